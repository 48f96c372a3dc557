"""Every way to change the office's letterheads: add, amend, make the default, archive, restore."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require
from app.attachments import add_file, remove_file
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotFound, StaleRecord
from app.letterheads.drafts import Emblem, LetterheadDraft, checked
from app.letterheads.layout import Page, layout_to_json
from app.letterheads.queries import LETTERHEADS, MISSING, list_letterheads, standing_row
from app.session import OfficeSession
from app.text import search_key
from models.attachments import Attachment

#: More than an office has kinds of paper.
MOST_LETTERHEADS: Final = 50

PAGE_NAMES: Final = {Page.A4: "A4", Page.A5: "A5"}


def add_letterhead(session: OfficeSession, draft: LetterheadDraft) -> Changes[int]:
    """Add a letterhead; the first of its size becomes the default. Saving again finds its own.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(LETTERHEADS.c.id).where(LETTERHEADS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    draft = checked(draft)
    _require_own_name(session, draft.name)
    standing = list_letterheads(session)
    if len(standing) >= MOST_LETTERHEADS:
        raise InvalidInput("name", "فهرست پر است؛ نخست سربرگی را بایگانی کنید.")
    number: int = session.execute(
        insert(LETTERHEADS)
        .values(
            name=draft.name,
            page=draft.page.value,
            layout=layout_to_json(draft.layout),
            emblem_id=None,
            is_default=not any(row.page is draft.page and row.is_default for row in standing),
            archived_at=None,
            archived_by=None,
            request_key=draft.request_key,
            version=1,
        )
        .returning(LETTERHEADS.c.id)
    ).scalar_one()
    if draft.emblem is not None:
        emblem_id = add_file(session, Kind.LETTERHEAD, number, draft.emblem.as_source()).id
        session.execute(
            update(LETTERHEADS).where(LETTERHEADS.c.id == number).values(emblem_id=emblem_id)
        )
    _note(session, number, "add_letterhead", f"سربرگ «{draft.name}» افزوده شد.")
    return changed(number, Kind.LETTERHEAD)


def amend_letterhead(
    session: OfficeSession, number: int, version: int, draft: LetterheadDraft
) -> Changes[int]:
    """Change a letterhead; what was printed on it before stays as it was on paper.

    Raises:
        NotAllowed, InvalidFields: As for `add_letterhead`.
        NotFound: No such letterhead stands.
        StaleRecord: Another desk changed it since.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    row = standing_row(session, number)
    draft = checked(draft)
    _require_own_name(session, draft.name, besides=number)
    if draft.page.value != row.page:
        raise InvalidInput("page", "اندازه کاغذ سربرگ عوض نمی‌شود؛ سربرگ دیگری بسازید.")
    before = _emblem_hash(session, row.emblem_id)
    after = draft.emblem.sha256 if draft.emblem is not None else ""
    was = {"name": row.name, "layout": row.layout, "emblem": before}
    now = {"name": draft.name, "layout": layout_to_json(draft.layout), "emblem": after}
    if was == now:
        return changed(number)
    values: dict[str, Any] = {"name": now["name"], "layout": now["layout"]}
    if before != after:
        values["emblem_id"] = _replaced(session, number, row.emblem_id, draft.emblem)
    _save(session, number, version, **values)
    details = journal.differences(was, now)
    words = f"سربرگ «{row.name}» اصلاح شد."
    _note(session, number, "amend_letterhead", words, details=details)
    return changed(number, Kind.LETTERHEAD)


def make_default(session: OfficeSession, number: int) -> Changes[int]:
    """Print the letters of its size on this letterhead from now on.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        NotFound: No such letterhead stands.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    row = standing_row(session, number)
    if row.is_default:
        return changed(number)
    # One statement over all of the size: two desks at once leave one default, not two or none.
    session.execute(
        update(LETTERHEADS)
        .where(LETTERHEADS.c.page == row.page)
        .values(is_default=LETTERHEADS.c.id == number)
    )
    page = PAGE_NAMES[Page(row.page)]
    words = f"نامه‌های {page} بر سربرگ «{row.name}» چاپ می‌شوند."
    _note(session, number, "make_letterhead_default", words)
    return changed(number, Kind.LETTERHEAD)


def archive_letterhead(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Take a letterhead off the list; `restore_letterhead` brings it back.

    When it was the default, letters are printed on the shipped one until another is chosen.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        NotFound: No such letterhead stands.
        StaleRecord: Another desk changed it since.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    row = standing_row(session, number)
    _save(
        session,
        number,
        version,
        archived_at=session.desk.clock.now(),
        archived_by=session.desk.operator.id,
        is_default=False,
    )
    _note(session, number, "archive_letterhead", f"سربرگ «{row.name}» بایگانی شد.")
    return changed(number, Kind.LETTERHEAD)


def restore_letterhead(session: OfficeSession, number: int) -> Changes[int]:
    """Bring an archived letterhead back; it is not the default any more.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        NotFound: No such letterhead was archived.
        InvalidFields: Another has its name meanwhile.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    row = session.execute(
        select(LETTERHEADS).where(
            LETTERHEADS.c.id == number, LETTERHEADS.c.archived_at.is_not(None)
        )
    ).first()
    if row is None:
        raise NotFound(MISSING)
    _require_own_name(session, row.name, besides=number)
    _save(session, number, row.version, archived_at=None, archived_by=None)
    _note(session, number, "restore_letterhead", f"سربرگ «{row.name}» برگشت.")
    return changed(number, Kind.LETTERHEAD)


def _require_own_name(session: OfficeSession, name: str, besides: int = 0) -> None:
    others = (row for row in list_letterheads(session) if row.id != besides)
    if any(search_key(other.name) == search_key(name) for other in others):
        problem = InvalidInput("name", "سربرگی به این نام هست؛ نام دیگری بنویسید.")
        raise InvalidFields([problem])


def _emblem_hash(session: OfficeSession, number: int | None) -> str:
    if number is None:
        return ""
    found = session.execute(select(Attachment.sha256).where(Attachment.id == number)).scalar()
    return found or ""


def _replaced(
    session: OfficeSession, number: int, old: int | None, emblem: Emblem | None
) -> int | None:
    if old is not None:
        remove_file(session, old)
    if emblem is None:
        return None
    return add_file(session, Kind.LETTERHEAD, number, emblem.as_source()).id


def _save(session: OfficeSession, number: int, version: int, **values: Any) -> None:
    saved = session.execute(
        update(LETTERHEADS)
        .where(LETTERHEADS.c.id == number, LETTERHEADS.c.version == version)
        .values(**values, version=version + 1)
        .returning(LETTERHEADS.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _note(
    session: OfficeSession,
    number: int,
    action: str,
    words: str,
    *,
    details: dict[str, object] | None = None,
) -> None:
    journal.note(session, Kind.LETTERHEAD, number, action, words, details=details)
