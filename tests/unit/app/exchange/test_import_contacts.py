"""Importing contacts: the form's own checks, every refusal named, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app import journal
from app.changes import Kind
from app.check import check_store
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    ContactSheet,
    PhoneDraft,
    add_contact,
    archive_contact,
    contact_sheet,
    list_contacts,
)
from app.errors import AppError, InvalidInput, StaleRecord
from app.exchange import (
    Plan,
    Repeats,
    import_plan,
    mapping_for,
    mapping_names,
    plan_import,
    read_spreadsheet,
    source_of,
)
from app.exchange.report import refused_workbook
from app.office import Office, open_office
from app.progress import Cancelled, Progress
from spreadsheets import LEGAL_ID, NATIONAL_ID, OTHER_ID, planned, saved

HEAD = ("نام", "کد ملی", "همراه", "سمت", "دستگاه", "شهر")


def brought_in(
    office: Office, path: Path, rows: Sequence[Sequence[Any]], repeats: Repeats = Repeats.SKIP
) -> Plan[Any]:
    """Import a spreadsheet of these rows, and prove the store sound."""
    plan = planned(office, Kind.CONTACT, saved(path / "file.xlsx", rows), repeats)
    office.write(import_plan, plan)
    assert check_store(office.database) == []
    return plan


def sheets(office: Office) -> dict[str, ContactSheet]:
    rows = office.read(list_contacts, ContactFilter(), limit=1000)
    return {row.name: office.read(contact_sheet, row.id) for row in rows}


def told(plan: Plan[Any]) -> list[tuple[int, str]]:
    return [(one.row, one.field) for one in plan.refusals]


def test_a_row_becomes_a_contact_as_the_form_would_make_it(office: Office, tmp_path: Path) -> None:
    row = ("علي كريمي", 499370899, 9151112233, "دهیار", "فرمانداری قوچان", "قوچان")
    plan = brought_in(office, tmp_path, [HEAD, row])
    assert plan.refusals == ()
    found = sheets(office)
    assert set(found) == {"علی کریمی", "فرمانداری قوچان"}
    sheet = found["علی کریمی"]
    assert sheet.identity_number == NATIONAL_ID
    assert [(one.number, one.label) for one in sheet.phones] == [("+989151112233", "همراه")]
    (post,) = sheet.positions
    assert (post.title, post.organisation) == ("دهیار", "فرمانداری قوچان")
    assert found["فرمانداری قوچان"].kind is ContactKind.ORGANISATION
    assert [row.name for row in office.read(list_contacts, ContactFilter(text="0915111"))] == [
        "علی کریمی"
    ]
    trace = office.read(journal.history, Kind.CONTACT, sheet.id)
    assert [line.action for line in trace] == ["import_contact"]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("09151112233، 38402020", ["+989151112233", "+985138402020"]),
        ("۰۹۱۵۱۱۱۲۲۳۳ و ۳۸۴۰۲۰۲۰", ["+989151112233", "+985138402020"]),
        ("0915 111 2233 - 051 3840 2020", ["+989151112233", "+985138402020"]),
        ("09151112233/09151112244", ["+989151112233", "+989151112244"]),
        ("051/38402020", ["+985138402020"]),
        ("0915-111-2233", ["+989151112233"]),
        # Two lines of one exchange: nobody knows how the second is dialled.
        ("38402020-21", []),
    ],
)
def test_a_cell_may_hold_several_telephones(
    office: Office, tmp_path: Path, cell: str, numbers: list[str]
) -> None:
    path = saved(tmp_path / "a.xlsx", [("نام", "تلفن"), ("رضا", cell)])
    plan = planned(office, Kind.CONTACT, path)
    assert [phone.e164 for one in plan.taken for phone in one.phones] == numbers
    assert plan.refused_rows == (not numbers)


def test_the_days_of_a_post_may_stand_before_it(office: Office, tmp_path: Path) -> None:
    rows = [
        ("نام", "آغاز سمت", "سمت", "دستگاه"),
        ("رضا", "1403/1/1", "مدیر", "بخشداری"),
        ("علی", "1403/1/1", "", ""),
    ]
    plan = brought_in(office, tmp_path, rows)
    assert told(plan) == [(3, "post")]
    (post,) = sheets(office)["رضا"].positions
    assert (post.title, post.from_day, post.organisation) == (
        "مدیر",
        date(2024, 3, 20),
        "بخشداری",
    )


def test_every_refused_row_is_named_and_nothing_of_it_is_kept(
    office: Office, tmp_path: Path
) -> None:
    rows = [
        HEAD,
        ("رضا", "0499370898", "", "", "", ""),
        ("", "", "09151112233", "", "", ""),
        ("مریم", "", "123456", "", "", ""),
        ("علی", "", "", "مدیر", "=Z1", ""),
        ("نسرین", "", "9.15E+09", "", "", ""),
        ("ن" * 501, "123", "", "", "", ""),
        ("حسن", "", "", "", "", "مشهد"),
    ]
    plan = brought_in(office, tmp_path, rows)
    assert told(plan) == [
        (2, "identity_number"),
        (3, "name"),
        (4, "phones"),
        (5, "organisation"),
        (6, "mobile"),
        (7, "name"),
        (7, "identity_number"),
    ]
    assert plan.refused_rows == 6
    assert plan.lines()[0] == "سطر ۲: کد ملی / شناسه ملی: رقم کنترل کد ملی درست نیست."
    assert set(sheets(office)) == {"حسن"}


def test_the_refused_rows_can_be_mended_and_brought_in_again(
    office: Office, tmp_path: Path
) -> None:
    plan = brought_in(office, tmp_path, [HEAD, ("رضا", "0499370898", "", "", "", "مشهد")])
    path = tmp_path / "refused.xlsx"
    path.write_bytes(refused_workbook(plan))
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    texts = [cell.value for cell in sheet[2]]
    assert texts[0] == 2
    assert "کنترل" in str(texts[-1])
    sheet.cell(2, 3).value = NATIONAL_ID
    book.save(path)
    plan = planned(office, Kind.CONTACT, path)
    office.write(import_plan, plan)
    assert sheets(office)["رضا"].identity_number == NATIONAL_ID


def test_units_hang_below_what_the_file_or_the_directory_has(
    office: Office, tmp_path: Path
) -> None:
    office.write(add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name="استانداری"))
    rows = [
        ("گونه", "نام", "از دستگاه", "سمت", "دستگاه"),
        ("شخص", "رضا", "", "رئیس", "معاونت عمرانی / دفتر فنی"),
        ("واحد", "دفتر فنی", "معاونت عمرانی", "", ""),
        ("واحد", "دفتر فنی", "شهرداری", "", ""),
        ("واحد", "معاونت عمرانی", "استانداري", "", ""),
        ("شخص", "مریم", "", "رئیس", "دفتر فنی"),
        ("واحد", "بی‌جا", "", "", ""),
        ("چیز", "ناشناس", "", "", ""),
    ]
    plan = brought_in(office, tmp_path, rows)
    assert told(plan) == [(6, "organisation"), (7, "parent_id"), (8, "kind")]
    assert "بیش از یک" in plan.refusals[0].reason
    rows_now = office.read(list_contacts, ContactFilter(text="دفتر فنی"))
    parents = {office.read(contact_sheet, row.id).parent for row in rows_now}
    assert parents == {"معاونت عمرانی", "شهرداری"}
    found = sheets(office)
    assert found["معاونت عمرانی"].parent == "استانداری"
    (post,) = found["رضا"].positions
    assert office.read(contact_sheet, post.organisation_id or 0).parent == "معاونت عمرانی"


def test_units_in_a_circle_are_refused(office: Office, tmp_path: Path) -> None:
    rows = [("گونه", "نام", "از دستگاه"), ("واحد", "الف", "ب"), ("واحد", "ب", "الف")]
    plan = brought_in(office, tmp_path, rows)
    assert told(plan) == [(2, "parent"), (3, "parent")]
    assert sheets(office) == {}


def test_what_was_to_be_made_for_a_refused_row_is_not_made(office: Office, tmp_path: Path) -> None:
    for parent in ("الف", "ب"):
        above = ContactDraft(kind=ContactKind.ORGANISATION, name=parent)
        number = office.write(add_contact, above).value
        unit = ContactDraft(kind=ContactKind.UNIT, name="دبیرخانه", parent_id=number)
        office.write(add_contact, unit)
    rows = [
        ("نام", "سمت ۱", "دستگاه ۱", "سمت ۲", "دستگاه ۲"),
        ("رضا", "مدیر", "سازمان تازه", "دبیر", "دبیرخانه"),
    ]
    plan = brought_in(office, tmp_path, rows)
    assert told(plan) == [(2, "organisation")]
    assert "سازمان تازه" not in sheets(office)


def test_one_id_twice_in_a_file_is_refused_and_a_row_twice_is_passed_over(
    office: Office, tmp_path: Path
) -> None:
    rows = [
        HEAD,
        ("رضا", NATIONAL_ID, "", "", "", ""),
        ("حسن", NATIONAL_ID, "", "", "", ""),
        ("مریم", "", "09151112233", "", "", ""),
        ("مریم", "", "09151112233", "", "", ""),
        ("مریم", "", "09151112244", "", "", ""),
    ]
    plan = brought_in(office, tmp_path, rows)
    assert told(plan) == [(3, "identity_number")]
    assert "سطر ۲" in plan.refusals[0].reason
    assert [(one.row, one.reason) for one in plan.repeated] == [(5, "همان سطر ۴ است.")]
    assert len(office.read(list_contacts, ContactFilter(text="مریم"))) == 2


def test_an_eleven_digit_id_is_an_organisations(office: Office, tmp_path: Path) -> None:
    brought_in(office, tmp_path, [("نام", "شناسه ملی"), ("شرکت آب", int(LEGAL_ID))])
    assert sheets(office)["شرکت آب"].kind is ContactKind.ORGANISATION


KNOWN = ContactDraft(
    name="رضا احمدی",
    identity_number=NATIONAL_ID,
    phones=(PhoneDraft(number="09151112233", label="همراه"),),
    city="مشهد",
    note="قدیمی",
)


def test_what_the_directory_has_is_passed_over_or_completed(office: Office, tmp_path: Path) -> None:
    known = office.write(add_contact, KNOWN).value
    rows = [
        (*HEAD, "توضیحات"),
        ("رضا احمدی", "", "09151112233", "دهیار", "بخشداری", "قوچان", "تازه"),
        ("مریم", NATIONAL_ID, "", "", "", "", ""),
        ("رضا احمدی", OTHER_ID, "09151112233", "", "", "", ""),
    ]
    path = saved(tmp_path / "a.xlsx", rows)
    skipped = planned(office, Kind.CONTACT, path)
    assert [one.row for one in skipped.repeated] == [2, 3]
    # The same name and telephone, but another id: another person.
    assert [one.row for one in skipped.taken] == [4]
    plan = brought_in(office, tmp_path, rows, Repeats.UPDATE)
    assert told(plan) == [(3, "")]
    sheet = office.read(contact_sheet, known)
    assert (sheet.city, sheet.note, sheet.version) == ("قوچان", "قدیمی\nتازه", 2)
    assert [(held.title, held.organisation) for held in sheet.positions] == [("دهیار", "بخشداری")]
    assert len(sheet.phones) == 1
    again = planned(office, Kind.CONTACT, path, Repeats.UPDATE)
    assert (again.taken, again.amended) == ((), ())


def test_the_same_file_twice_adds_nothing(office: Office, tmp_path: Path) -> None:
    rows = [
        ("گونه", "نام", "از دستگاه", "سمت", "تلفن"),
        ("دستگاه", "فرمانداری", "", "", "38402020"),
        ("واحد", "دفتر فنی", "فرمانداری", "", ""),
        ("", "رضا", "", "", ""),
        ("", "مریم", "", "", "09151112233"),
    ]
    brought_in(office, tmp_path, rows)
    plan = brought_in(office, tmp_path, rows)
    assert plan.taken == ()
    assert len(plan.repeated) == 4


def test_archived_contacts_are_not_in_the_way(office: Office, tmp_path: Path) -> None:
    number = office.write(add_contact, KNOWN).value
    office.write(archive_contact, number, 1)
    plan = brought_in(office, tmp_path, [HEAD, ("رضا احمدی", NATIONAL_ID, "", "", "", "")])
    assert len(plan.taken) == 1


# -- all or nothing --------------------------------------------------------------------------


def many(path: Path, count: int) -> Path:
    rows = [
        (f"رضا {place}", "", f"0915{place:07}", "کارشناس", "اداره کل", "") for place in range(count)
    ]
    return saved(path / "many.xlsx", [HEAD, *rows])


class CancelledAt(Progress):
    """A person who cancels at one of the steps."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.left = step

    def step(self, done: int, of: int) -> None:
        self.left -= 1
        if self.left < 0:
            self.cancel()
        super().step(done, of)


