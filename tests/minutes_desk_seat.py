"""A person at the minutes desk of a meeting that runs."""

from __future__ import annotations

from typing import Any

from app.meetings import meeting_sheet
from app.meetings.rows import MeetingSheet
from app.meetings.writing import save_text, text_of
from app.rich_text import plain_text
from minutes_seat import DAY, body, items_of, meeting, moment
from seat import Seat


class MinutesDeskSeat:
    """The desk of one meeting in sight, and its keys counted."""

    def __init__(self, seat: Seat, **more: Any) -> None:
        self.seat, self.pressed = seat, 0
        seat.clock.set(moment(DAY, 10))
        self.meeting = meeting(seat.other, **more)
        self.items = items_of(seat.other, self.meeting)

    def open(self) -> MinutesDeskSeat:
        """Open the desk from the page of meetings."""
        seat = self.seat
        seat.show_section("meetings")
        seat.settle()
        self.page.show_kept(self.meeting)
        seat.settle()
        self.act("minutes_open")
        seat.until(lambda: self.page.current_form() is not None)
        seat.settle()
        return self

    @property
    def page(self) -> Any:
        """The page of meetings."""
        return self.seat.page("meetings")

    @property
    def desk(self) -> Any:
        """The desk."""
        return self.page.current_form()

    def press(self, keys: str) -> None:
        """Press once, and wait until nothing is under way."""
        self.seat.press(keys)
        self.pressed += 1
        self.seat.settle()

    def act(self, action: str) -> None:
        """Do an action as soon as it means something."""
        found = self.seat.window.action(action)
        self.seat.until(found.isEnabled)
        found.trigger()
        self.seat.settle()

    def sheet(self) -> MeetingSheet:
        """The meeting as the services have it."""
        return self.seat.other.read(meeting_sheet, self.meeting)

    def stored(self, item: int | None) -> str:
        """A text as the store has it."""
        return plain_text(self.seat.other.read(text_of, self.meeting, item).document)

    def shown(self) -> str:
        """The text in sight."""
        return plain_text(self.desk.texts.current().value())

    def other_writes(self, item: int | None, text: str) -> None:
        """Another desk saves a text."""
        other = self.seat.other
        edition = other.read(text_of, self.meeting, item).edition
        other.write(save_text, self.meeting, item, edition, body(text))

    def resolve(self, words: str, responsible: str = "", due: str = "") -> None:
        """Type a resolution and number it, by keys."""
        seat = self.seat
        self.press("Alt+2")
        seat.type(words)
        if responsible:
            seat.write_in("responsible", responsible)
        if due:
            seat.write_in("due_on", due)
        self.press("Ctrl+Return")
        seat.until(lambda: not self.desk.is_saving)
        seat.settle()
