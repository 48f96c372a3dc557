"""How far the reading of files is, for settings and for the command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, exists, func, select

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.file_texts.states import TextState
from app.session import OfficeSession
from models.attachments import Attachment, ContentText, TextPiece
from models.base import table_of

_FILES: Final = table_of(Attachment)
_TEXTS: Final = table_of(ContentText)
_PIECES: Final = table_of(TextPiece)


@dataclass(frozen=True)
class TextCounts:
    """How many files stand how; the same content on two records is one.

    Attributes:
        files: All of them.
        states: Of each state that any is in.
        pages: Read so far, in all.
        troubles: Why files could not be read, each with how many.
    """

    files: int
    states: dict[TextState, int]
    pages: int
    troubles: tuple[tuple[str, int], ...]

    @property
    def unread(self) -> int:
        """How many nobody has looked at yet."""
        return self.files - sum(self.states.values())

    def of(self, state: TextState) -> int:
        """How many stand so."""
        return self.states.get(state, 0)


#: Reasons that are listed; more are one and the same.
_MOST_TROUBLES: Final = 5


def text_counts(session: OfficeSession) -> TextCounts:
    """Count the files that stand on records, by how far their text is.

    Raises:
        NotAllowed: The operator may not change settings.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    stands = exists().where(_FILES.c.sha256 == _TEXTS.c.sha256, _FILES.c.removed_at.is_(None))
    files = session.execute(
        select(func.count(_FILES.c.sha256.distinct())).where(_FILES.c.removed_at.is_(None))
    ).scalar_one()
    rows = session.execute(
        select(_TEXTS.c.state, func.count(), func.sum(_TEXTS.c.read_pages))
        .where(stands)
        .group_by(_TEXTS.c.state)
    ).all()
    troubles = session.execute(
        select(_TEXTS.c.trouble, func.count())
        .where(stands, _TEXTS.c.state == TextState.FAILED.value)
        .group_by(_TEXTS.c.trouble)
        .order_by(func.count().desc(), _TEXTS.c.trouble)
        .limit(_MOST_TROUBLES)
    ).all()
    return TextCounts(
        files,
        {TextState(state): count for state, count, _pages in rows},
        sum(pages for _state, _count, pages in rows),
        tuple((trouble, count) for trouble, count in troubles),
    )


def read_failed_again(session: OfficeSession) -> Changes[int]:
    """Let the files that could not be read be read once more.

    Returns:
        How many there are.

    Raises:
        NotAllowed: The operator may not change settings.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    failed = select(_TEXTS.c.sha256).where(_TEXTS.c.state == TextState.FAILED.value)
    session.execute(delete(_PIECES).where(_PIECES.c.sha256.in_(failed)))
    count = session.execute(delete(_TEXTS).where(_TEXTS.c.state == TextState.FAILED.value)).rowcount  # type: ignore[attr-defined]  # the stubs know no rows of a statement
    return changed(int(count), Kind.FILE_TEXT)