@pytest.mark.parametrize("step", [0, 1, 2, 4, 6])
def test_a_cancelled_import_leaves_nothing(office: Office, tmp_path: Path, step: int) -> None:
    plan = planned(office, Kind.CONTACT, many(tmp_path, 500))
    with pytest.raises(Cancelled):
        office.write(import_plan, plan, CancelledAt(step))
    assert sheets(office) == {}
    assert office.read(mapping_names, Kind.CONTACT) == []
    assert check_store(office.database) == []
    assert office.write(import_plan, plan, CancelledAt(1000)).value.added == 500


def test_other_desks_read_while_a_file_is_written(
    office: Office, store_url: str, tmp_path: Path
) -> None:
    plan = planned(office, Kind.CONTACT, many(tmp_path, 300))
    seen: list[int] = []
    with open_office(store_url) as other:
        other.sign_in_as()

        def look(done: int, _of: int, _stage: str) -> None:
            if done:
                seen.append(len(other.read(list_contacts, ContactFilter(), limit=1000)))

        office.write(import_plan, plan, Progress(look))
        seen.append(len(other.read(list_contacts, ContactFilter(), limit=1000)))
    assert seen[0] == 0
    assert seen[-1] == 301


def test_a_plan_is_written_once(office: Office, tmp_path: Path) -> None:
    plan = planned(office, Kind.CONTACT, many(tmp_path, 3))
    office.write(import_plan, plan)
    with pytest.raises(StaleRecord):
        office.write(import_plan, plan)


