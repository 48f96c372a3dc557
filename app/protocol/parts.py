"""Writing a part of a case whole: a line that stays keeps its id and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol, TypeVar

from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import CostDraft, EntryDraft, VehicleDraft
from app.protocol.tables import COSTS, ENTRIES, PEOPLE, VEHICLES
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, persian_digits, tidy

#: The highest sum a line holds, in rials.
MOST_RIALS: Final = 10**15
#: More seats than a bus has.
MOST_SEATS: Final = 60

NO_TIME: Final = "ساعت آغاز «{title}» را بنویسید."
ENDS_BEFORE: Final = "پایان «{title}» پیش از آغاز آن است."
IN_PROGRAMME: Final = (
    "«{title}» در تقویم استاندار است؛ زمان آن را با جابه‌جا کردن پرونده یا در تقویم تغییر دهید."
)
WRONG_SUM: Final = "مبلغ «{title}» بیش از آن است که بتوان نوشت."
WRONG_SEATS: Final = "گنجایش «{title}» عددی از ۱ تا ۶۰ است."


class Line(Protocol):
    """A line of a part as typed."""

    @property
    def id(self) -> int | None:
        """Of the line it was before; None of a new one."""


L = TypeVar("L", bound=Line)


def replace_lines(
    deed: CaseDeed,
    table: str,
    drafts: Sequence[L],
    columns: Callable[[int, L], dict[str, Any]],
    anew: Mapping[str, Any] | None = None,
) -> bool:
    """Write the lines of a part in place of those before.

    Args:
        deed: On the case.
        table: Of the part.
        drafts: As proved, in their order.
        columns: Place and draft to what is typed.
        anew: Columns a new line begins with besides.

    Returns:
        Whether anything changed.
    """
    left = dict(deed.part(table))
    is_changed = False
    for place, draft in enumerate(drafts, 1):
        before = left.pop(draft.id, None) if draft.id is not None else None
        wanted = columns(place, draft)
        if before is None:
            deed.add_row(table, **wanted, **(anew or {}))
            is_changed = True
            continue
        values = {name: value for name, value in wanted.items() if before[name] != value}
        if values:
            deed.set_row(table, before["id"], **values)
            is_changed = True
    for number in left:
        deed.remove_row(table, number)
        is_changed = True
    return is_changed


def tidied_line(
    draft: Any, names: Sequence[str], field: str, problems: list[InvalidInput]
) -> dict[str, str]:
    """Texts of a line tidied; what is too long is said beside the part."""
    return {
        name: checked_length(field, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in names
    }


def save_vehicles(
    session: OfficeSession, case_id: int, version: int, drafts: Sequence[VehicleDraft]
) -> Changes[int]:
    """Write the cars of a case; whoever rode in one that goes has none.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    problems: list[InvalidInput] = []
    found = [_vehicle(one, problems) for one in drafts if tidy(one.title + one.plate + one.driver)]
    if problems:
        raise InvalidFields(problems)
    staying = {columns["id"] for columns in found if columns["id"] is not None}
    for number, row in deed.part(PEOPLE.name).items():
        if row["vehicle_id"] is not None and row["vehicle_id"] not in staying:
            deed.set_row(PEOPLE.name, number, vehicle_id=None)
    lines = [VehicleDraft(**columns) for columns in found]
    if not replace_lines(deed, VEHICLES.name, lines, _vehicle_columns):
        return changed(case_id)
    return deed.finish("save_vehicles", "خودروهای پرونده نوشته شد.")


def _vehicle(draft: VehicleDraft, problems: list[InvalidInput]) -> dict[str, Any]:
    names = ("title", "plate", "driver", "phone", "note")
    texts = tidied_line(draft, names, "vehicles", problems)
    if not 1 <= draft.seats <= MOST_SEATS:
        words = persian_digits(WRONG_SEATS.format(title=texts["title"] or texts["plate"]))
        problems.append(InvalidInput("vehicles", words))
    texts["phone"] = latin_digits(texts["phone"])
    return {**texts, "seats": draft.seats, "id": draft.id}


