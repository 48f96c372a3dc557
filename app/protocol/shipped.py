"""The checklists that come with the program, one for each kind of case (P6.1 to P6.14, P7, P9)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

from app.protocol.drafts import ChecklistTaskDraft
from app.protocol.rows import ChecklistLine
from app.protocol.states import CaseKind, TaskAnchor, TaskCondition

#: A case remembers a shipped template by this and its key.
PREFIX: Final = "shipped:"


@lru_cache(maxsize=1)
def shipped_checklists() -> tuple[ChecklistLine, ...]:
    """The templates as they come, in the order of the kinds."""
    text = (files("resources") / "protocol" / "checklists.tsv").read_text(encoding="utf-8")
    heads: list[tuple[str, CaseKind, str]] = []
    steps: dict[str, list[ChecklistTaskDraft]] = {}
    for line in text.splitlines():
        word, _tab, rest = line.partition("\t")
        if word == "template":
            key, kind, name = rest.split("\t")
            heads.append((key, CaseKind(kind), name))
            steps[key] = []
        elif word == "step":
            steps[heads[-1][0]].append(_step(rest))
    return tuple(
        ChecklistLine(
            key=PREFIX + key,
            id=None,
            version=0,
            name=name,
            kind=kind,
            shipped=key,
            note="",
            tasks=tuple(steps[key]),
            is_archived=False,
        )
        for key, kind, name in heads
    )


def _step(line: str) -> ChecklistTaskDraft:
    stage, key, title, anchor, days, responsible, document, condition, value = line.split("\t")
    return ChecklistTaskDraft(
        key=key,
        stage=int(stage),
        title=title,
        anchor=TaskAnchor(anchor),
        days_before=int(days),
        responsible=responsible,
        document=document,
        condition=TaskCondition(condition),
        condition_value=value,
    )
