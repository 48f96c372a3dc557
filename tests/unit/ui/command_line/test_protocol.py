"""Cases of protocol work as scripts write, lead and read them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from app.records import KINDS
from commands import Daftar
from spreadsheets import saved

AHEAD: Final = (date.today() + timedelta(days=60)).isoformat()  # noqa: DTZ011  # any day ahead
LATER: Final = (date.today() + timedelta(days=75)).isoformat()  # noqa: DTZ011  # as above
TODAY: Final = date.today().isoformat()  # noqa: DTZ011  # of this machine, as the command sees it

DELEGATION: dict[str, Any] = {
    "subject": "هيأت بازرگانی",
    "country": "ترکمنستان",
    "rank": "governor",
    "starts_on": AHEAD,
    "second_language": "en",
    "people": [
        {"role": "head", "name": "میرات آنایف", "second_name": "Myrat", "passport": "a۱۲"},
        {"name": "مترجم", "role": "interpreter", "diet": "گیاهی"},
    ],
    "vehicles": [{"title": "ون", "seats": 9}],
    "entries": [
        {
            "kind": "meal",
            "title": "ناهار",
            "starts_at": f"{AHEAD}T13:00",
            "ends_at": f"{AHEAD}T14:00",
            "with_governor": True,
        }
    ],
    "costs": [{"title": "اقامت", "planned": 900_000_000_000}],
    "steps": [
        {"do": "accept", "opinion": "مانعی ندارد."},
        {"do": "finish_task", "task_place": 1, "document_number": "۱۲/۳"},
        {"do": "draft"},
        {"do": "conversation", "words": "فهرست می‌رسد.", "name": "نمایندگی", "channel": "email"},
    ],
}
TRIP: dict[str, Any] = {
    "subject": "نمایشگاه",
    "country": "عمان",
    "starts_on": AHEAD,
    "requested_by": "معاون اقتصادی",
    "people": [{"name": "کاوه سرمدی"}],
}


def added(daftar: Daftar, store: str, kind: str, record: dict[str, Any]) -> Any:
    answer = daftar("add", kind, "--store", store, "--json", stdin=record)
    assert answer.status == 0, answer.err
    return answer.object


def shown(daftar: Daftar, store: str, number: int, kind: str = "case") -> Any:
    return daftar("show", kind, str(number), "--store", store, "--json").object


def refused(daftar: Daftar, store: str, kind: str, record: dict[str, Any]) -> str:
    answer = daftar("add", kind, "--store", store, stdin=record)
    assert answer.status != 0
    return answer.err


def test_a_delegation_is_added_with_all_its_parts_and_led_on(daftar: Daftar, store: str) -> None:
    made = added(daftar, store, "delegation", DELEGATION)
    assert made["state"] == "drafted"
    case = shown(daftar, store, made["id"])
    assert (case["subject"], case["kind"]) == ("هیأت بازرگانی", "delegation")
    assert [one["passport"] for one in case["people"]] == ["A12", ""]
    assert (case["entries"][0]["title"], case["vehicles"][0]["seats"]) == ("ناهار", 9)
    assert case["costs"][0]["planned"] == 900_000_000_000
    assert case["tasks"][0]["document_number"] == "۱۲/۳"
    assert case["conversations"][0]["channel"] == "email"
    assert len(case["trace"]) == 8
    step = {"case_id": made["id"]}
    added(
        daftar,
        store,
        "case-step",
        step | {"do": "into_programme", "entry_places": [1], "override_reason": "آزمون"},
    )
    added(daftar, store, "case-step", step | {"do": "move", "starts_on": AHEAD, "reason": "پرواز",
          "ends_on": (date.fromisoformat(AHEAD) + timedelta(days=1)).isoformat()})  # fmt: skip
    moved = shown(daftar, store, made["id"])
    assert moved["entries"][0]["event_number"]
    assert moved["ends_on"] != case["ends_on"]
    # What is shown is taken again, but for what no form decides.
    again = added(daftar, store, "case", moved | {"request_key": None})
    assert again["state"] == "requested"
    assert shown(daftar, store, again["id"])["people"][0]["name"] == "میرات آنایف"
    words = daftar("show", "delegation", str(made["id"]), "--store", store)
    assert "برنامه تنظیم شد" in words.out
    assert "انجام شد" in words.out
    found = daftar("list", "delegation", "--state", "drafted", "--store", store)
    assert ("هیأت بازرگانی" in found.out, "برنامه تنظیم شد" in found.out) == (True, True)
    assert daftar("list", "trip", "--store", store, "--json").objects == []
    assert daftar("check", "--store", store).status == 0


def test_a_trip_is_ordered_examined_and_sent_for_its_permit(daftar: Daftar, store: str) -> None:
    made = added(daftar, store, "trip", TRIP)
    step = {"case_id": made["id"]}
    asked = {"do": "ask_permit", "permit_route": "minister", "permit_asked_number": "۱/۲",
             "permit_asked_on": TODAY}  # fmt: skip
    ordered = added(daftar, store, "case-step", step | {"do": "order", "words": "موافقم."})
    assert ordered["state"] == "ordered"
    examined = {"do": "examine", "examined_on": TODAY, "opinion": "ضرورت دارد."}
    assert added(daftar, store, "case-step", step | examined)["state"] == "examined"
    assert added(daftar, store, "case-step", step | asked)["state"] == "permit_asked"
    added(
        daftar, store, "case-step", step | {"do": "trip_into_programme", "override_reason": "آزمون"}
    )
    (order,) = daftar("list", "order", "--store", store, "--json").objects
    assert order["words"] == "موافقم."
    back = added(daftar, store, "case-step", step | {"do": "take_back"})
    assert back["state"] == "permit_asked"
    assert daftar("check", "--store", store).status == 0


def test_a_trip_goes_into_the_folder_and_moves_with_its_days_in_the_programme(
    daftar: Daftar, store: str
) -> None:
    made = added(daftar, store, "trip", TRIP)
    step = {"case_id": made["id"], "override_reason": "آزمون"}
    added(daftar, store, "case-step", {"case_id": made["id"], "do": "into_folder"})
    words = daftar("show", "trip", str(made["id"]), "--store", store).out
    assert "درخواست آن در کارتابل استاندار گذاشته شد." in words
    added(daftar, store, "case-step", step | {"do": "trip_into_programme"})
    days = {"starts_on": LATER, "ends_on": LATER}
    move = {"do": "move", "reason": "ویزا", "trip_days": True}
    added(daftar, store, "case-step", step | move | days)
    (event,) = daftar("list", "event", "--store", store, "--json").objects
    assert event["starts_at"].startswith(LATER)
    assert daftar("check", "--store", store).status == 0


def test_steps_of_checklists_are_added_and_listed(daftar: Daftar, store: str) -> None:
    made = added(daftar, store, "trip", TRIP)
    task = {"case_id": made["id"], "title": "خرید کتاب", "days_before": -2, "anchor": "end"}
    own = added(daftar, store, "case-task", task | {"responsible": "روابط عمومی"})
    assert (own["number"], own["state"]) == ("خرید کتاب", "open")
    tasks = shown(daftar, store, made["id"])["tasks"]
    last = max(tasks, key=lambda one: one["place"])
    assert (last["title"], last["days_before"], last["is_pinned"]) == ("خرید کتاب", -2, False)
    found = daftar("list", "case-task", "--search", "کتاب", "--store", store)
    assert "خرید کتاب" in found.out
    assert daftar("list", "case-task", "--state", "late", "--store", store, "--json").objects == []
    step = {"case_id": made["id"], "do": "dismiss_task", "task_place": last["place"]}
    added(daftar, store, "case-step", step | {"reason": "هست"})
    added(daftar, store, "case-step", step | {"do": "reopen_task"})
    unnamed = refused(daftar, store, "case-task", {"title": "کاری"})
    assert "کدام پرونده" in unnamed


@pytest.mark.parametrize(
    ("kind", "record", "piece"),
    [
        ("trip", TRIP | {"kind": "ceremony"}, "foreign_trip"),
        ("trip", TRIP | {"country": ""}, "کشور"),
        ("trip", TRIP | {"steps": [{"do": "permit"}]}, "گام ۱"),
        ("trip", TRIP | {"steps": [{"words": "x"}]}, "چه کاری"),
        ("trip", TRIP | {"steps": [{"do": "order"}]}, "لازم دارد"),
        ("trip", TRIP | {"steps": [{"do": "examine", "words": "x"}]}, "ندارد"),
        ("trip", TRIP | {"steps": [{"do": "take_back", "words": "x"}]}, "ندارد"),
        ("trip", TRIP | {"steps": [{"do": "finish_task", "task_place": 99}]}, "۹۹"),
        ("trip", TRIP | {"costs": [{"title": "x", "planned": -1}]}, "ریال"),
        ("trip", TRIP | {"people": [{"name": "x", "visa": "maybe"}]}, "issued"),
        ("case-task", {"case_id": 1, "days_before": "سه"}, "شمار روزها"),
        ("case-step", {"do": "order"}, "کدام پرونده"),
        ("case-step", {"case_id": 99, "do": "take_back"}, "یافت نشد"),
    ],
)
def test_what_cannot_be_taken_is_said_in_words(
    daftar: Daftar, store: str, kind: str, record: dict[str, Any], piece: str
) -> None:
    assert piece in refused(daftar, store, kind, record)
    assert daftar("list", "case", "--store", store, "--json").objects == []


def test_the_template_names_every_field_in_words(daftar: Daftar) -> None:
    for kind in ("case", "trip", "delegation", "case-step", "case-task"):
        answer = daftar("add", kind, "--template")
        assert answer.status == 0
        rows = [line.split() for line in answer.out.splitlines()]
        names = {field.name for field in KINDS[kind].fields}
        assert names <= {row[0] for row in rows if row}


def test_members_come_in_from_a_file_and_registers_go_out(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    made = added(daftar, store, "delegation", DELEGATION | {"people": []})
    listed = saved(tmp_path / "members.xlsx", [["نام", "گذرنامه"], ["سردار", "B12"], ["", "C3"]])
    options = ("--kind", "protocol_case", "--store", store)
    of_case = (*options, "--case", made["number"])
    unnamed = daftar("import", "xlsx", *options, str(listed))
    assert (unnamed.status, "--case" in unnamed.err) == (2, True)
    unknown = daftar("import", "xlsx", *options, "--case", "1400/1", str(listed))
    assert (unknown.status, "نیست" in unknown.err) == (2, True)
    answer = daftar("import", "xlsx", *of_case, str(listed), "--json")
    assert (answer.status, answer.object["added"], answer.object["refused"]) == (1, 1, 1)
    assert "نام را بنویسید" in answer.err
    assert [one["passport"] for one in shown(daftar, store, made["id"])["people"]] == ["B12"]
    again = daftar("import", "xlsx", *of_case, str(listed), "--json").object
    assert (again["added"], again["repeated"]) == (0, 1)
    out = tmp_path / "out.xlsx"
    for words, count in ((of_case, 1), (options, 1)):
        written = daftar("export", "xlsx", *words, "-o", str(out), "--json")
        assert (written.status, written.object["count"]) == (0, count), written.err
    for kind in ("agreement", "gift"):
        of_kind = ("xlsx", "--kind", kind, "--store", store)
        assert daftar("export", *of_kind, "-o", str(out), "--json").object["count"] == 0
        back = daftar("import", *of_kind, str(out))
        assert (back.status, "تنها بیرون" in back.err) == (2, True)
    contacts = daftar("export", "xlsx", "--store", store, "--case", "1", "-o", str(out))
    assert (contacts.status, "protocol_case" in contacts.err) == (2, True)
