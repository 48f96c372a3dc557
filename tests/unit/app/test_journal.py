"""The journal: every deed leaves its line, and no line can be changed, lost or slipped in."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app import journal
from app.access import Right
from app.changes import Changes, Kind, changed
from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.database import Database
from app.errors import AppError, InvalidInput, NotAllowed
from app.marks import Classification
from app.office import Office, connect
from app.operators import OperatorDraft, add_operator
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallDraft,
    NoteDraft,
    amend_call,
    annul_call,
    call_sheet,
    count_print,
    log_attempt,
    log_call,
    put_in_folder,
    record_note,
    take_back,
)
from app.session import Entry, OfficeSession
from app.settings import close_day
from models.office import JournalEntry, JournalHead

FORM = CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")

Rows = list[dict[str, Any]]


def entries(database: Database) -> Rows:
    """The whole journal, in its order."""
    table = JournalEntry.__table__
    with database.connection() as connection:
        rows = connection.execute(select(table).order_by(JournalEntry.sequence))
        return [dict(row) for row in rows.mappings()]


def head(database: Database) -> tuple[int, str]:
    with database.connection() as connection:
        row = connection.execute(select(JournalHead.sequence, JournalHead.hash)).one()
    return row[0], row[1]


def test_a_new_store_begins_its_own_story(office: Office) -> None:
    rows = entries(office.database)
    assert [row["action"] for row in rows] == ["create_store", "add_operator"]
    assert rows[0]["previous_hash"] == journal.ORIGIN
    assert head(office.database) == (2, rows[-1]["hash"])


def test_the_chain_goes_on_over_transactions_and_desks(office: Office, store_url: str) -> None:
    office.write(add_contact, ContactDraft(name="یک"))
    other = connect(store_url, clock=office.clock)
    other.sign_in_as()
    other.write(add_contact, ContactDraft(name="دو"))
    office.write(add_contact, ContactDraft(name="سه"))
    other.close()
    rows = entries(office.database)
    assert [row["sequence"] for row in rows] == list(range(1, len(rows) + 1))
    assert journal.broken_links(rows, head(office.database)) == []


def test_every_deed_of_a_calls_life_leaves_its_line(office: Office, clock: FixedClock) -> None:
    call = office.write(log_call, FORM).value
    deeds: list[tuple[Any, ...]] = [
        (amend_call, call, 1, CallDraft(caller_name="رضا", subject="راه", request="شرح")),
        (put_in_folder, call, 2),
        (count_print, (call,)),
        (record_note, call, 3, NoteDraft(words="شود", referred_to="دفتر فنی")),
        (log_attempt, call, 4, AttemptDraft(outcome=AttemptOutcome.BUSY)),
        (take_back, call, 5),
        (take_back, call, 6),
        (take_back, call, 7),
        (annul_call, call, 8, "اشتباه بود"),
    ]
    for deed in deeds:
        clock.advance(timedelta(minutes=1))
        office.write(*deed)
    lines = office.read(journal.history, Kind.CALL, call)
    assert [line.action for line in lines][::-1] == [
        "log_call",
        "amend_call",
        "in_folder",
        "print_call",
        "to_be_told",
        "log_attempt",
        "take_back",
        "take_back",
        "take_back",
        "annulled",
    ]
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert {line.operator_name for line in lines} == {"مدیر سامانه"}
    orders = [row["action"] for row in entries(office.database) if row["kind"] == Kind.ORDER.value]
    assert orders == ["record_order", "revoke_order"]


def test_a_change_says_what_was_and_what_became(office: Office) -> None:
    call = office.write(log_call, FORM).value
    sheet = office.read(call_sheet, call)
    draft = CallDraft(
        caller_name="رضا احمدی",
        subject="راه",
        request="شرح",
        called_on=sheet.called_at.date(),
        called_at=sheet.called_at.time(),
    )
    office.write(amend_call, call, 1, draft)
    details = json.loads(entries(office.database)[-1]["details"])
    assert details == {"subject": {"from": "آب", "to": "راه"}}


def test_differences_are_plain_enough_to_be_kept_for_good() -> None:
    moment = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
    before = {"same": 1, "text": "یک", "day": None, "at": moment, "flag": False}
    after = {"same": 1, "text": "دو", "day": date(2026, 11, 22), "at": None, "flag": True}
    found = journal.differences(before, after)
    assert found == {
        "text": {"from": "یک", "to": "دو"},
        "day": {"from": None, "to": "2026-11-22"},
        "at": {"from": "2026-11-22 07:00:00+00:00", "to": None},
        "flag": {"from": False, "to": True},
    }
    assert json.loads(json.dumps(found)) == found


def _refused_late(session: OfficeSession) -> Changes[None]:
    close_day(session, date(2026, 12, 1), "سرما", "")
    raise InvalidInput("x", "نه")


def _broken(session: OfficeSession) -> Changes[None]:
    close_day(session, date(2026, 12, 1), "سرما", "")
    raise ZeroDivisionError


@pytest.mark.parametrize("deed", [_refused_late, _broken])
def test_what_was_not_done_is_not_told(office: Office, deed: Any) -> None:
    before = entries(office.database), head(office.database)
    with pytest.raises((AppError, ZeroDivisionError)):
        office.write(deed)
    assert (entries(office.database), head(office.database)) == before


def test_a_deed_without_a_line_leaves_the_chain_alone(office: Office) -> None:
    before = head(office.database)
    office.write(lambda _session: changed(None))
    assert head(office.database) == before


def test_the_trace_of_a_secret_is_as_secret(office: Office, clerk: int) -> None:
    secret = CallDraft(
        caller_name="رضا", subject="راز", request="شرح", classification=Classification.SECRET
    )
    call = office.write(log_call, secret).value
    office.write(put_in_folder, call, 1)
    office.write(count_print, (call,))
    office.write(record_note, call, 2, NoteDraft(words="شود"))
    office.write(log_attempt, call, 3, AttemptDraft(outcome=AttemptOutcome.BUSY))
    office.write(take_back, call, 4)
    office.write(take_back, call, 5)
    seen = office.read(journal.history, Kind.CALL, call)
    assert len(seen) == 7
    office.sign_in(clerk)
    assert office.read(journal.history, Kind.CALL, call) == []
    assert office.read(journal.history, Kind.ORDER, 1) == []


def test_the_trace_needs_the_right_to_its_record(office: Office) -> None:
    call = office.write(log_call, FORM).value
    nothing = office.write(add_operator, OperatorDraft(name="x", full_name="هیچ‌کاره")).value
    office.sign_in(nothing)
    with pytest.raises(NotAllowed):
        office.read(journal.history, Kind.CALL, call)


def test_the_trace_of_what_became_secret_is_hidden(office: Office) -> None:
    call = office.write(log_call, FORM).value
    secret = CallDraft(
        caller_name="رضا احمدی",
        subject="راز",
        request="شرح",
        classification=Classification.SECRET,
    )
    office.write(amend_call, call, 1, secret)
    reader = OperatorDraft(name="x", full_name="خواننده", rights=frozenset({Right.READ_CALLS}))
    office.sign_in(office.write(add_operator, reader).value)
    assert office.read(journal.history, Kind.CALL, call) == []


def test_history_is_of_one_record_and_no_longer_than_asked(office: Office) -> None:
    call = office.write(log_call, FORM).value
    contact = office.write(add_contact, ContactDraft(name="رضا")).value
    assert call == contact
    for _ in range(5):
        office.write(count_print, (call,))
    assert len(office.read(journal.history, Kind.CONTACT, contact)) == 1
    assert len(office.read(journal.history, Kind.CALL, call, limit=3)) == 3
    newest = office.read(journal.history, Kind.CALL, call, limit=1)[0]
    assert newest.action == "print_call"


def test_hard_words_are_kept_and_proved(office: Office) -> None:
    words = '«نقل» "دوگانه" \\ وارونه \u200c \u200f 😀 \U000103a0 کشیــده'
    office.write(close_day, date(2026, 12, 1), words, words)
    assert check_store(office.database) == []


# The chain itself, without a store.

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def chains(draw: st.DrawFn) -> Rows:
    """A whole chain of some entries."""
    rows: Rows = []
    previous = journal.ORIGIN
    for sequence in range(1, draw(st.integers(1, 6)) + 1):
        entry = Entry(
            at=draw(st.datetimes(timezones=st.just(UTC))),
            operator_id=draw(st.none() | st.integers(1, 9)),
            operator_name=draw(WORDS),
            kind=draw(st.sampled_from(Kind)),
            record_id=draw(st.none() | st.integers(1, 9)),
            action=draw(WORDS),
            words=draw(WORDS),
            details=draw(st.dictionaries(WORDS, WORDS, max_size=2)),
            classification=draw(st.integers(0, 4)),
        )
        rows.append(chained(sequence, previous, entry))
        previous = rows[-1]["hash"]
    return rows


def chained(sequence: int, previous: str, entry: Entry) -> dict[str, Any]:
    """A row as the store keeps it."""
    row: dict[str, Any] = {
        "sequence": sequence,
        "at": entry.at,
        "operator_id": entry.operator_id,
        "operator_name": entry.operator_name,
        "kind": entry.kind.value,
        "record_id": entry.record_id,
        "action": entry.action,
        "words": entry.words,
        "details": json.dumps(dict(entry.details), ensure_ascii=False, sort_keys=True),
        "classification": entry.classification,
        "previous_hash": previous,
    }
    return row | {"hash": journal.link(row)}


def end(rows: Rows) -> tuple[int, str]:
    return rows[-1]["sequence"], rows[-1]["hash"]


@given(chains())
def test_a_whole_chain_has_no_faults(rows: Rows) -> None:
    assert journal.broken_links(rows, end(rows)) == []


FIELDS = [
    "sequence",
    "at",
    "operator_id",
    "operator_name",
    "kind",
    "record_id",
    "action",
    "words",
    "details",
    "classification",
    "previous_hash",
    "hash",
]


@given(chains(), st.data())
def test_no_field_of_any_entry_can_be_changed(rows: Rows, data: st.DataObject) -> None:
    last = end(rows)
    place = data.draw(st.integers(0, len(rows) - 1))
    name = data.draw(st.sampled_from(FIELDS))
    value = rows[place][name]
    if isinstance(value, datetime):
        rows[place][name] = value + timedelta(microseconds=1) * (-1 if value.year > 9000 else 1)
    elif isinstance(value, str):
        rows[place][name] = value + "x"
    else:
        rows[place][name] = (value or 0) + 1
    assert journal.broken_links(rows, last)


@given(chains(), st.data())
def test_no_entry_can_be_taken_out_or_cut_off(rows: Rows, data: st.DataObject) -> None:
    last = end(rows)
    del rows[data.draw(st.integers(0, len(rows) - 1))]
    assert journal.broken_links(rows, last)


@given(chains(), st.data())
def test_an_entry_forged_with_its_own_hash_is_found_by_the_next(
    rows: Rows, data: st.DataObject
) -> None:
    last = end(rows)
    place = data.draw(st.integers(0, len(rows) - 1))
    rows[place]["words"] += "x"
    rows[place]["hash"] = journal.link(rows[place])
    assert journal.broken_links(rows, last)


def test_the_head_is_one_row(office: Office) -> None:
    for name in "abc":
        office.write(add_contact, ContactDraft(name=name))
    with office.database.connection() as connection:
        assert connection.execute(select(func.count()).select_from(JournalHead)).scalar() == 1
