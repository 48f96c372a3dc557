"""Telling a visitor what came of his visit, and what he said of it (P2.14, P2.15)."""

from __future__ import annotations

from typing import Any, Final

from app.changes import Changes, Kind, changed
from app.errors import InvalidInput, NotAllowed
from app.orders import TellingWay, source_told
from app.session import OfficeSession
from app.visits.deeds import VisitDeed
from app.visits.drafts import TellDraft
from app.visits.proving import words_of
from app.visits.states import (
    Satisfaction,
    TellChannel,
    TellOutcome,
    VisitState,
    require_transition,
)
from app.visits.steps import TOLD
from app.visits.tables import ATTEMPTS
from app.visits.texts import SATISFACTIONS, TELL_CHANNELS, TELL_OUTCOMES

#: How orders on the visit say he was told.
_WAYS: Final = {
    TellChannel.PHONE: TellingWay.PHONE,
    TellChannel.IN_PERSON: TellingWay.IN_PERSON,
    TellChannel.LETTER: TellingWay.LETTER,
    TellChannel.TEXT_MESSAGE: TellingWay.MESSAGE,
}


def tell_visitor(
    session: OfficeSession, visit_id: int, version: int, draft: TellDraft
) -> Changes[int]:
    """Write down an attempt to tell a visitor; his orders that wait for nothing else are told too.

    Raises:
        InvalidInput: Nothing is said of what he was told.
        NotAllowed: There is nothing to tell him yet, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    require_transition(deed.record["number"], deed.state, VisitState.TOLD)
    is_told = draft.outcome is TellOutcome.TOLD
    words = words_of(
        draft.words, "words", needed="آنچه به او گفته شد را بنویسید." if is_told else ""
    )
    if draft.satisfaction is not None and not is_told:
        raise InvalidInput("satisfaction", "تا چیزی به او گفته نشده، رضایت او نوشته نمی‌شود.")
    now = session.desk.clock.now()
    deed.add_row(
        ATTEMPTS.name,
        at=now,
        operator_id=session.desk.operator.id,
        channel=draft.channel.value,
        outcome=draft.outcome.value,
        words=words,
    )
    deed.set(attempts=deed.record["attempts"] + 1, last_attempt=draft.outcome.value)
    if is_told:
        deed.move(VisitState.TOLD, told_at=now)
        if draft.satisfaction is not None:
            deed.set(**_satisfied(draft.satisfaction, draft.satisfaction_words))
        way = _WAYS[draft.channel]
        deed.kinds |= source_told(session, Kind.VISIT, visit_id, words, way=way)
    said = f"{TELL_CHANNELS[draft.channel]}: {TELL_OUTCOMES[draft.outcome]}"
    return deed.finish(TOLD, f"{said}: {words}" if words else f"{said}.")


def satisfaction_of(
    session: OfficeSession, visit_id: int, version: int, satisfaction: Satisfaction, words: str = ""
) -> Changes[int]:
    """Write down what a visitor said of the outcome after he was told.

    Raises:
        InvalidInput: The words are too long.
        NotAllowed: He was not told yet, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    if deed.record["told_at"] is None:
        raise NotAllowed(f"نتیجه {deed.named} هنوز به او گفته نشده است.")
    values = _satisfied(satisfaction, words)
    if all(deed.record[name] == value for name, value in values.items()):
        return changed(visit_id)
    deed.set(**values)
    said = f"رضایت او نوشته شد: {SATISFACTIONS[satisfaction]}"
    kept = values["satisfaction_words"]
    return deed.finish("satisfaction", f"{said}، {kept}" if kept else f"{said}.")


def _satisfied(satisfaction: Satisfaction, words: str) -> dict[str, Any]:
    return {
        "satisfaction": satisfaction.value,
        "satisfaction_words": words_of(words, "satisfaction_words"),
    }
