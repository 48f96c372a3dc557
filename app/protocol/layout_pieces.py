"""The pieces of a line of a layout cut at its signs; what stands in braces is never cut."""

from __future__ import annotations

from app.protocol.layout_format import Mark, Pieces


def split_at(pieces: Pieces, sign: str) -> list[Pieces]:
    """Pieces cut at each sign of their words."""
    parts: list[list[str | Mark]] = [[]]
    for one in pieces:
        if isinstance(one, Mark):
            parts[-1].append(one)
            continue
        first, *others = one.split(sign)
        parts[-1].append(first)
        parts.extend([other] for other in others)
    return [tuple(one) for one in parts]


def halves(pieces: Pieces) -> tuple[Pieces, Pieces | None]:
    """What stands before the first colon and after it; None where there is no colon."""
    for place, one in enumerate(pieces):
        if isinstance(one, str) and ":" in one:
            before, _colon, after = one.partition(":")
            return (*pieces[:place], before), (after, *pieces[place + 1 :])
    return pieces, None


def words_of(pieces: Pieces) -> str:
    """The words of pieces, without the marks between them."""
    return "".join(one for one in pieces if isinstance(one, str)).strip()


def stripped(pieces: Pieces) -> Pieces:
    """Pieces without blanks at their edges, and without empty words."""
    found = list(pieces)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return tuple(one for one in found if one)