def test_a_directory_that_moved_on_is_not_written_over(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, ("رضا", NATIONAL_ID, "", "", "", "")])
    plan = planned(office, Kind.CONTACT, path)
    office.write(add_contact, KNOWN)
    with pytest.raises(StaleRecord):
        office.write(import_plan, plan)
    assert set(sheets(office)) == {"رضا احمدی"}


def test_an_organisation_archived_meanwhile_is_not_linked(office: Office, tmp_path: Path) -> None:
    above = ContactDraft(kind=ContactKind.ORGANISATION, name="بخشداری")
    number = office.write(add_contact, above).value
    path = saved(tmp_path / "a.xlsx", [HEAD, ("رضا", "", "", "دهیار", "بخشداری", "")])
    plan = planned(office, Kind.CONTACT, path)
    office.write(archive_contact, number, 1)
    with pytest.raises(StaleRecord):
        office.write(import_plan, plan)


def test_after_an_import_other_desks_add_as_before(office: Office, tmp_path: Path) -> None:
    """The ids an import took are not given again."""
    brought_in(office, tmp_path, [HEAD, ("رضا", "", "", "", "", "")])
    office.write(add_contact, ContactDraft(name="مریم"))
    brought_in(office, tmp_path, [HEAD, ("علی", "", "", "", "", "")])
    assert set(sheets(office)) == {"رضا", "مریم", "علی"}


