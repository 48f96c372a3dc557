"""Labels and envelopes: each in its place, its codes readable, its words all there."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from printed_words import printed_words, text_of
from reports.label_sheets import LABEL_SHEETS, LabelSheet, label_sheet
from reports.labels import Label, labels_pdf

LABEL = Label(
    "جناب آقای رستگار",
    "مدیرکل محترم",
    "اداره کل راه و شهرسازی",
    "مشهد، بلوار بهار، پلاک ۱۲",
    "145/200",
    "daftar:letter:12",
)

SHEETS = pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: str(sheet.name))


def codes(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=300 / 72).to_pil()
    document.close()
    return sorted(str(code.text) for code in zxingcpp.read_barcodes(image))


@SHEETS
def test_a_sheet_fits_its_paper(sheet: LabelSheet) -> None:
    for right, top in sheet.corners():
        assert 0 <= right <= sheet.width - sheet.label_width
        assert 0 <= top <= sheet.height - sheet.label_height


@SHEETS
def test_every_label_lies_in_its_own_place(sheet: LabelSheet) -> None:
    (words,) = printed_words(labels_pdf([LABEL] * sheet.places, sheet))
    names = [word for word in words if word.text == "جناب"]
    assert len(names) == sheet.places
    if not sheet.is_envelope:
        for word, (right, top) in zip(
            sorted(names, key=lambda one: (round(one.top), -one.left)), sheet.corners(), strict=True
        ):
            assert abs(word.right - (sheet.width - right - sheet.padding)) < 1
            assert abs(word.top - (top + sheet.padding)) < 1
    assert all(word.left >= 0 and word.right <= sheet.width for word in words)


@SHEETS
def test_the_square_code_finds_the_letter(sheet: LabelSheet) -> None:
    assert "DF:LETTER:12:K3F9Q" in codes(labels_pdf([LABEL], sheet, store="K3F9Q"))


def test_a_number_of_digits_stands_in_bars_where_there_is_room() -> None:
    assert codes(labels_pdf([LABEL], label_sheet("a4-8"))) == ["145/200", "DAFTAR:LETTER:12"]
    assert codes(labels_pdf([LABEL], label_sheet("a4-24"))) == ["DAFTAR:LETTER:12"]
    persian = replace(LABEL, number="1405/ص/12")
    assert codes(labels_pdf([persian], label_sheet("a4-8"))) == ["DAFTAR:LETTER:12"]


def test_long_words_are_set_smaller_and_none_is_left_out() -> None:
    post = "مدیرکل محترم دفتر هماهنگی امور اقتصادی و سرمایه‌گذاری و امور بین‌الملل استانداری"
    pdf = labels_pdf([replace(LABEL, post=post)], label_sheet("a4-24"))
    assert set(post.split()) <= set(text_of(pdf).split())
    (words,) = printed_words(pdf)
    assert max(word.bottom for word in words) <= 37.5


def test_a_sheet_already_begun_is_gone_on_with() -> None:
    sheet = label_sheet("a4-8")
    pages = printed_words(labels_pdf([LABEL] * 8, sheet, first=8))
    assert [sum(word.text == "جناب" for word in words) for words in pages] == [1, 7]
    (name,) = (word for word in pages[0] if word.text == "جناب")
    assert name.right < 105
    assert name.top > 200


def test_an_envelope_says_who_sends_it() -> None:
    (words,) = printed_words(labels_pdf([LABEL], label_sheet("dl"), sender=("استانداری",)))
    (sender,) = (word for word in words if word.text == "استانداری")
    (name,) = (word for word in words if word.text == "جناب")
    assert sender.right > name.right
    assert sender.top < name.top


def test_a_label_may_have_a_name_alone() -> None:
    assert text_of(labels_pdf([Label("مریم کریمی")], label_sheet("c5"))).split() == [
        "مریم",
        "کریمی",
    ]
    assert pypdfium2.PdfDocument(io.BytesIO(labels_pdf([], label_sheet("c5")))).get_page_size(
        0
    ) == pytest.approx((229 / 25.4 * 72, 162 / 25.4 * 72), abs=0.1)
