"""The manual says all of the format of layouts, and nothing the format does not know."""

from __future__ import annotations

import re

from app.protocol.layout_fields import TABLES, known_names
from app.protocol.layout_reading import read_layout
from ui.help.topics import text_of
from ui.settings.layout_field import insertions


def test_every_field_and_table_is_named() -> None:
    page = text_of("ministry-forms")
    names = {*known_names(), *TABLES}
    for table in TABLES:
        names |= set(known_names(table))
    assert [name for name in sorted(names) if name not in page] == []


def test_every_example_of_the_page_can_be_read() -> None:
    page = text_of("ministry-forms").split("## هر سطر یک بخش برگ است")[1].split("رقم‌ها فارسی")[0]
    found = re.findall(r"^- \*\*(.+?)\*\*", page, re.MULTILINE)
    lines = [re.sub(r"\\(.)", r"\1", one) for one in found]
    assert len(lines) == 12
    for line in lines:
        _layout, problems = read_layout(f"عنوان: فرم\n== بخش\n{line}")
        assert problems == (), line


def test_what_the_editor_puts_in_can_be_read() -> None:
    for words, _said in insertions():
        line = words if words.startswith("\n") or not words else f"\n> {words}"
        _layout, problems = read_layout(f"عنوان: فرم\n== بخش{line}")
        assert problems == (), words
