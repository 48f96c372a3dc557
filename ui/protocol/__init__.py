"""Protocol work: cases, their dossier desk, and the registers beside them."""
