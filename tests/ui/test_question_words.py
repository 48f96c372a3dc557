"""Every register whose filter can be kept says on paper what was asked, and of which days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.jalali import long_jalali_text
from app.saved_lists import SEARCH, SECTIONS
from seat import Seat
from ui.common.register_listing import listing_of

QUESTION = "آب تاریخ: دیروز"


@pytest.mark.parametrize("section", [name for name in SECTIONS if name != SEARCH])
def test_a_list_says_what_was_asked(seat: Seat, section: str) -> None:
    seat.window.go_to(section)
    seat.settle()
    page: Any = seat.page(section)
    page.show_filter(SECTIONS[section].wanted(text=QUESTION))
    seat.until(lambda: page.question()[1][0].text == QUESTION)
    seat.settle()
    said = listing_of(page).filtered
    assert QUESTION in said
    assert long_jalali_text(seat.clock.today() - timedelta(days=1)) in said
