"""Results the inspection office reports back of petitions handed over to it (P2.20)."""

from __future__ import annotations

from typing import Final

from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.public_days.petitions import PetitionDeed
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, tidy
from app.visits.drafts import ResultDraft
from app.visits.states import VisitState

WORDS: Final = "نتیجه را بنویسید."
NOT_YET: Final = "این تاریخ هنوز نرسیده است."


def result_in(
    session: OfficeSession, visit_id: int, version: int, draft: ResultDraft
) -> Changes[int]:
    """Write what the inspection office reported; until he is told it can be written anew.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It was not handed over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PetitionDeed(session, visit_id, version)
    if deed.state is not VisitState.RESULT_IN:
        deed.move(VisitState.RESULT_IN)
    today = session.desk.clock.today()
    problems: list[InvalidInput] = []
    words = checked_length("words", tidy(draft.words, multiline=True), LONG_LIMIT, problems)
    number = latin_digits(checked_length("number", tidy(draft.number), SHORT_LIMIT, problems))
    if not words:
        problems.append(InvalidInput("words", WORDS))
    if draft.on is not None and draft.on > today:
        problems.append(InvalidInput("on", NOT_YET))
    if problems:
        raise InvalidFields(problems)
    values = {"result": words, "result_number": number, "result_on": draft.on or today}
    if all(deed.record[name] == value for name, value in values.items()):
        return changed(visit_id)
    deed.set(**values)
    named = f" (شماره {number})" if number else ""
    return deed.finish("result_in", f"نتیجه رسید{named}: {words.splitlines()[0][:120]}")
