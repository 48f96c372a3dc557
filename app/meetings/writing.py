"""The texts of the minutes while they are written: what was said to an item, and besides them.

Each text has an edition of its own and does not touch the version of its meeting, so that two desks
write two items at once. Who began on an older edition is told what was written since and saves
nothing; `app.meetings.merging` makes one text of both. Every saving stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import NotAllowed, NotFound, StaleRecord
from app.meetings.deeds import hold_meeting, seen_meeting
from app.meetings.states import WRITABLE, MeetingState
from app.meetings.tables import ITEMS, MEETINGS, TEXTS
from app.meetings.texts import MEETING_STATES
from app.rich_text import Document, checked, from_json, to_json
from app.session import OfficeSession
from app.text import persian_digits
from models.base import table_of
from models.operators import Operator

_OPERATORS: Final = table_of(Operator)

#: A desk that goes on writing is named in the journal again after so long.
_SAID_AGAIN: Final = timedelta(minutes=10)

NO_ITEM: Final = "این بند از دستور آن جلسه نیست."
NO_EDITION: Final = "چنین نگارشی از این متن در دفتر نیست."
MOVED: Final = "«{by}» این متن را در این میان نوشته است؛ هر دو نوشته کنار هم گذاشته می‌شود."
NOT_WRITABLE: Final = "{named} «{state}» است و متن صورتجلسه آن نوشته نمی‌شود."


@dataclass(frozen=True)
class SavedText:
    """A text of the minutes as it was saved.

    Attributes:
        edition: How often it was saved; 0 of one nobody has written yet.
        at: Tehran time, aware; None of one nobody has written.
        by: Who saved it.
    """

    document: Document
    edition: int
    at: datetime | None
    by: str


@dataclass(frozen=True)
class TextEdition:
    """One saving of a text, without its body."""

    edition: int
    at: datetime
    by: str


class TextMoved(StaleRecord):
    """Another desk saved the text after it was read here; nothing was written.

    Attributes:
        theirs: As it stands now, when and by whom.
        base: As it was read here; None where that edition is not known.
    """

    def __init__(self, theirs: SavedText, base: Document | None) -> None:
        super().__init__(persian_digits(MOVED.format(by=theirs.by)))
        self.theirs = theirs
        self.base = base


def save_text(
    session: OfficeSession, meeting_id: int, item_id: int | None, edition: int, body_json: str
) -> Changes[int]:
    """Save a text of the minutes over the edition it was begun on.

    Args:
        session: The transaction.
        meeting_id: Of which meeting.
        item_id: What was said to an item; None for what was said besides them.
        edition: As read; 0 of a text nobody has written yet.
        body_json: As `app.rich_text.to_json` gives it.

    Returns:
        The new edition; the old one where nothing changed.

    Raises:
        TextMoved: Another desk saved it since; carries what it wrote.
        InvalidInput: It is larger than a paper can be.
        NotAllowed: The operator may not, or the minutes are not being written.
        NotFound: There is no such meeting for him, or no such item of it.
        UnreadableText: It is no rich text.
    """
    require(session.desk.operator, Right.HOLD_MEETINGS)
    hold_meeting(session, meeting_id)
    meeting = seen_meeting(session, meeting_id)
    _require_writable(meeting)
    body = to_json(checked(from_json(body_json), "body"))
    table, row = _where(session, meeting, item_id)
    standing: int = row["discussion_edition"]
    if row["discussion"] == body:
        return changed(standing)
    if standing != edition:
        raise TextMoved(_standing(session, row), _body(session, row, edition))
    _note(session, meeting, row)
    _write(session, meeting, table, row, body)
    return changed(standing + 1, Kind.MEETING)


def _require_writable(meeting: dict[str, Any]) -> None:
    state = MeetingState(meeting["state"])
    if state not in WRITABLE:
        named = f"جلسه {meeting['number']}"
        said = NOT_WRITABLE.format(named=named, state=MEETING_STATES[state])
        raise NotAllowed(persian_digits(said))


def _where(
    session: OfficeSession, meeting: dict[str, Any], item_id: int | None
) -> tuple[Table, dict[str, Any]]:
    """Where a text stands: its table, and its row with `item_id` and `meeting_id`."""
    if item_id is None:
        return MEETINGS, meeting | {"meeting_id": meeting["id"], "item_id": None}
    found = session.execute(
        select(ITEMS).where(ITEMS.c.id == item_id, ITEMS.c.meeting_id == meeting["id"])
    ).mappings()
    row = found.first()
    if row is None:
        raise NotFound(NO_ITEM)
    return ITEMS, dict(row) | {"item_id": item_id}


def _of_text(row: dict[str, Any]) -> tuple[ColumnElement[bool], ...]:
    """Which savings are of one text."""
    of_meeting = TEXTS.c.meeting_id == row["meeting_id"]
    number = row["item_id"]
    return of_meeting, TEXTS.c.item_id.is_(None) if number is None else TEXTS.c.item_id == number


def _write(
    session: OfficeSession, meeting: dict[str, Any], table: Table, row: dict[str, Any], body: str
) -> None:
    desk, edition = session.desk, row["discussion_edition"] + 1
    session.execute(
        insert(TEXTS).values(
            meeting_id=meeting["id"],
            item_id=row["item_id"],
            edition=edition,
            at=desk.clock.now(),
            operator_id=desk.operator.id,
            body=body,
        )
    )
    session.execute(
        update(table)
        .where(table.c.id == row["id"])
        .values(discussion=body, discussion_edition=edition)
    )
    session.execute(
        update(MEETINGS)
        .where(MEETINGS.c.id == meeting["id"])
        .values(texts_saved=MEETINGS.c.texts_saved + 1)
    )


def _note(session: OfficeSession, meeting: dict[str, Any], row: dict[str, Any]) -> None:
    """Say in the journal who writes; not again for each saving of somebody who goes on."""
    desk = session.desk
    last = session.execute(
        select(TEXTS.c.operator_id, TEXTS.c.at)
        .where(*_of_text(row), TEXTS.c.edition == row["discussion_edition"])
        .limit(1)
    ).first()
    goes_on = last is not None and last.operator_id == desk.operator.id
    if goes_on and last is not None and desk.clock.now() - last.at < _SAID_AGAIN:
        return
    words = f"متن «{row['title']}» نوشته شد." if row["item_id"] else "متن مذاکرات نوشته شد."
    journal.note(
        session,
        Kind.MEETING,
        meeting["id"],
        "save_text",
        persian_digits(words),
        classification=meeting["classification"],
    )


def text_of(session: OfficeSession, meeting_id: int, item_id: int | None) -> SavedText:
    """A text of the minutes as it stands now.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him, or no such item of it.
    """
    return _standing(session, _asked(session, meeting_id, item_id))


def _standing(session: OfficeSession, row: dict[str, Any]) -> SavedText:
    """A text as it stands, with who saved it last."""
    edition: int = row["discussion_edition"]
    last = _saving(session, row, edition)
    at, by = (to_tehran(last.at), last.full_name) if last is not None else (None, "")
    return SavedText(_document(row["discussion"]), edition, at, by)


def text_at(
    session: OfficeSession, meeting_id: int, item_id: int | None, edition: int
) -> SavedText:
    """A text of the minutes as it was saved once.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him, no such item of it, or no such edition.
    """
    row = _asked(session, meeting_id, item_id)
    if edition == 0:
        return SavedText(Document(), 0, None, "")
    found = _saving(session, row, edition)
    if found is None:
        raise NotFound(NO_EDITION)
    return SavedText(_document(found.body), edition, to_tehran(found.at), found.full_name)


def editions_of_text(
    session: OfficeSession, meeting_id: int, item_id: int | None
) -> list[TextEdition]:
    """Every saving of a text, the newest first.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him, or no such item of it.
    """
    row = _asked(session, meeting_id, item_id)
    rows = session.execute(
        select(TEXTS.c.edition, TEXTS.c.at, _OPERATORS.c.full_name)
        .join(_OPERATORS, _OPERATORS.c.id == TEXTS.c.operator_id)
        .where(*_of_text(row))
        .order_by(TEXTS.c.edition.desc())
    )
    return [TextEdition(one.edition, to_tehran(one.at), one.full_name) for one in rows]


def text_editions(session: OfficeSession, meeting_id: int) -> dict[int | None, int]:
    """The edition of every text of a meeting, by its item: what an open desk asks again and again.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    meeting = seen_meeting(session, meeting_id)
    rows = session.execute(
        select(ITEMS.c.id, ITEMS.c.discussion_edition)
        .where(ITEMS.c.meeting_id == meeting_id)
        .order_by(ITEMS.c.place, ITEMS.c.id)
    )
    return {None: meeting["discussion_edition"]} | {one.id: one.discussion_edition for one in rows}


def _asked(session: OfficeSession, meeting_id: int, item_id: int | None) -> dict[str, Any]:
    require(session.desk.operator, Right.READ_MEETINGS)
    return _where(session, seen_meeting(session, meeting_id), item_id)[1]


def _saving(session: OfficeSession, row: dict[str, Any], edition: int) -> Any:
    return session.execute(
        select(TEXTS.c.body, TEXTS.c.at, _OPERATORS.c.full_name)
        .join(_OPERATORS, _OPERATORS.c.id == TEXTS.c.operator_id)
        .where(*_of_text(row), TEXTS.c.edition == edition)
    ).first()


def _body(session: OfficeSession, row: dict[str, Any], edition: int) -> Document | None:
    """A text as it was read, to be merged from."""
    if edition == 0:
        return Document()
    found = _saving(session, row, edition)
    return _document(found.body) if found is not None else None


def _document(body: str) -> Document:
    """A stored text; the one nobody has written is empty."""
    return from_json(body) if body else Document()
