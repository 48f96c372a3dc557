"""Calls, faxes and telephonograms on one form: what each must have, and what it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from app.check import check_store
from app.errors import InvalidFields, NotAllowed
from app.office import Office
from app.phone_calls import (
    OWN_FIELDS,
    PATHS,
    CallChannel,
    CallDirection,
    CallDraft,
    CallFilter,
    CallOutcome,
    CallPath,
    CallState,
    SpokeWith,
    amend_call,
    call_sheet,
    fields_of,
    list_calls,
    log_call,
    needed_of,
)
from app.phone_calls.drafts import MOST_PAGES, checked_call

NOW = datetime(2026, 11, 22, 7, 0, 45, tzinfo=UTC)

FAX = CallDraft(
    channel=CallChannel.FAX, caller_name="فرمانداری قوچان", subject="گزارش سیل", pages=3
)
SENT = replace(
    FAX,
    direction=CallDirection.OUTGOING,
    path=CallPath.RECORD,
    receipt="OK ۰۹:۱۲ – ۳ صفحه",
    sender_number="۱۲۳/۴۵",
)
TELEPHONOGRAM = CallDraft(
    channel=CallChannel.TELEPHONOGRAM,
    caller_name="فرمانداری نیشابور",
    subject="جلسه ستاد بحران",
    request="جلسه فوری ستاد بحران امروز ساعت شانزده.",
    passed_by="رضا احمدی",
    received_by="نسرین سپهری",
    read_back=True,
    called_at=time(10, 20),
    ended_at=time(10, 24),
)
NOTE = CallDraft(
    direction=CallDirection.OUTGOING,
    path=CallPath.RECORD,
    caller_name="دبیرخانه",
    subject="یادآوری جلسه",
    request="گفته شد.",
)
KINDS = {"fax in": FAX, "fax out": SENT, "telephonogram": TELEPHONOGRAM, "outgoing note": NOTE}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_takes_the_next_number_of_the_one_series(office: Office, name: str) -> None:
    call = CallDraft(caller_name="بهمن", subject="راه", request="راه بسته است.")
    first = office.write(log_call, call).value
    second = office.write(log_call, KINDS[name]).value
    sheets = [office.read(call_sheet, number) for number in (first, second)]
    assert [sheet.number for sheet in sheets] == ["1405/ت/1", "1405/ت/2"]
    kept = {own: getattr(sheets[1], own) for own in OWN_FIELDS}
    assert kept == {own: getattr(KINDS[name], own) for own in OWN_FIELDS}
    assert sheets[1].channel is KINDS[name].channel
    closed = KINDS[name].path is CallPath.RECORD
    assert sheets[1].state is (CallState.CLOSED if closed else CallState.RECORDED)
    assert check_store(office.database) == []


def test_the_register_is_filtered_by_kind_and_found_by_the_senders_number(office: Office) -> None:
    for draft in KINDS.values():
        office.write(log_call, replace(draft, request_key=uuid4()))
    faxes = office.read(list_calls, CallFilter(channel=CallChannel.FAX))
    assert [row.direction for row in faxes] == [CallDirection.OUTGOING, CallDirection.INCOMING]
    sent = CallFilter(channel=CallChannel.FAX, direction=CallDirection.OUTGOING)
    assert [row.subject for row in office.read(list_calls, sent)] == ["گزارش سیل"]
    assert len(office.read(list_calls, CallFilter(text="123/45"))) == 1


BAD: dict[str, tuple[CallDraft, str]] = {
    "fax without pages": (replace(FAX, pages=None), "pages"),
    "fax of no pages": (replace(FAX, pages=0), "pages"),
    "fax of a slipped finger": (replace(FAX, pages=MOST_PAGES + 1), "pages"),
    "fax put through": (replace(FAX, path=CallPath.DIRECT), "path"),
    "fax sent by form": (replace(SENT, path=CallPath.FORM), "path"),
    "fax missed": (replace(FAX, outcome=CallOutcome.MISSED), "outcome"),
    "receipt of a fax received": (replace(FAX, receipt="OK"), "receipt"),
    "call with pages": (
        CallDraft(caller_name="ا", subject="ب", request="پ", pages=2),
        "pages",
    ),
    "call read back": (
        CallDraft(caller_name="ا", subject="ب", request="پ", read_back=True),
        "read_back",
    ),
    "incoming call to be placed": (replace(NOTE, direction=CallDirection.INCOMING), "path"),
    "telephonogram by nobody": (replace(TELEPHONOGRAM, passed_by=" "), "passed_by"),
    "telephonogram to nobody": (replace(TELEPHONOGRAM, received_by=""), "received_by"),
    "telephonogram without text": (replace(TELEPHONOGRAM, request=""), "request"),
    "telephonogram that ended before": (replace(TELEPHONOGRAM, ended_at=time(9)), "ended_at"),
    "long receipt": (replace(SENT, receipt="ا" * 501), "receipt"),
    "outgoing call without a word": (replace(NOTE, request=""), "request"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_beside_its_field(local_office: Office, name: str) -> None:
    draft, field = BAD[name]
    with pytest.raises(InvalidFields) as refusal:
        local_office.write(log_call, draft)
    assert field in [problem.field for problem in refusal.value.problems]
    assert local_office.read(list_calls, CallFilter()) == []


@given(integers(1, 90))
def test_a_telephonogram_has_fifty_words_at_most(count: int) -> None:
    draft = replace(TELEPHONOGRAM, request=" ".join(["می‌رود"] * count))
    if count <= 50:
        assert checked_call(draft, NOW, "051").draft.request == draft.request
    else:
        with pytest.raises(InvalidFields) as refusal:
            checked_call(draft, NOW, "051")
        assert [problem.field for problem in refusal.value.problems] == ["request"]


@given(sampled_from([(way, path) for way, paths in PATHS.items() for path in paths]))
def test_what_a_kind_needs_belongs_to_it(chosen: tuple[Any, CallPath]) -> None:
    (channel, direction), path = chosen
    for outcome in CallOutcome:
        own = fields_of(channel, direction, path, outcome)
        needed = {name for name, _ in needed_of(channel, direction, path, outcome)}
        assert needed <= own


def test_a_talk_late_in_the_evening_may_end_tomorrow() -> None:
    draft = CallDraft(
        path=CallPath.DIRECT,
        caller_name="ا",
        subject="ب",
        spoke_with=SpokeWith.GOVERNOR,
        called_on=datetime(2026, 11, 20, tzinfo=UTC).date(),
        called_at=time(23, 50),
        ended_at=time(0, 10),
    )
    checked = checked_call(draft, NOW, "051")
    assert checked.ended_at is not None
    assert (checked.ended_at - checked.called_at).total_seconds() == 20 * 60


def test_a_correction_keeps_the_kind(office: Office) -> None:
    number = office.write(log_call, FAX).value
    office.write(amend_call, number, 1, replace(FAX, pages=5, request="دو گزارش"))
    sheet = office.read(call_sheet, number)
    assert (sheet.pages, sheet.request) == (5, "دو گزارش")
    call = CallDraft(caller_name="ا", subject="ب", request="پ")
    with pytest.raises(NotAllowed):
        office.write(amend_call, number, sheet.version, call)
