from __future__ import annotations

import json
from typing import Any

from commands import Daftar

CALL: dict[str, Any] = {
    "caller_name": "بهمن سپیدار",
    "phone": "09591234567",
    "subject": "راه روستایی",
    "request": "راه بسته است",
}
LIFE: list[dict[str, Any]] = [
    {"do": "put_in_folder"},
    {"do": "record_note", "words": "اقدام شود", "referred_to": "دفتر فنی", "due_on": "+7"},
    {"do": "log_attempt", "outcome": "busy"},
    {"do": "log_attempt", "outcome": "told", "words": "گفته شد"},
]


def test_a_call_is_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    added = daftar("add", "call", "--store", store, "--json", "-", stdin=CALL).object
    assert added["kind"] == "call"
    assert added["state"] == "recorded"
    assert added["number"].endswith("/ت/1")
    listed = daftar("list", "call", "--store", store, "--json").object
    assert listed["id"] == added["id"]
    assert listed["caller_name"] == "بهمن سپیدار"
    shown = daftar("show", "call", str(added["id"]), "--store", store, "--json").object
    assert shown["phone"] == "0959 123 4567"
    assert shown["request"] == "راه بسته است"
    assert shown["history"][0]["action"] == "log_call"


def test_a_whole_life_is_scripted_in_one_record(daftar: Daftar, store: str) -> None:
    record = CALL | {"steps": [*LIFE, {"do": "close"}]}
    added = daftar("add", "call", "--store", store, "--json", stdin=record).object
    assert added["state"] == "closed"
    shown = daftar("show", "call", str(added["id"]), "--store", store, "--json").object
    assert shown["note"]["words"] == "اقدام شود"
    assert [attempt["outcome"] for attempt in shown["attempts"]] == ["busy", "told"]
    assert [step["do"] for step in shown["steps"]] == [step["do"] for step in record["steps"]]
    order = daftar("list", "order", "--store", store, "--json").object
    assert order["source_number"] == added["number"]
    assert order["name"] == "دفتر فنی"


def test_add_takes_what_show_prints(daftar: Daftar, store: str) -> None:
    record = CALL | {"urgency": "urgent", "classification": "confidential", "steps": LIFE}
    first = daftar("add", "call", "--store", store, "--json", stdin=record).object
    shown = daftar("show", "call", str(first["id"]), "--store", store, "--json").object
    again = daftar("add", "call", "--store", store, "--json", stdin=shown).object
    copy = daftar("show", "call", str(again["id"]), "--store", store, "--json").object
    for name in (*CALL, "state", "urgency", "classification", "steps", "called_on", "called_at"):
        assert copy[name] == shown[name], name
    assert copy["number"] != shown["number"]


def test_add_takes_a_contact_that_show_printed(daftar: Daftar, store: str) -> None:
    office = {"kind": "organisation", "name": "فرمانداری مهرآباد"}
    at = daftar("add", "contact", "--store", store, "--json", stdin=office).object["id"]
    person = {
        "name": "بهمن سپیدار",
        "honorific": "جناب آقای",
        "aliases": ["سپیدار"],
        "phones": [{"number": "05120123456", "extension": "12", "label": "دفتر"}],
        "positions": [{"title": "فرماندار", "organisation_id": at, "from_day": "1404/1/1"}],
    }
    first = daftar("add", "contact", "--store", store, "--json", stdin=person).object
    shown = daftar("show", "contact", str(first["id"]), "--store", store, "--json").object
    assert shown["positions"][0]["from_day"] == "2025-03-21"
    assert shown["positions"][0]["organisation"] == "فرمانداری مهرآباد"
    again = daftar("add", "contact", "--store", store, "--json", stdin=shown).object
    copy = daftar("show", "contact", str(again["id"]), "--store", store, "--json").object
    own = {"id", "version", "created_at", "history"}
    assert {name: copy[name] for name in copy if name not in own} == {
        name: shown[name] for name in shown if name not in own
    }


def test_the_template_of_every_kind_can_be_added(daftar: Daftar, local_store: str) -> None:
    for kind in ("contact", "call"):
        template = daftar("add", kind, "--template", "--json").out
        assert daftar("add", kind, "--store", local_store, "--json", stdin=template).status == 0
    call = daftar("add", "call", "--store", local_store, "--json", stdin=CALL).object["id"]
    folder = {"call_id": call, "do": "put_in_folder"}
    assert daftar("add", "step", "--store", local_store, stdin=folder).status == 0
    order = json.loads(daftar("add", "order", "--template", "--json").out) | {"source_id": call}
    assert daftar("add", "order", "--store", local_store, stdin=order).status == 0
    shown = daftar("show", "order", "2", "--store", local_store, "--json").object
    assert shown["source_id"] == call


