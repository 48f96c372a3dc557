"""Which way each piece of a line runs, by the Unicode bidirectional algorithm.

A paragraph is broken into lines in logical order first; each line is then ordered by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import bidirectional

from bidi import algorithm

#: Characters without a direction of their own that the algorithm takes out (half-spaces …).
_BOUNDARY_NEUTRAL = "BN"
#: Levels of a paragraph: ours, and that of a guest's language written the other way.
RIGHT_TO_LEFT = 1
LEFT_TO_RIGHT = 0


@dataclass(frozen=True)
class Run:
    """A stretch of one direction, its text in logical order.

    Attributes:
        start: Where in the line it begins.
    """

    text: str
    right_to_left: bool
    start: int = 0


@lru_cache(maxsize=20_000)
def visual_runs(line: str, base: int = RIGHT_TO_LEFT) -> tuple[Run, ...]:
    """The runs of a line from its left end to its right end.

    Args:
        line: In logical order.
        base: Which way its paragraph runs.
    """
    levels = _levels(line, base)
    runs = _runs_of_equal_level(line, levels)
    highest = max((level for _, level, _ in runs), default=base)
    for level in range(highest, 0, -1):
        runs = _reversed_stretches(runs, level)
    return tuple(Run(text, level % 2 == 1, start) for text, level, start in runs)


def _levels(line: str, base: int) -> list[int]:
    """The embedding level of each character; what was taken out goes with the one before."""
    kept = [place for place, character in enumerate(line) if not _is_taken_out(character)]
    levels = [base] * len(line)
    resolved = _resolved("".join(line[place] for place in kept), base)
    for place, level in zip(kept, resolved, strict=True):
        levels[place] = level
    for place in range(1, len(line)):
        if _is_taken_out(line[place]):
            levels[place] = levels[place - 1]
    end = len(line)
    while end and line[end - 1].isspace():
        end -= 1
        levels[end] = base
    return levels


def _is_taken_out(character: str) -> bool:
    return bidirectional(character) in (_BOUNDARY_NEUTRAL, "")


def _resolved(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "R" if base == RIGHT_TO_LEFT else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [int(character["level"]) for character in storage["chars"]]


#: A run being ordered: its text, its level and where in the line it begins.
_Levelled = tuple[str, int, int]


def _runs_of_equal_level(line: str, levels: list[int]) -> list[_Levelled]:
    runs: list[_Levelled] = []
    start = 0
    for place in range(1, len(line) + 1):
        if place == len(line) or levels[place] != levels[start]:
            runs.append((line[start:place], levels[start], start))
            start = place
    return runs


def _reversed_stretches(runs: list[_Levelled], level: int) -> list[_Levelled]:
    """Turn round every stretch of runs at `level` or above (rule L2)."""
    turned: list[_Levelled] = []
    stretch: list[_Levelled] = []
    for run in runs:
        if run[1] >= level:
            stretch.append(run)
            continue
        turned.extend(reversed(stretch))
        stretch = []
        turned.append(run)
    turned.extend(reversed(stretch))
    return turned
