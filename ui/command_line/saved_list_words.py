"""What a kept list's own keys and values are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.saved_lists import AUDIENCES, SEARCH
from ui.sections import SECTIONS

LIST_FIELDS: Final[Mapping[str, str]] = {
    "section": "بخش",
    "name": "نام نما",
    "found": "شمار",
    "audience": "چه کسانی ببینند",
    "mine": "از آن خودم",
    "text": "پرسش",
}
LIST_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "section": {section.name: section.title for section in SECTIONS} | {SEARCH: "جستجو"},
    "audience": {audience.value: words for audience, words in AUDIENCES.items()},
}
LIST_COLUMNS: Final = (
    ("id", 10),
    ("section", 22),
    ("name", 40),
    ("found", 8),
    ("audience", 14),
    ("mine", 10),
    ("text", 50),
)
