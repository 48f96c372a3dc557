"""Sums of rials and signed days as people type them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.common.money_field import MoneyField, shown_sum
from ui.protocol.desk_fields import SignedField


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("۱۲۰۰", 1200),
        ("1,200,000", 1_200_000),
        ("۱٬۲۰۰٬۰۰۰ ریال", 1_200_000),
        ("۹۹۹٬۹۹۹٬۹۹۹٬۹۹۹٬۹۹۹", 999_999_999_999_999),
    ],
)
def test_a_sum_is_read_however_its_thousands_are_parted(
    qapp: QApplication, typed: str, value: int | None
) -> None:
    del qapp
    field = MoneyField("spent", "هزینه")
    field.line.setText(typed)
    assert field.value() == value
    field.set_value(field.value())
    assert field.raw() == ("" if value is None else shown_sum(value))


@pytest.mark.parametrize("typed", ["-۵", "دو میلیون", "۱.۵", "1" * 16])
def test_what_is_no_sum_says_so(qapp: QApplication, typed: str) -> None:
    del qapp
    field = MoneyField("spent", "هزینه")
    field.line.setText(typed)
    with pytest.raises(ValueError, match="ریال"):
        field.value()
    field.line.editingFinished.emit()
    assert field.problem
    assert field.raw() == typed


@pytest.mark.parametrize(
    ("typed", "value"), [("", 0), ("۵", 5), ("-۵", -5), ("۵-", -5), ("\u2212۱۲", -12)]
)
def test_days_lie_before_or_after(qapp: QApplication, typed: str, value: int) -> None:
    del qapp
    field = SignedField("days_before", "روز", "")
    field.line.setText(typed)
    assert field.value() == value


@pytest.mark.parametrize("typed", ["پنج", "--۵", "-۵-", "۱۲۳۴۵"])
def test_what_is_no_number_of_days_says_so(qapp: QApplication, typed: str) -> None:
    del qapp
    field = SignedField("days_before", "روز", "")
    field.line.setText(typed)
    with pytest.raises(ValueError, match="عدد"):
        field.value()
