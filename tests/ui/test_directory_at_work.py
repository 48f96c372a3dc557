"""Duplicates, groups, the printed directory and the trash, through the window by keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.contacts import (
    ContactDraft,
    ContactFilter,
    PhoneDraft,
    add_contact,
    amend_contact,
    contact_sheet,
    list_contacts,
)
from app.groups import GroupDraft, GroupFilter, add_group, group_sheet, list_groups
from app.phone_calls import call_sheet
from app.trash import TrashFilter, list_trash
from seat import CALLER, EARLIER, NAMESAKE, PHONE, Seat
from ui.common.pdf_preview import PdfPreview
from ui.contacts.duplicates_panel import NOTHING

TWIN = "رضا احمدی نیا"


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The administrator on the directory's page, with somebody there twice."""
    draft = ContactDraft(name=TWIN, city="قوچان", phones=(PhoneDraft(number=PHONE),))
    seat.other.write(add_contact, draft)
    seat.window.go_to("contacts")
    seat.page("contacts").reload()
    seat.settle()
    return seat


def names(seat: Seat, *, archived: bool = False) -> set[str]:
    return {row.name for row in seat.other.read(list_contacts, ContactFilter(archived=archived))}


def listed(seat: Seat, page: str = "contacts") -> list[str]:
    rows = [row for _, row in seat.page(page).model.loaded()]
    return [getattr(row, "name", "") or row.title for row in rows]


def stand_on(seat: Seat, name: str, page: str = "contacts") -> None:
    shown = seat.page(page)
    shown.table.stand_on(shown.model.index(listed(seat, page).index(name), 0))
    shown.table.setFocus()
    seat.settle()


def id_of(seat: Seat, name: str) -> int:
    rows = seat.other.read(list_contacts, ContactFilter(), limit=1000)
    (row,) = [r for r in rows if r.name == name]
    return row.id


def previews() -> list[PdfPreview]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PdfPreview)]


def test_from_duplicates_to_one_and_back(desk: Seat) -> None:
    caller = id_of(desk, CALLER)
    desk.press("Ctrl+Shift+D")
    desk.settle()
    panel: Any = desk.form()
    assert panel.list.count() == 1
    desk.press("Return")
    desk.settle()
    form = desk.form()
    assert form.title == "ادغام ۲ سطر در یکی"
    # Whom a call names is the one to stay; the name typed better is chosen by an arrow.
    assert form.values()["survivor"] == caller
    assert form.values()["city"] != caller
    form.fields["name"].setFocus()
    desk.press("Ctrl+Return")
    desk.settle()
    assert len({CALLER, TWIN} & names(desk)) == 1
    sheet = desk.other.read(contact_sheet, caller)
    assert sheet.city == "قوچان"
    assert CALLER in {sheet.name, *sheet.aliases}
    desk.until(lambda: panel._words.text().endswith(NOTHING))
    page = desk.page("contacts")
    assert "یکی شدند" in page.bar.text
    desk.press("Ctrl+Z")
    desk.settle()
    assert {CALLER, TWIN} <= names(desk)
    assert desk.other.read(contact_sheet, caller).city == ""
    assert page.bar.text == "بازگردانده شد."
    (call,) = [row for row in desk.calls() if row.subject == EARLIER]
    assert desk.other.read(call_sheet, call.id).caller_id == caller


def test_chosen_rows_are_merged_and_parted_by_the_menu(desk: Seat) -> None:
    stand_on(desk, CALLER)
    places = sorted(listed(desk).index(name) for name in (CALLER, TWIN))
    assert places[1] - places[0] == 1
    desk.press("Shift+Down" if listed(desk)[places[0]] == CALLER else "Shift+Up")
    desk.press("Ctrl+Shift+M")
    desk.settle()
    desk.press("Ctrl+Return")
    desk.settle()
    assert len({CALLER, TWIN} & names(desk)) == 1
    sheet = desk.page("contacts").sheet
    desk.other.write(
        amend_contact, sheet.id, sheet.version, ContactDraft(name=sheet.name, city="نیشابور")
    )
    desk.press("Ctrl+F5")
    desk.settle()
    desk.window.action("undo_merge").trigger()
    desk.settle()
    bar = desk.page("contacts").bar.text
    assert "به فهرست برگشت" in bar
    assert "شهر" in bar
    assert {CALLER, TWIN} <= names(desk)


def test_one_row_alone_is_not_merged(desk: Seat) -> None:
    stand_on(desk, CALLER)
    desk.press("Ctrl+Shift+M")
    desk.settle()
    assert "دست‌کم دو" in desk.page("contacts").bar.text
    assert desk.page("contacts").current_form() is None


def test_a_merge_that_came_too_late_is_said_in_the_form(desk: Seat) -> None:
    desk.press("Ctrl+Shift+D")
    desk.settle()
    desk.press("Return")
    desk.settle()
    twin = id_of(desk, TWIN)
    desk.other.write(amend_contact, twin, 1, ContactDraft(name=TWIN, city="مشهد"))
    desk.press("Ctrl+Return")
    desk.settle()
    assert "میز دیگری" in desk.form().bar.text
    assert {CALLER, TWIN} <= names(desk)


