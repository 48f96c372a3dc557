"""Pages nobody opened yet: their modules are read in idle moments, and nothing of them is made."""

from __future__ import annotations

import sys

import pytest

from seat import Seat
from ui.reading_ahead import ReadingAhead


def test_modules_are_read_ahead_and_no_page_is_made(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = seat.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    seat.until(lambda: ahead.is_done)
    monkeypatch.delitem(sys.modules, "ui.duty.page")
    ahead.begin(["calls", "duty"])
    seat.until(lambda: "ui.duty.page" in sys.modules)
    seat.until(lambda: ahead.is_done)
    assert list(seat.window.pages) == ["calls"]
