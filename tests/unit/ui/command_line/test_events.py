"""Entries of the programme, and what they are planned with, as scripts write and read them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commands import Daftar

#: Without the governor, so that no office hours are asked; days of a year nobody lives in yet.
MEETING: dict[str, Any] = {
    "kind": "meeting",
    "subject": "شورای هماهنگی",
    "requester_name": "بهمن سپیدار",
    "channel": "phone",
    "with_governor": False,
    "starts_at": "2027-05-05T09:00",
    "ends_at": "2027-05-05T10:00",
}
REQUEST: dict[str, Any] = {
    "kind": "site_visit",
    "subject": "بازدید از راه ده‌نو",
    "origin": "county",
    "organisation": "فرمانداری مهرآباد",
    "channel": "letter",
    "letter_number": "۱۲/۳۴",
    "letter_date": "1404/12/1",
    "necessity": "راه سه روستا بسته است.",
    "minutes_wanted": 120,
    "press_needs": ["photo", "film"],
}
PAST: dict[str, Any] = MEETING | {"starts_at": "2026-05-05T09:00", "ends_at": "2026-05-05T10:00"}


def added(daftar: Daftar, store: str, record: dict[str, Any], kind: str = "event") -> Any:
    answer = daftar("add", kind, "--store", store, "--json", stdin=record)
    assert answer.status == 0, answer.err
    return answer.object


def shown(daftar: Daftar, store: str, number: int, kind: str = "event") -> dict[str, Any]:
    return daftar("show", kind, str(number), "--store", store, "--json").object


def room(daftar: Daftar, store: str, **fields: Any) -> int:
    number: int = added(daftar, store, {"name": "سالن شورا"} | fields, "agenda-resource")["id"]
    return number


def test_an_entry_is_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    event = added(daftar, store, MEETING)
    assert (event["kind"], event["state"]) == ("event", "scheduled")
    assert event["number"].endswith("/ب/1")
    request = added(daftar, store, REQUEST)
    assert request["state"] == "requested"
    found = daftar("list", "event", "--search", "ده نو", "--store", store, "--json").object
    assert (found["id"], found["who"]) == (request["id"], "فرمانداری مهرآباد")
    of_state = daftar("list", "event", "--state", "scheduled", "--store", store)
    assert "شورای هماهنگی" in of_state.out
    assert "بازدید" not in of_state.out
    days = ("--from", "2027-05-05", "--to", "2027-05-05")
    assert daftar("list", "event", *days, "--store", store, "--json").object["id"] == event["id"]
    assert daftar("list", "event", "--from", "2027-05-06", "--store", store, "--json").out == ""
    readable = daftar("show", "event", str(request["id"]), "--store", store)
    assert "ضرورت حضور استاندار" in readable.out
    assert "عکس" in readable.out
    assert "۱۲/۳۴" in readable.out
    assert daftar("check", "--store", store).status == 0


LIVES: list[dict[str, Any]] = [
    REQUEST,
    REQUEST
    | {
        "steps": [
            {"do": "ask_review", "reviewer": "معاون عمرانی"},
            {"do": "answer_review", "opinion": "suitable", "rule_cited": "ماده ۱۲"},
            {"do": "ask_review", "reviewer": "معاون سیاسی"},
        ]
    },
    REQUEST | {"steps": [{"do": "ask_completion", "reason": "مدارک ندارد"}]},
    REQUEST | {"steps": [{"do": "reject", "reason": "در صلاحیت فرماندار است"}]},
    REQUEST | {"steps": [{"do": "cancel", "reason": "منتفی شد"}]},
    MEETING | {"tentative": True, "travel_before": 20, "preparation": 0},
    MEETING | {"tentative": True, "steps": [{"do": "reject", "reason": "دیر رسید"}]},
    MEETING | {"steps": [{"do": "postpone", "reason": "بارش برف"}]},
    MEETING | {"steps": [{"do": "cancel", "reason": "بارش برف"}]},
    MEETING
    | {
        "special": True,
        "invites": "outside",
        "secretary": "دبیرخانه شورا",
        "attendees": [{"name": "رضا احمدی", "phone": "۱۲۳۴"}, {"post": "مدیرکل راه"}],
        "steps": [
            {"do": "invite", "number": "۷۷/ش", "dated": "1404/12/1"},
            {"do": "answer", "attendee_place": 1, "answer": "told"},
            {"do": "answer", "attendee_place": 2, "answer": "substitute", "substitute": "کریمی"},
        ],
    },
    PAST | {"steps": [{"do": "held"}, {"do": "follow_up"}, {"do": "report", "report": "گفته شد"}]},
    PAST
    | {
        "steps": [
            {"do": "held", "with_governor": False, "minutes_from": "دبیرخانه"},
            {"do": "minutes"},
            {"do": "report", "report": "گفته شد", "governor_words": "پیگیری شود"},
            {"do": "close"},
        ]
    },
    PAST
    | {
        "kind": "site_visit",
        "steps": [
            {
                "do": "stops",
                "stops": [{"title": "ده‌نو", "arrives_at": "9:00"}, {"title": "سرچشمه"}],
            },
            {"do": "held"},
            {"do": "write_report", "report": "راه باز شد"},
        ],
    },
]


@pytest.mark.parametrize("record", LIVES)
def test_add_takes_what_show_prints(daftar: Daftar, store: str, record: dict[str, Any]) -> None:
    before = shown(daftar, store, added(daftar, store, record)["id"])
    copy = shown(daftar, store, added(daftar, store, before)["id"])
    for name in (*record, "state", "starts_at", "ends_at", "report", "state_reason", "steps"):
        assert _plain(copy[name]) == _plain(before[name]), name
    assert copy["number"] != before["number"]
    assert daftar("check", "--store", store).status == 0


def _plain(value: Any) -> Any:
    """Without what is another record's own: ids, and when something was done."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in ("id", "told_at", "asked_at")}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def test_what_is_booked_and_linked_is_shown_and_added_again(daftar: Daftar, store: str) -> None:
    hall = room(daftar, store, quantity=2)
    first = added(daftar, store, MEETING)["id"]
    record = MEETING | {
        "uses": [{"resource_id": hall}],
        "links": [{"kind": "event", "record_id": first, "relation": "پیرو"}],
    }
    before = shown(daftar, store, added(daftar, store, record)["id"])
    copy = shown(daftar, store, added(daftar, store, before)["id"])
    for found in (before, copy):
        assert [(one["name"], one["quantity"]) for one in found["uses"]] == [("سالن شورا", 1)]
        assert [(one["record_id"], one["relation"]) for one in found["links"]] == [(first, "پیرو")]


