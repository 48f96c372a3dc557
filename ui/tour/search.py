"""The one box on a tour: a question with its lines in groups, and a filter being completed."""

from __future__ import annotations

from functools import partial

from ui.search.box import SearchBox
from ui.tour.guide import Guide

QUESTION = "آب روستا"
COMPLETED = "آب از:فر"


def walk(guide: Guide) -> None:
    """What is found while somebody types, what completes a filter, and the way back."""
    guide.until(guide.window.top.search.isEnabled, "کادر جستجو")
    (box,) = guide.window.findChildren(SearchBox)
    guide.act("search")
    guide.until(box.panel.isVisible, "کادر جستجو")
    guide.picture("search")
    for question, name in ((QUESTION, "search-found"), (COMPLETED, "search-completed")):
        box.field.selectAll()
        guide.write(question)
        guide.until(partial(_answered, guide, box, question), question)
        guide.picture(name)
    guide.press("Esc")
    guide.until(box.panel.isHidden, "بازگشت از جستجو")


def _answered(guide: Guide, box: SearchBox, question: str) -> bool:
    """Whether what was typed is asked and answered."""
    return box.asked == question and guide.quiet
