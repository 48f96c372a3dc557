"""Turning an invented call into a fax, a telephonogram, or a call to be placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from app.clock import to_tehran
from app.demo.affairs import RESULTS
from app.demo.people import person_name
from app.demo.stories import Deed, Do
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallDraft,
    CallPath,
)
from app.text import persian_digits

#: What an operator of the unit is called in telephonograms.
UNIT: Final = "واحد تلفن و نمابر استانداری"
RECEIPTS: Final = ("OK {hour} – {pages} صفحه", "ارسال شد {hour} – {pages} صفحه")
TOLD: Final = (
    "هماهنگی شد و پاسخ را فردا می‌فرستند.",
    "پیام دبیرخانه رسانده شد.",
    "زمان جلسه یادآوری شد و حضور خواهند داشت.",
)

Made = tuple[CallDraft, tuple[Deed, ...]]
Making = Callable[[Random, CallDraft, datetime, datetime], Made]


def _fax_in(random: Random, draft: CallDraft, registered: datetime, now: datetime) -> Made:
    fax = _fax(random, draft)
    path = random.choice((CallPath.FORM, CallPath.RECORD))
    return replace(fax, path=_path_left(path, registered, now)), ()


def _path_left(path: CallPath, registered: datetime, now: datetime) -> CallPath:
    """Only what came today may still wait for the folder."""
    today = to_tehran(registered).date() == to_tehran(now).date()
    return path if today else CallPath.RECORD


def _fax_out(random: Random, draft: CallDraft, _registered: datetime, _now: datetime) -> Made:
    fax = _fax(random, draft)
    hour = "" if draft.called_at is None else draft.called_at.strftime("%H:%M")
    receipt = random.choice(RECEIPTS).format(hour=hour, pages=fax.pages)
    return replace(
        fax,
        direction=CallDirection.OUTGOING,
        path=CallPath.RECORD,
        receipt=persian_digits(receipt),
    ), ()


def _fax(random: Random, draft: CallDraft) -> CallDraft:
    return replace(
        draft,
        channel=CallChannel.FAX,
        pages=random.randint(1, 12),
        sender_number=persian_digits(f"{random.randint(100, 9999)}/{random.randint(10, 99)}"),
        national_id="",
    )


def _telephonogram(random: Random, draft: CallDraft, registered: datetime, now: datetime) -> Made:
    passed_by, _ = person_name(random)
    outgoing = random.random() < 0.4
    return replace(
        draft,
        channel=CallChannel.TELEPHONOGRAM,
        direction=CallDirection.OUTGOING if outgoing else CallDirection.INCOMING,
        path=CallPath.RECORD if outgoing else _path_left(CallPath.FORM, registered, now),
        passed_by=UNIT if outgoing else passed_by,
        received_by=passed_by if outgoing else UNIT,
        read_back=random.random() < 0.9,
        sender_number=persian_digits(str(random.randint(10, 999))),
        national_id="",
    ), ()


def _outgoing_note(random: Random, draft: CallDraft, _registered: datetime, _now: datetime) -> Made:
    return replace(
        draft,
        direction=CallDirection.OUTGOING,
        path=CallPath.RECORD,
        request=random.choice(TOLD),
    ), ()


def _placed(random: Random, draft: CallDraft, registered: datetime, now: datetime) -> Made:
    """Asked for by the governor, tried once or twice, put through and closed."""
    deeds: list[Deed] = []
    at = registered
    for outcome in random.choice(COURSES):
        at += timedelta(minutes=random.randint(4, 50))
        deeds.append(Deed(at, Do.LOG_PLACING, attempt=AttemptDraft(outcome=outcome)))
    deeds.append(Deed(at + timedelta(minutes=9), Do.CLOSE, words=random.choice(RESULTS)))
    return waiting(draft), tuple(deed for deed in deeds if deed.at < now)


def waiting(draft: CallDraft) -> CallDraft:
    """A call the governor asked for, still to be placed."""
    return replace(draft, direction=CallDirection.OUTGOING, path=CallPath.PLACED)


def handed_over(registered: datetime, now: datetime) -> tuple[Deed, ...]:
    """Handed to the director-general after nobody answered."""
    step = (now - registered) / 3
    tried = AttemptDraft(outcome=AttemptOutcome.NO_ANSWER)
    return (
        Deed(registered + step, Do.LOG_PLACING, attempt=tried),
        Deed(registered + 2 * step, Do.HAND_OVER, words="استاندار در جلسه است."),
    )


COURSES: Final = (
    (AttemptOutcome.CONNECTED,),
    (AttemptOutcome.NO_ANSWER, AttemptOutcome.CONNECTED),
    (AttemptOutcome.BUSY, AttemptOutcome.ABSENT, AttemptOutcome.CONNECTED),
)

#: Ways to make another kind of an invented call, by the names of its fates.
KINDS: Final[dict[str, Making]] = {
    "fax_in": _fax_in,
    "fax_out": _fax_out,
    "telephonogram": _telephonogram,
    "outgoing_note": _outgoing_note,
    "placed": _placed,
}
