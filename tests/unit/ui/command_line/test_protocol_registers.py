"""Agreements and gifts as scripts write, lead and read them."""

from __future__ import annotations

from typing import Any

import pytest

from app.records import KINDS
from commands import Daftar

AGREEMENT: dict[str, Any] = {
    "title": "همکاری گردشگری",
    "country": "ارمنستان",
    "other_party": "شهرداری ایروان",
    "kind": "sister_city",
    "signed_on": "1404/3/1",
    "expires_on": "1450/3/1",
}
GIFT: dict[str, Any] = {
    "direction": "received",
    "item": "گلدان نقره",
    "name": "رئیس هیأت",
    "given_on": "1404/3/1",
    "value": 250_000_000,
}


def added(daftar: Daftar, store: str, kind: str, record: dict[str, Any]) -> Any:
    answer = daftar("add", kind, "--store", store, "--json", stdin=record)
    assert answer.status == 0, answer.err
    return answer.object


def shown(daftar: Daftar, store: str, kind: str, number: int) -> Any:
    return daftar("show", kind, str(number), "--store", store, "--json").object


def test_an_agreement_is_added_led_and_found(daftar: Daftar, store: str) -> None:
    made = added(daftar, store, "agreement", AGREEMENT)
    assert made["state"] == "in_force"
    step = {"agreement_id": made["id"]}
    added(daftar, store, "agreement-step", step | {"do": "progress", "progress": "نشست نخست"})
    added(daftar, store, "agreement-step", step | {"do": "renew", "expires_on": "1455/3/1"})
    added(daftar, store, "agreement-step", step | {"do": "take_back"})
    ended = added(daftar, store, "agreement-step", step | {"do": "end", "reason": "انجام شد"})
    assert ended["state"] == "ended"
    whole = shown(daftar, store, "agreement", made["id"])
    assert (whole["progress"], whole["expires_on"]) == ("نشست نخست", "2071-05-22")
    assert [one["taken_back"] for one in whole["trace"]] == [False, False, True, False]
    assert len(whole["history"]) == 5
    found = daftar("list", "agreement", "--search", "ايروان", "--store", store)
    assert "خواهرخواندگی" not in found.out
    assert "پایان یافت" in found.out
    none = daftar("list", "agreement", "--state", "in_force", "--store", store, "--json")
    assert none.objects == []


def test_a_gift_is_added_kept_annulled_and_found(daftar: Daftar, store: str) -> None:
    made = added(daftar, store, "gift", GIFT)
    unkept = daftar("list", "gift", "--state", "unkept", "--store", store, "--json").objects
    assert [one["id"] for one in unkept] == [made["id"]]
    step = {"gift_id": made["id"]}
    keep = {"do": "keep", "inventory_number": "۴۵۱۲", "kept_where": "موزه"}
    added(daftar, store, "gift-step", step | keep)
    added(daftar, store, "gift-step", step | {"do": "annul", "reason": "دو بار"})
    whole = shown(daftar, store, "gift", made["id"])
    assert (whole["inventory_number"], whole["is_annulled"]) == ("4512", True)
    added(daftar, store, "gift-step", step | {"do": "take_back"})
    text = daftar("show", "gift", str(made["id"]), "--store", store)
    assert "شماره اموال" in text.out
    assert "گرفته شد" in text.out


@pytest.mark.parametrize(
    ("kind", "record", "piece"),
    [
        ("agreement", AGREEMENT | {"title": ""}, "عنوان توافق"),
        ("agreement", AGREEMENT | {"signed_on": "1497/1/1"}, "پس از امروز"),
        ("agreement", AGREEMENT | {"kind": "treaty"}, "memorandum"),
        ("agreement-step", {"do": "renew"}, "کدام توافق"),
        ("agreement-step", {"agreement_id": 1}, "چه کاری"),
        ("agreement-step", {"agreement_id": 9, "do": "take_back"}, "یافت نشد"),
        ("gift", GIFT | {"item": ""}, "هدیه را بنویسید"),
        ("gift", GIFT | {"value": -5}, "ریال"),
        ("gift-step", {"do": "annul"}, "کدام هدیه"),
        ("gift-step", {"gift_id": 9, "do": "annul", "reason": "x"}, "یافت نشد"),
    ],
)
def test_what_cannot_be_taken_is_said_in_words(
    daftar: Daftar, store: str, kind: str, record: dict[str, Any], piece: str
) -> None:
    answer = daftar("add", kind, "--store", store, stdin=record)
    assert answer.status != 0
    assert piece in answer.err


def test_a_step_takes_its_own_fields_alone(daftar: Daftar, store: str) -> None:
    made = added(daftar, store, "agreement", AGREEMENT)
    step = {"agreement_id": made["id"], "do": "end"}
    for more, piece in (({}, "لازم دارد"), ({"reason": "x", "words": "y"}, "ندارد")):
        answer = daftar("add", "agreement-step", "--store", store, stdin=step | more)
        assert answer.status != 0
        assert piece in answer.err


def test_the_template_names_every_field_in_words(daftar: Daftar) -> None:
    for kind in ("agreement", "agreement-step", "gift", "gift-step"):
        answer = daftar("add", kind, "--template")
        assert answer.status == 0
        rows = [line.split() for line in answer.out.splitlines()]
        assert {field.name for field in KINDS[kind].fields} <= {row[0] for row in rows if row}
