"""Putting sheets into the folder, sending it in, and writing down what came back."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select, update

from app import journal
from app.access import Right, require, require_clearance
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.database import STALE
from app.errors import NotAllowed, NotFound, StaleRecord
from app.folder.keys import sheet_search_key
from app.folder.rows import Outcome, SheetCard
from app.numbering import FOLDERS, take_number
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits
from models.base import table_of
from models.folder import Folder, FolderSheet

FOLDERS_TABLE: Final = table_of(Folder)
SHEETS: Final = table_of(FolderSheet)

_FOLLOW: Final = update(SHEETS).where(
    SHEETS.c.kind == bindparam("of_kind"), SHEETS.c.record_id == bindparam("of_record")
)

#: How a folder's number is written.
NUMBER: Final = "{year}/ک/{serial}"
MISSING: Final = "این برگ در کارتابل یافت نشد."

#: Any number; whoever begins a folder on a server holds the lock of this one.
_BEGINNING: Final = 0x6B617274

#: Where a sheet still lies in the folder or with him.
IN_FOLDER: Final = (Outcome.WITH_HIM.value, Outcome.KEPT.value)


def put_in(session: OfficeSession, card: SheetCard) -> int:
    """Put a sheet into the folder that is being prepared; a part of the record's own deed.

    Returns:
        The sheet's id; the standing one where the record lies in the folder already.
    """
    standing = standing_sheet(session, card.kind, card.record_id, card.part_id)
    if standing is not None:
        number: int = standing["id"]
        return number
    row = sheet_row(session, _preparing(session), card)
    sheet_id: int = session.execute(
        insert(SHEETS).values(**row).returning(SHEETS.c.id)
    ).scalar_one()
    return sheet_id


def sheet_row(session: OfficeSession, folder_id: int, card: SheetCard) -> dict[str, Any]:
    """The columns of a sheet put in at this desk now."""
    return {
        "folder_id": folder_id,
        "kind": card.kind.value,
        "record_id": card.record_id,
        "part_id": card.part_id,
        "purpose": card.purpose.value,
        **said_on_sheet(card),
        "put_in_at": session.desk.clock.now(),
        "put_in_by": session.desk.operator.id,
        "outcome": Outcome.WITH_HIM.value,
        "outcome_at": None,
        "outcome_by": None,
        "order_id": None,
        "taken_out_at": None,
    }


def said_on_sheet(card: SheetCard) -> dict[str, Any]:
    """What a sheet says of its record, and is found by."""
    said = {
        "number": card.number,
        "title": card.title[:SHORT_LIMIT],
        "from_whom": card.from_whom[:SHORT_LIMIT],
        "classification": card.classification,
    }
    return said | {"search_key": sheet_search_key(said)}


def folder_row(session: OfficeSession, serial: int, year: int, number: str) -> dict[str, Any]:
    """The columns of a folder begun at this desk now."""
    return {
        "series": FOLDERS,
        "year": year,
        "serial": serial,
        "number": number,
        "begun_at": session.desk.clock.now(),
        "begun_by": session.desk.operator.id,
        "sent_at": None,
        "sent_by": None,
        "printed_count": 0,
        "version": 1,
    }


def _preparing(session: OfficeSession) -> int:
    """The folder that is being prepared, begun now if there is none."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_BEGINNING)))
    found = session.execute(
        select(FOLDERS_TABLE.c.id)
        .where(FOLDERS_TABLE.c.sent_at.is_(None))
        .order_by(FOLDERS_TABLE.c.id)
        .limit(1)
    ).scalar()
    if found is not None:
        return int(found)
    now = session.desk.clock.now()
    given = take_number(session, FOLDERS, NUMBER, to_tehran(now).date())
    row = folder_row(session, given.serial, given.year, given.text)
    folder_id: int = session.execute(
        insert(FOLDERS_TABLE).values(**row).returning(FOLDERS_TABLE.c.id)
    ).scalar_one()
    return folder_id


def standing_sheet(
    session: OfficeSession, kind: Kind, record_id: int, part_id: int = 0
) -> dict[str, Any] | None:
    """The sheet of a record that lies in the folder or with him, if any."""
    return _newest(session, kind, record_id, part_id, SHEETS.c.outcome.in_(IN_FOLDER))


