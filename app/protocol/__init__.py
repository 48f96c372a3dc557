"""Protocol work: trips, delegations, ceremonies, registers, and checklists that forget nothing."""
