"""Kept lists on both stores: kept, counted as clearance allows, renamed, deleted, brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.access import Right
from app.agenda import EventDraft, EventFilter, EventView, request_event
from app.clock import FixedClock
from app.contacts import ContactDraft, ContactFilter, ContactKind, add_contact
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.office import Office
from app.phone_calls import CallDraft, CallFilter, CallState, log_call
from app.saved_lists import (
    Audience,
    SavedListDraft,
    SavedListRow,
    count_saved_lists,
    delete_list,
    rename_list,
    restore_list,
    save_list,
    saved_lists,
)
from app.saved_lists.operations import LONGEST_NAME, MOST_LISTS

OPEN = CallFilter(open_only=True)


def keep(
    office: Office,
    name: str,
    wanted: object = OPEN,
    *,
    audience: Audience = Audience.SELF,
    moving: bool = False,
) -> int:
    section = "contacts" if isinstance(wanted, ContactFilter) else "calls"
    draft = SavedListDraft(
        section=section, name=name, wanted=wanted, audience=audience, moving=moving
    )
    return office.write(save_list, draft).value


def row(office: Office, number: int) -> SavedListRow:
    return next(row for row in office.read(saved_lists) if row.id == number)


def names(office: Office) -> list[str]:
    return [row.name for row in office.read(saved_lists)]


def test_an_office_begins_with_lists_that_can_be_read(office: Office) -> None:
    offered = office.read(saved_lists)
    assert [row.name for row in offered] == ["امروز", "در کارتابل", "در انتظار اعلام نتیجه"]
    assert all(row.audience is Audience.ALL and not row.mine for row in offered)
    today = office.clock.today()
    assert offered[0].wanted == CallFilter(from_day=today, to_day=today)
    assert offered[2].wanted == CallFilter(states=(CallState.TO_BE_TOLD,))


def test_a_list_keeps_its_filter_and_counts_what_it_finds(office: Office) -> None:
    number = keep(office, "  آب‌ها ", CallFilter(text="آب", open_only=True))
    assert row(office, number).wanted == CallFilter(text="آب", open_only=True)
    assert row(office, number).name == "آب‌ها"
    assert office.read(count_saved_lists)[number] == 0
    for subject in ("آب روستا", "راه"):
        draft = CallDraft(caller_name="رضا", subject=subject, request="شرح")
        office.write(log_call, draft)
    assert office.read(count_saved_lists)[number] == 1


def test_people_are_counted_too_and_only_where_asked(office: Office) -> None:
    number = keep(office, "دستگاه‌ها", ContactFilter(kind=ContactKind.ORGANISATION))
    office.write(add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name="فرمانداری"))
    assert office.read(count_saved_lists, ("contacts",)) == {number: 1}
    assert number not in office.read(count_saved_lists, ("calls",))


def test_moving_days_move_and_others_stay(office: Office, clock: FixedClock) -> None:
    today = clock.today()
    wanted = CallFilter(from_day=today - timedelta(days=7), to_day=today)
    moving, standing = keep(office, "هفته", wanted, moving=True), keep(office, "آن هفته", wanted)
    clock.advance(timedelta(days=3))
    assert row(office, moving).wanted == CallFilter(
        from_day=today - timedelta(days=4), to_day=today + timedelta(days=3)
    )
    assert row(office, standing).wanted == wanted


def test_the_count_stops_at_the_clearance(office: Office, clerk: int) -> None:
    number = keep(office, "همه باز", OPEN, audience=Audience.ALL)
    for classification in (Classification.ORDINARY, Classification.CONFIDENTIAL):
        draft = CallDraft(
            caller_name="رضا", subject="آب", request="شرح", classification=classification
        )
        office.write(log_call, draft)
    assert office.read(count_saved_lists)[number] == 2
    office.sign_in(clerk)
    assert office.read(count_saved_lists)[number] == 1


def test_ones_own_list_is_nobody_elses(office: Office, clerk: int) -> None:
    mine = keep(office, "از آن مدیر")
    office.sign_in(clerk)
    assert "از آن مدیر" not in names(office)
    with pytest.raises(NotFound):
        office.write(delete_list, mine, 1)
    with pytest.raises(NotFound):
        office.write(restore_list, mine)


def test_only_who_may_changes_what_all_see(office: Office, clerk: int) -> None:
    shared = keep(office, "برای همه", audience=Audience.ALL)
    office.sign_in(clerk)
    assert "برای همه" in names(office)
    with pytest.raises(NotAllowed):
        keep(office, "مال من برای همه", audience=Audience.ALL)
    with pytest.raises(NotAllowed):
        office.write(rename_list, shared, 1, "نام دیگر")
    with pytest.raises(NotAllowed):
        office.write(delete_list, shared, 1)


def test_a_register_one_may_not_see_has_no_lists(office: Office) -> None:
    office.operator = replace(office.operator, rights=frozenset({Right.READ_CONTACTS}))
    assert office.read(saved_lists) == []
    assert office.read(count_saved_lists) == {}
    with pytest.raises(NotAllowed):
        keep(office, "تماس‌ها")


def test_a_deleted_list_comes_back_whole(office: Office) -> None:
    number = keep(office, "آب", CallFilter(text="آب"))
    office.write(delete_list, number, 1)
    assert "آب" not in names(office)
    assert number not in office.read(count_saved_lists)
    office.write(restore_list, number)
    assert row(office, number).wanted == CallFilter(text="آب")
    assert office.write(restore_list, number).kinds == frozenset()


@pytest.mark.parametrize("name", ["", "   ", "ن" * (LONGEST_NAME + 1), "امروز", "اِمروز"])
def test_a_name_that_cannot_be_is_refused(office: Office, name: str) -> None:
    with pytest.raises(InvalidFields) as refusal:
        keep(office, name)
    assert refusal.value.problems[0].field == "name"


def test_renaming_asks_the_same(office: Office) -> None:
    number = keep(office, "یک")
    with pytest.raises(InvalidFields):
        office.write(rename_list, number, 1, "امروز")
    with pytest.raises(StaleRecord):
        office.write(rename_list, number, 7, "دو")
    office.write(rename_list, number, 1, "دو")
    assert "دو" in names(office)
    assert office.write(rename_list, number, 2, "دو").kinds == frozenset()


def test_the_same_draft_twice_is_one_list(office: Office) -> None:
    draft = SavedListDraft(section="calls", name="یک", wanted=OPEN)
    assert office.write(save_list, draft).value == office.write(save_list, draft).value
    assert names(office).count("یک") == 1


def test_there_is_an_end_of_lists(office: Office) -> None:
    for number in range(MOST_LISTS - 3):
        keep(office, f"نمای {number}")
    with pytest.raises(InvalidFields):
        keep(office, "یکی بیش")


def test_a_list_of_requests_is_counted_as_clearance_allows(office: Office) -> None:
    wanted = EventFilter(view=EventView.WAITING, text="راه")
    draft = SavedListDraft(section="events", name="راه‌ها", wanted=wanted)
    number = office.write(save_list, draft).value
    assert row(office, number).wanted == wanted
    office.write(request_event, EventDraft(subject="راه ده‌نو"))
    secret = EventDraft(subject="راه مرزی", classification=Classification.SECRET)
    office.write(request_event, secret)
    assert office.read(count_saved_lists)[number] == 2
