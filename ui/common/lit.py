"""A text to be shown, and what of it was found."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Lit:
    """A text, and what of it is marked."""

    text: str
    spans: tuple[Span, ...] = ()
