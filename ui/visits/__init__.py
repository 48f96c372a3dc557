"""Daily visitors: the waiting room, from who stands in it to what he was told."""