def test_a_clash_is_refused_and_taken_with_its_reason(daftar: Daftar, store: str) -> None:
    hall = room(daftar, store)
    record = MEETING | {"uses": [{"resource_id": hall}]}
    added(daftar, store, record)
    later = record | {"starts_at": "2027-05-05T09:30", "ends_at": "2027-05-05T10:30"}
    refused = daftar("add", "event", "--store", store, stdin=later)
    assert refused.status != 0
    assert refused.out == ""
    assert "سالن شورا" in refused.err
    reason = {"override_reason": "به دستور استاندار"}
    taken = shown(daftar, store, added(daftar, store, later | reason)["id"])
    assert taken["override_reason"] == "به دستور استاندار"
    assert "سالن شورا" in taken["overridden"]
    touching = record | {"starts_at": "2027-05-05T10:30", "ends_at": "2027-05-05T11:00"}
    added(daftar, store, touching)
    assert daftar("check", "--store", store).status == 0


@pytest.mark.parametrize(
    ("extra", "piece"),
    [
        ({"subject": " "}, "subject"),
        ({"ends_at": "2027-05-05T08:00"}, "ends_at"),
        ({"ends_at": None}, "ends_at"),
        ({"starts_at": "2027-05-05"}, "starts_at"),
        ({"travel_before": -1}, "travel_before"),
        ({"requester_id": 77}, "requester_id"),
        ({"attendees": [{"contact_id": 77}]}, "attendees"),
        ({"uses": [{"resource_id": 77}]}, "uses"),
        ({"uses": [{}]}, "uses.resource_id"),
        ({"links": [{"record_id": 3}]}, "links.kind"),
        ({"links": [{"kind": "letter", "record_id": 77}]}, "links"),
        ({"channel": "letter"}, "letter_number"),
        ({"press_needs": ["drone"]}, "press_needs"),
        ({"minutes_wanted": 9000}, "minutes_wanted"),
        ({"letter_date": "1499/1/1"}, "letter_date"),
        ({"kind": "party"}, "kind"),
        ({"steps": [{"do": "dance"}]}, "steps.do"),
        ({"steps": [{"do": "reject", "reason": "x"}]}, "گام ۱"),
        ({"steps": [{"do": "answer", "attendee_place": 1, "answer": "told"}]}, "attendee_place"),
        ({"steps": [{"do": "move", "starts_at": "2027-05-06T09:00"}]}, "ends_at"),
        ({"steps": [{"do": "close", "words": "x"}]}, "words"),
        ({"steps": [{"do": "held"}]}, "with_governor"),
    ],
)
def test_bad_input_is_named_by_its_field(
    daftar: Daftar, local_store: str, extra: dict[str, Any], piece: str
) -> None:
    answer = daftar("add", "event", "--store", local_store, stdin=MEETING | extra)
    assert answer.status != 0
    assert piece in answer.err
    assert daftar("list", "event", "--store", local_store, "--json").out == ""


