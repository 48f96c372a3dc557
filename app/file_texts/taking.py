"""Which content a desk reads next, and what of it is kept page after page.

Nobody asks for these deeds: they are the program's own work, as making a search key is, and leave
no trace in the journal. A desk takes a content into its hand, says with each page that it still
has it, and keeps what it read; whoever comes later goes on where it stopped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any, Final

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, or_, select, update

from app.attachments import Content, open_content
from app.changes import Changes, Kind, changed
from app.errors import StaleRecord
from app.file_texts.pieces import Piece, count_words, gathered
from app.file_texts.states import TextState, TextWay, joined_way
from app.session import OfficeSession
from models.attachments import Attachment, ContentText, TextPiece
from models.base import table_of

_FILES: Final = table_of(Attachment)
_TEXTS: Final = table_of(ContentText)
_PIECES: Final = table_of(TextPiece)

#: Any number; on a server, whoever takes a content holds the lock of this one until it is taken.
_TAKING: Final = 0x44465458

#: A desk that has said nothing for so long reads no more: it was ended, or its computer was.
IN_HAND: Final = timedelta(minutes=5)

#: Contents a desk looks for at a time: it must go past all that were read to find them.
AT_ONCE: Final = 50

TAKEN_AWAY: Final = "متن این پرونده را میز دیگری می‌خواند."


@dataclass(frozen=True)
class Waiting:
    """A content that is to be read."""

    content: Content
    media_type: str


@dataclass(frozen=True)
class Taken:
    """A content in this desk's hand.

    Attributes:
        read_pages: So many are read; this desk goes on after them.
    """

    content: Content
    read_pages: int

    @property
    def sha256(self) -> str:
        """What names it."""
        return self.content.sha256


@dataclass(frozen=True)
class PageText:
    """What was read on a page.

    Attributes:
        is_unseen: It is a picture, and nothing here knows words in a picture.
        trouble: Why its words could not be recognised.
    """

    text: str
    way: TextWay
    is_unseen: bool = False
    trouble: str = ""


def contents_to_read(
    session: OfficeSession, *, can_recognise: bool, limit: int = AT_ONCE
) -> list[Waiting]:
    """Contents that are to be read, as far as one can say without keeping others from them.

    What somebody left in the middle comes first, then files nobody has looked at, the newest
    first, then pictures that wait.

    Args:
        session: Where to ask.
        can_recognise: This desk reads pictures too.
        limit: How many at most; more are found when these are read.
    """
    asks = [_left_off(session.desk.clock.now()), _never_seen()]
    if can_recognise:
        asks.append(_in_state(_TEXTS.c.state == TextState.WAITING.value))
    found: dict[str, Waiting] = {}
    for ask in asks:
        for row in session.execute(ask.limit(limit)):
            found.setdefault(row.sha256, Waiting(Content(row.sha256, row.size), row.media_type))
        if found:
            break
    return list(found.values())


def _never_seen() -> Select[Any]:
    seen = exists().where(_TEXTS.c.sha256 == _FILES.c.sha256)
    return (
        select(_FILES.c.sha256, _FILES.c.size, _FILES.c.media_type)
        .where(_FILES.c.removed_at.is_(None), ~seen)
        .order_by(_FILES.c.id.desc())
    )


def _left_off(now: datetime) -> Select[Any]:
    """Those whose reading somebody left in the middle."""
    given_up = (_TEXTS.c.state == TextState.READING.value) & (_TEXTS.c.read_at < now - IN_HAND)
    return _in_state(or_(_TEXTS.c.state == TextState.BEGUN.value, given_up))


def _in_state(condition: ColumnElement[bool]) -> Select[Any]:
    return (
        select(_TEXTS.c.sha256, _FILES.c.size, _FILES.c.media_type)
        .join(_FILES, _FILES.c.sha256 == _TEXTS.c.sha256)
        .where(condition, _FILES.c.removed_at.is_(None))
        .order_by(_TEXTS.c.sha256)
    )


def take_content(
    session: OfficeSession, waiting: Waiting, *, can_recognise: bool
) -> Changes[Taken | None]:
    """Take a content into this desk's hand.

    Args:
        session: The transaction.
        waiting: One of `contents_to_read`.
        can_recognise: This desk reads pictures too.

    Returns:
        None where another desk was faster.
    """
    if session.is_shared:
        # Two desks that come at the same moment come one after the other.
        session.execute(select(func.pg_advisory_xact_lock(_TAKING)))
    sha256, now = waiting.content.sha256, session.desk.clock.now()
    row = session.execute(select(_TEXTS).where(_TEXTS.c.sha256 == sha256)).first()
    values = {"state": TextState.READING.value, "read_at": now}
    if row is None:
        session.execute(insert(_TEXTS).values(sha256=sha256, **_UNREAD, **values))
        return changed(Taken(waiting.content, 0), Kind.FILE_TEXT)
    state, read_pages = TextState(row.state), row.read_pages
    if state is TextState.WAITING and can_recognise:
        session.execute(delete(_PIECES).where(_PIECES.c.sha256 == sha256))
        values |= _UNREAD
        read_pages = 0
    elif not (
        state is TextState.BEGUN or (state is TextState.READING and row.read_at < now - IN_HAND)
    ):
        return changed(None)
    session.execute(update(_TEXTS).where(_TEXTS.c.sha256 == sha256).values(**values))
    return changed(Taken(waiting.content, read_pages), Kind.FILE_TEXT)


#: How a content begins.
_UNREAD: Final[dict[str, Any]] = {
    "way": TextWay.NONE.value,
    "pages": 0,
    "read_pages": 0,
    "unseen_pages": 0,
    "trouble": "",
}


def copy_content(session: OfficeSession, content: Content, file: IO[bytes]) -> None:
    """Write a content into a file of this computer, proved, and go to its beginning.

    Raises:
        StoreDamaged: It is not any more what came in.
    """
    for part in open_content(session, content):
        file.write(part)
    file.seek(0)


def keep_pages(
    session: OfficeSession, taken: Taken, count: int, texts: tuple[PageText, ...]
) -> Changes[Taken]:
    """Keep what was read on the next pages of a content.

    Args:
        session: The transaction.
        taken: The content as this desk knows it.
        count: How many pages it has.
        texts: Of the pages after those that were read.

    Raises:
        StaleRecord: Another desk reads it now.
    """
    row = _in_hand(session, taken)
    _put_pieces(session, taken, tuple(one.text for one in texts))
    way = TextWay(row.way)
    for one in texts:
        way = joined_way(way, one.way)
    read = taken.read_pages + len(texts)
    unseen = row.unseen_pages + sum(1 for one in texts if one.is_unseen)
    trouble = next((one.trouble for one in texts if one.trouble), row.trouble)
    state = TextState.READING if read < count else _last_state(unseen, way, trouble)
    _say(
        session,
        taken,
        state=state.value,
        way=way.value,
        pages=count,
        read_pages=read,
        unseen_pages=unseen,
        trouble=trouble,
    )
    return changed(Taken(taken.content, read), Kind.FILE_TEXT)


def _last_state(unseen: int, way: TextWay, trouble: str) -> TextState:
    if unseen:
        return TextState.WAITING
    if trouble:
        return TextState.FAILED
    return TextState.EMPTY if way is TextWay.NONE else TextState.READ


def _in_hand(session: OfficeSession, taken: Taken) -> Any:
    """How far a content is, while nobody else may say otherwise.

    Raises:
        StaleRecord: This desk was silent for too long, and another has it.
    """
    row = session.execute(
        select(_TEXTS).where(_TEXTS.c.sha256 == taken.sha256).with_for_update()
    ).first()
    if row is None or row.state != TextState.READING.value or row.read_pages != taken.read_pages:
        raise StaleRecord(TAKEN_AWAY)
    return row


def _put_pieces(session: OfficeSession, taken: Taken, texts: tuple[str, ...]) -> None:
    row = session.execute(
        select(_PIECES)
        .where(_PIECES.c.sha256 == taken.sha256)
        .order_by(_PIECES.c.place.desc())
        .limit(1)
    ).first()
    last = None
    if row is not None:
        last = Piece(row.first_page, row.last_page, row.text, count_words(row.text))
    first_place = row.place if row is not None else 0
    for place, piece in enumerate(gathered(last, taken.read_pages, texts), first_place):
        values = {
            "first_page": piece.first_page,
            "last_page": piece.last_page,
            "text": piece.text,
            "search_key": piece.search_key,
        }
        if row is None or place > row.place:
            session.execute(insert(_PIECES).values(sha256=taken.sha256, place=place, **values))
        elif piece != last:
            session.execute(update(_PIECES).where(_PIECES.c.id == row.id).values(**values))


def _say(session: OfficeSession, taken: Taken, **values: Any) -> None:
    session.execute(
        update(_TEXTS)
        .where(_TEXTS.c.sha256 == taken.sha256)
        .values(read_at=session.desk.clock.now(), **values)
    )


def fail_content(session: OfficeSession, taken: Taken, trouble: str) -> Changes[None]:
    """Say that a content cannot be read, and why; what was read of it stays.

    Raises:
        StaleRecord: Another desk reads it now.
    """
    _in_hand(session, taken)
    _say(session, taken, state=TextState.FAILED.value, trouble=trouble)
    return changed(None, Kind.FILE_TEXT)


def release_content(session: OfficeSession, taken: Taken) -> Changes[None]:
    """Give a content out of this desk's hand; whoever comes next goes on with it.

    Raises:
        StaleRecord: Another desk reads it already.
    """
    _in_hand(session, taken)
    _say(session, taken, state=TextState.BEGUN.value)
    return changed(None, Kind.FILE_TEXT)
