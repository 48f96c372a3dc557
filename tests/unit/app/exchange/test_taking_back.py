"""An import is taken back whole, unless something hangs on what it added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.changes import Kind
from app.check import check_store
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    ContactSheet,
    PositionDraft,
    add_contact,
    amend_contact,
    contact_sheet,
    list_contacts,
)
from app.errors import NotAllowed, NotFound
from app.exchange import Repeats, import_plan, last_import, take_import_back
from app.office import Office
from app.phone_calls import CallDraft, CallFilter, CallState, amend_call, list_calls, log_call
from app.progress import Cancelled, Progress
from spreadsheets import planned, saved

ROWS = [
    ("گونه", "نام", "از دستگاه", "سمت", "دستگاه"),
    ("دستگاه", "فرمانداری", "", "", ""),
    ("واحد", "دفتر فنی", "فرمانداری", "", ""),
    ("", "رضا", "", "رئیس", "دفتر فنی"),
]
CALLS = [("شماره", "تاریخ", "نام", "موضوع"), *((n, "1402/5/9", "رضا", "آب") for n in ("1", "2"))]


def brought_in(office: Office, path: Path, kind: Kind = Kind.CONTACT) -> int:
    file = saved(path / "a.xlsx", ROWS if kind is Kind.CONTACT else CALLS)
    return office.write(import_plan, planned(office, kind, file)).value.import_id


def sheets(office: Office) -> dict[str, ContactSheet]:
    rows = office.read(list_contacts, ContactFilter(), limit=1000)
    return {row.name: office.read(contact_sheet, row.id) for row in rows}


def test_contacts_go_to_the_archive_and_the_file_can_come_in_again(
    office: Office, tmp_path: Path
) -> None:
    office.write(add_contact, ContactDraft(name="مریم"))
    number = brought_in(office, tmp_path)
    last = office.read(last_import, Kind.CONTACT)
    assert last is not None
    assert (last.id, last.source, last.added) == (number, "a.xlsx", 3)
    assert office.write(take_import_back, Kind.CONTACT, number).value == 3
    assert set(sheets(office)) == {"مریم"}
    assert check_store(office.database) == []
    assert office.read(last_import, Kind.CONTACT) is None
    with pytest.raises(NotAllowed, match="پیش‌تر"):
        office.write(take_import_back, Kind.CONTACT, number)
    brought_in(office, tmp_path)
    assert set(sheets(office)) == {"مریم", "فرمانداری", "دفتر فنی", "رضا"}


def _ring(office: Office) -> None:
    caller = sheets(office)["رضا"].id
    draft = CallDraft(caller_id=caller, caller_name="رضا", subject="آب", request="شرح")
    office.write(log_call, draft)


def _hold_a_post(office: Office) -> None:
    post = PositionDraft(title="کارشناس", organisation_id=sheets(office)["دفتر فنی"].id)
    office.write(add_contact, ContactDraft(name="علی", positions=(post,)))


def _found_a_unit(office: Office) -> None:
    above = sheets(office)["فرمانداری"].id
    office.write(add_contact, ContactDraft(kind=ContactKind.UNIT, name="دبیرخانه", parent_id=above))


def _amend(office: Office) -> None:
    sheet = sheets(office)["فرمانداری"]
    draft = ContactDraft(kind=ContactKind.ORGANISATION, name="فرمانداری", city="قوچان")
    office.write(amend_contact, sheet.id, sheet.version, draft)


@pytest.mark.parametrize("hang", [_ring, _hold_a_post, _found_a_unit, _amend])
def test_what_something_hangs_on_stays_whole(
    office: Office, tmp_path: Path, hang: Callable[[Office], None]
) -> None:
    number = brought_in(office, tmp_path)
    hang(office)
    before = sheets(office)
    with pytest.raises(NotAllowed, match="یک‌جا"):
        office.write(take_import_back, Kind.CONTACT, number)
    assert sheets(office) == before


def test_calls_are_annulled(office: Office, tmp_path: Path) -> None:
    number = brought_in(office, tmp_path, Kind.CALL)
    office.write(take_import_back, Kind.CALL, number)
    states = {row.state for row in office.read(list_calls, CallFilter())}
    assert states == {CallState.ANNULLED}
    assert check_store(office.database) == []


def test_a_call_corrected_since_stays(office: Office, tmp_path: Path) -> None:
    number = brought_in(office, tmp_path, Kind.CALL)
    row = office.read(list_calls, CallFilter())[0]
    draft = CallDraft(
        caller_name="رضا", subject="آب شرب", request="شرح", called_on=row.called_at.date()
    )
    office.write(amend_call, row.id, 1, draft)
    with pytest.raises(NotAllowed, match="۱ تا"):
        office.write(take_import_back, Kind.CALL, number)
    states = {row.state for row in office.read(list_calls, CallFilter())}
    assert states == {CallState.CLOSED}


def test_a_cancelled_taking_back_changes_nothing(office: Office, tmp_path: Path) -> None:
    number = brought_in(office, tmp_path)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        office.write(take_import_back, Kind.CONTACT, number, progress)
    assert len(sheets(office)) == 3


def test_an_import_that_added_nothing_is_not_offered(office: Office, tmp_path: Path) -> None:
    brought_in(office, tmp_path)
    file = saved(tmp_path / "b.xlsx", [("نام", "شهر"), ("رضا", "قوچان")])
    office.write(import_plan, planned(office, Kind.CONTACT, file, Repeats.UPDATE))
    last = office.read(last_import, Kind.CONTACT)
    assert last is not None
    assert last.source == "a.xlsx"
    with pytest.raises(NotFound):
        office.write(take_import_back, Kind.CALL, 1)
