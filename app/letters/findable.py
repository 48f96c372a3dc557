"""Letters among all that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, select

from app.access import Right
from app.changes import Kind
from app.letters.body import body_words
from app.letters.deeds import LETTERS
from app.letters.keys import letter_keys
from app.letters.queries import LetterFilter, first_receiver, visible_letters
from app.letters.states import LetterDirection, LetterState
from app.marks import Classification
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from app.texts import LETTER_STATES
from models.search import LETTERS as INDEXED

_SHOWN: Final = (
    "id",
    "number",
    "direction",
    "sender_name",
    "sender_post",
    "organisation",
    "dated",
    "subject",
    "summary",
    "keywords",
    "body",
    "state",
    "classification",
)


@cache
def _asked() -> Select[Any]:
    """What lines need; building it takes longer than asking it."""
    columns = (LETTERS.c[name] for name in _SHOWN)
    return of_ids(select(*columns, first_receiver().label("receiver")), LETTERS.c.id)


def _lines(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.ask(_asked(), {"ids": ids})
    return {row.id: _line(row) for row in rows}


def _line(row: Any) -> FoundLine:
    sender = " · ".join(
        part for part in (row.sender_name or row.sender_post, row.organisation) if part
    )
    came_in = row.direction == LetterDirection.INCOMING.value
    return FoundLine(
        kind=Kind.LETTER,
        id=row.id,
        number=row.number,
        title=row.subject,
        who=sender if came_in else row.receiver or "",
        day=row.dated,
        state=LETTER_STATES[row.state],
        standing=LetterState(row.state),
        classification=Classification(row.classification),
        context="\n".join(
            part for part in (row.summary, row.keywords, body_words(row.body)) if part
        ),
    )


FINDABLE: Final = Findable(
    kind=Kind.LETTER,
    title="نامه‌ها",
    right=Right.READ_LETTERS,
    section="letters",
    wanted=lambda text: LetterFilter(text=text),
    indexed=INDEXED,
    table=LETTERS,
    visible=visible_letters,
    lines=_lines,
    keys=keys_by(LETTERS, letter_keys),
)
