"""Kept questions on both stores: counted over every register, as far as whoever asks may see."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.access import Right
from app.agenda import EventDraft, request_event
from app.clock import FixedClock
from app.listing import MOST_COUNTED
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallDraft, CallFilter, log_call
from app.saved_lists import (
    SEARCH,
    AskedEverywhere,
    Audience,
    SavedListDraft,
    count_saved_lists,
    delete_list,
    restore_list,
    save_list,
    saved_lists,
)
from app.saved_lists.questions import count_answers
from app.trash import TrashFilter, list_trash
from many_calls import add_many_calls


def keep(office: Office, text: str, audience: Audience = Audience.SELF) -> int:
    wanted = AskedEverywhere(text)
    draft = SavedListDraft(section=SEARCH, name=text, wanted=wanted, audience=audience)
    return office.write(save_list, draft).value


def sit_down(office: Office, *rights: Right, clearance: Classification) -> None:
    draft = OperatorDraft(
        name="other", full_name="دیگری", rights=frozenset(rights), clearance=clearance
    )
    office.sign_in(office.write(add_operator, draft).value)


@pytest.fixture
def asked(office: Office) -> int:
    """«آب» asked for all; a call and two entries of the programme have it, one of them secret."""
    office.write(log_call, CallDraft(caller_name="رضا", subject="آب روستا", request="شرح"))
    for classification in (Classification.ORDINARY, Classification.SECRET):
        draft = EventDraft(subject="بازدید از سد آب", classification=classification)
        office.write(request_event, draft)
    return keep(office, "آب", Audience.ALL)


def test_every_register_is_counted(office: Office, asked: int) -> None:
    assert office.read(count_saved_lists, (SEARCH,)) == {asked: 3}


def test_the_count_stops_at_rights_and_clearance(office: Office, asked: int) -> None:
    sit_down(office, Right.READ_AGENDA, clearance=Classification.ORDINARY)
    assert office.read(count_saved_lists) == {asked: 1}


def test_who_sees_no_register_keeps_his_questions_all_the_same(office: Office, asked: int) -> None:
    sit_down(office, clearance=Classification.ORDINARY)
    own = keep(office, "راه")
    assert office.read(count_saved_lists) == {asked: 0, own: 0}


def test_counting_stops_at_a_bound(office: Office, asked: int) -> None:
    wanted = AskedEverywhere("آب")
    assert office.read(count_answers, wanted) == 3
    assert office.read(count_answers, wanted, most=3) == 3
    assert office.read(count_answers, wanted, most=1) == 2


def test_its_days_move(office: Office, clock: FixedClock, asked: int) -> None:
    number = keep(office, "آب تاریخ: امروز")
    assert office.read(count_saved_lists)[number] == 3
    clock.advance(timedelta(days=1))
    assert office.read(count_saved_lists)[number] == 0
    assert office.read(count_saved_lists)[asked] == 3


def test_a_question_goes_to_the_trash_and_comes_back(office: Office, asked: int) -> None:
    office.write(delete_list, asked, 1)
    assert [row.title for row in office.read(list_trash, TrashFilter())] == ["آب"]
    office.write(restore_list, asked)
    (row,) = (row for row in office.read(saved_lists) if row.section == SEARCH)
    assert row.wanted == AskedEverywhere("آب")


def test_no_list_is_counted_further_than_a_thousand(office: Office, asked: int) -> None:
    add_many_calls(office, MOST_COUNTED + 50)
    draft = SavedListDraft(section="calls", name="همه", wanted=CallFilter())
    every = office.write(save_list, draft).value
    counts = office.read(count_saved_lists)
    assert counts[every] == MOST_COUNTED + 1
    assert counts[asked] == MOST_COUNTED + 1
