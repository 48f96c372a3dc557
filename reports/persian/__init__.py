"""The only place that knows how Persian gets onto paper: shaping, direction, fonts, text map."""

from reports.persian.fonts import Typeface, default_typefaces, typeface
from reports.persian.setting import Alignment, Style, Typesetter, wrapped

__all__ = [
    "Alignment",
    "Style",
    "Typeface",
    "Typesetter",
    "default_typefaces",
    "typeface",
    "wrapped",
]
