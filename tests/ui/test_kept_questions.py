"""Kept questions through the real window: kept from the box by keys, shown in it, asked again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.access import Right
from app.agenda import EventDraft, request_event
from app.clock import FixedClock
from app.office import open_office
from app.operators import OperatorDraft, add_operator
from app.saved_lists import (
    SEARCH,
    AskedEverywhere,
    Audience,
    SavedListDraft,
    save_list,
    saved_lists,
)
from seat import Seat
from ui.saved_lists.panel import ListsPanel
from ui.search.box import SearchBox
from ui.search.rows import PanelRow, Role


def box(seat: Seat) -> SearchBox:
    found = seat.window.findChild(SearchBox)
    assert found is not None
    return found


def open_box(seat: Seat) -> SearchBox:
    seat.press("Ctrl+K")
    seat.until(box(seat).field.hasFocus)
    return box(seat)


def ask(seat: Seat, text: str) -> SearchBox:
    found = open_box(seat)
    seat.press("Ctrl+A")
    seat.type(text)
    seat.until(lambda: found.asked == text)
    seat.settle()
    return found


def kept_rows(seat: Seat) -> list[PanelRow]:
    return [row for row in box(seat).panel.model.rows if row.role is Role.KEPT]


def empty(seat: Seat) -> None:
    """Go to the box and take away what is typed there."""
    open_box(seat)
    seat.press("Ctrl+A")
    seat.press("Del")
    seat.until(lambda: not box(seat).field.text())


def panel(seat: Seat) -> ListsPanel:
    seat.until(lambda: seat.window.findChildren(ListsPanel))
    found = seat.window.findChild(ListsPanel)
    assert found is not None
    seat.activate(found)
    return found


def gone(seat: Seat) -> None:
    seat.until(lambda: not seat.window.findChildren(ListsPanel))
    seat.activate(seat.window)
    seat.settle()


def kept(seat: Seat) -> dict[str, Any]:
    return {row.name: row for row in seat.other.read(saved_lists) if row.section == SEARCH}


def keep(seat: Seat, text: str, name: str = "") -> None:
    ask(seat, text)
    seat.press("Ctrl+Alt+S")
    found = panel(seat)
    seat.until(found.name.hasFocus)
    if name:
        seat.type(name)
        seat.press("Return")
        seat.until(lambda: name in kept(seat))
        seat.until(found.list.hasFocus)
    found.close()
    gone(seat)


def test_a_question_is_kept_and_named_by_keys(seat: Seat) -> None:
    keep(seat, "احمدی", "احمدی‌ها")
    row = kept(seat)["احمدی‌ها"]
    assert (row.wanted, row.audience) == (AskedEverywhere("احمدی"), Audience.SELF)
    empty(seat)
    seat.until(lambda: [row.text for row in kept_rows(seat)] == ["احمدی‌ها"])


def test_it_is_counted_live_and_asked_again(seat: Seat) -> None:
    keep(seat, "احمدی")
    empty(seat)
    seat.until(lambda: [row.about for row in kept_rows(seat)] not in ([], [""]))
    (before,) = kept_rows(seat)
    made = seat.other.write(request_event, EventDraft(subject="دیدار با احمدی"))
    seat.window.tasks.changed.emit(made.kinds)
    seat.until(lambda: kept_rows(seat)[0].about != before.about)
    seat.press("Down")
    assert box(seat).panel.current() == kept_rows(seat)[0]
    seat.press("Return")
    seat.until(lambda: box(seat).asked == "احمدی")
    assert any(row.line is not None for row in box(seat).panel.model.rows)


def test_it_is_chosen_among_the_lists(seat: Seat) -> None:
    keep(seat, "گرماب", "آب گرماب")
    empty(seat)
    seat.press("Esc")
    seat.press("Ctrl+Alt+L")
    found = panel(seat)
    seat.until(found.list.hasFocus)
    found.list.setCurrentRow(found.list.count() - 1)
    assert "جستجو در همه‌جا" in found.list.currentItem().text()
    seat.press("Return")
    gone(seat)
    seat.until(lambda: box(seat).panel.isVisible() and box(seat).asked == "گرماب")
    assert box(seat).field.text() == "گرماب"


def test_the_same_question_is_kept_once(seat: Seat) -> None:
    keep(seat, "احمدی")
    ask(seat, "احمدی")
    seat.press("Ctrl+Alt+S")
    found = panel(seat)
    seat.until(lambda: "نگه داشته شده" in found.bar.text)
    assert found.list.currentItem().text().startswith("احمدی")
    found.close()
    gone(seat)
    assert list(kept(seat)) == ["احمدی"]


def test_a_long_question_has_a_short_name(seat: Seat) -> None:
    text = "گرماب روستای آشامیدنی آب قطع شده احمدی نیا"
    keep(seat, text)
    (name,) = kept(seat)
    assert name.endswith("…")
    assert kept(seat)[name].wanted.text == text


def test_what_others_keep_for_themselves_is_not_shown(
    opening: Any, store: Path, clock: FixedClock
) -> None:
    rights = frozenset({Right.READ_CALLS, Right.READ_CONTACTS})
    with open_office(f"sqlite:///{store}", clock=clock) as office:
        office.sign_in_as()
        office.write(add_operator, OperatorDraft(name="phone", full_name="تلفن", rights=rights))
        for name, audience in (("از آن همه", Audience.ALL), ("از آن مدیر", Audience.SELF)):
            asked = AskedEverywhere("آب")
            draft = SavedListDraft(section=SEARCH, name=name, wanted=asked, audience=audience)
            office.write(save_list, draft)
    seat = opening("phone")
    empty(seat)
    seat.until(lambda: [row.text for row in kept_rows(seat)] == ["از آن همه"])
