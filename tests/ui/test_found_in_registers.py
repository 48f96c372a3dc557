"""Every group of the search box leads to its register, filtered by the same question."""

from __future__ import annotations

import pytest

from app.search.findable import Source
from app.search_sources import SOURCES
from seat import Seat
from ui.sections import SECTIONS

KEPT = [source for source in SOURCES if source.section]
QUESTION = "آب از: احمدی"


@pytest.mark.parametrize("source", KEPT, ids=[source.title for source in KEPT])
def test_a_group_leads_to_its_register(seat: Seat, source: Source) -> None:
    assert source.section in {section.name for section in SECTIONS}
    seat.window.show_section(source.section, source.wanted(QUESTION))
    seat.settle()
    page = seat.page(source.section)
    _query, (wanted, *_) = page.question()
    assert wanted == source.wanted(QUESTION)
