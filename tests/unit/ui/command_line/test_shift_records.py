"""Promises and shifts as scripts write and read them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commands import Daftar

CALL = {"caller_name": "رضا احمدی", "phone": "09151234567", "subject": "آب", "request": "شرح"}


def shown(daftar: Daftar, store: str, kind: str, number: int = 1) -> dict[str, Any]:
    answer = daftar("show", kind, str(number), "--store", store, "--json")
    found: dict[str, Any] = json.loads(answer.out)
    return found


def test_a_call_back_is_promised_and_kept(daftar: Daftar, store: str) -> None:
    daftar("add", "call", "--store", store, stdin=CALL)
    step = {"call_id": 1, "do": "plan_call_back", "at": "فردا ۹", "note": "نتیجه جلسه"}
    assert daftar("add", "step", "--store", store, stdin=step).status == 0
    plan = shown(daftar, store, "call")["plan"]
    assert (plan["at"][11:16], plan["note"]) == ("09:00", "نتیجه جلسه")
    # What was promised here is not a step of the life that is added again.
    assert shown(daftar, store, "call")["steps"] == []
    kept = {"call_id": 1, "do": "keep_promise", "words": "گفته شد"}
    assert daftar("add", "step", "--store", store, stdin=kept).status == 0
    assert shown(daftar, store, "call")["plan"] is None


@pytest.mark.parametrize(
    "step",
    [
        {"do": "plan_call_back"},
        {"do": "plan_call_back", "at": "دیروز ۹"},
        {"do": "plan_call_back", "at": "2020-01-01T10:00"},
        {"do": "plan_call_back", "at": "2030-01-01"},
        {"do": "plan_call_back", "at": 12},
        {"do": "plan_call_back", "at": "هر وقت"},
        {"do": "plan_call_back", "at": "فردا ۹", "words": "x"},
    ],
)
def test_a_promise_written_wrongly_is_refused(
    daftar: Daftar, local_store: str, step: dict[str, Any]
) -> None:
    daftar("add", "call", "--store", local_store, stdin=CALL)
    answer = daftar("add", "step", "--store", local_store, stdin={"call_id": 1, **step})
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert shown(daftar, local_store, "call")["plan"] is None


def test_a_shift_is_handed_over_listed_and_shown(daftar: Daftar, store: str) -> None:
    daftar("add", "call", "--store", store, stdin=CALL)
    daftar("users", "add", "b", "--full-name", "پیمان راستگو", "--store", store)
    handed = {"to": "b", "shift": "صبح", "note": "کلید در کشو است."}
    answer = daftar("add", "shift", "--store", store, stdin=handed)
    assert answer.status == 0, answer.err
    found = shown(daftar, store, "shift")
    assert (found["to_name"], found["note"]) == ("پیمان راستگو", "کلید در کشو است.")
    assert [matter["group"] for matter in found["matters"]] == ["recorded"]
    assert found["totals"] == {"تماس وارده": 1}
    listed = daftar("list", "shift", "--store", store)
    assert "پیمان راستگو" in listed.out
    readable = daftar("show", "shift", "1", "--store", store)
    assert "ثبت‌شده، هنوز نه در کارتابل" in readable.out


@pytest.mark.parametrize("to", ["", "nobody", "admin"])
def test_a_shift_handed_to_nobody_is_refused(daftar: Daftar, local_store: str, to: str) -> None:
    answer = daftar("add", "shift", "--store", local_store, stdin={"to": to})
    assert answer.status == 2
    assert daftar("list", "shift", "--store", local_store).out.count("\n") == 1


def test_what_is_not_searched_refuses_a_question(daftar: Daftar, local_store: str) -> None:
    answer = daftar("list", "shift", "--search", "کلید", "--store", local_store)
    assert (answer.status, answer.out) == (2, "")
    assert "--search" in answer.err
