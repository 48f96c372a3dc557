"""Realistic invented data, the same for the same seed and moment: to learn, to show, to measure."""

from app.demo.filling import SCALES, fill_store
from app.demo.stories import Filled, Scale

__all__ = ["SCALES", "Filled", "Scale", "fill_store"]
