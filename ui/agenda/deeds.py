"""What the window's actions do on the calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from app.access import Right
from app.agenda import event_version, fix_event, take_event_step_back
from ui.agenda.calendar_steps import steps_of
from ui.agenda.place import View
from ui.sections import SECTIONS

if TYPE_CHECKING:
    from ui.agenda.page import AgendaPage

#: What can be done whatever the cursor is on.
ALWAYS: Final = frozenset(
    {
        "reload",
        "go_to_date",
        "earlier_days",
        "later_days",
        "this_week",
        "calendar_day",
        "calendar_week",
        "calendar_month",
        "calendar_columns",
    }
)
_LIST: Final = "events"


def available_on(page: AgendaPage) -> frozenset[str]:
    """What can be done on the calendar as it stands."""
    operator = page.shell.operator()
    found = set(ALWAYS)
    if operator.may(Right.PLAN_AGENDA):
        found.add("new_event")
    if any(section.name == _LIST for section in SECTIONS):
        found.add("show_events")
    found |= steps_of(page.chosen, operator)
    if page.way_back.is_open:
        found.add("take_back")
    return frozenset(found)


def _go_to_date(page: AgendaPage) -> None:
    page.toolbar.ask_date()


def _show_list(page: AgendaPage) -> None:
    page.shell.show_section(_LIST)


def _open(page: AgendaPage) -> None:
    if page.chosen is not None:
        page.open_entry(page.chosen)


def _fix(page: AgendaPage) -> None:
    """Make a tentative hold a fixed time; where it clashes by now, its form says how."""
    entry = page.chosen
    if entry is None:
        return
    words = f"«{entry.subject}» قطعی شد."

    def fixed(_id: int) -> None:
        def version(number: int) -> None:
            page.way_back.offer(words, take_event_step_back, entry.id, number)

        page.shell.tasks.read(page, event_version, entry.id, done=version)

    page.shell.tasks.write(
        page, fix_event, entry.id, entry.version, done=fixed, failed=page.refused
    )


def _move(page: AgendaPage) -> None:
    if page.chosen is not None:
        page.moves.ask_why(page.chosen)


def _take_back(page: AgendaPage) -> None:
    """Undo what was done just now; else the last step of the entry the cursor is on."""
    if page.way_back.is_open:
        page.way_back.go()
        return
    entry = page.chosen
    if entry is not None:
        page.shell.tasks.write(
            page, take_event_step_back, entry.id, entry.version, failed=page.refused
        )


DEEDS: Final[Mapping[str, Callable[[AgendaPage], None]]] = {
    "reload": lambda page: page.reload(),
    "go_to_date": _go_to_date,
    "earlier_days": lambda page: page.turn(-1),
    "later_days": lambda page: page.turn(1),
    "this_week": lambda page: page.go("today", 0),
    "calendar_day": lambda page: page.show_view(View.DAY),
    "calendar_week": lambda page: page.show_view(View.WEEK),
    "calendar_month": lambda page: page.show_view(View.MONTH),
    "calendar_columns": lambda page: page.show_view(View.COLUMNS),
    "new_event": lambda page: page.new_entry(),
    "show_events": _show_list,
    "open_event": _open,
    "event_fix": _fix,
    "event_move": _move,
    "take_back": _take_back,
}