# -- the mapping -----------------------------------------------------------------------------


def test_a_mapping_is_remembered_by_the_header(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [("ستون یک", "ستون دو"), ("رضا", "مشهد")])
    table = read_spreadsheet(path, Kind.CONTACT)
    assert office.read(mapping_for, Kind.CONTACT, table.header) == ("", "")
    chosen = source_of("a.xlsx", table, ("name", "city"))
    office.write(import_plan, office.read(plan_import, Kind.CONTACT, chosen))
    assert office.read(mapping_for, Kind.CONTACT, ("ستون  يك", "ستون دو")) == ("name", "city")
    assert office.read(mapping_names, Kind.CONTACT) == []


def test_a_named_mapping_finds_its_columns_wherever_they_stand(
    office: Office, tmp_path: Path
) -> None:
    path = saved(tmp_path / "a.xlsx", [("الف", "ب", "تلفن"), ("رضا", "مشهد", "")])
    table = read_spreadsheet(path, Kind.CONTACT)
    plan = office.read(
        plan_import, Kind.CONTACT, source_of("a.xlsx", table, ("name", "city", "mobile"))
    )
    office.write(import_plan, plan, Progress(), "فرمانداری‌ها")
    assert office.read(mapping_names, Kind.CONTACT) == ["فرمانداری‌ها"]
    header = ("تلفن", "ب", "نشانی", "الف")
    mapped = office.read(mapping_for, Kind.CONTACT, header, "فرمانداری‌ها")
    assert mapped == ("mobile", "city", "address", "name")
    with pytest.raises(InvalidInput, match="فرمانداری‌ها"):
        office.read(mapping_for, Kind.CONTACT, header, "دیگر")


def test_a_column_nobody_knows_can_be_a_note(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [("نام", "رایانامه"), ("رضا", "reza@example.ir")])
    table = read_spreadsheet(path, Kind.CONTACT)
    chosen = source_of("a.xlsx", table, ("name", "note"))
    office.write(import_plan, office.read(plan_import, Kind.CONTACT, chosen))
    assert sheets(office)["رضا"].note == "رایانامه: reza@example.ir"


def test_nobody_without_the_right_imports(office: Office, clerk: int, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, ("رضا", "", "", "", "", "")])
    plan = planned(office, Kind.CONTACT, path)
    office.sign_in(clerk)
    with pytest.raises(AppError):
        office.write(import_plan, plan)
    office.sign_in_as()
    assert sheets(office) == {}
