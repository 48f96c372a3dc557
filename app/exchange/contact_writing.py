"""Writing a proved import of contacts: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts import ContactDraft
from app.contacts.operations import hold_identities, new_row, part_rows
from app.errors import StaleRecord
from app.exchange.bulk import (
    ImportResult,
    kinds_of,
    refuse_second_time,
    reserved_ids,
    write_down,
    write_rows,
)
from app.exchange.contact_plan import InFile, Link, PlannedContact
from app.exchange.rows import Plan
from app.progress import Progress
from app.session import OfficeSession
from models.base import Base, table_of
from models.contacts import Contact, ContactAlias, ContactPhone, ContactWord, Position

MOVED_ON: Final = (
    "دفتر اشخاص پس از بررسی پرونده تغییر کرده است و چیزی وارد نشد؛ پرونده را دوباره بررسی کنید."
)

_CONTACTS = table_of(Contact)

#: Tables of a contact, in the order their foreign keys ask for.
_PARTS: Final[tuple[type[Base], ...]] = (ContactAlias, ContactPhone, Position, ContactWord)

_AT_ONCE: Final = 500


def import_contacts(
    session: OfficeSession,
    plan: Plan[PlannedContact],
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write every contact of a plan, and remember how its file was read.

    Args:
        session: The transaction.
        plan: From `plan_contacts`, proved a moment ago.
        progress: Told of the rows written.
        mapping_name: What the mapping shall be remembered as, besides by its header.

    Raises:
        NotAllowed: The operator may not.
        StaleRecord: The directory changed since in a way that matters to the plan.
        Cancelled: By `progress`; nothing was written.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    progress = progress or Progress()
    progress.begin("آماده کردن سطرها")
    refuse_second_time(session, Contact, [one.draft.request_key for one in plan.taken])
    _check_still_true(session, plan)
    ids = reserved_ids(session, Contact, len(plan.taken))
    parts: dict[type[Base], list[dict[str, Any]]] = {table: [] for table in _PARTS}
    rows: list[dict[str, Any]] = []
    now = session.desk.clock.now()
    for number, planned in zip(ids, plan.taken, strict=True):
        draft = _linked(planned, ids)
        rows.append({"id": number, **new_row(draft, now)})
        for table, of_contact in part_rows(number, draft, planned.phones):
            parts[table] += of_contact
        words = f"«{draft.name}» از پرونده «{plan.source.name}» وارد دفتر اشخاص شد."
        journal.note(session, Kind.CONTACT, number, "import_contact", words)
    _clear(session, plan.amended)
    for planned in plan.amended:
        draft = _linked(planned, ids)
        for table, of_contact in part_rows(planned.contact_id, draft, planned.phones):
            parts[table] += of_contact
    write_rows(session, [(Contact, rows), *((table, parts[table]) for table in _PARTS)], progress)
    _amend(session, plan)
    on_the_way = sum(not planned.row for planned in plan.taken)
    import_id = write_down(session, plan, ids, mapping_name, {"on_the_way": on_the_way})
    result = ImportResult(
        import_id=import_id,
        added=len(ids) - on_the_way,
        amended=len(plan.amended),
        on_the_way=on_the_way,
        repeated=len(plan.repeated),
        refused=plan.refused_rows,
    )
    return changed(result, *kinds_of(plan))


def _check_still_true(session: OfficeSession, plan: Plan[PlannedContact]) -> None:
    """What the plan relies on may have changed between the proof and now.

    Raises:
        StaleRecord: An id was given to somebody else, or a contact was changed or archived.
    """
    hold_identities(session)
    standing = {
        number: (identity, version)
        for number, identity, version in session.execute(
            select(Contact.id, Contact.identity_number, Contact.version).where(
                Contact.archived_at.is_(None)
            )
        )
    }
    taken = {identity for identity, _version in standing.values() if identity}
    if any(planned.draft.identity_number in taken for planned in plan.taken):
        raise StaleRecord(MOVED_ON)
    for planned in plan.amended:
        if standing.get(planned.contact_id, ("", 0))[1] != planned.version:
            raise StaleRecord(MOVED_ON)
    links = (link for planned in (*plan.taken, *plan.amended) for link in _links(planned))
    if any(isinstance(link, int) and link not in standing for link in links):
        raise StaleRecord(MOVED_ON)


def _links(planned: PlannedContact) -> Iterator[Link]:
    # What an amended contact hangs on already may be archived since; it stays as it is.
    if not planned.contact_id:
        yield planned.parent
        yield from planned.organisations


def _linked(planned: PlannedContact, ids: Sequence[int]) -> ContactDraft:
    """The draft with its links to the records of this import."""

    def number(link: Link) -> int | None:
        return ids[link.place] if isinstance(link, InFile) else link

    return replace(
        planned.draft,
        parent_id=number(planned.parent),
        positions=tuple(
            replace(position, organisation_id=number(link))
            for position, link in zip(planned.draft.positions, planned.organisations, strict=True)
        ),
    )


def _clear(session: OfficeSession, amended: Sequence[PlannedContact]) -> None:
    """Take away the parts of contacts that are written anew."""
    numbers = [planned.contact_id for planned in amended]
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        for table in (ContactAlias, ContactPhone, ContactWord):
            session.execute(delete(table).where(table.contact_id.in_(some)))
        session.execute(delete(Position).where(Position.person_id.in_(some)))


#: Columns a file may add to.
_ADDED_TO: Final = ("honorific", "identity_number", "city", "address", "note")


def _amend(session: OfficeSession, plan: Plan[PlannedContact]) -> None:
    if not plan.amended:
        return
    session.execute(
        update(_CONTACTS)
        .where(_CONTACTS.c.id == bindparam("number"))
        .values({name: bindparam(f"new_{name}") for name in _ADDED_TO})
        .values(version=_CONTACTS.c.version + 1),
        [
            {
                "number": planned.contact_id,
                **{f"new_{name}": getattr(planned.draft, name) for name in _ADDED_TO},
            }
            for planned in plan.amended
        ],
    )
    for planned in plan.amended:
        words = f"«{planned.draft.name}» از پرونده «{plan.source.name}» تکمیل شد."
        journal.note(session, Kind.CONTACT, planned.contact_id, "import_contact", words)
