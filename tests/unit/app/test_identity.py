"""National ids and legal ids: the control digit, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.identity import legal_id, national_id
from app.text import isolate, persian_digits

_NINE_DIGITS = st.text("0123456789", min_size=9, max_size=9)
_TEN_DIGITS = st.text("0123456789", min_size=10, max_size=10)


def _accepted(check: Callable[[str], str], text: str) -> bool:
    try:
        check(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("digits", ["0013542419", "0499370899", "0790419904", "0067749828"])
@pytest.mark.parametrize("write", [str, persian_digits, isolate, " {} ".format])
def test_national_ids_that_are_right(digits: str, write: Callable[[str], str]) -> None:
    assert national_id(write(digits)) == digits


def test_a_national_id_may_be_written_in_groups() -> None:
    assert national_id("۰۰۱-۳۵۴۲۴۱-۹") == "0013542419"
    assert national_id("٠٠١ ٣٥٤٢٤١ ٩") == "0013542419"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "کد ملی ده رقم است."),
        ("13542419", "کد ملی ده رقم است."),  # leading zeros are the person's to type
        ("00135424190", "کد ملی ده رقم است."),
        ("001354241x", "کد ملی ده رقم است."),
        ("001354241²", "کد ملی ده رقم است."),
        ("००१३५४२४१९", "کد ملی ده رقم است."),
        ("1111111111", "این کد ملی درست نیست."),
        ("۰۰۰۰۰۰۰۰۰۰", "این کد ملی درست نیست."),
        ("0010000008", "این کد ملی درست نیست."),
        ("0013542418", "رقم کنترل کد ملی درست نیست."),
    ],
)
def test_national_ids_that_are_wrong(typed: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        national_id(typed)


def test_every_number_of_one_digit_is_wrong() -> None:
    assert not any(_accepted(national_id, digit * 10) for digit in "0123456789")


@given(_NINE_DIGITS.filter(lambda digits: int(digits[3:]) > 0 and len(set(digits)) > 1))
def test_one_control_digit_fits(digits: str) -> None:
    fitting = [last for last in "0123456789" if _accepted(national_id, digits + last)]
    assert len(fitting) == 1


@given(_NINE_DIGITS, st.integers(0, 7))
def test_two_neighbours_typed_the_wrong_way_round_are_noticed(digits: str, place: int) -> None:
    right = [digits + last for last in "0123456789" if _accepted(national_id, digits + last)]
    for number in right:
        if number.endswith("1"):
            continue  # it stands for two remainders, 1 and 10
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert swapped == number or not _accepted(national_id, swapped)


@pytest.mark.parametrize("digits", ["10380284790", "10861677542"])
@pytest.mark.parametrize("write", [str, persian_digits, isolate])
def test_legal_ids_that_are_right(digits: str, write: Callable[[str], str]) -> None:
    assert legal_id(write(digits)) == digits


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "شناسه ملی یازده رقم است."),
        ("1038028479", "شناسه ملی یازده رقم است."),
        ("1038028479x", "شناسه ملی یازده رقم است."),
        ("00000000000", "این شناسه ملی درست نیست."),
        ("10300000090", "این شناسه ملی درست نیست."),
        ("10380284792", "رقم کنترل شناسه ملی درست نیست."),
        ("09748208301", "رقم کنترل شناسه ملی درست نیست."),
        ("11111111111", "رقم کنترل شناسه ملی درست نیست."),
    ],
)
def test_legal_ids_that_are_wrong(typed: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        legal_id(typed)


@given(_TEN_DIGITS.filter(lambda digits: int(digits[3:9]) > 0))
def test_one_control_digit_fits_a_legal_id(digits: str) -> None:
    fitting = [last for last in "0123456789" if _accepted(legal_id, digits + last)]
    assert len(fitting) == 1


@given(st.text())
def test_anything_is_read_or_refused(text: str) -> None:
    assert not _accepted(national_id, text) or len(national_id(text)) == 10
    assert not _accepted(legal_id, text) or len(legal_id(text)) == 11