def test_the_templates_can_be_added(daftar: Daftar, local_store: str) -> None:
    for kind in ("event", "agenda-resource", "occasion"):
        record = json.loads(daftar("add", kind, "--template", "--json").out)
        if kind == "occasion":
            record |= {"month": 3, "day": 3}
        assert added(daftar, local_store, record, kind)["id"] > 0
    step = json.loads(daftar("add", "event-step", "--template", "--json").out)
    assert step["do"] == "ask_review"
    readable = daftar("add", "event", "--template").out
    assert "steps.attendee_places" in readable
    assert "public_meeting (ملاقات عمومی)" in readable


def test_steps_are_taken_one_by_one_and_back(daftar: Daftar, store: str) -> None:
    number = added(daftar, store, REQUEST)["id"]
    for step, state in (
        ({"do": "put_in_folder"}, "requested"),
        ({"do": "order", "words": "برنامه‌ریزی شود"}, "requested"),
        ({"do": "take_back"}, "requested"),
        ({"do": "seen"}, "requested"),
        (
            {
                "do": "schedule",
                "starts_at": "2027-05-05T09:00",
                "ends_at": "2027-05-05T11:00",
                "tentative": True,
                "override_reason": "به دستور استاندار",
            },
            "tentative",
        ),
        (
            {
                "do": "move",
                "starts_at": "2027-05-08T09:00",
                "ends_at": "2027-05-08T11:00",
                "override_reason": "به دستور استاندار",
            },
            "tentative",
        ),
        ({"do": "take_back"}, "tentative"),
    ):
        values: dict[str, Any] = {"event_id": number, **step}
        assert added(daftar, store, values, "event-step")["state"] == state
    assert shown(daftar, store, number)["starts_at"].startswith("2027-05-05T09:00")
    (sheet,) = daftar("list", "event", "--store", store, "--json").objects
    assert sheet["state"] == "tentative"
    assert daftar("check", "--store", store).status == 0
    answer = daftar("add", "event-step", "--store", store, stdin={"do": "close"})
    assert "event_id" in answer.err


def test_what_is_booked_is_kept_as_a_kind_of_its_own(daftar: Daftar, store: str) -> None:
    hall = room(daftar, store, seats=40)
    car = room(daftar, store, kind="vehicle", name="سواری", quantity=2)
    listed = daftar("list", "agenda-resource", "--store", store, "--json").objects
    assert [one["kind"] for one in listed] == ["governor", "room", "vehicle"]
    found = daftar("list", "agenda-resource", "--search", "سوار", "--store", store, "--json")
    assert found.object["id"] == car
    before = shown(daftar, store, hall, "agenda-resource")
    copy = shown(daftar, store, added(daftar, store, before, "agenda-resource")["id"],
                 "agenda-resource")  # fmt: skip
    assert (copy["name"], copy["seats"]) == ("سالن شورا", 40)
    bad = daftar("add", "agenda-resource", "--store", store, stdin={"kind": "deputy"})
    assert "contact_id" in bad.err
    none = daftar("show", "agenda-resource", "99", "--store", store)
    assert none.status != 0


def test_occasions_are_listed_beside_those_everybody_knows(daftar: Daftar, store: str) -> None:
    added(daftar, store, {"month": 7, "day": 15, "title": "روز شهر مهرآباد"}, "occasion")
    own = daftar("list", "occasion", "--search", "مهرآباد", "--store", store)
    assert "۱۵ مهر" in own.out
    assert len(daftar("list", "occasion", "--store", store, "--json").objects) > 10
    bad = daftar("add", "occasion", "--store", store, stdin={"month": 13, "day": 1, "title": "x"})
    assert "month" in bad.err


def test_what_he_came_to_though_it_was_planned_without_him(daftar: Daftar, store: str) -> None:
    """It takes none of his time, and is added again as it was."""
    held = PAST | {"steps": [{"do": "held", "with_governor": True}]}
    before = shown(daftar, store, added(daftar, store, held)["id"])
    assert (before["state"], before["with_governor"]) == ("held", False)
    copy = added(daftar, store, before)
    assert copy["state"] == "held"
    assert daftar("check", "--store", store).status == 0
