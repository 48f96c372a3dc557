"""What is booked by the hour beside people: the governor, deputies, rooms, vehicles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select, update

from app import journal
from app.access import Right, require
from app.agenda.bookings import RESOURCES
from app.agenda.bookings_ahead import Loss, settle_bookings_ahead
from app.agenda.rows import ResourceLine
from app.agenda.states import ResourceKind
from app.agenda.texts import RESOURCE_KINDS
from app.changes import Changes, Kind, changed
from app.contacts import contact_name, held_contact
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.limits import checked_length
from app.session import OfficeSession
from app.settings import governor_on
from app.text import SHORT_LIMIT, persian_digits, tidy

MISSING: Final = "این در فهرست اتاق‌ها و خودروها نیست."
#: More of a kind are a slip of the finger; so are more seats.
MOST: Final = 100
MOST_SEATS: Final = 10_000

_ORDER: Final = {kind.value: place for place, kind in enumerate(ResourceKind)}


#: Bookings know a deputy as the person he is.
OTHER_DEPUTY: Final = "معاون دیگر ردیفی تازه می‌خواهد؛ این را بایگانی کنید."


@dataclass(frozen=True, kw_only=True)
class ResourceDraft:
    """A room, vehicle or deputy as typed.

    Attributes:
        contact_id: Of a deputy, his line in the directory; his name comes from there.
        quantity: How many alike there are.
        seats: How many people it seats, where that is asked.
    """

    kind: ResourceKind = ResourceKind.ROOM
    name: str = ""
    contact_id: int | None = None
    quantity: int = 1
    seats: int | None = None
    note: str = ""
    request_key: UUID = field(default_factory=uuid4)


def resources(session: OfficeSession, *, with_archived: bool = False) -> list[ResourceLine]:
    """Everything that is booked by the hour: the governor first, then deputies, rooms, vehicles.

    Raises:
        NotAllowed: The operator may not see the programme.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    statement = select(RESOURCES)
    if not with_archived:
        statement = statement.where(RESOURCES.c.archived_at.is_(None))
    rows = session.execute(statement).mappings().all()
    ordered = sorted(rows, key=lambda row: (_ORDER[row["resource_kind"]], row["place"], row["id"]))
    return [_line(session, row) for row in ordered]


