"""Templates of letters as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.letters import (
    LetterKind,
    TemplateDraft,
    TemplateLine,
    add_template,
    list_templates,
    template_line,
)
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import choice_field, key_field, text_field
from app.records.plain import Plain, plain, plain_object
from app.search.answering import is_answered
from app.search.matching import asked as question_of
from app.session import OfficeSession

REMOVED: Final = "removed"


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    made = add_template(session, TemplateDraft(**values))
    return Changes(Added(made.value, template_line(session, made.value).name), made.kinds)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    question = question_of(session, asked.text)
    lines = [
        line
        for line in list_templates(session, removed=True)
        if line.removed == (asked.state == REMOVED)
        and is_answered(question, f"{line.name} {line.subject}")
    ]
    return Found(tuple(plain_object(line) for line in lines[: asked.limit]), len(lines))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    line = template_line(session, number)
    trace = journal.history(session, Kind.LETTER_TEMPLATE, number)
    return {**plain_object(line), "history": plain(trace)}


LETTER_TEMPLATE: Final = RecordKind(
    name="letter-template",
    fields=(
        text_field("name", "پاسخ استعلام"),
        choice_field("kind", LetterKind, LetterKind.INQUIRY),
        text_field("subject", "پاسخ استعلام {موضوع}"),
        text_field("body", "با سلام، بازگشت به نامه شماره {شماره_نامه_وارده} ..."),
        key_field("request_key"),
    ),
    sheet=TemplateLine,
    extras=("history",),
    states=("standing", REMOVED),
    add=_add,
    listed=_listed,
    whole=_whole,
)
