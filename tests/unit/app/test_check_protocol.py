"""Damages of protocol work, each planted into a sound store and found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from app.check import Fault, Part
from app.check.protocol import case_numbers_are_gapless, cases_agree
from app.check.protocol_forms import layouts_can_be_read
from app.check.protocol_parts import case_parts_agree, checklists_can_be_read
from app.check.proving import proofs
from app.check.search_keys import records_are_found
from app.demo import Scale, fill_store

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=60, calls=6, orders=2, days=7, protocol=22)

PROOFS = (
    case_numbers_are_gapless,
    cases_agree,
    case_parts_agree,
    records_are_found,
    checklists_can_be_read,
    layouts_can_be_read,
)

C, T = "protocol_case", "checklist"
S, L, N = Part.STATES, Part.LINKS, Part.NUMBERS
TRIP = "case_kind = 'foreign_trip'"
WENT = f"{TRIP} AND state = 'returned'"
CLOSED_TRIP = f"{TRIP} AND state = 'closed'"
GUEST = "case_kind = 'domestic_guest'"
HELD = "case_kind = 'ceremony' AND state = 'closed'"
OF_CLOSED_TRIP = f"case_id = (SELECT max(id) FROM protocol_cases WHERE {CLOSED_TRIP})"
OF_HELD = f"case_id = (SELECT max(id) FROM protocol_cases WHERE {HELD})"
AHEAD = "(SELECT id FROM protocol_cases WHERE case_kind = 'delegation' AND state = 'approved')"
LINKED = "record_kind = 'protocol_case' AND relation = ''"
ON_CASES = "source_kind = 'protocol_case'"


def _cases(what: str, where: str) -> str:
    return f"UPDATE protocol_cases SET {what} WHERE {where}"


def _tasks(what: str, where: str) -> str:
    return f"UPDATE case_tasks SET {what} WHERE {where}"


#: What is done to a sound store, what kind of record the damage is found at, in which part, and a
#: piece of its words.
DAMAGES = [
    # Where a case stands, and what its course asks there.
    (_cases("ends_on = '2020-01-01'", "state = 'planned'"), C, S, "روزهای درستی"),
    (_cases("state = 'arrived'", WENT), C, S, "در روند آن نیست"),
    (_cases("state = 'permitted'", "case_kind = 'occasion'"), C, S, "در روند آن نیست"),
    (_cases("opinion = ''", "state = 'permit_asked'"), C, S, "«نظر کارشناس»"),
    (_cases("permit_route = ''", CLOSED_TRIP), C, S, "«مسیر مجوز»"),
    (_cases("permit_number = ''", WENT), C, S, "«شماره مجوز»"),
    (_cases("began_at = NULL", WENT), C, S, "«ثبت اعزام»"),
    (_cases("began_at = NULL", f"{GUEST} AND state = 'arrived'"), C, S, "«ثبت ورود»"),
    (_cases("ended_at = NULL", HELD), C, S, "«ثبت برگزاری»"),
    (_cases("report_due_on = NULL", WENT), C, S, "«موعد گزارش»"),
    (_cases("report = ''", f"{GUEST} AND state = 'closed'"), C, S, "«گزارش»"),
    (_cases("summary = ''", CLOSED_TRIP), C, S, "«جمع‌بندی»"),
    (_cases("publication = ''", CLOSED_TRIP), C, S, "انتشار"),
    (_cases("approved_by = ''", HELD), C, S, "«تأییدکننده»"),
    (_cases("sent_number = ''", "state = 'asked'"), C, S, "گذشته و"),
    (_cases("result = ''", "case_kind = 'consular' AND state = 'closed'"), C, S, "«نتیجه»"),
    (_cases("refusal = ''", "state = 'refused'"), C, S, "«سبب موافقت نشدن»"),
    (_cases("state_reason = ''", "state = 'cancelled'"), C, S, "«سبب»"),
    (_cases("ended_at = '2000-01-01 00:00:00'", CLOSED_TRIP), C, S, "پیش از آغاز"),
    (_cases("ordered_on = NULL", "state = 'permit_asked'"), C, S, "بی دستور"),
    (_cases("ordered_on = NULL", "state = 'ordered'"), C, S, "روز آن نیست"),
    (_cases("ordered_on = NULL", CLOSED_TRIP), C, L, "دستور سفر"),
    ("DELETE FROM case_steps WHERE action = 'order'", C, L, "دستور سفر"),
    (f"UPDATE orders SET source_id = 9999 WHERE {ON_CASES}", C, L, "آن پرونده نیست"),
    (f"UPDATE orders SET classification = 2 WHERE {ON_CASES}", C, L, "یکی نیست"),
    # The report at its three recipients.
    (f"DELETE FROM case_dispatches WHERE {OF_CLOSED_TRIP}", C, S, "ارسال گزارش"),
    (
        f"DELETE FROM case_dispatches WHERE {OF_CLOSED_TRIP} AND recipient = 'minister'",
        C,
        S,
        "ارسال گزارش",
    ),
    (
        "UPDATE case_dispatches SET receipt = '', received_on = NULL "
        f"WHERE {OF_CLOSED_TRIP} AND recipient = 'presidency'",
        C,
        S,
        "ارسال گزارش",
    ),
    (_cases("state = 'reported'", f"{TRIP} AND state = 'sent'"), C, S, "ارسال گزارش"),
    (f"UPDATE case_dispatches SET case_id = {AHEAD} WHERE id = 1", C, L, "سفر نیست"),
    ("UPDATE case_dispatches SET number = ''", C, S, "شماره یا روز"),
    ("UPDATE case_dispatches SET received_on = '2020-01-01'", C, S, "شماره یا روز"),
    (_cases("report_reminded_on = NULL", WENT), C, S, "یادآوری"),
    # Its checklist.
    (_tasks("state = 'open', done_on = NULL, done_by = NULL", OF_HELD), C, S, "مانده است"),
    (_tasks("done_on = NULL", OF_HELD), C, S, "انجام‌دهنده"),
    (_tasks("done_by = NULL", OF_HELD), C, S, "انجام‌دهنده"),
    (_tasks("done_on = due_on", "state = 'open'"), C, S, "انجام‌دهنده"),
    (_tasks("note = ''", "state = 'not_needed'"), C, S, "بی سبب"),
    (_tasks("due_on = NULL", "state = 'open'"), C, S, "موعد ندارد"),
    (_tasks("origin = 'report'", OF_HELD), C, L, "دو بار"),
    # People, cars and the programme.
    (
        "UPDATE case_people SET vehicle_id = (SELECT max(id) FROM case_vehicles) "
        "WHERE case_id NOT IN (SELECT case_id FROM case_vehicles)",
        C,
        L,
        "خودروی پرونده دیگری",
    ),
    ("UPDATE case_people SET role = 'head'", C, L, "دو رئیس"),
    ("UPDATE case_people SET seat = 3", C, L, "جای نشستن"),
    (
        "UPDATE case_people SET arrives_at = '2026-01-02 00:00:00', "
        "leaves_at = '2026-01-01 00:00:00'",
        C,
        S,
        "پیش از آمدن",
    ),
    ("UPDATE case_entries SET ends_at = '2000-01-01 00:00:00'", C, S, "پایان می‌یابد"),
    (
        "UPDATE events SET ends_at = starts_at WHERE id IN (SELECT event_id FROM case_entries)",
        C,
        L,
        "با تقویم",
    ),
    (f"DELETE FROM event_links WHERE {LINKED}", C, L, "پیوند ندارد"),
    (f"UPDATE event_links SET record_id = 9999 WHERE {LINKED}", C, L, "آن پرونده نیست"),
    (
        "UPDATE folder_sheets SET kind = 'protocol_case', record_id = 9999 "
        "WHERE id = (SELECT max(id) FROM folder_sheets)",
        C,
        L,
        "در کارتابل است",
    ),
    # Occasions, templates, forms.
    (
        _cases("occasion = 'solar-9-16', starts_on = '2026-12-07'", "state != 'cancelled'"),
        C,
        L,
        "مناسبت",
    ),
    (
        f"INSERT INTO case_forms (case_id, name, answers) VALUES ({AHEAD}, 'trip-form-a', '[1]')",
        C,
        S,
        "فرم",
    ),
    # Steps and numbers.
    (f"DELETE FROM case_steps WHERE case_id = {AHEAD}", C, S, "هیچ گامی"),
    ("UPDATE case_steps SET taken_back_at = at", C, S, "هیچ گامی"),
    (_cases("state = 'drafted'", f"id = {AHEAD}"), C, S, "گام آخر"),
    ("DELETE FROM case_steps WHERE action = 'close'", C, S, "گام آخر"),
    (_cases("version = 1", HELD), C, S, "شمار گام‌هایش"),
    (_cases("serial = 900", "state = 'planned'"), C, N, "پرونده‌های تشریفات"),
    ("DELETE FROM series_years WHERE series = 'protocol_cases'", C, N, "شمارنده نیست"),
    # What they are found by.
    (_cases("subject = 'x'", "state = 'planned'"), C, Part.SEARCH, "کلید"),
    (_cases("number_key = 'x'", "state = 'planned'"), C, Part.SEARCH, "کلید"),
    (_tasks("title = 'x'", "state = 'open'"), C, Part.SEARCH, "گام"),
    ("UPDATE case_people SET passport = 'X'", C, Part.SEARCH, "پرونده"),
]

_TEMPLATE = (
    "INSERT INTO checklists (name, case_kind, shipped, note, tasks, request_key, version) "
    "VALUES ('x', '{}', 'pavilion', '', '{}', '{}', 1)"
)
TASKS = (
    '[{"key": "a", "stage": 1, "title": "x", "anchor": "start", "days_before": 1, '
    '"responsible": "", "document": "", "condition": "", "condition_value": ""}]'
)
#: What of a template cannot be copied, and a piece of the words.
TEMPLATES = [
    (("pavilion", "{"), "خوانده نمی‌شود"),
    (("pavilion", "[]"), "خوانده نمی‌شود"),
    (("nothing", TASKS), "خوانده نمی‌شود"),
    (("pavilion", TASKS.replace("start", "noon")), "خوانده نمی‌شود"),
    (("pavilion", TASKS), "دومین تغییر"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Iterator[Connection]:
    """A sound store as nobody else opens it: what is planted is rolled back."""
    url = f"sqlite:///{shutil.copy(made_file, tmp_path_factory.mktemp('sound'))}"
    assert fill_store(url, LITTLE, 1, NOW).protocol == LITTLE.protocol
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(connection: Connection) -> list[Fault]:
    return [fault for proof in PROOFS for fault in proof(connection)]


def test_sound_protocol_work_has_no_faults(sound: Connection) -> None:
    assert found(sound) == []


@pytest.mark.parametrize(
    ("damage", "kind", "part", "piece"), DAMAGES, ids=[f"{row[0]} {row[3]}" for row in DAMAGES]
)
def test_every_planted_damage_is_found(
    sound: Connection, damage: str, kind: str, part: Part, piece: str
) -> None:
    try:
        assert sound.exec_driver_sql(damage).rowcount > 0
        words = [one.words for one in found(sound) if (one.part, one.kind) == (part, kind)]
    finally:
        sound.rollback()
    assert any(piece in said for said in words), words


@pytest.mark.parametrize(("values", "piece"), TEMPLATES)
def test_templates_nobody_can_copy_are_found(
    sound: Connection, values: tuple[str, str], piece: str
) -> None:
    kind, tasks = values
    try:
        for key in (1, 2):
            statement = _TEMPLATE.format(kind, tasks, f"{key:032}")
            sound.exec_driver_sql(statement)
        words = [one.words for one in found(sound) if one.kind == T]
    finally:
        sound.rollback()
    assert any(piece in said for said in words), words


@pytest.mark.parametrize(
    ("name", "text"),
    [("trip-form-a", "{"), ("trip-form-a", ""), ("trip-form-z", "عنوان: فرم\nسطر")],
)
def test_layouts_nobody_can_fill_in_are_found(sound: Connection, name: str, text: str) -> None:
    saved = "(SELECT max(id) FROM operators), '2026-01-01 00:00:00', 1)"
    columns = "INSERT INTO form_layouts (name, text, saved_by, saved_at, version)"
    try:
        sound.exec_driver_sql(f"{columns} VALUES ('{name}', '{text}', {saved}")
        words = [one.words for one in found(sound) if one.kind == "form_layout"]
    finally:
        sound.rollback()
    assert any(name in said for said in words), words


def test_every_proof_is_asked_when_a_store_is_checked() -> None:
    assert set(PROOFS) <= set(proofs(is_file=True))
