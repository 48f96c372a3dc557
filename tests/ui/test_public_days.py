"""A small public day through the real window, from its plan to its last petitioner told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from app.agenda.rules import agenda_rules, save_agenda_rules
from app.public_days import (
    ManagerAnswer,
    ManagerDraft,
    PublicDayFilter,
    PublicDayState,
    accept_rest,
    begin_session,
    close_list,
    end_session,
    hear,
    invite_managers,
    list_public_days,
    open_list,
    present_list,
    put_off,
    save_managers,
)
from app.visits import Decision, VisitState
from public_desk import PublicDesk, its_morning, planned_with
from public_seat import LATER, do, of_petition, planned, said, state_of
from seat import Seat

_D = PublicDayState
_V = VisitState


@pytest.fixture
def desk(seat: Seat) -> PublicDesk:
    """The desk that holds public days."""
    return PublicDesk(seat)


def days_of(seat: Seat) -> list[Any]:
    """The public days, as the services have them."""
    return seat.other.read(list_public_days, PublicDayFilter())


def write_petition(desk: PublicDesk, name: str, subject: str, agency: str) -> None:
    """Fill the form of a petition by keys."""
    seat = desk.seat
    seat.type(name)
    seat.write_in("subject", subject)
    seat.write_in("agency", agency)
    seat.write_in("problem", "شرح کامل مشکل")


def test_a_small_day_from_its_plan_to_the_last_petitioner_told(desk: PublicDesk) -> None:
    seat = desk.seat
    desk.show()
    desk.press("Ctrl+N")
    seat.write_in("when", "دوشنبه ۹ تا ۱۲")
    seat.write_in("place", "سالن اجتماعات")
    seat.write_in("minutes_each", "۱۰")
    desk.save()
    (row,) = days_of(seat)
    day = row.id
    assert row.state is _D.PLANNED
    desk.press("Alt+Left")
    assert desk.sheet(day).state is _D.LIST_OPEN
    desk.press("Ins")
    for number, (name, agency) in enumerate(
        (("علی کریمی", "اداره کل راه"), ("زهرا محمدی", "بنیاد مسکن"), ("حسن رضایی", ""))
    ):
        write_petition(desk, name, f"موضوع {number}", agency)
        desk.press("Ctrl+Shift+Return")
    desk.press("Esc")
    seat.settle()
    assert [one.visitor_name for one in desk.sheet(day).petitions] == [
        "علی کریمی",
        "زهرا محمدی",
        "حسن رضایی",
    ]
    for state in (_D.LIST_CLOSED, _D.PRESENTED):
        desk.act("day_next")
        assert desk.sheet(day).state is state
    desk.page.table.setFocus()
    desk.press("Return")
    desk.press("+")
    desk.act("accept_rest")
    desk.act("day_managers")
    seat.until(lambda: desk.page.current_form().proposed)
    desk.press("Alt+1")
    desk.save()
    assert {one.organisation for one in desk.sheet(day).managers} == {"اداره کل راه", "بنیاد مسکن"}
    desk.act("day_next")
    assert desk.sheet(day).state is _D.INVITED
    assert all(one.letter_id for one in desk.sheet(day).managers)
    seat.clock.set(desk.sheet(day).starts_at)
    desk.act("day_next")
    assert desk.sheet(day).state is _D.IN_SESSION
    desk.act("day_next")
    for words in ("راه روستا آسفالت شود.", "وام مسکن داده شود.", "بررسی شود."):
        seat.type(words)
        desk.press("Ctrl+Return")
    assert [one.state for one in desk.sheet(day).petitions] == [_V.HEARD] * 3
    assert desk.sheet(day).petitions[0].order_words == "راه روستا آسفالت شود."
    desk.press("Esc")
    desk.act("day_next")
    assert desk.sheet(day).state is _D.ENDED
    desk.act("day_next")
    seat.write_in("receiver", "دفتر بازرسی")
    seat.write_in("receipt_number", "۴۵/۱")
    desk.save()
    assert desk.sheet(day).hand_overs[0].receipt_number == "45/1"
    desk.act("day_next")
    desk.save()
    assert desk.sheet(day).state is _D.RESULTS_AWAITED
    tell_everybody(desk, day)
    desk.act("day_report")
    seat.until(desk.page.current_form().fields["words"].value)
    seat.write_in("reported_to", "وزارت کشور")
    desk.save()
    assert desk.sheet(day).state is _D.REPORTED
    desk.act("close_call")
    assert desk.sheet(day).state is _D.CLOSED


def tell_everybody(desk: PublicDesk, day: int) -> None:
    """Write each result and tell each petitioner."""
    bench = desk.page.workbench
    for petition in desk.sheet(day).petitions:
        bench.petitions.setFocus()
        bench.petitions.stand_on_row(petition.id)
        desk.act("petition_result")
        desk.seat.type("انجام شد.")
        desk.save()
        bench.petitions.stand_on_row(petition.id)
        desk.act("told")
        desk.save()
        assert state_of(desk.seat.other, petition.id) is _V.TOLD


def test_each_decision_is_one_key_and_taken_back_by_one(desk: PublicDesk) -> None:
    seat = desk.seat
    day, visits = planned_with(seat, 3, open_list, close_list, present_list)
    desk.show()
    desk.press("Return")
    desk.press("+")
    assert state_of(seat.other, visits[0]) is _V.ACCEPTED
    desk.act("take_back")
    assert state_of(seat.other, visits[0]) is _V.PRESENTED
    desk.press("-")
    seat.type("در صلاحیت استانداری نیست.")
    desk.save()
    assert state_of(seat.other, visits[0]) is _V.REFUSED
    desk.act("take_back")
    assert state_of(seat.other, visits[0]) is _V.PRESENTED
    desk.press("Down")
    desk.press("/")
    seat.type("اداره راه پاسخ دهد.")
    desk.save()
    second = desk.sheet(day).petitions[1]
    assert (second.state, second.decision) == (_V.ANSWERED, Decision.ANSWER)
    assert second.order_words == "اداره راه پاسخ دهد."
    desk.press("*")
    assert [one.state for one in desk.sheet(day).petitions].count(_V.ACCEPTED) == 2
    desk.act("take_back")
    assert [one.state for one in desk.sheet(day).petitions].count(_V.PRESENTED) == 2


def test_petitions_are_carried_by_keys_and_one_step_takes_it_back(desk: PublicDesk) -> None:
    seat = desk.seat
    day, visits = planned_with(seat, 4, open_list)
    desk.show()
    desk.press("Return")
    for _place in range(2):
        seat.press("Alt+Down")
    table = desk.page.workbench.petitions
    assert [row.id for row in table.part.rows] == [visits[1], visits[2], visits[0], visits[3]]
    table.settle_order()
    seat.settle()
    order = [one.id for one in desk.sheet(day).petitions]
    assert order == [visits[1], visits[2], visits[0], visits[3]]
    assert table.current_row().id == visits[0]
    desk.act("take_back")
    assert [one.id for one in desk.sheet(day).petitions] == visits


def test_a_row_can_be_dragged_only_while_the_order_is_open(desk: PublicDesk) -> None:
    planned_with(desk.seat, 2, open_list)
    desk.show()
    table = desk.page.workbench.petitions
    assert table.dragEnabled()
    table.move_row(1, 0)
    table.let_move(on=False)
    before = [row.id for row in table.part.rows]
    table.move_row(0, 1)
    assert [row.id for row in table.part.rows] == before
    table.settle_order()
    desk.seat.settle()


def test_a_manager_answers_and_is_seen_by_one_key_each(desk: PublicDesk) -> None:
    seat = desk.seat
    day, _visits = planned_with(seat, 2, open_list, close_list, present_list, accept_rest)
    its_morning(seat)
    desk.show()
    desk.act("day_managers")
    seat.until(lambda: desk.page.current_form().proposed)
    desk.press("Alt+1")
    desk.save()
    bench = desk.page.workbench
    bench.enter()
    desk.press("Left")
    assert bench.managers.hasFocus()
    desk.press("Return")
    form = desk.page.current_form()
    form.fields["answer"].set_value(ManagerAnswer.SUBSTITUTE)
    desk.press("Ctrl+Return")
    assert seat.problems() == {"substitute": "نام جانشین را بنویسید."}
    seat.write_in("substitute", "مهندس نوری")
    desk.save()
    assert desk.sheet(day).managers[0].substitute == "مهندس نوری"
    bench.enter()
    desk.press("Ctrl+Space")
    assert desk.sheet(day).managers[0].present is True


def test_a_day_is_moved_with_its_reason_and_called_off_with_its_petitioners_kept(
    desk: PublicDesk,
) -> None:
    seat = desk.seat
    day, visits = planned_with(seat, 2, open_list)
    desk.show()
    desk.act("day_move")
    seat.write_in("when", "۱۴۰۵/۹/۹ ۹ تا ۱۲")
    desk.press("Ctrl+Return")
    assert "reason" in seat.problems()
    seat.write_in("reason", "سفر استاندار")
    desk.save()
    assert desk.sheet(day).moved_count == 1
    desk.act("day_cancel")
    seat.write_in("reason", "به تعویق افتاد")
    desk.save()
    assert desk.sheet(day).state is _D.CANCELLED
    assert desk.sheet(day).petitions == ()
    desk.act("take_back")
    assert [one.id for one in desk.sheet(day).petitions] == visits


def test_keys_of_the_session_mean_nothing_in_the_list(desk: PublicDesk) -> None:
    seat = desk.seat
    planned_with(seat, 2, open_list, close_list, present_list, accept_rest)
    its_morning(seat)
    desk.show()
    desk.press("Return")
    assert seat.window.action("day_begin").isEnabled()
    assert not seat.window.action("session_on").isEnabled()


def test_a_petition_shows_its_earlier_ones_beside_it(desk: PublicDesk) -> None:
    seat = desk.seat
    day, _visits = planned_with(seat, 1, open_list)
    desk.show()
    desk.press("Ins")
    seat.type("درخواست‌کننده ۱")
    seat.write_in("phone", "09150000001")
    desk.press("Return")
    form: Any = desk.page.current_form()
    seat.until(lambda: form.history.entries)
    assert "موضوع 1" in form.history.entries[0][1]
    assert form.history.isVisible()
    assert day


def test_bad_input_is_said_beside_its_field_and_nothing_is_lost(desk: PublicDesk) -> None:
    seat = desk.seat
    planned_with(seat, 0, open_list)
    desk.show()
    desk.press("Ins")
    seat.write_in("national_id", "1234567890")
    assert "national_id" in seat.problems()
    desk.press("Ctrl+Return")
    assert {"visitor_name", "subject"} <= set(seat.problems())
    assert desk.page.current_form().fields["national_id"].value() == "1234567890"


def test_begin_is_refused_in_words_before_its_day(desk: PublicDesk) -> None:
    seat = desk.seat
    day, _visits = planned_with(seat, 1, open_list, close_list, present_list, accept_rest)
    desk.show()
    desk.act("day_begin")
    assert "روزش نرسیده" in desk.page.bar.text
    assert desk.sheet(day).state is _D.PRESENTED


def test_the_days_the_rule_names_are_proposed_and_taken_by_a_key(desk: PublicDesk) -> None:
    seat = desk.seat
    rules = seat.other.read(agenda_rules)
    weekly = replace(rules, public_weekday=2, public_every=1, public_first=date(2026, 8, 3))
    seat.other.write(save_agenda_rules, weekly)
    desk.show()
    desk.press("Ctrl+N")
    form = desk.page.current_form()
    seat.until(lambda: form.proposals)
    first, second = form.proposals[:2]
    assert form.when.value().starts_at == first.starts_at
    form.take(1)
    desk.save()
    (row,) = days_of(seat)
    assert row.starts_at == second.starts_at
    desk.press("Ctrl+N")
    form = desk.page.current_form()
    seat.until(lambda: form.proposals)
    assert form.proposals[1].public_day_id == row.id


def test_those_put_off_go_on_with_a_later_day(desk: PublicDesk) -> None:
    seat = desk.seat
    day, visits = planned_with(seat, 2, open_list, close_list, present_list, accept_rest)
    later = planned(seat.other, LATER)
    its_morning(seat)
    do(seat.other, begin_session, day)
    of_petition(seat.other, put_off, visits[0], "وقت نرسید.")
    of_petition(seat.other, hear, visits[1], said("رسیدگی شود."))
    do(seat.other, end_session, day)
    desk.show()
    desk.act("day_carry_over")
    seat.until(lambda: desk.page.current_form().fields["carry_to"].value() == later)
    desk.save()
    (petition,) = desk.sheet(later).petitions
    assert petition.carried_from_id == visits[0]
    desk.act("take_back")
    assert [one.state for one in desk.sheet(later).petitions] == [_V.WITHDRAWN]


def test_a_petition_and_an_invitation_are_opened_where_they_are_kept(desk: PublicDesk) -> None:
    seat = desk.seat
    day, visits = planned_with(seat, 1, open_list, close_list, present_list, accept_rest)
    draft = ManagerDraft(name="مدیرکل راه", organisation="اداره کل راه")
    do(seat.other, save_managers, day, [draft])
    do(seat.other, invite_managers, day, uuid4())
    desk.show()
    desk.press("Return")
    desk.press("Left")
    desk.press("Ctrl+/")
    seat.until(lambda: seat.window.page_in_sight() is seat.page("letters"))
    seat.settle()
    desk.show()
    desk.page.workbench.show_part(0)
    desk.page.workbench.enter()
    desk.press("Alt+/")
    seat.until(lambda: seat.window.page_in_sight() is seat.page("visits"))
    seat.until(lambda: seat.page("visits").sheet is not None)
    assert seat.page("visits").sheet.id == visits[0]
