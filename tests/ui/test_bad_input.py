"""Whatever is typed or pasted: a Persian sentence beside the right field, and nothing is lost."""

from __future__ import annotations

import re
from typing import Final

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.text import LONG_LIMIT, SHORT_LIMIT
from seat import EARLIER, NAMESAKE, NATIONAL_ID, Seat

WORDS: Final = ("caller_name", "caller_post", "organisation", "subject", "request")
TYPED: Final = (*WORDS, "phone", "national_id", "called_on", "called_at")

#: A sentence as people read it: Persian, ended, or followed by an example.
SENTENCE: Final = re.compile(r"[\u0600-\u06ff].*([.؟!]|نمونه: .+)$", re.DOTALL)

#: What breaks programs: directions, joiners, nulls, lone surrogates' neighbours, code of all kinds.
NASTY: Final = (
    "",
    " ",
    "\u00a0",
    "\u200b",
    "\u200c",
    "\u200c\u200c\u200c",
    "\u200d",
    "\u200e\u200f",
    "\u202e",
    "\u202eabc",
    "abc\u202dدفتر\u202c",
    "\u2066\u2067\u2068",
    "\u2069\u2069\u2069",
    "\ufeffسلام",
    "\u0001\u0002\u0003",
    "الف\u0007ب",
    "\u001b[31mقرمز\u001b[0m",
    "\u007f",
    "\u0085",
    "\u2028\u2029",
    "\t\t\t",
    "خط یکم\nخط دوم\r\nخط سوم",
    "\n\n\n",
    "ك ي ة ۀ ؤ إ أ ٱ",
    "٤٥٦ ۴۵۶ 456",
    "۱۲۳٬۴۵۶٫۷۸",
    "م\u064e\u0650\u064f\u0651\u0652\u0670",
    "\u0640" * 50,
    "\u0610\u0615\u0657",
    "\ufdfa \ufdfd \ufef5",
    "ﻣﺸﻬﺪ",
    "👨‍👩‍👧‍👦 👍🏽",
    "🇮🇷",
    "𐎠𐎡𐎢",
    "\U0001d54f",
    "e\u0301\u0301\u0301\u0301",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "\ufffd",
    "\ufffe",
    "\U0010ffff",
    "'",
    '"',
    "';DROP TABLE calls;--",
    "' OR 1=1 --",
    '" OR ""="',
    "%",
    "%%%_%_",
    "_",
    "\\",
    "\\' \\\" \\n",
    "{0}{year}%s%d",
    "${HOME} $(ls) `id`",
    "<b>درشت</b>",
    "<img src=x onerror=alert(1)>",
    "<script>alert('x')</script>",
    "&lt;&amp;&zwnj;",
    "&F &فایل",
    "http://example.org/?a=۱&b=٢",
    "../../etc/passwd",
    "C:\\Windows\\دفتر",
    "NULL None nil undefined NaN",
    "=1+1",
    "@SUM(A1)",
    "-1",
    "0",
    "1e309",
    "9" * 40,
    "۰" * 30,
    "31/31/1405",
    "۱۴۰۵/۱۲/۳۰",
    "25:61",
    "۲۴:۰۰",
    "++98915",
    "(((",
    "[[[",
    "*",
    "?",
    "^.*$",
    "(a+)+$",
    "دفتر" * 60,
    "ا" * (SHORT_LIMIT + 1),
    "a b " * 100,
)


def held(seat: Seat) -> dict[str, str]:
    """What every text of the form holds, letter by letter."""
    texts: dict[str, str] = {}
    for name in TYPED:
        editor = seat.form().fields[name].editor
        if isinstance(editor, QLineEdit):
            texts[name] = editor.text()
        elif isinstance(editor, QPlainTextEdit):
            texts[name] = editor.toPlainText()
    return texts


def good_call(seat: Seat) -> None:
    """Open a form and type a call nothing is wrong with."""
    seat.press("F2")
    seat.type(NAMESAKE)
    seat.write_in("subject", "موضوع")
    seat.write_in("request", "درخواست")


def save(seat: Seat) -> None:
    seat.press("Ctrl+Return")
    seat.settle()