def resource_line(session: OfficeSession, number: int) -> ResourceLine:
    """One of what is booked, archived or not.

    Raises:
        NotAllowed: The operator may not see the programme.
        NotFound: There is none.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    row = session.execute(select(RESOURCES).where(RESOURCES.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    return _line(session, row)


def _line(session: OfficeSession, row: Any) -> ResourceLine:
    kind, name = ResourceKind(row["resource_kind"]), row["name"]
    if kind is ResourceKind.GOVERNOR:
        governor = governor_on(session, session.desk.clock.today())
        name = f"{governor.honorific} {governor.name}".strip() if governor else RESOURCE_KINDS[kind]
    return ResourceLine(
        id=row["id"],
        version=row["version"],
        kind=kind,
        name=name,
        contact_id=row["contact_id"],
        quantity=row["quantity"],
        seats=row["seats"],
        note=row["note"],
        is_archived=row["archived_at"] is not None,
    )


def add_resource(session: OfficeSession, draft: ResourceDraft) -> Changes[int]:
    """Add something that is booked; saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not change settings, or it is a second governor.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(RESOURCES.c.id).where(RESOURCES.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    if draft.kind is ResourceKind.GOVERNOR:
        raise NotAllowed("ردیف استاندار در فهرست هست و یکی می‌ماند.")
    checked = _checked(session, draft, None)
    last = session.execute(select(func.max(RESOURCES.c.place))).scalar() or 0
    values = _columns(checked) | {
        "place": last + 1,
        "archived_at": None,
        "request_key": draft.request_key,
        "version": 1,
    }
    number: int = session.execute(
        insert(RESOURCES).values(**values).returning(RESOURCES.c.id)
    ).scalar_one()
    words = f"{RESOURCE_KINDS[checked.kind]} «{checked.name}» به تقویم برنامه‌ها افزوده شد."
    _note(session, number, "add_resource", words)
    return changed(number, Kind.AGENDA_RESOURCE)


def amend_resource(
    session: OfficeSession,
    number: int,
    version: int,
    draft: ResourceDraft,
    *,
    despite_bookings: bool = False,
) -> Changes[int]:
    """Change something that is booked; its kind stays, and what booked it stays booked.

    Args:
        session: The transaction.
        number: Which.
        version: As read.
        draft: As it shall be.
        despite_bookings: There may be fewer of it although bookings ahead have them; their
            entries are marked.

    Raises:
        NotAllowed: The operator may not change settings, or it is the governor's own line.
        InvalidFields: Something typed cannot be taken.
        NeedsConfirmation: There would be too few for bookings ahead.
        NotFound, StaleRecord: As for every record.
    """
    line = _own_line(session, number)
    if line.contact_id is not None and draft.contact_id != line.contact_id:
        raise InvalidFields([InvalidInput("contact_id", OTHER_DEPUTY)])
    checked = _checked(session, replace(draft, kind=line.kind), line)
    after = _columns(checked)
    row = session.execute(select(RESOURCES).where(RESOURCES.c.id == number)).mappings().one()
    differences = journal.differences({name: row[name] for name in after}, after)
    if not differences:
        return changed(number)
    _require_version(line, version)
    marked: set[Kind] = set()
    if checked.quantity < line.quantity:
        loss = Loss(number, checked.name, checked.quantity)
        marked = settle_bookings_ahead(session, loss, despite=despite_bookings)
    _save(session, number, version, after)
    words = f"{RESOURCE_KINDS[line.kind]} «{checked.name}» تغییر کرد."
    _note(session, number, "amend_resource", words, differences)
    return changed(number, Kind.AGENDA_RESOURCE, *marked)


def archive_resource(
    session: OfficeSession,
    number: int,
    version: int,
    *,
    archived: bool = True,
    despite_bookings: bool = False,
) -> Changes[int]:
    """Take something out of what is booked from now on, or bring it back.

    Args:
        session: The transaction.
        number: Which.
        version: As read.
        archived: Out, or back.
        despite_bookings: It may go although bookings ahead have it; their entries are marked.

    Raises:
        NotAllowed: The operator may not change settings, or it is the governor's own line.
        NeedsConfirmation: Bookings ahead have it.
        NotFound, StaleRecord: As for every record.
    """
    line = _own_line(session, number)
    if line.is_archived == archived:
        return changed(number)
    _require_version(line, version)
    marked: set[Kind] = set()
    # A deputy's time stays his own: he comes as the person he is.
    if archived and line.contact_id is None:
        loss = Loss(number, line.name, 0)
        marked = settle_bookings_ahead(session, loss, despite=despite_bookings)
    _save(
        session,
        number,
        version,
        {"archived_at": session.desk.clock.now() if archived else None},
    )
    done = "از فهرست رزرو برداشته شد" if archived else "به فهرست رزرو بازگشت"
    _note(session, number, "archive_resource", f"«{line.name}» {done}.")
    return changed(number, Kind.AGENDA_RESOURCE, *marked)


def _require_version(line: ResourceLine, version: int) -> None:
    if line.version != version:
        raise StaleRecord(STALE)


def _own_line(session: OfficeSession, number: int) -> ResourceLine:
    """A line the office may change."""
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    row = session.execute(select(RESOURCES).where(RESOURCES.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    line = _line(session, row)
    if line.kind is ResourceKind.GOVERNOR:
        raise NotAllowed("ردیف استاندار همان است که در تنظیمات دفتر آمده و اینجا تغییر نمی‌کند.")
    return line


def _checked(
    session: OfficeSession, draft: ResourceDraft, line: ResourceLine | None
) -> ResourceDraft:
    problems: list[InvalidInput] = []
    draft = replace(draft, name=tidy(draft.name), note=tidy(draft.note))
    if draft.kind is ResourceKind.DEPUTY:
        draft = _checked_deputy(session, draft, line, problems)
    else:
        draft = replace(draft, contact_id=None)
        if not draft.name:
            problems.append(InvalidInput("name", "نام آن را بنویسید."))
        if not 1 <= draft.quantity <= MOST:
            words = persian_digits(f"شمار آن از ۱ تا {MOST} است.")
            problems.append(InvalidInput("quantity", words))
        if draft.seats is not None and not 1 <= draft.seats <= MOST_SEATS:
            problems.append(InvalidInput("seats", "گنجایش عددی از ۱ به بالاست."))
    for name in ("name", "note"):
        checked_length(name, getattr(draft, name), SHORT_LIMIT, problems)
    if problems:
        raise InvalidFields(problems)
    return draft


def _checked_deputy(
    session: OfficeSession,
    draft: ResourceDraft,
    line: ResourceLine | None,
    problems: list[InvalidInput],
) -> ResourceDraft:
    contact = None if draft.contact_id is None else held_contact(session, draft.contact_id)
    if contact is None:
        problems.append(InvalidInput("contact_id", "معاون را از دفتر اشخاص برگزینید."))
        return draft
    other = session.execute(
        select(RESOURCES.c.id).where(RESOURCES.c.contact_id == contact)
    ).scalar()
    if other is not None and (line is None or line.id != other):
        problems.append(InvalidInput("contact_id", "این شخص در فهرست هست؛ شاید بایگانی شده است."))
    name = contact_name(session, contact) or ""
    return replace(draft, contact_id=contact, name=name, quantity=1, seats=None)


def _columns(draft: ResourceDraft) -> dict[str, Any]:
    return {
        "resource_kind": draft.kind.value,
        "name": draft.name,
        "contact_id": draft.contact_id,
        "quantity": draft.quantity,
        "seats": draft.seats,
        "note": draft.note,
    }


def _save(session: OfficeSession, number: int, version: int, values: dict[str, Any]) -> None:
    saved = session.execute(
        update(RESOURCES)
        .where(RESOURCES.c.id == number, RESOURCES.c.version == version)
        .values(**values, version=version + 1)
        .returning(RESOURCES.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _note(
    session: OfficeSession,
    number: int,
    action: str,
    words: str,
    details: dict[str, object] | None = None,
) -> None:
    journal.note(session, Kind.AGENDA_RESOURCE, number, action, words, details=details)
