"""How far the text of a file is read, and in which way it was."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class TextState(StrEnum):
    """Where the text of a content stands; one nobody has looked at yet has no state."""

    #: A desk has it in hand, and says so again with each of its pages.
    READING = "reading"
    #: Some of its pages are read; whoever comes next goes on after them.
    BEGUN = "begun"
    READ = "read"
    #: It was read, and there are no words in it.
    EMPTY = "empty"
    #: Pages of it are pictures, and nothing here knows words in a picture.
    WAITING = "waiting"
    #: It, or pages of it, could not be read; what could is found.
    FAILED = "failed"


class TextWay(StrEnum):
    """How the words were got at."""

    NONE = ""
    #: The file says them itself.
    OWN = "own"
    #: They were recognised in the picture of a page.
    RECOGNISED = "recognised"
    #: Some pages so, some so.
    MIXED = "mixed"


#: What people call the states.
STATE_WORDS: Final[dict[TextState, str]] = {
    TextState.READING: "در حال خواندن",
    TextState.BEGUN: "نیمه‌خوانده",
    TextState.READ: "خوانده‌شده",
    TextState.EMPTY: "بی‌متن",
    TextState.WAITING: "تصویر، در انتظار متن‌خوان",
    TextState.FAILED: "همه یا بخشی خوانده نشد",
}


def joined_way(before: TextWay, way: TextWay) -> TextWay:
    """The way of a content of which some pages were read one way and some another."""
    if TextWay.NONE in (before, way) or before == way:
        return before or way
    return TextWay.MIXED
