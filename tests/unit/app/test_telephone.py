"""Telephone numbers: as people type them, as they are dialled, as they are shown."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.telephone import Telephone, parse_telephone, shown_telephone
from app.text import isolate, persian_digits

_OFFICE = "+985138402020"
_MOBILE = "+989151234567"


@pytest.mark.parametrize(
    ("typed", "e164", "extension"),
    [
        ("051 3840 2020", _OFFICE, ""),
        ("۰۵۱-۳۸۴۰۲۰۲۰", _OFFICE, ""),
        ("٠٥١٣٨٤٠٢٠٢٠", _OFFICE, ""),
        ("(051) 38402020", _OFFICE, ""),
        ("051–3840–2020", _OFFICE, ""),  # dashes of a word processor
        ("38402020", _OFFICE, ""),  # the office's own area
        ("3840 2020", _OFFICE, ""),
        ("+98 51 3840 2020", _OFFICE, ""),
        ("(+98) 51 3840 2020", _OFFICE, ""),
        ("+98 051 3840 2020", _OFFICE, ""),  # as many letterheads have it
        ("0098 51 3840 2020", _OFFICE, ""),
        ("51 3840 2020", _OFFICE, ""),
        (isolate("۰۵۱ ۳۸۴۰ ۲۰۲۰"), _OFFICE, ""),
        ("0915 123 4567", _MOBILE, ""),
        ("۹۱۵۱۲۳۴۵۶۷", _MOBILE, ""),
        ("98 915 123 4567", _MOBILE, ""),
        ("051 3840 2020 داخلی ۱۲۳", _OFFICE, "123"),
        ("38402020 داخلي 7", _OFFICE, "7"),
        ("38402020، داخلی: 12", _OFFICE, "12"),
        ("38402020 (داخلی 12)", _OFFICE, "12"),
        ("38402020 ext. 12", _OFFICE, "12"),
        ("38402020x12", _OFFICE, "12"),
        ("02133445566", "+982133445566", ""),
        ("111", "111", ""),
        ("۱۱۱", "111", ""),
        ("2012", "2012", ""),
        ("+44 20 7946 0000", "+442079460000", ""),
        ("0044 20 7946 0000", "+442079460000", ""),
    ],
)
def test_numbers_as_people_type_them(typed: str, e164: str, extension: str) -> None:
    read = parse_telephone(typed)
    assert (read.e164, read.extension) == (e164, extension)


def test_a_local_number_takes_the_area_of_the_office() -> None:
    assert parse_telephone("33445566", area="021").e164 == "+982133445566"
    assert parse_telephone("0513 8402020", area="021").e164 == _OFFICE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "نامعلوم",
        "12",
        "0",
        "+",
        "...",
        "+12",
        "3840202",  # a digit short
        "384020",
        "00123456",
        "1234567890",
        "051384020201",  # a digit long
        "0915 123 456",
        "051+38402020",
        "38402020/38402021",  # two numbers
        "38402020-21",  # two lines
        "داخلی ۱۲",
        "38402020 داخلی",
        "38402020 منزل",
        "9" * 40,
        "\ud800",
        "²²²",
    ],
)
def test_what_is_no_number_is_refused_in_persian(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^این شماره تلفن درست نیست\.$"):
        parse_telephone(typed)


@pytest.mark.parametrize(
    ("e164", "extension", "shown"),
    [
        (_OFFICE, "", "۰۵۱ ۳۸۴۰ ۲۰۲۰"),
        (_MOBILE, "", "۰۹۱۵ ۱۲۳ ۴۵۶۷"),
        (_OFFICE, "12", "۰۵۱ ۳۸۴۰ ۲۰۲۰ داخلی ۱۲"),
        ("111", "", "۱۱۱"),
        ("+442079460000", "", "+۴۴۲۰۷۹۴۶۰۰۰۰"),
        ("", "", ""),
    ],
)
def test_numbers_as_they_are_shown(e164: str, extension: str, shown: str) -> None:
    assert shown_telephone(e164, extension) == shown


@given(
    st.from_regex(r"0[1-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"([0-9]{1,6})?", fullmatch=True),
    st.booleans(),
)
def test_what_is_shown_can_be_typed_again(digits: str, extension: str, persian: bool) -> None:
    typed = f"{digits} داخلی {extension}" if extension else digits
    read = parse_telephone(persian_digits(typed) if persian else typed)
    assert read == Telephone("+98" + digits[1:], extension, read.shown)
    assert parse_telephone(read.shown) == read
    assert parse_telephone(read.e164).e164 == read.e164


@given(st.text("0123456789+()-/. xداخلی۰۱۲۹٣", max_size=24) | st.text())
def test_anything_is_read_or_refused(typed: str) -> None:
    complaint = ""
    try:
        e164 = parse_telephone(typed).e164
    except ValueError as refused:
        complaint = str(refused)
    if complaint:
        assert complaint == "این شماره تلفن درست نیست."
    else:
        assert re.fullmatch(r"\+?[0-9]{3,15}", e164)


def test_the_library_of_numbers_is_not_loaded_for_everyday_numbers() -> None:
    code = (
        "import sys; from app.telephone import parse_telephone as parse; "
        "parse('051 3840 2020'); parse('38402020'); parse('09151234567'); parse('111'); "
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
