"""What comes from other programs and goes to them: spreadsheets, cards and calendars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from app.changes import Changes, Kind
from app.exchange.bulk import ImportResult
from app.exchange.calls import import_calls, plan_calls
from app.exchange.cards import export_cards, read_cards
from app.exchange.case_people import import_people, plan_people
from app.exchange.contact_plan import plan_contacts
from app.exchange.contact_writing import import_contacts
from app.exchange.event_writing import import_events
from app.exchange.events import plan_events, read_calendar_file
from app.exchange.exchange_field import ExchangeField
from app.exchange.exporting import export_calls, export_contacts, note_export
from app.exchange.fields import FIELDS, field_of
from app.exchange.letter_export import export_letters
from app.exchange.letter_writing import import_letters
from app.exchange.letters import PaperBook, plan_letters
from app.exchange.mappings import RIGHTS, mapping_for, mapping_names
from app.exchange.meeting_export import export_resolutions
from app.exchange.protocol_export import (
    export_agreements,
    export_cases,
    export_gifts,
    export_people,
)
from app.exchange.results import import_results, plan_results
from app.exchange.rows import Plan, Refusal, Repeated, Repeats, Source, source_of
from app.exchange.sheets import Line, Table, read_table
from app.exchange.taking_back import ImportLine, last_import, take_import_back
from app.exchange.visit_export import export_day_orders, export_petitions
from app.exchange.visit_writing import import_visits
from app.exchange.visits import plan_visits
from app.exchange.workbook import SheetColumn, workbook_bytes
from app.progress import Progress
from app.session import OfficeSession

__all__ = [
    "DAY_EXPORTS",
    "EXPORTS",
    "FIELDS",
    "RIGHTS",
    "ExchangeField",
    "ImportLine",
    "ImportResult",
    "Line",
    "PaperBook",
    "Plan",
    "Refusal",
    "Repeated",
    "Repeats",
    "SheetColumn",
    "Source",
    "Table",
    "export_agreements",
    "export_calls",
    "export_cards",
    "export_cases",
    "export_contacts",
    "export_gifts",
    "export_letters",
    "export_people",
    "export_resolutions",
    "import_plan",
    "last_import",
    "mapping_for",
    "mapping_names",
    "note_export",
    "plan_import",
    "read_calendar_file",
    "read_cards",
    "read_spreadsheet",
    "source_of",
    "take_import_back",
    "workbook_bytes",
]

#: What can be written of each kind, by the format's name.
EXPORTS: Final[Mapping[tuple[Kind, str], Callable[..., tuple[bytes, int]]]] = {
    (Kind.CONTACT, "xlsx"): export_contacts,
    (Kind.CONTACT, "vcard"): export_cards,
    (Kind.CALL, "xlsx"): export_calls,
    (Kind.LETTER, "xlsx"): export_letters,
    (Kind.MEETING, "xlsx"): export_resolutions,
    (Kind.PROTOCOL_CASE, "xlsx"): export_cases,
    (Kind.AGREEMENT, "xlsx"): export_agreements,
    (Kind.GIFT, "xlsx"): export_gifts,
}

#: What can be written of one public day: its list, and its orders with room for their results.
DAY_EXPORTS: Final[Mapping[Kind, Callable[..., tuple[bytes, int]]]] = {
    Kind.VISIT: export_petitions,
    Kind.PUBLIC_DAY: export_day_orders,
}


def read_spreadsheet(path: Path, kind: Kind, progress: Progress | None = None) -> Table:
    """Read a spreadsheet, or a table saved as text, of records of a kind.

    Raises:
        InvalidInput: It cannot be read, or has no table.
        Cancelled: By `progress`.
    """
    return read_table(path, lambda text: bool(field_of(kind, text)), progress)


def plan_import(
    session: OfficeSession,
    kind: Kind,
    source: Source,
    repeats: Repeats = Repeats.SKIP,
    progress: Progress | None = None,
    book: PaperBook | None = None,
    override_reason: str = "",
    owner_id: int | None = None,
) -> Plan[Any]:
    """Prove every row of a file as its form would; nothing is written.

    Args:
        session: Where to ask.
        kind: Of the records.
        source: The file.
        repeats: What is done with contacts, petitions, results or people that are there already.
        progress: Told of each row.
        book: Of letters, the register and the year they are of.
        override_reason: Of a calendar, why its events may stand although they clash.
        owner_id: Of petitions and of results the day they are of, of people their case.

    Raises:
        NotAllowed: The operator may not bring such records in.
        InvalidInput: Letters without a book, or what is of a day or a case without one.
        Cancelled: By `progress`.
    """
    if kind is Kind.LETTER:
        return plan_letters(session, source, book, progress=progress)
    if kind is Kind.EVENT:
        return plan_events(session, source, override_reason=override_reason, progress=progress)
    if kind is Kind.CALL:
        return plan_calls(session, source, progress=progress)
    if kind in _OF_AN_OWNER:
        plan = _OF_AN_OWNER[kind]
        return plan(session, source, owner_id, repeats=repeats, progress=progress)
    return plan_contacts(session, source, repeats=repeats, progress=progress)


def import_plan(
    session: OfficeSession,
    plan: Plan[Any],
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write what was proved: all of it in this transaction, or nothing.

    Raises:
        NotAllowed: The operator may not.
        StaleRecord: The office changed since the proof, or the plan is written already.
        Cancelled: By `progress`.
    """
    return _WRITES[plan.kind](session, plan, progress, mapping_name)


#: What belongs to a record: to a public day, or to a case of protocol work.
_OF_AN_OWNER: Final[Mapping[Kind, Callable[..., Plan[Any]]]] = {
    Kind.VISIT: plan_visits,
    Kind.PUBLIC_DAY: plan_results,
    Kind.PROTOCOL_CASE: plan_people,
}

_WRITES: Final[Mapping[Kind, Callable[..., Changes[ImportResult]]]] = {
    Kind.CONTACT: import_contacts,
    Kind.CALL: import_calls,
    Kind.LETTER: import_letters,
    Kind.EVENT: import_events,
    Kind.VISIT: import_visits,
    Kind.PUBLIC_DAY: import_results,
    Kind.PROTOCOL_CASE: import_people,
}
