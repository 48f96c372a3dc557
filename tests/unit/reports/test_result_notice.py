"""The letter of a result: to whom, what he asked, what was done, and a signature never alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.marks import Classification
from app.result_notices import ResultLine, ResultNotice
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of, text_of
from reports.order_rows import SIGNER
from reports.result_notice import CLOSING, blank_result_notice, result_notices_paper

LINE = ResultLine("آب منطقه‌ای", "کانال لایروبی شد.", "1405/ص/12", date(2026, 11, 20))
NOTICE = ResultNotice(
    order_ids=(3,),
    applicant="جناب آقای رضا احمدی",
    source="تماس",
    source_number="1405/ت/218",
    source_title="لایروبی کانال",
    asked_on=date(2026, 11, 1),
    classification=Classification.ORDINARY,
    results=(LINE,),
    printed_count=0,
)


def printed(*notices: ResultNotice) -> bytes:
    return result_notices_paper(notices, letterhead=LETTERHEAD, mark=MARK)


def test_it_says_who_asked_what_when_and_what_was_done() -> None:
    (page,) = pages_of(printed(NOTICE))
    for words in ("به: جناب آقای رضا احمدی", "لایروبی کانال", "۱۴۰۵/ت/۲۱۸", "۱۴۰۵/۰۸/۱۰"):
        assert words in page
    for words in ("آب منطقه‌ای", "کانال لایروبی شد.", "۱۴۰۵/ص/۱۲", "۱۴۰۵/۰۸/۲۹", SIGNER, CLOSING):
        assert words in page
    assert "شماره:" in page
    assert "مجدد" not in page


def test_several_results_are_numbered_and_a_bare_one_has_no_reference() -> None:
    other = ResultLine("دفتر فنی", "بازدید شد.", "", None)
    text = text_of(printed(replace(NOTICE, results=(LINE, other))))
    assert "۲. دفتر فنی" in text
    assert text.count("پاسخ به شماره") == 1


def test_without_a_record_it_is_still_a_letter() -> None:
    bare = replace(NOTICE, source_number="", source_title="", asked_on=None)
    text = text_of(printed(bare))
    assert "شماره ثبت" not in text
    assert "درخواست شما که مطرح شد" in text


def test_each_letter_begins_a_page_and_says_its_own_reprint() -> None:
    first, second = pages_of(printed(NOTICE, replace(NOTICE, printed_count=1)))
    assert "مجدد" not in first
    assert "چاپ مجدد ۱" in second


def test_a_secret_one_says_so_at_head_and_foot() -> None:
    secret = replace(NOTICE, classification=Classification.SECRET)
    assert text_of(printed(secret)).count("سری") == 2


def test_a_long_answer_flows_and_the_signature_takes_lines_with_it() -> None:
    for count in range(1400, 1420):
        line = replace(LINE, answer="واژه " * count, reference="")
        pages = pages_of(printed(replace(NOTICE, results=(line,))))
        assert sum(page.count("واژه") for page in pages) == count
        assert pages[-1].count("واژه") > 10
        assert SIGNER in pages[-1]


def test_it_prints_blank() -> None:
    pages = pages_of(blank_result_notice(letterhead=LETTERHEAD, mark=MARK, copies=2))
    assert len(pages) == 2
    assert SIGNER in pages[0]
