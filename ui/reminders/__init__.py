"""Reminders on any page: the bar, the desktop's pop-up, the form of a record's, their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.reminders.watch import ReminderWatch

if TYPE_CHECKING:
    from ui.main_window import MainWindow

__all__ = ["ReminderWatch", "watch"]


def watch(window: MainWindow) -> None:
    """Begin to remind whoever sits at this window's desk."""
    found = window.findChild(ReminderWatch) or ReminderWatch(window)
    found.begin()