def test_the_merged_one_opens_the_survivor(desk: Seat) -> None:
    desk.press("Ctrl+Shift+D")
    desk.settle()
    desk.press("Return")
    desk.settle()
    desk.press("Ctrl+Return")
    desk.settle()
    desk.press("Esc")
    page = desk.page("contacts")
    page._archived.click()
    desk.until(lambda: len(page.model.loaded()) == 1)
    desk.settle()
    assert page.sheet.id == id_of(desk, page.sheet.name)
    assert not page.sheet.archived
    page.table.setFocus()
    desk.press("Ctrl+D")
    desk.settle()
    assert {CALLER, TWIN} <= names(desk)


def test_deleted_and_back_at_once(desk: Seat) -> None:
    stand_on(desk, TWIN)
    desk.press("Del")
    desk.settle()
    assert TWIN not in names(desk) | names(desk, archived=True)
    assert "به سطل رفت" in desk.page("contacts").bar.text
    desk.press("Ctrl+Z")
    desk.settle()
    assert TWIN in names(desk)
    desk.until(lambda: TWIN in listed(desk))


def test_whom_a_call_names_is_not_deleted(desk: Seat) -> None:
    stand_on(desk, CALLER)
    desk.press("Del")
    desk.settle()
    assert "بایگانی‌اش کنید" in desk.page("contacts").bar.text
    assert CALLER in names(desk)
    desk.press("Ctrl+D")
    desk.settle()
    desk.press("Ctrl+Z")
    desk.settle()
    assert CALLER in names(desk)


def test_delete_in_a_field_takes_a_letter_not_the_person(desk: Seat) -> None:
    stand_on(desk, TWIN)
    desk.press("Return")
    desk.go("city")
    desk.press("Home")
    desk.press("Del")
    desk.settle()
    assert TWIN in names(desk)
    assert desk.form().fields["city"].value() == "وچان"


def test_rows_into_a_new_group_and_an_old_one(desk: Seat) -> None:
    stand_on(desk, TWIN)
    desk.press("Ctrl+Shift+G")
    desk.settle()
    desk.press("Ctrl+Return")
    assert desk.problems() == {"name": "نام گروه را بنویسید."}
    desk.go("name")
    desk.type("شورای اداری")
    desk.press("Ctrl+Return")
    desk.settle()
    (group,) = desk.other.read(list_groups, GroupFilter())
    assert (group.name, group.members) == ("شورای اداری", 1)
    stand_on(desk, NAMESAKE)
    desk.press("Ctrl+A")
    desk.press("Ctrl+Shift+G")
    desk.settle()
    desk.press("Ctrl+Return")
    desk.settle()
    assert "پیش‌تر" in desk.page("contacts").bar.text
    assert desk.other.read(list_groups, GroupFilter())[0].members == 5


def test_a_group_is_made_ordered_corrected_and_brought_back(desk: Seat) -> None:
    desk.window.go_to("groups")
    desk.settle()
    desk.press("Ctrl+N")
    desk.type("فرمانداران")
    members: Any = desk.form().fields["contact_ids"]
    for name in (NAMESAKE, TWIN):
        members._adding.setFocus()
        desk.take_suggestion(name)
    members.list.setFocus()
    desk.press("Alt+Up")
    members._adding.setFocus()
    desk.type("کسی که نیست")
    desk.press("Ctrl+Return")
    assert "کسی که نیست" in desk.problems()["contact_ids"]
    members._adding.setFocus()
    desk.press("Ctrl+A")
    desk.press("Del")
    desk.press("Ctrl+Return")
    desk.settle()
    assert desk.page("groups").current_form() is None, desk.problems()
    (group,) = desk.other.read(list_groups, GroupFilter())
    sheet = desk.other.read(group_sheet, group.id)
    assert [row.name for row in sheet.members] == [TWIN, NAMESAKE]
    desk.press("Return")
    again: Any = desk.form().fields["contact_ids"]
    again.list.setFocus()
    desk.press("Del")
    desk.press("Ctrl+Return")
    desk.settle()
    sheet = desk.other.read(group_sheet, group.id)
    assert [row.name for row in sheet.members] == [NAMESAKE]
    desk.press("Del")
    desk.settle()
    assert desk.other.read(list_groups, GroupFilter()) == []
    desk.press("Ctrl+Z")
    desk.settle()
    assert len(desk.other.read(list_groups, GroupFilter())) == 1


def test_two_groups_of_one_name_are_refused_beside_the_name(desk: Seat) -> None:
    desk.other.write(add_group, GroupDraft(name="شورا"))
    desk.window.go_to("groups")
    desk.press("Ctrl+N")
    desk.type("شورا")
    desk.press("Ctrl+Return")
    desk.settle()
    assert "هست" in desk.problems()["name"]


