"""What the governor decides of a visitor: now, at a time, to another, or not at all (P2.13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from app.agenda.people import held
from app.changes import Changes
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import clock_text, jalali_text
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT
from app.visits.appointments import give_appointment, lose_appointment
from app.visits.deeds import VisitDeed
from app.visits.drafts import DecisionDraft
from app.visits.proving import checked_minutes, words_of
from app.visits.rules import visit_rules
from app.visits.states import Decision, VisitPath, VisitState
from app.visits.texts import VISIT_MODES

#: Where each decision on a daily visitor leads; those on petitions are of their public day.
_LEADS_TO: Final = {
    Decision.NOW: VisitState.AGREED,
    Decision.AT_TIME: VisitState.APPOINTED,
    Decision.REFER: VisitState.REFERRED,
    Decision.DECLINE: VisitState.DECLINED,
}


def decide(
    session: OfficeSession, visit_id: int, version: int, draft: DecisionDraft
) -> Changes[int]:
    """Write down what the governor decided of a visitor.

    An appointment becomes an entry of the programme; decided again, the entry moves.

    Raises:
        Clashing: The time of the appointment is not free; nothing was written.
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It is a petition of a public day, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    if deed.record["path"] != VisitPath.DAILY.value:
        raise NotAllowed(f"{deed.named} از ملاقات عمومی است و در همان روز پیش می‌رود.")
    wanted = _LEADS_TO.get(draft.decision)
    if wanted is None:
        raise InvalidInput("decision", "این تصمیم از آن ملاقات عمومی است.")
    minutes, checked = _checked(session, draft)
    now = session.desk.clock.now()
    at = _time_of(checked, now)
    deed.move(
        wanted,
        decision=checked.decision.value,
        decided_at=now,
        decision_words=checked.words,
        mode=checked.mode.value,
        minutes=minutes,
        host_id=checked.host_id,
        host=checked.host,
    )
    if at is not None:
        give_appointment(deed, checked, at, minutes)
    else:
        lose_appointment(deed, checked.words or _said(checked, None))
    return deed.finish("decide", _said(checked, at))


def _checked(session: OfficeSession, draft: DecisionDraft) -> tuple[int, DecisionDraft]:
    problems: list[InvalidInput] = []

    def words(field: str, *, needed: str = "", limit: int = LONG_LIMIT) -> str:
        try:
            return words_of(getattr(draft, field), field, needed=needed, limit=limit)
        except InvalidInput as problem:
            problems.append(problem)
            return ""

    declined = draft.decision is Decision.DECLINE
    why = "بنویسید چرا پذیرفته نشد." if declined else ""
    host_id, name = held(session, draft.host_id, "host_id")
    checked = replace(
        draft,
        host_id=host_id,
        host=words("host", limit=SHORT_LIMIT) or name,
        place=words("place", limit=SHORT_LIMIT),
        words=words("words", needed=why),
        override_reason=words("override_reason"),
    )
    if draft.decision is Decision.REFER and not checked.host:
        problems.append(InvalidInput("host", "بنویسید به چه کسی سپرده شد."))
    try:
        minutes = checked_minutes(draft.minutes, visit_rules(session).usual_minutes)
    except InvalidInput as problem:
        problems.append(problem)
        minutes = 0
    if problems:
        raise InvalidFields(problems)
    return minutes, checked


def _time_of(draft: DecisionDraft, now: datetime) -> datetime | None:
    """The time of an appointment; of another decision there is none.

    Raises:
        InvalidInput: It is missing, or past.
    """
    if draft.decision is not Decision.AT_TIME:
        return None
    if draft.starts_at is None:
        raise InvalidInput("starts_at", "روز و ساعت ملاقات را بنویسید.")
    if draft.starts_at <= now:
        raise InvalidInput("starts_at", "این زمان گذشته است.")
    return draft.starts_at


def _said(draft: DecisionDraft, at: datetime | None) -> str:
    """What is said of a decision."""
    how = f" ({VISIT_MODES[draft.mode]})"
    by = f" نزد «{draft.host}»" if draft.host else ""
    if at is not None:
        local = to_tehran(at)
        said = f"برای {jalali_text(local.date())} ساعت {clock_text(local.time())}{by} وقت گرفت{how}"
    else:
        said = {
            Decision.NOW: f"همین حالا{by} پذیرفته می‌شود{how}",
            Decision.REFER: f"به «{draft.host}» سپرده شد",
            Decision.DECLINE: "پذیرفته نشد",
        }[draft.decision]
    return f"{said}: {draft.words}" if draft.words else f"{said}."
