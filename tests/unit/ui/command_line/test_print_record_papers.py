"""`daftar print` of covers, results and a governor's hand-over, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.office import Office, connect
from app.orders import (
    AnswerDraft,
    OrderDraft,
    ReferralDraft,
    SightDraft,
    answer_referral,
    order_sheet,
    see_result,
)
from app.phone_calls import CallDraft, log_call, record_order_on_call
from app.settings import GovernorLine, appoint_governor
from commands import Daftar
from printed_pages import pages_of


@pytest.fixture
def office(store: str) -> Iterator[Office]:
    """The store of the command, through a door of its own."""
    opened = connect(store)
    opened.sign_in_as()
    yield opened
    opened.close()


def call(office: Office) -> int:
    draft = CallDraft(caller_name="رضا احمدی", subject="آب روستا", request="شرح")
    return office.write(log_call, draft).value


def answered(office: Office, call_id: int, answer: str) -> int:
    draft = OrderDraft(words="بررسی شود", referrals=(ReferralDraft(name="آب منطقه‌ای"),))
    order = office.write(record_order_on_call, call_id, draft).value
    (one,) = office.read(order_sheet, order).referrals
    office.write(answer_referral, order, 1, one.id, AnswerDraft(answer=answer))
    office.write(see_result, order, 2, one.id, SightDraft())
    return order


def printed(daftar: Daftar, store: str, folder: Path, *words: str) -> list[str]:
    path = folder / "paper.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    return pages_of(path.read_bytes())


def test_a_cover_carries_its_record_and_says_when_it_is_printed_again(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    number = str(call(office))
    (page,) = printed(daftar, store, tmp_path, "letter-cover", number)
    for words in ("برگ ارجاع", "رضا احمدی", "آب روستا", "ارجاع به"):
        assert words in page
    assert "مجدد" not in page
    (again,) = printed(daftar, store, tmp_path, "letter-cover", "--kind", "call", number, number)
    assert "چاپ مجدد ۱" in again


def test_a_result_is_of_an_order_or_of_all_on_a_record(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    number = call(office)
    first = answered(office, number, "آب وصل شد.")
    answered(office, number, "چاه کنده شد.")
    (one,) = printed(daftar, store, tmp_path, "result-notice", str(first))
    assert "آب وصل شد" in one
    assert "چاه" not in one
    (both,) = printed(daftar, store, tmp_path, "result-notice", "--kind", "call", str(number))
    assert "چاه کنده شد" in both
    assert "چاپ مجدد ۱" in both
    assert office.read(order_sheet, first).told_at is None


def test_what_a_governor_leaves_is_of_his_days(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    for day, name in ((date(2020, 1, 1), "نخست"), (date(2021, 1, 1), "دوم")):
        office.write(appoint_governor, GovernorLine(day, "", name, "استاندار", acting=False))
    draft = OrderDraft(words="بررسی شود", referrals=(ReferralDraft(name="آب منطقه‌ای"),))
    office.write(record_order_on_call, call(office), draft)
    now = " ".join(printed(daftar, store, tmp_path, "governor-hand-over"))
    for words in ("دوم", "آب منطقه‌ای — ۱", "بررسی شود"):
        assert words in now
    before = " ".join(printed(daftar, store, tmp_path, "governor-hand-over", "--to", "2020-12-31"))
    for words in ("نخست", "۱۳۹۹/۱۰/۱۱", "دستور بازی نمانده"):
        assert words in before


@pytest.mark.parametrize(
    "form",
    ["letter-cover", "result-notice", "governor-hand-over", "follow-up", "reminder-letter"],
)
def test_every_one_prints_blank(
    daftar: Daftar, local_store: str, tmp_path: Path, form: str
) -> None:
    assert len(printed(daftar, local_store, tmp_path, form, "--blank", "--copies", "2")) == 2


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("letter-cover",), 2, "شناسه رکورد"),
        (("letter-cover", "99"), 1, "یافت نشد"),
        (("letter-cover", "--kind", "contact", "1"), 2, "call"),
        (("letter-cover", "x"), 2, "بزرگ‌تر از صفر"),
        (("result-notice",), 2, "شناسه دستور"),
        (("result-notice", "99"), 1, "یافت نشد"),
        (("result-notice", "--kind", "nothing", "1"), 2, "call"),
        (("result-notice", "--kind", "call", "1"), 1, "دستوری نیست"),
        (("result-notice", "1"), 1, "نرسیده است"),
        (("governor-hand-over",), 1, "استانداری در دفتر ثبت نیست"),
        (("governor-hand-over", "1"), 2, "--to"),
        (("governor-hand-over", "--from", "2020-01-01"), 2, "--to"),
        (("governor-hand-over", "--to", "فردای روزگار"), 2, "--to"),
    ],
)
def test_what_cannot_be_printed_is_said(
    daftar: Daftar,
    local_store: str,
    tmp_path: Path,
    words: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    call = {"caller_name": "مینا", "subject": "آب", "request": "شرح"}
    assert daftar("add", "call", "--store", local_store, stdin=call).status == 0
    order = {"kind": "oral", "words": "شود", "applicant": "مینا", "referrals": [{"name": "راه"}]}
    daftar("add", "order", "--store", local_store, stdin=order)
    path = tmp_path / "paper.pdf"
    answer = daftar("print", *words, "--store", local_store, "-o", str(path))
    assert said in answer.err
    assert answer.status == status
    assert not path.exists()