def _vehicle_columns(place: int, draft: VehicleDraft) -> dict[str, Any]:
    names = ("title", "plate", "driver", "phone", "seats", "note")
    return {"place": place} | {name: getattr(draft, name) for name in names}


_COST_TEXTS: Final = ("title", "source", "document", "note")


def save_costs(
    session: OfficeSession, case_id: int, version: int, drafts: Sequence[CostDraft]
) -> Changes[int]:
    """Write what a case costs, as reckoned and as spent.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    problems: list[InvalidInput] = []
    lines = [_cost(one, problems) for one in drafts if tidy(one.title)]
    if problems:
        raise InvalidFields(problems)
    if not replace_lines(deed, COSTS.name, lines, _cost_columns):
        return changed(case_id)
    return deed.finish("save_costs", "هزینه‌های پرونده نوشته شد.")


def _cost(draft: CostDraft, problems: list[InvalidInput]) -> CostDraft:
    texts = tidied_line(draft, _COST_TEXTS, "costs", problems)
    amounts = (draft.planned, draft.spent)
    if any(amount is not None and not 0 <= amount <= MOST_RIALS for amount in amounts):
        problems.append(InvalidInput("costs", WRONG_SUM.format(title=texts["title"])))
    return CostDraft(id=draft.id, planned=draft.planned, spent=draft.spent, **texts)


def _cost_columns(place: int, draft: CostDraft) -> dict[str, Any]:
    names = (*_COST_TEXTS, "planned", "spent")
    return {"place": place} | {name: getattr(draft, name) for name in names}


_ENTRY_TEXTS: Final = (
    "title",
    "second_title",
    "location",
    "second_location",
    "origin",
    "carrier",
    "host",
    "vehicles",
    "who",
    "note",
)


def save_entries(
    session: OfficeSession, case_id: int, version: int, drafts: Sequence[EntryDraft]
) -> Changes[int]:
    """Write the programme of a case, in the order of its hours.

    An entry that is in the governor's programme neither goes nor changes its hour here.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    problems: list[InvalidInput] = []
    lines = [_entry(one, problems) for one in drafts if tidy(one.title)]
    _prove_in_programme(deed, lines, problems)
    if problems:
        raise InvalidFields(problems)
    lines.sort(key=lambda one: (one.starts_at, one.ends_at))
    if not replace_lines(deed, ENTRIES.name, lines, _entry_columns, {"event_id": None}):
        return changed(case_id)
    return deed.finish("save_entries", "برنامه پرونده نوشته شد.")


def _entry(draft: EntryDraft, problems: list[InvalidInput]) -> EntryDraft:
    texts: dict[str, Any] = tidied_line(draft, _ENTRY_TEXTS, "entries", problems)
    ends_at = draft.ends_at or draft.starts_at
    if draft.starts_at is None or ends_at is None:
        problems.append(InvalidInput("entries", NO_TIME.format(title=texts["title"])))
    elif ends_at < draft.starts_at:
        problems.append(InvalidInput("entries", ENDS_BEFORE.format(title=texts["title"])))
    return EntryDraft(
        id=draft.id,
        kind=draft.kind,
        starts_at=draft.starts_at,
        ends_at=ends_at,
        with_governor=draft.with_governor,
        **texts,
    )


def _prove_in_programme(
    deed: CaseDeed, lines: Sequence[EntryDraft], problems: list[InvalidInput]
) -> None:
    wanted = {one.id: one for one in lines}
    for number, row in deed.part(ENTRIES.name).items():
        if row["event_id"] is None:
            continue
        one = wanted.get(number)
        if one is None or (one.starts_at, one.ends_at) != (row["starts_at"], row["ends_at"]):
            words = IN_PROGRAMME.format(title=row["title"])
            problems.append(InvalidInput("entries", words))


def _entry_columns(place: int, draft: EntryDraft) -> dict[str, Any]:
    names = (*_ENTRY_TEXTS, "starts_at", "ends_at", "with_governor")
    return {"place": place, "entry_kind": draft.kind.value} | {
        name: getattr(draft, name) for name in names
    }