def test_the_readable_template_names_types_and_allowed_values(daftar: Daftar) -> None:
    answer = daftar("add", "call", "--template")
    line = next(line for line in answer.out.splitlines() if line.startswith("classification"))
    assert "top_secret (به‌کلی سری)" in line
    assert "steps.outcome" in answer.out


def test_told_and_closed_in_one_step(daftar: Daftar, store: str) -> None:
    told = {"do": "log_attempt", "outcome": "told", "words": "گفته شد", "close": True}
    record = CALL | {"steps": [*LIFE[:2], told]}
    added = daftar("add", "call", "--store", store, "--json", stdin=record).object
    assert added["state"] == "closed"
    back = {"call_id": added["id"], "do": "take_back"}
    answer = daftar("add", "step", "--store", store, "--json", stdin=back).object
    assert answer["state"] == "to_be_told"


def test_a_step_can_be_taken_back(daftar: Daftar, store: str) -> None:
    record = CALL | {"steps": LIFE}
    call = daftar("add", "call", "--store", store, "--json", stdin=record).object["id"]
    back = {"call_id": call, "do": "take_back"}
    answer = daftar("add", "step", "--store", store, "--json", stdin=back).object
    assert answer["state"] == "to_be_told"
    shown = daftar("show", "call", str(call), "--store", store, "--json").object
    assert [step["taken_back"] for step in shown["trace"]][-1] is True
    assert [attempt["outcome"] for attempt in shown["attempts"]] == ["busy"]
    assert shown["steps"][-1] == {"do": "log_attempt", "outcome": "busy", "words": ""}


def test_a_refused_step_keeps_nothing_of_the_call(daftar: Daftar, store: str) -> None:
    record = CALL | {"steps": [{"do": "put_in_folder"}, {"do": "close"}]}
    answer = daftar("add", "call", "--store", store, stdin=record)
    assert answer.status == 2
    assert "گام ۲" in answer.err
    assert daftar("list", "call", "--store", store, "--json").out == ""


def test_the_same_key_twice_is_one_call(daftar: Daftar, store: str) -> None:
    record = CALL | {
        "request_key": "6f1e7f0e-30ad-4a5b-8d3e-3d2f3bb0a3a1",
        "steps": [{"do": "put_in_folder"}],
    }
    first = daftar("add", "call", "--store", store, "--json", stdin=record).object
    assert daftar("add", "call", "--store", store, "--json", stdin=record).object == first


def test_the_register_is_filtered(daftar: Daftar, store: str) -> None:
    other = CALL | {"subject": "آب", "caller_name": "هما نوری", "phone": "", "steps": LIFE[:2]}
    daftar("add", "call", "--store", store, stdin=CALL)
    daftar("add", "call", "--store", store, stdin=other)

    def names(*words: str) -> list[str]:
        rows = daftar("list", "call", "--store", store, "--json", *words).objects
        return [row["caller_name"] for row in rows]

    assert names("--search", "نوري") == ["هما نوری"]
    assert names("--state", "to_be_told") == ["هما نوری"]
    assert len(names("--from", "امروز", "--to", "امروز")) == 2
    assert names("--to", "دیروز") == []
    assert len(names("--limit", "1")) == 1
    orders = daftar("list", "order", "--store", store, "--json", "--search", "فني").objects
    assert len(orders) == 1
    assert daftar("list", "order", "--store", store, "--json", "--state", "revoked").out == ""


def test_what_is_not_shown_is_said(daftar: Daftar, local_store: str) -> None:
    daftar("add", "call", "--store", local_store, stdin=CALL)
    daftar("add", "call", "--store", local_store, stdin=CALL)
    answer = daftar("list", "call", "--store", local_store, "--limit", "1")
    assert "۱ از ۲" in answer.err


def test_people_read_persian(daftar: Daftar, local_store: str) -> None:
    daftar("add", "call", "--store", local_store, stdin=CALL | {"steps": LIFE})
    listed = daftar("list", "call", "--store", local_store).out
    assert "نتیجه اعلام شد" in listed
    assert "/ت/۱" in listed
    shown = daftar("show", "call", "۱", "--store", local_store).out
    assert "دفتر فنی" in shown
    assert "اشغال بود" in shown
    assert "to_be_told" not in shown


