"""The lists of agreements and of gifts on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.clock import FixedClock
from app.marks import Classification
from app.office import Office, open_office
from app.protocol import AgreementDraft, GiftDirection, GiftDraft, GiftRow
from app.protocol.agreement_lists import AgreementFilter, AgreementView
from app.protocol.agreements import record_agreement
from app.protocol.gift_lists import GiftFilter
from app.protocol.gifts import record_gift
from app.protocol.sheets import agreements_paper, gifts_paper
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of
from printed_words import text_of
from reports.agreement_list import agreement_list, blank_agreement_list
from reports.gift_list import UNKEPT, blank_gift_list, gift_list

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


@pytest.fixture
def office(made: None, sqlite_url: str) -> Iterator[Office]:
    with open_office(sqlite_url, clock=FixedClock(NOW)) as opened_office:
        opened_office.sign_in_as()
        yield opened_office


def agreed(office: Office, title: str, expires_on: date | None, **more: object) -> None:
    values: dict[str, object] = {
        "title": title,
        "country": "ترکمنستان",
        "other_party": "ولایت هم‌مرز",
        "our_signer": "استاندار",
        "their_signer": "والی",
        "signed_on": date(2025, 1, 10),
        "expires_on": expires_on,
    }
    office.write(record_agreement, AgreementDraft(**(values | more)))  # type: ignore[arg-type]


def received(office: Office, item: str, **more: object) -> None:
    values: dict[str, object] = {
        "direction": GiftDirection.RECEIVED,
        "item": item,
        "given_on": date(2026, 11, 1),
        "name": "میرات آنایف",
    }
    office.write(record_gift, GiftDraft(**(values | more)))  # type: ignore[arg-type]


def gifts(office: Office) -> list[GiftRow]:
    return office.read(gifts_paper, GiftFilter())


def test_agreements_that_run_out_stand_first_and_say_how_long_they_last(office: Office) -> None:
    agreed(office, "همکاری فرهنگی", date(2030, 1, 1))
    agreed(office, "راه‌آهن مرزی", date(2026, 12, 2))
    agreed(office, "بازارچه", date(2026, 11, 12))
    agreed(office, "خواهرخواندگی", None)
    rows = office.read(agreements_paper, AgreementFilter())
    text = text_of(agreement_list(rows, letterhead=LETTERHEAD, mark=MARK))
    order = [text.index(part) for part in ("راه‌آهن مرزی", "بازارچه", "خواهرخواندگی")]
    assert order == sorted(order)
    for part in ("۱۰ روز مانده", "۱۰ روز گذشته", "بی‌مدت", "از ما: استاندار", "معتبر: ۲"):
        assert part in text, part
    narrowed = office.read(agreements_paper, AgreementFilter(view=AgreementView.EXPIRING))
    assert [one.title for one in narrowed] == ["راه‌آهن مرزی"]


def test_all_agreements_come_and_the_most_secret_marks_the_paper(office: Office) -> None:
    for place in range(60):
        agreed(office, f"توافق {place}", None)
    agreed(office, "پنهان", None, classification=Classification.CONFIDENTIAL)
    rows = office.read(agreements_paper, AgreementFilter())
    assert len(rows) == 61
    text = text_of(agreement_list(rows, letterhead=LETTERHEAD, mark=MARK, filtered="مرز"))
    assert "محرمانه" in text
    assert "فهرست: مرز" in text
    assert "فیلتر" not in text


def test_gifts_are_summed_up_without_what_was_annulled(office: Office) -> None:
    received(office, "فرش دستباف", value=90_000_000, inventory_number="م/۱۲", kept_where="موزه")
    received(office, "گلدان", value=10_000_000, quantity=2)
    received(office, "کتاب")
    received(office, "ثبت نادرست", value=5_000_000)
    received(office, "جعبه خاتم", direction=GiftDirection.GIVEN, value=7_000_000)
    rows = [
        replace(one, is_annulled=True, annulled_reason="دو بار ثبت شد")
        if one.item == "ثبت نادرست"
        else one
        for one in gifts(office)
    ]
    text = text_of(gift_list(rows, letterhead=LETTERHEAD, mark=MARK))
    assert text.index("هدایای گرفته‌شده") < text.index("هدایای داده‌شده")
    for part in ("۱۰۰٬۰۰۰٬۰۰۰", "۷٬۰۰۰٬۰۰۰", "۱ هدیه بی ارزش برآوردی", "باطل شد", "موزه، م/۱۲"):
        assert part in text, part
    assert text.count(UNKEPT) == 2


def test_empty_lists_say_so_and_both_print_blank() -> None:
    for paper in (
        agreement_list([], letterhead=LETTERHEAD, mark=MARK),
        gift_list([], letterhead=LETTERHEAD, mark=MARK),
    ):
        assert "در این فهرست نیست" in text_of(paper)
    for blank in (blank_agreement_list, blank_gift_list):
        assert len(pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))) == 2
