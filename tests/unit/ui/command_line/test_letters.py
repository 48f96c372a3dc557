"""Letters as scripts write, read and attach to them, on both stores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.letters import SignerDraft, add_signer, amend_signer, list_signers
from app.office import open_office
from app.text import latin_digits
from commands import Daftar
from scans import PDF, picture

INCOMING: dict[str, Any] = {
    "sender_name": "بهمن سپیدار",
    "sender_post": "فرماندار",
    "organisation": "فرمانداری مهرآباد",
    "their_number": "۱۴۵۰۵/ق/۱۴۰۵",
    "their_date": "1404/12/1",
    "subject": "راه روستای آبگرم",
}
OUTGOING: dict[str, Any] = {
    "direction": "outgoing",
    "subject": "پاسخ درباره راه",
    "body": '{"version":1,"blocks":[{"runs":["با سلام"]}]}',
    "signer_id": 1,
    "parties": [
        {"role": "receiver", "name": "رضا احمدی", "post": "مدیرکل راه"},
        {"role": "copy", "name": "دفتر فنی", "reason": "جهت اطلاع"},
    ],
}


def added(daftar: Daftar, store: str, record: dict[str, Any]) -> dict[str, Any]:
    answer = daftar("add", "letter", "--store", store, "--json", stdin=record)
    assert answer.status == 0, answer.err
    return answer.object


def with_signer(store: str) -> str:
    """The store, with somebody in it who signs."""
    with open_office(store) as office:
        office.sign_in_as()
        office.write(add_signer, SignerDraft(name="مریم کاویانی", post="مدیرکل حوزه استاندار"))
    return store


def shown(daftar: Daftar, store: str, number: int) -> dict[str, Any]:
    return daftar("show", "letter", str(number), "--store", store, "--json").object


def test_a_letter_is_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    letter = added(daftar, store, INCOMING)
    assert (letter["kind"], letter["state"]) == ("letter", "registered")
    assert letter["number"].endswith("/و/1")
    listed = daftar("list", "letter", "--store", store, "--json").object
    assert (listed["id"], listed["who"]) == (letter["id"], "بهمن سپیدار")
    found = daftar("list", "letter", "--search", "آبگرم", "--state", "registered", "--store", store)
    assert "فرمانداری مهرآباد" in found.out
    readable = daftar("show", "letter", str(letter["id"]), "--store", store)
    assert "۱۴۵۰۵/ق/۱۴۰۵" in readable.out
    assert daftar("check", "--store", store).status == 0


def test_a_whole_life_is_scripted_in_one_record(daftar: Daftar, store: str) -> None:
    life: list[dict[str, Any]] = [
        {"do": "examine", "opinion": "با سابقه است"},
        {"do": "put_in_folder"},
        {"do": "order", "words": "اقدام شود", "referrals": [{"name": "دفتر فنی"}]},
    ]
    letter = added(daftar, store, INCOMING | {"steps": life})
    assert letter["state"] == "ordered"
    order = daftar("list", "order", "--store", store, "--json").object
    assert (order["source_number"], order["name"]) == (letter["number"], "دفتر فنی")
    found = shown(daftar, store, letter["id"])
    assert [step["do"] for step in found["steps"]] == ["examine", "put_in_folder"]
    assert [step["action"] for step in found["trace"]][-1] == "order"
    assert daftar("check", "--store", store).status == 0


def test_ours_is_signed_and_sent_in_one_record(daftar: Daftar, store: str) -> None:
    with_signer(store)
    life: list[dict[str, Any]] = [
        {"do": "for_approval"},
        {"do": "for_signature"},
        {"do": "sign"},
        {"do": "dispatch", "by_channel": "by_hand", "receipt": "نگهبان", "party_places": [1]},
        {"do": "dispatch", "by_channel": "automation", "sent_number": "۸۸"},
        {"do": "waive_scan", "reason": "نسخه نزد امضاکننده است"},
        {"do": "close"},
    ]
    letter = added(daftar, store, OUTGOING | {"steps": life})
    assert letter["state"] == "closed"
    assert letter["number"].endswith("/ص/1")
    found = shown(daftar, store, letter["id"])
    assert [one["channel"] for one in found["parties"]] == ["by_hand", "automation"]
    assert [step["do"] for step in found["steps"]] == [step["do"] for step in life]
    assert daftar("check", "--store", store).status == 0


@pytest.mark.parametrize("record", [
    INCOMING
    | {
        "enclosures": [{"title": "نقشه", "pages": 3, "classification": "confidential"}],
        "urgency": "urgent",
        "wants_answer": False,
        "links": [{"relation": "following", "number": "1404/ص/12"}],
        "parties": [{"role": "copy", "name": "دفتر فنی", "reason": "جهت اطلاع"}],
        "steps": [{"do": "examine", "opinion": "خوانده شد"}, {"do": "file", "reason": "تکراری"}],
    },
    OUTGOING
    | {
        "steps": [
            {"do": "for_signature"},
            {"do": "sign", "with_picture": False},
            {"do": "dispatch", "by_channel": "post"},
        ]
    },
    {"direction": "internal", "subject": "یادداشت", "steps": [{"do": "annul", "reason": "x"}]},
])  # fmt: skip
def test_add_takes_what_show_prints(daftar: Daftar, store: str, record: dict[str, Any]) -> None:
    first = added(daftar, with_signer(store), record)
    before = shown(daftar, store, first["id"])
    copy = shown(daftar, store, added(daftar, store, before)["id"])
    for name in (*record, "state", "classification", "received_on", "steps", "enclosures", "links"):
        if name not in ("steps", "parties"):
            assert copy[name] == before[name], name
    assert [step["do"] for step in copy["steps"]] == [step["do"] for step in before["steps"]]
    assert [one["name"] for one in copy["parties"]] == [one["name"] for one in before["parties"]]
    assert copy["number"] != before["number"]
    assert daftar("check", "--store", store).status == 0


def test_links_from_others_are_shown_and_not_added_again(daftar: Daftar, store: str) -> None:
    first = added(daftar, with_signer(store), INCOMING)
    link = {"relation": "in_reply_to", "other_id": first["id"]}
    added(daftar, store, OUTGOING | {"links": [link]})
    before = shown(daftar, store, first["id"])
    assert [one["backwards"] for one in before["linked_from"]] == [True]
    assert before["links"] == []
    assert shown(daftar, store, added(daftar, store, before)["id"])["linked_from"] == []


def test_a_reference_by_its_number_is_linked_or_asked_for(daftar: Daftar, store: str) -> None:
    def refers(their_number: str, **link: object) -> dict[str, Any]:
        links = [{"relation": "following", "number": "۱۲", **link}]
        return INCOMING | {"their_number": their_number, "links": links}

    first = added(daftar, store, INCOMING | {"their_number": "12"})
    link = shown(daftar, store, added(daftar, store, refers("1"))["id"])["links"][0]
    assert (link["other_id"], link["number"]) == (first["id"], "12")
    second = added(daftar, store, INCOMING | {"their_number": "12", "subject": "دیگر"})
    asked = daftar("add", "letter", "--store", store, stdin=refers("2"))
    assert asked.status != 0
    assert "links" in asked.err
    for one in (first, second):
        assert f"شناسه {one['id']}" in latin_digits(asked.err)
    answered = added(daftar, store, refers("3", other_id=second["id"]))
    assert shown(daftar, store, answered["id"])["links"][0]["other_id"] == second["id"]
    kept = added(daftar, store, refers("4", is_text=True))
    assert shown(daftar, store, kept["id"])["links"][0]["other_id"] is None


def test_the_templates_can_be_added(daftar: Daftar, local_store: str) -> None:
    template = daftar("add", "letter", "--template", "--json").out
    answer = daftar("add", "letter", "--store", local_store, "--json", stdin=template)
    assert answer.status == 0, answer.err
    step = json.loads(daftar("add", "letter-step", "--template", "--json").out)
    step = {name: value for name, value in step.items() if name in ("letter_id", "do")}
    step |= {"letter_id": answer.object["id"], "do": "put_in_folder"}
    assert daftar("add", "letter-step", "--store", local_store, stdin=step).status == 0
    readable = daftar("add", "letter", "--template")
    assert "top_secret (به‌کلی سری)" in readable.out
    assert "steps.by_channel" in readable.out


def test_a_step_is_taken_back(daftar: Daftar, store: str) -> None:
    letter = added(daftar, store, INCOMING | {"steps": [{"do": "examine"}]})["id"]
    back = {"letter_id": letter, "do": "take_back"}
    answer = daftar("add", "letter-step", "--store", store, "--json", stdin=back)
    assert answer.object["state"] == "registered"


@pytest.mark.parametrize(
    ("wrong", "piece"),
    [
        ({"subject": ""}, "موضوع"),
        ({"sender_name": "", "organisation": ""}, "فرستنده"),
        ({"their_date": "1420/1/1"}, "فرستنده"),
        ({"channel": "by_hand"}, "آورد"),
        ({"channel": "pigeon"}, "channel"),
        ({"received_on": "دیروز"}, "سبب"),
        ({"received_on": "فردا"}, "نرسیده"),
        ({"due_on": "1404/1/1"}, "مهلت"),
        ({"classification": "very"}, "classification"),
        ({"signer_id": 77}, "امضاکننده"),
        ({"sender_id": 77}, "دفتر اشخاص"),
        ({"register_id": 77}, "دفتر"),
        ({"block_id": 77}, "رزرو"),
        ({"links": [{"other_id": 77}]}, "عطف"),
        ({"links": "x"}, "links"),
        ({"enclosures": [{"pages": 9999, "title": "x"}]}, "برگ"),
        ({"subject": "x" * 5000}, "نویسه"),
        ({"nothing": 1}, "nothing"),
        ({"steps": [{"do": "close"}]}, "گام ۱"),
        ({"steps": [{"do": "annul"}]}, "reason"),
        ({"steps": [{"do": "sign"}]}, "گام ۱"),
        ({"steps": [{"do": "examine", "reason": "x"}]}, "reason"),
        ({"steps": [{"do": "dispatch", "by_channel": "post"}]}, "گام ۱"),
        ({"steps": [{"do": "copy_read", "party_place": 3}]}, "گام ۱"),
        ({"steps": [{"opinion": "x"}]}, "do"),
    ],
)
def test_a_letter_written_wrongly_is_refused_in_one_line(
    daftar: Daftar, local_store: str, wrong: dict[str, Any], piece: str
) -> None:
    answer = daftar("add", "letter", "--store", local_store, stdin=INCOMING | wrong)
    assert answer.status in (1, 2), answer
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert piece in answer.err
    assert daftar("list", "letter", "--store", local_store, "--json").out == ""


def test_a_secret_letter_never_goes_by_mail(daftar: Daftar, local_store: str) -> None:
    record = OUTGOING | {
        "classification": "secret",
        "steps": [
            {"do": "for_signature"},
            {"do": "sign"},
            {"do": "dispatch", "by_channel": "email", "receipt": "x"},
        ],
    }
    answer = daftar("add", "letter", "--store", with_signer(local_store), stdin=record)
    assert answer.status == 2
    assert "رایانامه" in answer.err


def test_files_are_attached_to_a_letter(daftar: Daftar, store: str, tmp_path: Path) -> None:
    letter = added(daftar, store, INCOMING)["id"]
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "b.tif").write_bytes(picture("TIFF", 2))
    paths = [str(tmp_path / name) for name in ("a.pdf", "b.tif", "gone.pdf")]
    answer = daftar("attach", "letter", str(letter), *paths, "--store", store, "--json")
    assert answer.status == 1
    assert [line["name"] for line in answer.objects] == ["a.pdf", "b.tif"]
    assert "gone.pdf" in answer.err
    assert [one["name"] for one in shown(daftar, store, letter)["files"]] == ["a.pdf", "b.tif"]
    assert daftar("attach", "letter", "77", paths[0], "--store", store).status == 1
    assert daftar("check", "--store", store).status == 0


def test_what_waits_for_my_signature_is_listed(daftar: Daftar, store: str) -> None:
    with_signer(store)
    with open_office(store) as office:
        office.sign_in_as()
        (line,) = office.read(list_signers)
        draft = SignerDraft(name=line.name, post=line.post, operator_id=office.operator.id)
        office.write(amend_signer, line.id, line.version, draft)
    inside = OUTGOING | {"direction": "internal", "steps": [{"do": "for_signature"}]}
    letter = added(daftar, store, inside)
    added(daftar, store, OUTGOING)
    listed = daftar("list", "letter", "--state", "to_sign", "--store", store, "--json").object
    assert (listed["id"], listed["written_here"]) == (letter["id"], True)
    step = {"letter_id": letter["id"], "do": "sign"}
    signed = daftar("add", "letter-step", "--store", store, "--json", stdin=step).object
    assert "/د/" in signed["number"]
    assert daftar("list", "letter", "--state", "to_sign", "--store", store).out.count("د/1") == 0
    assert shown(daftar, store, letter["id"])["signed_by"]
