"""Reminders on any page: the bar, the desktop's pop-up, the form of a record's, their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.reminders.watch import ReminderWatch, watch_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow

__all__ = ["ReminderWatch", "rest", "watch"]


def watch(window: MainWindow) -> None:
    """Begin to remind whoever sits at this window's desk."""
    found = watch_of(window) or ReminderWatch(window)
    found.begin()


def rest(window: MainWindow) -> None:
    """Remind nobody at this window's desk until somebody sits down again."""
    found = watch_of(window)
    if found is not None:
        found.rest()
