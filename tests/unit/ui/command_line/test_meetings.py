"""Meetings, their series and resolutions as scripts write and read them, and written out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from app.meetings import begin_meeting, meeting_version
from app.office import open_office
from commands import Daftar

COUNCIL: dict[str, Any] = {
    "name": "شوراي راه",
    "chair": "سهراب آریان‌فر",
    "place": "سالن شورا",
    "members": [
        {"organisation": "اداره کل راه", "channel": "phone", "rank": 1},
        {"name": "بهمن سپیدار", "role": "presenter", "channel": "automation"},
    ],
}
MEETING: dict[str, Any] = {
    "starts_at": "2026-11-02T09:00",
    "ends_at": "2026-11-02T11:00",
    "items": [{"title": "راه ده‌نو", "minutes": 20}, {"title": "پل"}],
}


def added(daftar: Daftar, store: str, kind: str, record: dict[str, Any]) -> Any:
    answer = daftar("add", kind, "--store", store, "--json", stdin=record)
    assert answer.status == 0, answer.err
    return answer.object


def shown(daftar: Daftar, store: str, kind: str, number: int) -> Any:
    return daftar("show", kind, str(number), "--store", store, "--json").object


def resolution(meeting: Any) -> dict[str, Any]:
    return {
        "meeting_id": meeting["id"],
        "item_id": meeting["items"][0]["id"],
        "words": "راه آسفالت شود.",
        "responsible": "اداره کل راه",
        "co_responsible": [{"name": "فرمانداری"}],
        "due_on": "2026-12-01",
    }


def begun(daftar: Daftar, store: str) -> Any:
    """A meeting of a series that runs."""
    series = added(daftar, store, "meeting_series", COUNCIL)
    meeting = added(daftar, store, "meeting", MEETING | {"series_id": series["id"]})
    with open_office(store) as office:
        office.sign_in_as()
        version = office.read(meeting_version, meeting["id"])
        office.write(begin_meeting, meeting["id"], version)
    return shown(daftar, store, "meeting", meeting["id"])


def test_series_and_meetings_are_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    meeting = begun(daftar, store)
    assert (meeting["series"], meeting["session_number"]) == ("شورای راه", 1)
    assert [one["title"] for one in meeting["items"]] == ["راه ده‌نو", "پل"]
    assert [one["role"] for one in meeting["invitees"]] == ["member", "presenter"]
    assert (meeting["discussion"], meeting["state"]) == ("", "in_session")
    found = daftar("list", "meeting", "--state", "in_session", "--store", store, "--json").objects
    assert [one["id"] for one in found] == [meeting["id"]]
    listed = daftar("list", "meeting_series", "--store", store, "--json").object
    assert (listed["name"], listed["members"], listed["meetings"]) == ("شورای راه", 2, 1)
    series = shown(daftar, store, "meeting_series", meeting["series_id"])
    assert [one["id"] for one in series["meetings"]] == [meeting["id"]]
    # What is shown is taken again, but for what no form decides.
    again = added(daftar, store, "meeting_series", series | {"name": "شورای دیگر"})
    assert again["id"] != series["id"]
    anew = added(daftar, store, "meeting", meeting | {"event_id": None})
    assert shown(daftar, store, "meeting", anew["id"])["session_number"] == 2
    for kind, record in (("meeting", meeting), ("meeting_series", series)):
        words = daftar("show", kind, str(record["id"]), "--store", store)
        assert words.status == 0
        assert "سالن شورا" in words.out
    refused = daftar("add", "meeting", "--store", store, stdin={"subject": "بی زمان"})
    assert (refused.status, "سطر" in refused.err) == (2, True)
    assert daftar("check", "--store", store).status == 0


def test_resolutions_are_added_listed_shown_and_written_out(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    meeting = begun(daftar, store)
    made = added(daftar, store, "resolution", resolution(meeting))
    assert made["state"] == "open"
    whole = shown(daftar, store, "resolution", made["id"])
    assert (whole["co_responsible"], whole["meeting_number"]) == (["فرمانداری"], meeting["number"])
    assert daftar("list", "resolution", "--state", "done", "--store", store, "--json").objects == []
    found = daftar("list", "resolution", "--store", store)
    assert "راه آسفالت شود." in found.out
    unnamed = daftar("add", "resolution", "--store", store, stdin={"words": "کاری"})
    assert (unnamed.status, "کدام جلسه" in unnamed.err) == (2, True)
    out = tmp_path / "resolutions.xlsx"
    options = ("xlsx", "--kind", "meeting", "--store", store)
    answer = daftar("export", *options, "-o", str(out), "--json")
    assert (answer.status, answer.object["count"]) == (0, 1), answer.err
    sheet = load_workbook(out).active
    assert sheet is not None
    head, line = sheet.iter_rows(values_only=True)
    row = dict(zip(head, line, strict=True))
    assert (row["مصوبه"], row["همکار"]) == ("راه آسفالت شود.", "فرمانداری")
    back = daftar("import", *options, str(out))
    assert (back.status, "تنها بیرون" in back.err) == (2, True)
    assert daftar("check", "--store", store).status == 0
