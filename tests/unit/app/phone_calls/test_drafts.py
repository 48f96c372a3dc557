"""What is typed of a call, a note and an attempt is tidied or refused beside its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from app.clock import to_tehran
from app.errors import InvalidFields
from app.phone_calls import CallDraft, CallOutcome, CallPath, NoteDraft, SpokeWith
from app.phone_calls.drafts import CLOCK_TOLERANCE, checked_call, checked_note, checked_words

#: 1405/09/01, 10:30:45 in Tehran.
NOW = datetime(2026, 11, 22, 7, 0, 45, tzinfo=UTC)
TODAY = date(2026, 11, 22)
FORM = CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")


def test_what_was_typed_is_tidied() -> None:
    draft = replace(
        FORM,
        caller_name="  كاظم \u202eكاظمي ",
        request="سطر یک\r\n\r\n\r\nسطر دو\x00",
        phone="۰۹۱۵-۱۲۳-۴۵۶۷",
        national_id="۰۰۱-۳۵۴۲۴۱-۹",
    )
    checked = checked_call(draft, NOW, "051")
    assert checked.draft.caller_name == "کاظم کاظمی"
    assert checked.draft.request == "سطر یک\n\nسطر دو"
    assert checked.draft.national_id == "0013542419"
    assert checked.telephone is not None
    assert checked.telephone.e164 == "+989151234567"


def test_a_call_without_hours_rang_this_minute() -> None:
    checked = checked_call(FORM, NOW, "051")
    assert checked.called_at == NOW.replace(second=0)
    assert checked.ended_at is None
    assert checked.telephone is None


def test_hours_are_tehrans() -> None:
    direct = replace(
        FORM,
        path=CallPath.DIRECT,
        spoke_with=SpokeWith.GOVERNOR,
        called_on=date(2026, 11, 21),
        called_at=time(23, 50),
        ended_at=time(23, 55),
    )
    checked = checked_call(direct, NOW, "051")
    assert checked.called_at == datetime(2026, 11, 21, 20, 20, tzinfo=UTC)
    assert checked.ended_at == datetime(2026, 11, 21, 20, 25, tzinfo=UTC)


def test_another_desks_clock_may_be_a_little_ahead() -> None:
    moment = to_tehran(NOW + CLOCK_TOLERANCE).time().replace(second=0, microsecond=0)
    checked_call(replace(FORM, called_at=moment), NOW, "051")
    later = to_tehran(NOW + CLOCK_TOLERANCE + timedelta(minutes=1)).time().replace(second=0)
    with pytest.raises(InvalidFields):
        checked_call(replace(FORM, called_at=later), NOW, "051")


DIRECT = {"path": CallPath.DIRECT, "spoke_with": SpokeWith.GOVERNOR}


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"caller_name": " \u200c"}, ["caller_name"]),
        ({"caller_name": "", "subject": "", "request": ""}, ["caller_name", "subject", "request"]),
        ({"request": "\n\n \u202e"}, ["request"]),
        ({"caller_post": "ا" * 501}, ["caller_post"]),
        ({"organisation": "ا" * 501}, ["organisation"]),
        ({"result": "ا" * 20_001}, ["result"]),
        ({"national_id": "1111111111"}, ["national_id"]),
        ({"phone": "۱۲"}, ["phone"]),
        ({"called_on": TODAY + timedelta(days=1)}, ["called_on"]),
        ({"called_at": time(10, 40)}, ["called_at"]),
        ({**DIRECT, "called_at": time(9), "ended_at": time(8, 59)}, ["ended_at"]),
        ({"path": CallPath.DIRECT}, ["spoke_with"]),
        ({"outcome": CallOutcome.REDIRECTED}, ["result"]),
        ({"outcome": CallOutcome.MISSED, "caller_name": ""}, ["caller_name"]),
        ({"outcome": CallOutcome.ABANDONED, "caller_name": "", "phone": " "}, ["caller_name"]),
    ],
)
def test_every_bad_field_is_named(change: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(InvalidFields) as problem:
        checked_call(replace(FORM, **change), NOW, "051")
    assert [p.field for p in problem.value.problems] == fields


@pytest.mark.parametrize(
    "change",
    [
        {**DIRECT, "request": "", "result": ""},
        {**DIRECT, "called_at": time(9), "ended_at": time(9)},
        {"outcome": CallOutcome.MISSED, "caller_name": "", "phone": "111", "subject": ""},
        {"outcome": CallOutcome.ABANDONED, "request": "", "subject": ""},
        {"outcome": CallOutcome.REDIRECTED, "request": "", "result": "روابط عمومی"},
        {"subject": "ا" * 500, "request": "ا" * 20_000},
    ],
)
def test_what_a_call_can_be_without(change: dict[str, Any]) -> None:
    checked_call(replace(FORM, **change), NOW, "051")


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"words": " "}, ["words"]),
        ({"words": "ا" * 20_001}, ["words"]),
        ({"referred_to": "ا" * 501}, ["referred_to"]),
        ({"noted_on": TODAY + timedelta(days=1)}, ["noted_on"]),
        ({"noted_on": TODAY - timedelta(days=6)}, ["noted_on"]),
        ({"due_on": TODAY}, ["referred_to"]),
        ({"referred_to": "دفتر", "due_on": TODAY - timedelta(days=1)}, ["due_on"]),
        ({"words": "", "due_on": TODAY}, ["words", "referred_to"]),
    ],
)
def test_every_bad_field_of_a_note_is_named(change: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(InvalidFields) as problem:
        checked_note(replace(NoteDraft(words="شود"), **change), TODAY, TODAY - timedelta(days=5))
    assert [p.field for p in problem.value.problems] == fields


def test_a_note_is_of_today_unless_told() -> None:
    note = checked_note(NoteDraft(words=" شود \n\n\n تا پايان "), TODAY, TODAY)
    assert (note.words, note.noted_on) == ("شود\n\nتا پایان", TODAY)


def test_free_words_have_their_limit_too() -> None:
    assert checked_words(" گفته شد ") == "گفته شد"
    with pytest.raises(InvalidFields) as problem:
        checked_words("ا" * 20_001, "reason")
    assert [p.field for p in problem.value.problems] == ["reason"]
