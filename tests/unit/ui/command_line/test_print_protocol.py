"""`daftar print` of the papers of protocol work, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.jalali import jalali_text
from app.office import Office, connect
from app.protocol import AgreementDraft, CaseKind, GiftDraft
from app.protocol.agreements import record_agreement
from app.protocol.gifts import record_gift
from app.text import latin_digits
from commands import Daftar
from printed_pages import pages_of
from protocol_office import opened, programme
from reports.catalogue import FORMS

OF_CASE = (
    "protocol-checklist",
    "delegation-programme",
    "seating-plan",
    "badges",
    "car-list",
    "trip-summary",
)
LISTS = ("agreement-list", "gift-list")


@pytest.fixture
def office(store: str) -> Iterator[Office]:
    """The store of the command, through a door of its own."""
    door = connect(store)
    door.sign_in_as()
    yield door
    door.close()


def printed(daftar: Daftar, store: str, folder: Path, *words: str) -> list[str]:
    path = folder / "paper.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    return pages_of(path.read_bytes())


def test_each_paper_of_a_case_prints_and_a_reprint_says_so(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    number = opened(office, CaseKind.DELEGATION)
    programme(office, number)
    for form in OF_CASE:
        pages = printed(daftar, store, tmp_path, form, str(number))
        assert "کاوه مهرپرور" in " ".join(pages), form
        assert "چاپ مجدد" not in pages[0]
        again = printed(daftar, store, tmp_path, form, str(number))
        # A badge is worn; how often it was printed is nobody's business.
        assert ("چاپ مجدد ۱" in again[0]) == (form != "badges"), form


def test_a_plan_can_be_drawn_as_another_table(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    number = str(opened(office, CaseKind.DELEGATION))
    (page,) = printed(daftar, store, tmp_path, "seating-plan", number)
    assert "دو سوی میز" in page
    (page,) = printed(daftar, store, tmp_path, "seating-plan", number, "--layout", "round")
    assert "میز گرد" in page


def test_the_lists_are_narrowed(daftar: Daftar, store: str, office: Office, tmp_path: Path) -> None:
    on = date(2025, 5, 1)
    for title in ("راه‌آهن مرزی", "بازارچه"):
        draft = AgreementDraft(title=title, other_party="ولایت هم‌مرز", signed_on=on)
        office.write(record_agreement, draft)
    office.write(record_gift, GiftDraft(item="جعبه خاتم", name="والی", given_on=on))
    (page,) = printed(daftar, store, tmp_path, "agreement-list")
    assert "بازارچه" in page
    (page,) = printed(daftar, store, tmp_path, "agreement-list", "--search", "راه‌آهن")
    assert "راه‌آهن مرزی" in page
    assert "بازارچه" not in page
    (page,) = printed(daftar, store, tmp_path, "agreement-list", "--layout", "expired")
    assert "در این فهرست نیست" in page
    assert "جعبه خاتم" in printed(daftar, store, tmp_path, "gift-list")[0]
    late = latin_digits(jalali_text(date(2026, 1, 1)))
    assert "جعبه خاتم" not in printed(daftar, store, tmp_path, "gift-list", "--from", late)[0]


def test_what_makes_no_sense_is_said(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    refused = [
        *(((form,), "شناسه پرونده تشریفات") for form in OF_CASE),
        *(((form, "99"), "یافت نشد") for form in OF_CASE),
        *(((form, "3"), "--search") for form in LISTS),
    ]
    for words, said in refused:
        path = tmp_path / "refused.pdf"
        answer = daftar("print", *words, "--store", local_store, "-o", str(path))
        assert answer.status != 0, words
        assert said in answer.err, (words, answer.err)
        assert not path.exists()


def test_each_prints_blank_in_every_layout(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    forms = [form for form in FORMS if form.name in (*OF_CASE, *LISTS)]
    assert len(forms) == len(OF_CASE) + len(LISTS)
    for form in forms:
        for layout, _words in form.layouts:
            words = (form.name, "--blank", "--copies", "2", "--layout", layout)
            assert len(printed(daftar, local_store, tmp_path, *words)) == 2
