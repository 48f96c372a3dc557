"""The letter: every part where the letterhead says, on white paper and on printed paper alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from app.letterheads import CopyTo, FactOrder, LetterPaper, LetterSigner, Page, Paper, Receiver
from app.rich_text import from_plain, plain_text
from letters_on_paper import (
    FIRST_WORDS,
    LETTER,
    MARK,
    SENTENCE,
    SHORT,
    letter,
    letterhead,
    long_body,
    signature,
    table,
)
from printed_words import Word, printed_words, share_given_back, text_of
from reports.letter import blank_letterhead, letters_pdf, proposed_page

#: Millimetres a part may stand off its place.
OFF = 1.0


def printed(one: LetterPaper = LETTER, head: Any = None, **more: Any) -> bytes:
    marks = more.pop("marks", [MARK])
    return letters_pdf([one], letterhead=head or letterhead(), marks=marks, **more)


def places(one: LetterPaper = LETTER, head: Any = None, **more: Any) -> list[list[Word]]:
    return printed_words(printed(one, head, **more))


def word(page: list[Word], text: str) -> Word:
    found = [one for one in page if one.text == text]
    assert found, f"{text} is not among {[one.text for one in page]}"
    return found[0]


def near(value: float, wanted: float) -> bool:
    return abs(value - wanted) <= OFF


@pytest.mark.parametrize("page", Page)
def test_every_part_stands_where_the_letterhead_says(page: Page) -> None:
    head = letterhead(page)
    layout, width = head.layout, {Page.A4: 210, Page.A5: 148}[page]
    (words,) = places(letter(body=SHORT), head)
    for row, label in enumerate(("تاریخ:", "شماره:", "پیوست:")):
        one = word(words, label)
        assert near(one.right, layout.facts_left + layout.facts_width)
        assert near(one.top, layout.facts_top + row * layout.facts_step)
    number = word(words, "۱۴۰۵/ص/۱۲۱۸")
    assert layout.facts_left <= number.left < number.right < word(words, "شماره:").left
    receiver = word(words, "جناب")
    assert near(receiver.right, width - layout.right)
    assert near(receiver.top, layout.title_top)
    assert near(word(words, "مدیرکل").right, width - layout.right)
    first = word(words, "خواهشمند")
    assert near(first.right, width - layout.first_right)
    # Two lines of titles, each as high as its type and leading, then the gap.
    titles = (2 * layout.title_size - 1) * 1.65 / (72 / 25.4)
    assert near(first.top, layout.title_top + titles + layout.text_gap)
    assert near(word(words, "سلام").right, width - layout.right)
    assert layout.title_top + titles <= word(words, "سلام").top < first.top
    centre = layout.left + (width - layout.left - layout.right) / 4
    signer = [one for one in words if one.text in {"سهراب", "آریان‌فر"}]
    assert near((min(one.left for one in signer) + max(one.right for one in signer)) / 2, centre)
    copies = word(words, "رونوشت:")
    assert near(copies.right, width - layout.right)
    height = {Page.A4: 297, Page.A5: 210}[page]
    assert near(max(one.bottom for one in words if one.text == "اطلاع"), height - layout.bottom)


def test_the_other_lines_begin_at_the_margin_and_fill_it() -> None:
    (words,) = places(letter(body=from_plain(SENTENCE)))
    first = word(words, FIRST_WORDS.split()[0])
    second = [one for one in words if near(one.top, first.top + 12 * 1.85 / (72 / 25.4))]
    assert near(max(one.right for one in second), 210 - 25)
    assert near(min(one.left for one in second), 15)


def test_the_order_of_date_and_number_is_a_setting() -> None:
    (words,) = places()
    assert word(words, "تاریخ:").top < word(words, "شماره:").top
    (words,) = places(head=letterhead(facts_order=FactOrder.NUMBER_FIRST))
    assert word(words, "شماره:").top < word(words, "تاریخ:").top < word(words, "پیوست:").top


def test_printed_paper_gets_the_same_letter_without_the_letterhead() -> None:
    (white,) = places()
    (headed,) = places(head=letterhead(paper=Paper.HEAD_PRINTED))
    (whole,) = places(head=letterhead(paper=Paper.ALL_PRINTED))
    head_words = {"جمهوری", "مشهد،", "دورنگار", "تلفن"}
    assert head_words <= {one.text for one in white}
    assert not head_words & {one.text for one in headed}
    assert {"بسمه", "تاریخ:"} <= {one.text for one in headed}
    assert not {"بسمه", "تاریخ:", "شماره:", "پیوست:"} & {one.text for one in whole}
    assert set(whole) < set(headed) < set(white)


def test_a_printed_letterhead_leaves_no_ink_at_its_place() -> None:
    def ink(paper: Paper) -> int:
        document = pypdfium2.PdfDocument(printed(head=letterhead(paper=paper)))
        image = document[0].render(scale=1).to_pil().convert("L")
        document.close()
        emblem = image.crop((595 - 150, 0, 595, 110))
        return sum(count for grey, count in enumerate(emblem.histogram()) if grey < 200)

    assert ink(Paper.WHITE) > 500
    assert ink(Paper.HEAD_PRINTED) == ink(Paper.ALL_PRINTED) == 0


def test_a_long_letter_goes_on_with_its_number_and_its_table_s_head() -> None:
    pages = places(letter(body=long_body(22)))
    assert len(pages) == 3
    for number, words in enumerate(pages, 1):
        assert "۱۴۰۵/ص/۱۲۱۸" in {one.text for one in words}
        (counted,) = (one for one in words if one.text == "صفحه")
        foot = [one.text for one in words if abs(one.top - counted.top) < 0.5]
        assert {"صفحه", "۱۲۳"[number - 1], "از", "۳"} <= set(foot)
    assert [sum(one.text == "شهرستان" for one in words) > 0 for words in pages[:2]] == [True, True]
    second = pages[1]
    assert near(min(one.top for one in second if one.text == "ردیف"), 30 + 1)
    assert not {"بسمه", "جناب", "دورنگار"} & {one.text for one in second}


def test_the_text_comes_back() -> None:
    one = letter(body=long_body(22))
    whole = " ".join(
        (
            plain_text(one.body).replace(" | ", " "),
            one.receivers[0].name,
            one.receivers[0].post,
            one.signer.name,
            one.signer.post,
            one.salutation,
            one.closing,
        )
    )
    assert share_given_back(whole, text_of(printed(one))) >= 0.98


@pytest.mark.parametrize("lines", range(14, 24))
def test_a_signature_never_stands_alone(lines: int) -> None:
    body = from_plain("\n".join(f"سطر {number} این متن" for number in range(1, lines + 1)))
    pages = places(letter(body=body, copies=()))
    last = pages[-1]
    assert any(one.text == "سهراب" for one in last)
    assert sum(one.text == "سطر" for one in last) >= 2


def test_what_is_secret_carries_class_and_count_at_head_and_foot_of_every_page() -> None:
    secret = letter(body=long_body(22), classification="محرمانه", urgency="خیلی فوری")
    pages = places(secret)
    for number, words in enumerate(pages, 1):
        marks = sorted(one.top for one in words if one.text == "محرمانه")
        assert len(marks) == 2
        assert marks[0] < 30
        assert marks[1] > 297 - 25
        counted = [one for one in words if one.text == "صفحه"]
        assert sorted(one.top < 30 for one in counted) == [False, True]
        assert "فوری" in {one.text for one in words}, number
    # A letter of one page says so too, for one page is a count.
    (words,) = places(letter(classification="سری"))
    assert sum(one.text == "صفحه" for one in words) == 2
    (words,) = places(letter(urgency="آنی"))
    assert "آنی" in {one.text for one in words}
    assert "صفحه" not in {one.text for one in words}


def test_a_draft_says_so_and_has_no_number() -> None:
    (words,) = places(letter(number="", written_on=None))
    assert word(words, "پیش‌نویس").top < 40
    assert "پیش‌نویس" not in {one.text for one in places()[0]}


def test_two_prints_with_and_without_the_copies() -> None:
    one = letter(drafter="نسرین سپهری")
    assert {"رونوشت:", "تهیه‌کننده:"} <= {word.text for word in places(one)[0]}
    without = {word.text for word in places(one, with_copies=False)[0]}
    assert not {"رونوشت:", "تهیه‌کننده:", "نیشابور،"} & without


def test_a_reprint_says_so_and_who_printed_it() -> None:
    assert "مجدد" not in text_of(printed())
    again = text_of(printed(marks=[replace(MARK, reprint=2)]))
    assert "چاپ مجدد ۲ به دست مریم کریمی" in again


def test_a_long_list_of_copies_loses_none() -> None:
    copies = tuple(CopyTo(f"دستگاه{number}", "جهت اطلاع") for number in range(70))
    given = text_of(printed(letter(copies=copies)))
    assert all(f"دستگاه{number}".translate(_PERSIAN) in given for number in range(70))


_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def test_a_long_post_wraps_and_pushes_the_text_down() -> None:
    post = (
        "مدیرکل محترم دفتر هماهنگی امور اقتصادی و سرمایه‌گذاری و امور بین‌الملل و دبیر کارگروه "
        "تسهیل و رفع موانع تولید"
    )
    (words,) = places(letter(receivers=(Receiver("جناب آقای رستگار", post),)))
    (usual,) = places()
    assert word(words, "تولید").top > word(words, "مدیرکل").top + 5
    assert word(words, "پیرو").top > word(usual, "پیرو").top + 5
    assert min(one.left for one in words) >= 14


def test_from_to_and_subject_stand_in_place_of_the_titles_where_the_office_wants_them() -> None:
    (words,) = places(head=letterhead(subject_block=True))
    tops = [word(words, label).top for label in ("از:", "به:", "موضوع:")]
    assert tops == sorted(tops)
    assert near(tops[0], 40)


def test_a_substitute_signs_in_place_of_whom_and_an_image_is_drawn() -> None:
    signer = LetterSigner("محمد امینی", "معاون", "از طرف سهراب آریان‌فر", signature())
    (words,) = places(letter(signer=signer))
    assert word(words, "طرف").top < word(words, "امینی").top
    assert len(printed(letter(signer=signer))) > len(
        printed(letter(signer=replace(signer, image=None)))
    )


def test_a_number_too_long_for_its_room_is_set_smaller_and_stays_in_it() -> None:
    long = "1405/م/ب/12345/6789/123456789"
    (words,) = places(letter(number=long))
    (number,) = (one for one in words if one.text.startswith("۱۴۰۵/م"))
    assert number.left >= 15 - OFF


def test_a_foot_s_telephone_keeps_the_order_of_its_parts() -> None:
    (words,) = places()
    assert "۰۵۱-۳۸۰۰۰۰۰۰" in {one.text for one in words}


def test_same_letter_same_bytes() -> None:
    assert printed(letter(body=long_body())) == printed(letter(body=long_body()))


def test_every_letter_begins_a_page_and_counts_its_own() -> None:
    pdf = letters_pdf([LETTER, letter(body=SHORT)], letterhead=letterhead(), marks=[MARK, MARK])
    assert len(printed_words(pdf)) == 2
    assert "صفحه" not in text_of(pdf)


def test_the_letterhead_alone_is_printed_for_handwriting() -> None:
    pages = printed_words(blank_letterhead(letterhead=letterhead(), copies=2))
    assert len(pages) == 2
    assert {"بسمه", "تاریخ:", "جمهوری", "دورنگار"} <= {one.text for one in pages[0]}
    assert printed_words(blank_letterhead(letterhead=letterhead(paper=Paper.ALL_PRINTED))) == [[]]


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (SHORT, Page.A5),
        (from_plain("یک\nدو\nسه\nچهار"), Page.A5),
        (from_plain("یک\nدو\nسه\nچهار\nپنج"), Page.A4),
        (from_plain(SENTENCE * 2), Page.A4),
        (from_plain(""), Page.A5),
    ],
)
def test_a_letter_under_five_lines_is_proposed_for_a5(body: Any, page: Page) -> None:
    assert proposed_page(body) is page


def test_a_table_is_always_proposed_for_a4() -> None:
    assert proposed_page(replace(SHORT, blocks=(table(1),))) is Page.A4