def first_put_in(
    session: OfficeSession, kind: Kind, record_id: int, order_id: int
) -> datetime | None:
    """When the sheet an order came back on went in first, or whichever sheet of its record did."""
    went_in = select(func.min(SHEETS.c.put_in_at)).where(
        SHEETS.c.kind == kind.value,
        SHEETS.c.record_id == record_id,
        SHEETS.c.taken_out_at.is_(None),
    )
    found = session.execute(went_in.where(SHEETS.c.order_id == order_id)).scalar()
    first: datetime | None = found or session.execute(went_in).scalar()
    return first


def _newest(
    session: OfficeSession, kind: Kind, record_id: int, part_id: int, *more: Any
) -> dict[str, Any] | None:
    row = (
        session.execute(
            select(SHEETS)
            .where(
                SHEETS.c.kind == kind.value,
                SHEETS.c.record_id == record_id,
                SHEETS.c.part_id == part_id,
                SHEETS.c.taken_out_at.is_(None),
                *more,
            )
            .order_by(SHEETS.c.id.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return dict(row) if row is not None else None


def take_out(session: OfficeSession, kind: Kind, record_id: int, part_id: int = 0) -> None:
    """Take a record's sheet out again; a part of the deed that takes its putting in back."""
    sheet = standing_sheet(session, kind, record_id, part_id)
    if sheet is not None:
        _set(session, sheet["id"], taken_out_at=session.desk.clock.now())


def sheet_came_back(
    session: OfficeSession,
    kind: Kind,
    record_id: int,
    outcome: Outcome,
    *,
    part_id: int = 0,
    order_id: int | None = None,
) -> None:
    """Say what he did with a record's sheet; a part of the record's own deed.

    A record that lies in no folder (its sheet went in by hand) has nothing to say it of.
    """
    sheet = standing_sheet(session, kind, record_id, part_id)
    if sheet is not None:
        _set(session, sheet["id"], **outcome_of(session, outcome, order_id))


def outcome_of(
    session: OfficeSession, outcome: Outcome, order_id: int | None = None
) -> dict[str, Any]:
    """The columns that say what came of a sheet now."""
    return {
        "outcome": outcome.value,
        "outcome_at": session.desk.clock.now(),
        "outcome_by": session.desk.operator.id,
        "order_id": order_id,
    }


def came_back_with(session: OfficeSession, kind: Kind, record_id: int, order_id: int) -> bool:
    """Whether the sheet of a record came back last with this order on it."""
    sheet = _newest(session, kind, record_id, 0)
    return sheet is not None and sheet["order_id"] == order_id


def put_back(session: OfficeSession, card: SheetCard) -> None:
    """Let the sheet that came back last lie with him again, as if it had not come back."""
    sheet = _newest(session, card.kind, card.record_id, card.part_id)
    if sheet is None:
        put_in(session, card)
    else:
        _set(session, sheet["id"], outcome="", outcome_at=None, outcome_by=None, order_id=None)


def keep_sheet(session: OfficeSession, sheet_id: int) -> Changes[int]:
    """Say that he kept a sheet; it stays with him and its age is shown. Said twice, unsaid.

    Raises:
        NotFound: There is no such sheet for this operator.
        NotAllowed: It came back already, or the operator may not.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    sheet = seen_sheet(session, sheet_id)
    if sheet["outcome"] not in IN_FOLDER or sheet["taken_out_at"] is not None:
        raise NotAllowed("این برگ دیگر در کارتابل نیست.")
    kept = sheet["outcome"] != Outcome.KEPT.value
    values = outcome_of(session, Outcome.KEPT if kept else Outcome.WITH_HIM)
    _set(session, sheet_id, **values)
    said = "نزد استاندار ماند" if kept else "در کارتابل است"
    journal.note(
        session,
        Kind.FOLDER,
        sheet["folder_id"],
        "keep_sheet",
        f"برگ {sheet['number']} {said}.",
        classification=sheet["classification"],
    )
    return changed(sheet_id, Kind.FOLDER)


def seen_sheet(session: OfficeSession, sheet_id: int) -> dict[str, Any]:
    """A sheet's columns, if this operator may see it.

    Raises:
        NotFound: There is no such sheet for him.
    """
    row = session.execute(select(SHEETS).where(SHEETS.c.id == sheet_id)).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    require_clearance(session.desk.operator, row["classification"], MISSING)
    return dict(row)


def follow_record(session: OfficeSession, card: SheetCard) -> None:
    """Let the sheets of a record say what the record says now."""
    session.ask(
        _FOLLOW,
        {
            "of_kind": card.kind.value,
            "of_record": card.record_id,
            **said_on_sheet(card),
        },
    )


def _set(session: OfficeSession, sheet_id: int, **values: Any) -> None:
    session.execute(update(SHEETS).where(SHEETS.c.id == sheet_id).values(**values))


def send_in(session: OfficeSession, folder_id: int, version: int) -> Changes[int]:
    """Say that the folder went in to the governor; the next sheet begins another.

    Raises:
        NotAllowed: It is empty or went in already, or the operator may not.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    folder = held_folder(session, folder_id, version)
    if folder["sent_at"] is not None:
        raise NotAllowed("این کارتابل پیش از این فرستاده شده است.")
    count = session.execute(
        select(func.count())
        .select_from(SHEETS)
        .where(SHEETS.c.folder_id == folder_id, SHEETS.c.taken_out_at.is_(None))
    ).scalar_one()
    if not count:
        raise NotAllowed("کارتابل خالی است.")
    _save(
        session,
        folder,
        sent_at=session.desk.clock.now(),
        sent_by=session.desk.operator.id,
    )
    note_sending(session, folder_id, folder["number"], count)
    return changed(folder_id, Kind.FOLDER)


def note_sending(session: OfficeSession, folder_id: int, number: str, count: int) -> None:
    """Say in the journal that a folder went in."""
    words = persian_digits(f"کارتابل {number} با {count} برگ نزد استاندار رفت.")
    journal.note(session, Kind.FOLDER, folder_id, "send_in", words)


def take_back_sending(session: OfficeSession, folder_id: int, version: int) -> Changes[int]:
    """Say that a folder did not go in after all.

    Raises:
        NotAllowed: It was not sent, something came back from it, or another was begun since.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    folder = held_folder(session, folder_id, version)
    if folder["sent_at"] is None:
        raise NotAllowed("این کارتابل هنوز فرستاده نشده است.")
    back = session.execute(
        select(func.count())
        .select_from(SHEETS)
        .where(SHEETS.c.folder_id == folder_id, SHEETS.c.outcome != "")
    ).scalar_one()
    newer = session.execute(
        select(func.count()).select_from(FOLDERS_TABLE).where(FOLDERS_TABLE.c.id > folder_id)
    ).scalar_one()
    if back or newer:
        raise NotAllowed("برگی از این کارتابل بازگشته یا کارتابل دیگری آغاز شده است.")
    _save(session, folder, sent_at=None, sent_by=None)
    words = f"فرستادن کارتابل {folder['number']} پس گرفته شد."
    journal.note(session, Kind.FOLDER, folder_id, "take_back", persian_digits(words))
    return changed(folder_id, Kind.FOLDER)


def held_folder(session: OfficeSession, folder_id: int, version: int) -> dict[str, Any]:
    """A folder's columns, if it is still as the desk read it.

    Raises:
        NotFound: There is no such folder.
        StaleRecord: Another desk did something since.
    """
    row = (
        session.execute(select(FOLDERS_TABLE).where(FOLDERS_TABLE.c.id == folder_id))
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound("این کارتابل یافت نشد.")
    if row["version"] != version:
        raise StaleRecord(STALE)
    return dict(row)


def _save(session: OfficeSession, folder: dict[str, Any], **values: Any) -> None:
    saved = session.execute(
        update(FOLDERS_TABLE)
        .where(FOLDERS_TABLE.c.id == folder["id"], FOLDERS_TABLE.c.version == folder["version"])
        .values(**values, version=folder["version"] + 1)
        .returning(FOLDERS_TABLE.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def count_folder_prints(session: OfficeSession, folder_id: int) -> Changes[int]:
    """Count that a folder's list is printed, so that a reprint can say so.

    Returns:
        How often it had been printed before.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    before = session.execute(
        update(FOLDERS_TABLE)
        .where(FOLDERS_TABLE.c.id == folder_id)
        .values(printed_count=FOLDERS_TABLE.c.printed_count + 1)
        .returning(FOLDERS_TABLE.c.printed_count, FOLDERS_TABLE.c.number)
    ).first()
    if before is None:
        raise NotFound("این کارتابل یافت نشد.")
    words = persian_digits(f"فهرست کارتابل {before.number} چاپ شد.")
    journal.note(session, Kind.FOLDER, folder_id, "print_folder", words)
    return changed(before.printed_count - 1, Kind.FOLDER)
