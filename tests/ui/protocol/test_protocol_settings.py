"""The order of precedence and the checklists as the office writes them, by keys."""

from __future__ import annotations

from typing import Any

import pytest

from app.protocol import (
    FIRST_RANKS,
    CaseKind,
    ChecklistLine,
    TaskCondition,
    case_sheet,
    checklists,
    protocol_rules,
)
from protocol_desk_seat import small_case
from seat import Seat
from ui.common import ask
from ui.settings.page import PANELS


def _panel(seat: Seat, words: str) -> Any:
    seat.show_section("settings")
    seat.settle()
    page = seat.page("settings")
    names = [name for name, _make, _right in PANELS]
    page.tabs.setCurrentIndex(names.index(words))
    seat.settle()
    return page.current_form()


@pytest.fixture
def lists(seat: Seat) -> Any:
    """The editor of checklists."""
    return _panel(seat, "الگوی گام‌ها")


def _of(seat: Seat, kind: CaseKind) -> list[ChecklistLine]:
    return seat.other.read(checklists, kind)


def test_ranks_are_put_in_order_and_named_anew_by_keys(seat: Seat) -> None:
    form = _panel(seat, "تشریفات")
    rows = form.fields["ranks"].rows.lines
    assert [row.value() for row in rows[:-1]] == list(FIRST_RANKS)
    rows[1].name.setFocus()
    seat.press("Alt+Up")
    rows[0].name.setFocus()
    seat.press("End")
    seat.type(" قوا")
    rows[-1].name.setFocus()
    seat.type("کارآموز")
    seat.write_in("report_rungs", "۲، ۴ و ۹")
    seat.press("Ctrl+S")
    seat.settle()
    rules = seat.other.read(protocol_rules)
    assert rules.report_rungs == (2, 4, 9)
    ranks = rules.ranks
    assert [one.key for one in ranks[:2]] == ["head_of_power", "head_of_state"]
    assert ranks[0].name.endswith("قوا")
    assert (ranks[-1].name, ranks[-1].key) == ("کارآموز", "rank-1")
    assert {one.key for one in FIRST_RANKS} < {one.key for one in ranks}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("report_due_days", ""),
        ("report_due_days", "۹۹۹"),
        ("report_rungs", "۵، ۱"),
        ("report_rungs", "پنج"),
        ("case_number", "بی‌شماره"),
    ],
)
def test_rules_that_cannot_be_taken_are_said_beside_their_field(
    seat: Seat, field: str, typed: str
) -> None:
    form = _panel(seat, "تشریفات")
    before = seat.other.read(protocol_rules)
    seat.write_in(field, typed)
    seat.press("Ctrl+S")
    seat.settle()
    assert list(seat.problems()) == [field]
    assert seat.other.read(protocol_rules) == before
    form.is_changed = False


def test_a_shipped_template_is_changed_and_cases_copy_it(lists: Any, seat: Seat) -> None:
    shipped = _of(seat, CaseKind.FOREIGN_TRIP)[0]
    assert lists.template.value() == shipped.key
    lists.table.setFocus()
    seat.press("Ins")
    seat.type("هماهنگی با سفارت")
    seat.write_in("step_days", "۳")
    seat.press("Ctrl+S")
    seat.settle()
    changed = _of(seat, CaseKind.FOREIGN_TRIP)[0]
    assert (changed.shipped, changed.key) == (shipped.shipped, lists.template.value())
    assert len(changed.tasks) == len(shipped.tasks) + 1
    assert (changed.tasks[1].title, changed.tasks[1].days_before) == ("هماهنگی با سفارت", 3)
    number = small_case(seat.other, CaseKind.FOREIGN_TRIP)
    titles = [one.title for one in seat.other.read(case_sheet, number).tasks]
    assert "هماهنگی با سفارت" in titles
    ask.answers.append(True)
    lists.act("restore")
    seat.settle()
    assert _of(seat, CaseKind.FOREIGN_TRIP)[0].tasks == shipped.tasks


def test_steps_are_moved_and_taken_away_by_keys(lists: Any, seat: Seat) -> None:
    shipped = _of(seat, CaseKind.FOREIGN_TRIP)[0]
    lists.table.setFocus()
    seat.press("Alt+Down")
    seat.press("Up")
    seat.press("Del")
    seat.press("Ctrl+S")
    seat.settle()
    titles = [one.title for one in _of(seat, CaseKind.FOREIGN_TRIP)[0].tasks]
    assert titles == [
        shipped.tasks[0].title,
        *(one.title for one in shipped.tasks[2:]),
    ]


def test_a_template_of_the_offices_own_with_a_condition(lists: Any, seat: Seat) -> None:
    lists.template.set_value("")
    lists.template.edited.emit()
    lists.kind.set_value(CaseKind.CEREMONY)
    seat.write_in("name", "جشن فرودگاه")
    lists.table.setFocus()
    seat.press("Return")
    seat.type("فرش قرمز")
    lists.step.condition.set_value(TaskCondition.RANK)
    lists.step.condition.edited.emit()
    seat.press("Ctrl+S")
    seat.settle()
    # Which rank is not said yet: nothing is saved, and nothing typed is lost.
    assert "شرط" in lists.bar.text
    lists.step.rank.set_value("minister")
    lists.step.rank.edited.emit()
    seat.press("Ctrl+S")
    seat.settle()
    own = _of(seat, CaseKind.CEREMONY)[-1]
    assert own.name == "جشن فرودگاه"
    assert [(one.title, one.condition_value) for one in own.tasks] == [("فرش قرمز", "minister")]
    assert lists.template.value() == own.key
    lists.act("archive")
    seat.settle()
    assert own.key not in [one.key for one in _of(seat, CaseKind.CEREMONY)]


def test_another_template_is_not_shown_over_what_is_typed(lists: Any, seat: Seat) -> None:
    before = lists.template.value()
    lists.table.setFocus()
    seat.press("Ins")
    seat.type("گام تازه")
    ask.answers.append(False)
    lists.template.list.setCurrentIndex(3)
    lists.template.edited.emit()
    assert lists.template.value() == before
    assert "گام تازه" in [row.task.title for row in lists.table.rows]
    ask.answers.append(True)
    lists.template.list.setCurrentIndex(3)
    lists.template.edited.emit()
    assert lists.template.value() != before