def test_a_good_call_is_saved(seat: Seat) -> None:
    """The other tests begin here: without their one fault the call would be registered."""
    good_call(seat)
    seat.write_in("national_id", NATIONAL_ID)
    seat.write_in("called_on", "۱۴۰۵/۵/۱")
    seat.write_in("called_at", "9:05")
    save(seat)
    sheet = seat.sheet()
    assert sheet.subject == "موضوع"
    assert (sheet.called_at.hour, sheet.called_at.minute, sheet.back_dated) == (9, 5, True)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("called_on", "۱۴۰۵/۱۳/۱"),
        ("called_on", "۱۴۰۵/۷/۳۱"),
        ("called_on", "۱۴۰۴/۱۲/۳۰"),
        ("called_on", "فردا شب"),
        ("called_on", "۱۴۰۶/۱/۱"),
        ("called_at", "25:00"),
        ("called_at", "۱۲:۶۰"),
        ("called_at", "ظهر"),
        ("called_at", "23:59"),
        ("national_id", "0499370898"),
        ("national_id", "1111111111"),
        ("national_id", "123"),
        ("national_id", "abc"),
        ("phone", "12"),
        ("phone", "شماره ندارد"),
        ("request", ""),
        ("request", " \u200c\n"),
        ("subject", ""),
        ("caller_name", "   "),
        ("caller_name", "\u202e\u2066"),
        ("subject", "ا" * (SHORT_LIMIT + 1)),
        ("request", "ا" * (LONG_LIMIT + 1)),
    ],
)
def test_one_fault_one_sentence_beside_its_field(seat: Seat, name: str, typed: str) -> None:
    good_call(seat)
    seat.paste_in(name, typed)
    if not typed:
        seat.press("Del")
    before = held(seat)
    save(seat)
    assert held(seat) == before
    problems = seat.problems()
    assert list(problems) == [name]
    assert SENTENCE.match(problems[name]), problems[name]
    assert seat.focused() is seat.form().fields[name].editor
    assert [row.subject for row in seat.calls()] == [EARLIER]
    assert seat.form().is_changed


def test_a_sentence_leaves_when_its_fault_is_mended(seat: Seat) -> None:
    good_call(seat)
    seat.write_in("national_id", "1234567890")
    save(seat)
    assert "national_id" in seat.problems()
    seat.write_in("national_id", NATIONAL_ID)
    assert not seat.problems()
    save(seat)
    assert seat.calls()[0].subject == "موضوع"


def test_all_faults_are_named_at_once_and_the_first_gets_the_cursor(seat: Seat) -> None:
    seat.press("F2")
    seat.write_in("national_id", "12")
    seat.write_in("called_on", "هیچ")
    seat.write_in("called_at", "هیچ")
    save(seat)
    assert set(seat.problems()) >= {"called_on", "called_at"}
    seat.write_in("called_on", "۱۴۰۵/۵/۱")
    seat.write_in("called_at", "۹:۰۰")
    save(seat)
    assert set(seat.problems()) == {"caller_name", "subject", "request", "national_id"}
    assert seat.focused() is seat.form().fields["caller_name"].editor


def test_marks_nobody_sees_do_not_reach_the_store(seat: Seat) -> None:
    good_call(seat)
    seat.paste_in("subject", "\u202eموضوع\u0007 \u2066تازه\u2069\u200f")
    save(seat)
    subject = seat.calls()[0].subject
    assert "موضوع" in subject
    assert not re.search(r"[\u0000-\u001f\u202a-\u202e\u2066-\u2069]", subject)


def test_nasty_texts_in_every_field(seat: Seat) -> None:
    assert len(NASTY) >= 60
    seat.press("F2")
    for text in NASTY:
        for name in TYPED:
            seat.paste_in(name, text)
        seat.go("subject")  # dates and hours are read when they are left
        before = held(seat)
        save(seat)
        assert seat.page().current_form() is not None, f"{text!r} was registered as a date"
        assert held(seat) == before, repr(text)
        for name, problem in seat.problems().items():
            assert SENTENCE.match(problem), (name, problem)


def test_nasty_texts_are_registered_and_come_back(seat: Seat) -> None:
    """Registered, listed, shown whole, and opened again; a fault mended in its field alone."""
    for start in range(0, len(NASTY) - len(WORDS), len(WORDS)):
        seat.press("F2")
        for name, text in zip(WORDS, NASTY[start:], strict=False):
            seat.paste_in(name, text)
        before = held(seat)
        save(seat)
        if seat.page().current_form() is not None:
            assert held(seat) == before
            for name in seat.problems():
                seat.paste_in(name, "درست")
            save(seat)
        assert seat.page().current_form() is None, seat.problems()
        sheet = seat.sheet()
        assert sheet.subject.strip()
        seat.press("Return")
        values = {name: seat.form().fields[name].value() for name in WORDS}
        assert values == {name: getattr(sheet, name) for name in WORDS}
        seat.press("Esc")
        assert seat.page().current_form() is None
    assert len(seat.calls()) == 1 + len(NASTY) // len(WORDS)


def test_nasty_texts_as_filters(seat: Seat) -> None:
    seat.press("Ctrl+F")
    page = seat.page()
    for text in NASTY:
        page._filters.text.setText(text)
        page._filters.from_day.line.setText(text)
        page.reload()
        seat.settle()
    page.perform("clear_filter")
    page.reload()
    seat.settle()
    seat.until(lambda: page.model.rowCount() == 1)
