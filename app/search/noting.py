"""What is to be said about a question beside what it finds, in a register's own list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.search.everything import seen_of
from app.search.findable import Findable, Source
from app.search.matching import asked
from app.session import OfficeSession

BY_PARTS: Final = "هیچ واژه‌ای چنین آغاز نمی‌شود؛ این‌ها آن را در میان واژه‌ها دارند."


def notes_on(
    session: OfficeSession, text: str, section: str, sources: Sequence[Source]
) -> tuple[tuple[str, ...], str]:
    """What of a question was not understood, and how the list understood the rest.

    Args:
        session: Where to ask.
        text: The question as typed.
        section: The page whose list it filters.
        sources: Every register that is searched.

    Returns:
        The problems, and a sentence where words were looked for in another way; else empty.
    """
    question = asked(session, text)
    own = (one for one in sources if one.section == section and isinstance(one, Findable))
    source = next(own, None)
    if not isinstance(source, Findable) or not question.parts:
        return question.problems, ""
    if not session.desk.operator.may(source.right):
        return question.problems, ""
    by_parts = seen_of(session, source).is_by_parts(session, question)
    return question.problems, BY_PARTS if by_parts else ""
