"""`daftar add saved-list` and `daftar list saved-list`."""

from __future__ import annotations

import pytest

from commands import Daftar

LIST = {"section": "calls", "name": "آب‌ها", "text": "آب تاریخ: امروز", "audience": "unit"}
CALL = {"caller_name": "رضا احمدی", "subject": "آب روستا", "request": "شرح"}


@pytest.fixture
def desks(daftar: Daftar, store: str) -> str:
    """A store with two desks of one unit and one of another."""
    for name, unit in (("a", "واحد تلفن"), ("b", "واحد تلفن"), ("c", "دبیرخانه")):
        person = ("users", "add", name, "--full-name", name, "--unit", unit)
        assert daftar(*person, "--store", store).status == 0
    return store


def test_a_list_for_the_unit_is_kept_and_counted(daftar: Daftar, desks: str) -> None:
    made = daftar("add", "saved-list", "--as", "a", "--store", desks, stdin=LIST)
    assert made.status == 0, made.err
    daftar("add", "call", "--as", "a", "--store", desks, stdin=CALL)
    asked = ("list", "saved-list", "--search", "آب", "--store", desks, "--json")
    row = daftar(*asked, "--as", "b").object
    assert row == {
        "id": row["id"],
        "section": "calls",
        "name": "آب‌ها",
        "found": 1,
        "audience": "unit",
        "mine": False,
        "text": "آب تاریخ: امروز",
    }
    assert daftar(*asked, "--as", "c").out == ""
    shown = daftar("list", "saved-list", "--as", "a", "--store", desks).out
    for word in ("تماس‌ها", "آب‌ها", "برای واحد"):
        assert word in shown


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"section": "nowhere"}, "section"),
        ({"section": None}, "section"),
        ({"name": ""}, "name"),
        ({"text": "تاریخ: پسین‌فردا"}, "text"),
        ({"audience": "all"}, "تغییر تنظیمات"),
        ({"audience": "street"}, "audience"),
    ],
)
def test_a_list_that_cannot_be_is_refused(
    daftar: Daftar, desks: str, wrong: dict[str, str], named: str
) -> None:
    answer = daftar("add", "saved-list", "--as", "a", "--store", desks, stdin=LIST | wrong)
    assert answer.status != 0
    assert named in answer.err
    asked = ("list", "saved-list", "--search", "آب", "--as", "a", "--store", desks, "--json")
    assert daftar(*asked).out == ""
