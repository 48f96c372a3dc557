"""`daftar export ics` and `daftar import ics`: the programme goes out, other calendars come in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.agenda.calendar_items import CalendarItem
from app.agenda.calendar_reading import read_calendar
from app.agenda.calendar_text import calendar_bytes
from app.clock import from_tehran
from app.jalali import from_jalali, parse_time
from app.marks import Classification
from app.text import persian_digits
from commands import Daftar

#: A working Sunday far ahead of whenever the tests run.
DAY = from_jalali(1410, 7, 6)


def item(hour: str, **fields: object) -> CalendarItem:
    start = from_tehran(DAY, parse_time(hour))
    values: dict[str, object] = {
        "uid": f"{hour}@example.org",
        "subject": persian_digits(f"جلسه {hour}"),
        "starts_at": start,
        "ends_at": start + timedelta(hours=1),
    }
    return CalendarItem(**(values | fields))  # type: ignore[arg-type]


def calendar(path: Path, *items: CalendarItem) -> Path:
    path.write_bytes(calendar_bytes(items, datetime(2026, 1, 1, tzinfo=UTC)))
    return path


def subjects(path: Path) -> list[str]:
    read = read_calendar(path.read_bytes(), path.name, DAY)
    return [one.item.subject for one in read if one.item]


def test_a_calendar_comes_in_and_goes_out_again(daftar: Daftar, store: str, tmp_path: Path) -> None:
    path = calendar(
        tmp_path / "a.ics",
        item("09:00"),
        item("10:30", classification=Classification.CONFIDENTIAL),
    )
    answer = daftar("import", "ics", str(path), "--store", store, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert {**answer.object, "file": ""} == {
        "file": "",
        "kind": "event",
        "import_id": 1,
        "rows": 2,
        "added": 2,
        "amended": 0,
        "repeated": 0,
        "refused": 0,
    }
    out = tmp_path / "b.ics"
    days = ("--from", "1410/7/6", "--to", "1410/7/6", "-o", str(out), "--store", store)
    assert daftar("export", "ics", *days).out.strip() == str(out)
    assert subjects(out) == ["جلسه ۰۹:۰۰"]
    answer = daftar("export", "ics", *days, "--with-confidential", "--json")
    assert answer.object == {"kind": "event", "count": 2, "file": str(out)}
    assert len(subjects(out)) == 2
    again = daftar("import", "ics", str(out), "--store", store)
    assert again.out.strip() == "b.ics: ۰ افزوده شد، ۰ تکمیل، ۲ در دفتر بود، ۰ رد شد."


def test_a_refused_event_is_named_and_a_reason_goes_over_the_clash(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    path = calendar(tmp_path / "a.ics", item("09:00"), item("21:00"))
    dry = daftar("import", "ics", str(path), "--store", local_store, "--dry-run")
    assert dry.status == 1
    assert "رویداد ۲" in dry.err
    assert "ساعت کار" in dry.err
    over = daftar("import", "ics", str(path), "--store", local_store, "--override", "شب قدر")
    assert (over.status, over.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "ics"), "-o"),
        (("export", "ics", "5", "-o", "x.ics"), "ID"),
        (("export", "ics", "--from", "1405/1/5", "--to", "1405/1/1", "-o", "x.ics"), "--to"),
        (("export", "ics", "--kind", "call", "-o", "x.ics"), "--kind"),
        (("export", "xlsx", "--from", "1405/1/5", "-o", "x.xlsx"), "--from"),
        (("export", "xlsx", "--with-confidential", "-o", "x.xlsx"), "--with-confidential"),
        (("import", "ics", "nothing.ics"), "FILE"),
        (("import", "vcard", "a.vcf", "--override", "سبب"), "--override"),
    ],
)
def test_a_wrong_call_says_which_option(
    daftar: Daftar, local_store: str, words: tuple[str, ...], said: str
) -> None:
    answer = daftar(*words, "--store", local_store)
    assert answer.status == 2
    assert said in answer.err


def test_a_damaged_calendar_is_refused_in_words(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    path = tmp_path / "بد.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    answer = daftar("import", "ics", str(path), "--store", local_store)
    assert answer.status == 2
    assert "ناتمام" in answer.err
