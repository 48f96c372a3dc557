"""Visits and public days as scripts write and read them, and a day's list brought in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from commands import Daftar
from spreadsheets import saved

#: Without a governor's hours being asked: a day nobody lives in yet.
DAY: dict[str, Any] = {
    "starts_at": "2027-05-05T09:00",
    "ends_at": "2027-05-05T11:00",
    "place": "سالن اجتماعات",
    "override_reason": "برای آزمون",
}
VISITOR: dict[str, Any] = {
    "visitor_name": "مريم سرو",
    "phone": "۰۹۱۵۱۱۱۲۲۳۳",
    "subject": "آب روستا",
}


def added(daftar: Daftar, store: str, kind: str, record: dict[str, Any]) -> Any:
    answer = daftar("add", kind, "--store", store, "--json", stdin=record)
    assert answer.status == 0, answer.err
    return answer.object


def test_visits_and_days_are_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    day = added(daftar, store, "public_day", DAY)
    assert day["state"] == "planned"
    visit = added(daftar, store, "visit", VISITOR)
    petition = added(
        daftar, store, "visit", VISITOR | {"path": "public", "public_day_id": day["id"]}
    )
    assert (visit["state"], petition["state"]) == ("present", "collected")
    found = daftar("list", "visit", "--state", "collected", "--store", store, "--json").objects
    assert [one["id"] for one in found] == [petition["id"]]
    shown = daftar("show", "visit", str(petition["id"]), "--store", store, "--json").object
    assert (shown["visitor_name"], shown["public_day"]) == ("مریم سرو", day["number"])
    assert shown["history"]
    # What is shown is taken again, but for what no form decides.
    again = added(daftar, store, "visit", shown | {"request_key": None})
    assert again["state"] == "collected"
    listed = daftar("list", "public_day", "--from", "2027-05-05", "--store", store, "--json")
    assert listed.object["petitions"] == 2
    whole = daftar("show", "public_day", str(day["id"]), "--store", store, "--json").object
    assert [one["id"] for one in whole["petitions"]] == [petition["id"], again["id"]]
    assert "سالن اجتماعات" in daftar("show", "public_day", str(day["id"]), "--store", store).out
    refused = daftar("add", "public_day", "--store", store, stdin={"place": "سالن"})
    assert refused.status == 2
    assert daftar("check", "--store", store).status == 0


def test_a_list_comes_in_by_its_day(daftar: Daftar, store: str, tmp_path: Path) -> None:
    day = added(daftar, store, "public_day", DAY)
    rows = [
        ("ردیف", "نام", "تلفن", "موضوع"),
        (1, "علي", "09151112233", "آب"),
        (2, "", "09151112234", "برق"),
    ]
    path = saved(tmp_path / "list.xlsx", rows)
    options = ("--kind", "visit", "--store", store)
    unnamed = daftar("import", "xlsx", str(path), *options)
    assert unnamed.status == 2
    assert "--day" in unnamed.err
    answer = daftar("import", "xlsx", str(path), *options, "--day", day["number"])
    assert answer.status == 1
    assert answer.err.splitlines() == ["list.xlsx: سطر ۳: نام: نام ملاقات‌کننده را بنویسید."]
    text = tmp_path / "list.csv"
    text.write_bytes('رديف;نام;موضوع\r\n3;رضا، فرزند علي;"راه; پل"\r\n'.encode("cp1256"))
    answer = daftar("import", "xlsx", str(text), *options, "--day", day["number"])
    assert answer.status == 0, answer.err
    out = tmp_path / "out.xlsx"
    answer = daftar("export", "xlsx", *options, "--day", day["number"], "-o", str(out))
    assert answer.status == 0, answer.err
    sheet = load_workbook(out).active
    assert sheet is not None
    lines = list(sheet.iter_rows(values_only=True))
    head = lines[0]
    names, subjects = head.index("نام"), head.index("موضوع")
    assert [(line[names], line[subjects]) for line in lines[1:]] == [
        ("علی", "آب"),
        ("رضا، فرزند علی", "راه; پل"),
    ]