def test_the_directory_and_a_group_are_printed(desk: Seat) -> None:
    stand_on(desk, TWIN)
    desk.press("Ctrl+P")
    assert desk.form().title == "چاپ دفتر تلفن"
    desk.press("Ctrl+Return")
    desk.until(previews)
    assert previews()[0].document.pageCount() == 1
    previews()[0].close()
    desk.until(lambda: not previews())
    desk.activate(desk.window)
    ids = (id_of(desk, TWIN),)
    desk.other.write(add_group, GroupDraft(name="شورا", contact_ids=ids))
    desk.window.go_to("groups")
    desk.settle()
    desk.press("Ctrl+P")
    assert desk.form().values()["scope"] == "filtered"
    desk.press("Ctrl+Return")
    desk.until(previews)
    previews()[0].close()
    desk.until(lambda: not previews())
    desk.activate(desk.window)


def test_everything_that_went_comes_back_from_the_trash(desk: Seat) -> None:
    stand_on(desk, TWIN)
    desk.press("Del")
    desk.settle()
    stand_on(desk, NAMESAKE)
    desk.press("Ctrl+D")
    desk.settle()
    desk.window.go_to("trash")
    desk.settle()
    page = desk.page("trash")
    assert set(listed(desk, "trash")) == {NAMESAKE, TWIN}
    desk.press("Ctrl+F")
    desk.type("نیا")
    desk.until(lambda: listed(desk, "trash") == [TWIN])
    page.table.setFocus()
    desk.settle()
    desk.press("Return")
    desk.settle()
    assert TWIN in names(desk)
    assert "بازگردانده شد" in page.bar.text
    desk.press("Ctrl+Shift+F")
    desk.until(lambda: listed(desk, "trash") == [NAMESAKE])
    desk.settle()
    desk.press("Return")
    desk.settle()
    assert desk.other.read(list_trash, TrashFilter()) == []
    assert NAMESAKE in names(desk)


def test_a_clerk_reads_but_neither_merges_nor_deletes(opening: Any) -> None:
    from app.access import Right
    from app.operators import OperatorDraft, add_operator

    seat: Seat = opening()
    rights = frozenset({Right.READ_CALLS, Right.READ_CONTACTS})
    draft = OperatorDraft(name="reader", full_name="خواننده", rights=rights)
    seat.other.write(add_operator, draft)
    reader: Seat = opening("reader")
    reader.window.go_to("contacts")
    reader.settle()
    for name in ("delete", "merge", "archive", "find_duplicates", "add_to_group"):
        assert not reader.window.action(name).isEnabled(), name
    assert reader.window.action("print").isEnabled()


def test_a_half_filled_group_is_parked_and_taken_up(desk: Seat) -> None:
    desk.window.go_to("groups")
    desk.settle()
    desk.press("Ctrl+N")
    desk.type("ستاد")
    members: Any = desk.form().fields["contact_ids"]
    members._adding.setFocus()
    desk.take_suggestion(NAMESAKE)
    desk.type("نیمه")
    desk.press("F5")
    desk.settle()
    assert desk.page("groups").current_form() is None
    desk.press("Shift+F5")
    desk.settle()
    desk.until(lambda: desk.page("groups").current_form() is not None)
    again: Any = desk.form()
    assert again.fields["name"].value() == "ستاد"
    assert [one.name for one in again.fields["contact_ids"].list.values()] == [NAMESAKE]
    again.fields["contact_ids"]._adding.setFocus()
    desk.press("Ctrl+A")
    desk.press("Del")
    desk.press("Ctrl+Return")
    desk.settle()
    (group,) = desk.other.read(list_groups, GroupFilter())
    assert (group.name, group.members) == ("ستاد", 1)


@pytest.mark.parametrize("name", ["groups", "trash"])
def test_these_registers_are_listed_on_paper_too(desk: Seat, name: str) -> None:
    desk.other.write(add_group, GroupDraft(name="شورا"))
    stand_on(desk, TWIN)
    desk.press("Del")
    desk.settle()
    desk.window.go_to(name)
    desk.settle()
    desk.press("Ctrl+F")
    desk.type("ا")
    desk.until(lambda: desk.page(name).filter_words())
    desk.settle()
    desk.window.action("print_list").trigger()
    desk.until(previews)
    previews()[0].close()
    desk.until(lambda: not previews())
    desk.activate(desk.window)


def test_somebody_far_down_is_shown_where_he_stands(desk: Seat) -> None:
    from app.changes import Kind

    for number in range(230):
        desk.other.write(add_contact, ContactDraft(name=f"شخص {number:03}"))
    last = id_of(desk, "شخص 229")
    desk.window.go_to("groups")
    desk.window.show_record(Kind.CONTACT, last)
    desk.settle()
    page = desk.page("contacts")
    desk.until(lambda: page.table.current_row() is not None)
    assert page.table.current_row().id == last
    assert page.sheet.id == last
    shown = page.table.visualRect(page.table.currentIndex())
    assert page.table.viewport().rect().intersects(shown)
