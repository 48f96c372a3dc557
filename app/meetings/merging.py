"""Two desks wrote the same text: both writings made one, paragraph by paragraph.

Each writing is read as what it did to the text both began on: a paragraph kept, changed or taken
away, and others put between. What only one did is done. What both did to the same paragraph is a
conflict: both stand in the merged text, theirs first, until a person says which it shall be, so
that nothing anybody wrote is lost unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum
from typing import Final, NamedTuple

from app.rich_text import Block, Cell, Document, Paragraph, Table, is_empty

Blocks = tuple[Block, ...]

#: Paragraphs of a passage written anew are compared one with the other up to so many pairs.
_MOST_PAIRS: Final = 2_500
#: Of so many parts of their words alike, one is the other changed.
_ALIKE: Final = 0.4


class Side(Enum):
    """Whose writing a conflict shall be settled by."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Conflict:
    """A passage both desks changed, each in its way.

    Attributes:
        place: Where it begins in the merged text, from 0: first theirs, then mine.
        base: As both began on it.
        mine: As it was written here; empty where it was taken away.
        theirs: As the other desk wrote it, likewise.
    """

    place: int
    base: Blocks
    mine: Blocks
    theirs: Blocks

    def settled(self, side: Side) -> Blocks:
        """What stands there by one decision."""
        if side is Side.BOTH:
            return self.theirs + self.mine
        return self.mine if side is Side.MINE else self.theirs


class Merged(NamedTuple):
    """One text of two, and where they contradict each other."""

    document: Document
    conflicts: tuple[Conflict, ...]


@dataclass
class _Writing:
    """What a desk did to the text it began on.

    Attributes:
        became: What each block became: itself, another one, or nothing.
        between: What was put before each block, and after the last.
    """

    became: list[Block | None]
    between: list[list[Block]] = field(default_factory=list)


def merged(base: Document, mine: Document, theirs: Document) -> Merged:
    """Make one text of two that began on the same.

    Args:
        base: As both desks began on it.
        mine: As it is written here.
        theirs: As the other desk saved it.
    """
    ours, others = _writing(base.blocks, mine.blocks), _writing(base.blocks, theirs.blocks)
    blocks: list[Block] = []
    conflicts: list[Conflict] = []
    for place in range(len(base.blocks) + 1):
        blocks += _both(ours.between[place], others.between[place])
        if place == len(base.blocks):
            break
        before, here, there = base.blocks[place], ours.became[place], others.became[place]
        if there in (here, before):
            blocks += _there_is(here)
        elif here == before:
            blocks += _there_is(there)
        elif _is_blank(before):
            # An empty line is where one begins to write; two wrote there, each his own.
            blocks += [*_there_is(there), *_there_is(here)]
        elif (table := _one_table(before, here, there)) is not None:
            blocks.append(table)
        else:
            clash = Conflict(len(blocks), (before,), _there_is(here), _there_is(there))
            conflicts.append(clash)
            blocks += clash.settled(Side.BOTH)
    return Merged(Document(tuple(blocks)), tuple(conflicts))


def _one_table(base: Block, mine: Block | None, theirs: Block | None) -> Table | None:
    """A table in whose cells two desks wrote, each in its own; None where they did not."""
    tables = [one for one in (base, mine, theirs) if isinstance(one, Table)]
    if len(tables) < 3 or len({_shape(one) for one in tables}) > 1:
        return None
    rows: list[tuple[Cell, ...]] = []
    for versions in zip(*(one.rows for one in tables), strict=True):
        cells: list[Cell] = []
        for was, here, there in zip(*versions, strict=True):
            found = merged(Document(was), Document(here), Document(there))
            if found.conflicts:
                return None
            cells.append(tuple(found.document.paragraphs()) or (Paragraph(),))
        rows.append(tuple(cells))
    return Table(tuple(rows), tables[0].has_header, tables[0].shares)


def _shape(table: Table) -> tuple[object, ...]:
    return len(table.rows), table.columns, table.has_header, table.shares


def settled(found: Merged, sides: Sequence[Side]) -> Document:
    """The merged text with its conflicts settled.

    Args:
        found: As `merged` gave it.
        sides: For each conflict, in order; of what is missing both stay.
    """
    blocks = list(found.document.blocks)
    for number in reversed(range(min(len(sides), len(found.conflicts)))):
        clash = found.conflicts[number]
        end = clash.place + len(clash.theirs) + len(clash.mine)
        blocks[clash.place : end] = clash.settled(sides[number])
    return Document(tuple(blocks))


def _there_is(block: Block | None) -> Blocks:
    return () if block is None else (block,)


def _both(mine: list[Block], theirs: list[Block]) -> list[Block]:
    """What both put at one place: theirs, then mine; what both put there alike only once."""
    if not mine or mine == theirs:
        return theirs
    kept = list(theirs)
    alike = _compared(theirs, mine).get_matching_blocks()
    shared = {one.b + step for one in alike for step in range(one.size)}
    fresh = [block for place, block in enumerate(mine) if place not in shared]
    return kept + fresh


def _writing(base: Blocks, new: Blocks) -> _Writing:
    """What was done to `base` to make it `new`."""
    done = _Writing([None] * len(base), [[] for _ in range(len(base) + 1)])
    for tag, begin, end, new_begin, new_end in _compared(base, new).get_opcodes():
        if tag == "equal":
            done.became[begin:end] = base[begin:end]
            continue
        # The last place before which nothing of the new text has been put yet.
        place, at = begin, new_begin
        for was, now in _pairs(base[begin:end], new[new_begin:new_end]):
            done.between[place] += new[at : new_begin + now]
            done.became[begin + was] = new[new_begin + now]
            place, at = begin + was + 1, new_begin + now + 1
        done.between[place] += new[at:new_end]
    return done


def _compared(one: Sequence[Block], other: Sequence[Block]) -> SequenceMatcher[int]:
    """Two texts compared by numbers, the same of what is alike: whole paragraphs are slow."""
    known: dict[Block, int] = {}
    first, second = (
        [known.setdefault(block, len(known)) for block in text] for text in (one, other)
    )
    return SequenceMatcher(None, first, second, autojunk=False)


def _pairs(was: Blocks, now: Blocks) -> list[tuple[int, int]]:
    """Which paragraph of a passage became which of the one in its place, in order."""
    if len(was) * len(now) > _MOST_PAIRS or not was or not now:
        return []
    likeness = [[_likeness(one, other) for other in now] for one in was]
    # best[i][j]: the most that pairs from i and j on are alike, taken together.
    best = [[0.0] * (len(now) + 1) for _ in range(len(was) + 1)]
    for i in reversed(range(len(was))):
        for j in reversed(range(len(now))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found, i, j = [], 0, 0
    while i < len(was) and j < len(now):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(was: Block, now: Block) -> float:
    """How far one is the other changed, from 0 (another one) to 1."""
    if isinstance(was, Table) or isinstance(now, Table):
        return 1.0 if type(was) is type(now) else 0.0
    if not was.text.strip() or not now.text.strip():
        return _ALIKE if was.text.strip() == now.text.strip() else 0.0
    if now.text.startswith(was.text) or was.text.startswith(now.text):
        return 1.0
    words, others = set(was.text.split()), set(now.text.split())
    share = len(words & others) / max(1, min(len(words), len(others)))
    return share if share >= _ALIKE else 0.0


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_empty(Document((block,)))
