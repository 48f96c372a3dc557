"""`daftar search`: every register asked at once, as far as whoever asks may see."""

from __future__ import annotations

from typing import Any

import pytest

from app.listing import MOST_COUNTED
from app.search.everything import EACH
from app.search_sources import SOURCES
from commands import Daftar
from ui.command_line.search import BY_PARTS, NOTHING, source_name

VISIT: dict[str, Any] = {
    "visitor_name": "مریم سرو",
    "subject": "آب روستای گرماب",
    "problem": "چاه سه روز است خشکیده و تانکر نیامده.",
}
EVENT: dict[str, Any] = {"subject": "بازدید از آب‌شیرین‌کن"}
GIFT: dict[str, Any] = {
    "direction": "received",
    "item": "تنگ آب نقره",
    "name": "رئیس هیأت",
    "given_on": "1404/3/1",
}


def add(daftar: Daftar, store: str, kind: str, record: dict[str, Any]) -> int:
    answer = daftar("add", kind, "--store", store, "--json", stdin=record)
    assert answer.status == 0, answer.err
    return int(answer.object["id"])


@pytest.fixture
def filled(daftar: Daftar, store: str) -> str:
    """A store with three records that have «آب», and a secret one."""
    add(daftar, store, "visit", VISIT)
    add(daftar, store, "event", EVENT)
    add(daftar, store, "gift", GIFT)
    secret = VISIT | {"subject": "آب مرزی", "classification": "secret"}
    add(daftar, store, "visit", secret)
    for name, rights in (("guard", ("read_visits",)), ("planner", ("read_agenda",))):
        given = [word for right in rights for word in ("--right", right)]
        person = ("users", "add", name, "--full-name", name, *given)
        assert daftar(*person, "--store", store).status == 0
    return store


def groups(daftar: Daftar, store: str, *words: str) -> list[tuple[str, str]]:
    answer = daftar("search", *words, "--store", store, "--json")
    return [(row["group"], row["title"]) for row in answer.objects]


def test_one_question_is_answered_by_every_register(daftar: Daftar, filled: str) -> None:
    assert groups(daftar, filled, "اب") == [
        ("visit", "آب مرزی"),
        ("visit", "آب روستای گرماب"),
        ("event", "بازدید از آب‌شیرین‌کن"),
        ("gift", "تنگ آب نقره"),
    ]
    table = daftar("search", "آب", "--store", filled).out.splitlines()
    assert len(table) == 5
    assert "ملاقات‌ها" in table[1]
    assert "هدایا" in table[4]


def test_the_language_is_that_of_the_box(daftar: Daftar, filled: str) -> None:
    assert groups(daftar, filled, "«آب روستا»") == []
    assert groups(daftar, filled, "«آب روستای»") == [("visit", "آب روستای گرماب")]
    assert groups(daftar, filled, "آب طبقه: سری") == [("visit", "آب مرزی")]
    assert groups(daftar, filled, "آب نوع: هد") == [("gift", "تنگ آب نقره")]
    assert groups(daftar, filled, "آب تاریخ: ۱۴۰۴") == [("gift", "تنگ آب نقره")]


def test_show_takes_the_kind_and_id_it_prints(daftar: Daftar, filled: str) -> None:
    add(daftar, filled, "contact", {"name": "شرکت آب", "kind": "organisation"})
    ceremony = {"kind": "ceremony", "subject": "آیین آب‌رسانی", "starts_on": "1404/3/1"}
    add(daftar, filled, "case", ceremony | {"ends_on": "1404/3/1"})
    rows = daftar("search", "آب", "--store", filled, "--json").objects
    assert {row["kind"] for row in rows} >= {"contact", "case", "visit", "event", "gift"}
    for row in rows:
        shown = daftar("show", row["kind"], str(row["id"]), "--store", filled, "--json")
        assert shown.object["id"] == row["id"]


def test_where_it_stands_in_a_longer_text_is_shown(daftar: Daftar, filled: str) -> None:
    (row,) = daftar("search", "تانکر", "--store", filled, "--json").objects[1:]
    assert "تانکر نیامده" in row["context"]
    assert "تانکر نیامده" in daftar("search", "تانکر", "--store", filled).out
    (titled,) = daftar("search", "گرماب", "--store", filled, "--json").objects
    assert titled["context"] == ""


def test_what_one_may_not_see_is_not_found(daftar: Daftar, filled: str) -> None:
    assert groups(daftar, filled, "آب", "--as", "guard") == [("visit", "آب روستای گرماب")]
    assert groups(daftar, filled, "آب", "--as", "planner") == [("event", "بازدید از آب‌شیرین‌کن")]
    refused = daftar("search", "مرزی", "--as", "guard", "--store", filled)
    assert (refused.status, refused.out, refused.err.strip()) == (1, "", NOTHING)


def test_a_register_alone_and_how_many_more_there_are(daftar: Daftar, filled: str) -> None:
    for number in range(EACH):
        add(daftar, filled, "visit", VISIT | {"visitor_name": f"مراجعه {number}"})
    answer = daftar("search", "آب", "--store", filled, "--json")
    assert sum(row["group"] == "visit" for row in answer.objects) == EACH
    assert "ملاقات‌ها (visit) ۸" in answer.err
    alone = daftar("search", "آب", "--kind", "visit", "--store", filled, "--json")
    assert (len(alone.objects), alone.err) == (EACH + 2, "")
    two = daftar("search", "آب", "--kind", "visit", "--limit", "2", "--store", filled, "--json")
    assert [row["id"] for row in two.objects] == [row["id"] for row in alone.objects][:2]


def test_parts_of_words_are_said_to_be_parts(daftar: Daftar, filled: str) -> None:
    answer = daftar("search", "رماب", "--store", filled, "--json")
    assert [row["title"] for row in answer.objects] == ["آب روستای گرماب"]
    assert BY_PARTS in answer.err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((" ",), "بنویسید"),
        (("نوع: هدایا",), "بنویسید"),
        (("آب تاریخ: پسین‌فردا",), "پسین‌فردا"),
        (("آب طبقه: سرخ",), "سرخ"),
        (("آب نوع: کشتی",), "هدایا"),
        (("آب", "--kind", "ship"), "gift"),
        (("آب", "--limit", str(MOST_COUNTED + 1)), "--limit"),
        (("آب", "--limit", "0"), "--limit"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    daftar: Daftar, local_store: str, words: tuple[str, ...], named: str
) -> None:
    answer = daftar("search", *words, "--store", local_store)
    assert (answer.status, answer.out) == (2, "")
    assert named in answer.err


def test_nothing_found_is_a_no(daftar: Daftar, local_store: str) -> None:
    answer = daftar("search", "آب", "--store", local_store)
    assert (answer.status, answer.out, answer.err.strip()) == (1, "", NOTHING)


def test_every_register_has_a_name_of_its_own() -> None:
    names = [source_name(source) for source in SOURCES]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name for name in names)
