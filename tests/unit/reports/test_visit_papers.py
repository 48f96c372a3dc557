"""The visitor's form, the programme of visits and the slip for the gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.marks import Classification
from app.visits import Decision, EarlierSheet, VisitPath, VisitState
from app.visits.sheets import GateLine, GateSheet, VisitorsOfDay
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of
from printed_words import printed_words, share_given_back, text_of
from reports.gate_slip import blank_gate_slip, gate_slip
from reports.visit_form import (
    BY_NAME,
    FIRST_TIME,
    MATTER,
    PERSON,
    TITLES,
    blank_public_form,
    blank_visit_form,
    visit_form,
)
from reports.visit_order import ORDER, TOLD
from reports.visit_programme import EMPTY, blank_visit_programme, visit_programme
from visits_on_paper import EARLIER, SLOT, form_to_print, order_on_paper

LABELS = [field.label for fields in (*PERSON, *MATTER) for field in fields]


def form(earlier: EarlierSheet = EARLIER, **changes: object) -> bytes:
    sheet = form_to_print(earlier, **changes)
    return visit_form([sheet], letterhead=LETTERHEAD, marks=[MARK])


def test_the_form_carries_who_he_is_what_he_asks_and_that_it_is_the_third_time() -> None:
    pdf = form()
    wanted = (
        "فرم ملاقات عمومی ۱۴۰۵/م/۰۰۳۱ ۱۴۰۵/۰۸/۳۰ ۱۲ حسن رستگار مقدم غلامرضا ۰۴۹۹۳۷۰۸۹۹ "
        "۰۹۱۵ ۱۲۳ ۴۵۶۷ تربت‌حیدریه، بخش رخ، روستای بالاده، خانواده شهید کشاورز "
        "اکبر رستگار (برادر)، علی نوروزی، دهیار بالاده ۳ نفر تأمین آب شرب روستای بالاده "
        "از دفتر بازرسی ۸۸۴۱۲۹۷ دوشنبه ۲ آذر ۱۴۰۵ سالن شهدا ۰۹:۵۵ ۱۲۰ خانوار با تانکر، "
        "اعتبار حفر چاه جایگزین (۱٫۸ میلیارد تومان) استشهاد محلی با ۹۴ امضا، "
        "نامه ۲۳/۱۴۰۵/۷۷۸۱ بار سوم ۱ ملاقات، ۱ تماس ۱۴۰۵/ت/۱۱۸۸ آسفالت جاده بالاده "
        "مریم کریمی اولویت دوم مهندس رضا کاظمی، مدیرعامل، دستور استاندار دکتر احمد صادقی"
    )
    assert share_given_back(wanted, text_of(pdf)) >= 0.98
    (words,) = printed_words(pdf)
    assert all(word.left >= 10 and word.right <= 200 for word in words)
    assert not set(text_of(pdf)) & set("0123456789")
    assert BY_NAME in text_of(pdf)


def test_whoever_comes_for_the_first_time_is_said_to() -> None:
    assert FIRST_TIME in text_of(form(EarlierSheet()))


def test_many_earlier_matters_are_counted_and_a_long_outcome_is_cut() -> None:
    lines = tuple(replace(EARLIER.lines[1], outcome="نتیجه " * 80) for _ in range(20))
    (page,) = pages_of(form(EarlierSheet(lines, visits=150, sure=150)))
    assert "بار ۱۵۱م" in page
    assert "۱۵۰ ملاقات؛ تازه‌ترین ۳ مورد" in page
    assert page.count("…") == 3


def test_an_order_typed_back_stands_where_room_for_it_was() -> None:
    later = order_on_paper(id=2, words="دو هفته دیگر گزارش شود.")
    text = text_of(
        form(decision=Decision.ACCEPT, orders=(later, order_on_paper()), result="چاه حفر شد.")
    )
    assert text.index("اعتبار را از محل بحران") < text.index("دو هفته دیگر")
    for part in ("۱۴۰۵/۰۹/۱۶", "چاه حفر شد", TOLD):
        assert part in text, part


@pytest.mark.parametrize("public", [False, True])
def test_the_blank_form_is_the_same_form_on_one_page(public: bool) -> None:
    path = VisitPath.PUBLIC if public else VisitPath.DAILY
    blank = blank_public_form if public else blank_visit_form
    pages = pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))
    assert len(pages) == 2
    (filled,) = pages_of(form(path=path))
    for label in (*LABELS, TITLES[path], ORDER, "تصمیم", "نظر کارشناس"):
        assert label in pages[0], label
        assert label in filled, label


def test_secrecy_and_a_reprint_are_said() -> None:
    sheet = form_to_print(classification=Classification.CONFIDENTIAL)
    mark = replace(MARK, reprint=2)
    (page,) = pages_of(visit_form([sheet], letterhead=LETTERHEAD, marks=[mark]))
    assert page.count("محرمانه") == 2
    assert "چاپ مجدد ۲" in page


def test_a_very_long_problem_flows_and_the_room_for_his_order_is_never_cut() -> None:
    name = "سید محمدحسین " * 12 + "پایان‌نام"
    pdf = form(problem="شرح " * 900 + "پایان‌شرح", visitor_name=name)
    pages = pages_of(pdf)
    assert len(pages) > 1
    assert "پایان‌شرح" in " ".join(pages)
    assert "پایان‌نام" in pages[0]
    (ordering,) = [page for page in pages if ORDER in page]
    assert "امضا" in ordering
    assert all(
        word.left >= 10 and word.right <= 200 for page in printed_words(pdf) for word in page
    )


def gate_line(**changes: Any) -> GateLine:
    line = GateLine(
        visit_id=1,
        at=SLOT,
        name="حسن رستگار",
        father_name="غلامرضا",
        national_id="0499370899",
        companions="اکبر رستگار",
        group_size=3,
        host="",
        classification=Classification.ORDINARY,
    )
    return replace(line, **changes)


def gate(*lines: GateLine, layout: str = "a5") -> bytes:
    sheet = GateSheet(SLOT.date(), lines, "ورود بلامانع است.")
    return gate_slip([sheet], letterhead=LETTERHEAD, mark=MARK, layout=layout)


def test_the_slip_says_who_comes_in_and_when_but_not_why() -> None:
    secret = gate_line(name="مریم حیدری", at=None, classification=Classification.SECRET)
    (page,) = pages_of(gate(gate_line(), secret))
    for part in ("۰۹:۵۵", "حسن رستگار، فرزند غلامرضا", "۰۴۹۹۳۷۰۸۹۹", "گروه ۳ نفره", "بلامانع"):
        assert part in page, part
    assert "سری" in page


def test_many_at_the_gate_flow_and_the_signature_never_stands_alone() -> None:
    for layout in ("a5", "a4"):
        pages = pages_of(gate(*[gate_line()] * 45, layout=layout))
        assert len(pages) > 1
        assert all("کد ملی" in page for page in pages[:-1])
        assert "دستور ورود" in pages[-1]
        assert "حسن" in pages[-1] or "بلامانع" in pages[-1]


def test_a_day_without_visitors_says_so() -> None:
    day = VisitorsOfDay(date(2026, 11, 22), (), ())
    pdf = visit_programme([day], letterhead=LETTERHEAD, mark=MARK)
    assert EMPTY in text_of(pdf)


@pytest.mark.parametrize("blank", [blank_visit_programme, blank_gate_slip])
def test_each_prints_blank_on_one_page(blank: Callable[..., bytes]) -> None:
    assert len(pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))) == 2


def test_an_annotated_form_keeps_its_ruled_room_before_he_wrote() -> None:
    assert TOLD not in text_of(form(state=VisitState.ACCEPTED, decision=Decision.ACCEPT))
