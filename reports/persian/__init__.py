"""The only place that knows how Persian gets onto paper: shaping, direction, fonts, text map."""

from reports.persian.fonts import Typeface, TypefacePair, chosen_typefaces, default_typefaces
from reports.persian.mixed import BOLD, PLAIN, Look, MixedLine, draw_mixed, mixed_lines
from reports.persian.setting import Alignment, Style, Typesetter, wrapped

__all__ = [
    "BOLD",
    "PLAIN",
    "Alignment",
    "Look",
    "MixedLine",
    "Style",
    "Typeface",
    "TypefacePair",
    "Typesetter",
    "chosen_typefaces",
    "default_typefaces",
    "draw_mixed",
    "mixed_lines",
    "wrapped",
]