def test_a_secret_call_is_not_there_for_others(daftar: Daftar, store: str) -> None:
    record = CALL | {"classification": "secret"}
    call = daftar("add", "call", "--store", store, "--json", stdin=record).object["id"]
    daftar("users", "add", "desk", "--full-name", "نسرین سپهری", "--store", store)
    seen = daftar("show", "call", str(call), "--store", store, "--as", "desk")
    assert (seen.status, seen.out) == (1, "")
    missing = daftar("show", "call", "999", "--store", store, "--as", "desk")
    assert seen.err == missing.err
    assert daftar("list", "call", "--store", store, "--as", "desk", "--json").out == ""


def test_orders_follow_the_classification_of_their_call(daftar: Daftar, store: str) -> None:
    from app.marks import Classification
    from app.office import open_office
    from app.phone_calls import CallDraft, amend_call, call_sheet

    record = CALL | {"steps": LIFE}
    call = daftar("add", "call", "--store", store, "--json", stdin=record).object["id"]
    with open_office(store) as office:
        office.sign_in_as()
        version = office.read(call_sheet, call).version
        draft = CallDraft(
            caller_name="بهمن سپیدار",
            subject="راه روستایی",
            request="راه بسته است",
            classification=Classification.SECRET,
        )
        office.write(amend_call, call, version, draft)
    daftar("users", "add", "desk", "--full-name", "نسرین سپهری", "--store", store)
    assert daftar("list", "order", "--store", store, "--as", "desk", "--json").out == ""
    assert daftar("check", "--store", store).status == 0


def test_a_group_is_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    person = daftar("add", "contact", "--store", store, "--json", stdin={"name": "رضا"}).object
    group = {"name": "شورای اداری", "note": "دعوت", "contact_ids": [person["id"]]}
    added = daftar("add", "group", "--store", store, "--json", stdin=group).object
    assert (added["kind"], added["number"]) == ("group", "شورای اداری")
    listed = daftar("list", "group", "--store", store, "--json").object
    assert (listed["id"], listed["members"]) == (added["id"], 1)
    shown = daftar("show", "group", str(added["id"]), "--store", store, "--json").object
    assert shown["contact_ids"] == [person["id"]]
    assert [member["name"] for member in shown["members"]] == ["رضا"]
    again = daftar("add", "group", "--store", store, "--json", stdin=shown | {"name": "دیگر"})
    assert again.status == 0, again.err
    for words in (("list", "group"), ("show", "group", "1"), ("add", "group", "--template")):
        answer = daftar(*words, "--store", store)
        assert (answer.status, answer.err) == (0, "")
        assert "contact_ids" not in answer.out or words[0] == "add"


def test_a_template_of_letters_is_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    body = "با سلام، بازگشت به نامه {شماره_نامه_وارده}"
    template = {"name": "پاسخ", "kind": "inquiry", "subject": "پاسخ {موضوع}", "body": body}
    words = ("letter-template", "--store", store, "--json")
    added = daftar("add", *words, stdin=template).object
    assert (added["kind"], added["number"]) == ("letter-template", "پاسخ")
    listed = daftar("list", *words).object
    assert (listed["id"], listed["kind"], listed["removed"]) == (added["id"], "inquiry", False)
    assert daftar("list", *words, "--search", "جز آن").out == ""
    assert daftar("list", *words, "--state", "removed").out == ""
    shown = daftar("show", words[0], str(added["id"]), *words[1:]).object
    assert "{شماره_نامه_وارده}" in shown["body"]
    again = daftar("add", *words, stdin=shown | {"name": "دیگر", "request_key": None})
    assert again.status == 0, again.err
    refused = daftar("add", *words, stdin=template | {"name": "سه", "body": "{استان}"})
    assert (refused.status, "{استان}" in refused.err) == (2, True)
    for asked in (("list",), ("add", "--template"), ("show", "1")):
        answer = daftar(asked[0], "letter-template", *asked[1:], "--store", store)
        assert (answer.status, answer.err) == (0, "")
    assert daftar("check", "--store", store).status == 0


def test_a_group_of_nobody_we_know_is_refused(daftar: Daftar, local_store: str) -> None:
    for record, words in (
        ({"name": "x", "contact_ids": [9]}, "یافت نشد"),
        ({"name": "x", "contact_ids": ["9"]}, "contact_ids"),
        ({"name": "x", "contact_ids": 9}, "فهرستی"),
        ({"contact_ids": []}, "نام گروه"),
    ):
        answer = daftar("add", "group", "--store", local_store, "--json", stdin=record)
        assert answer.status in (1, 2)
        assert words in answer.err, answer.err
