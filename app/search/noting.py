"""What is to be said about a question beside what it finds, in a register's own list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from app.search.asking import Question
from app.search.everything import seen_of
from app.search.findable import Findable
from app.search.marking import Marks, marks_of
from app.search.matching import asked
from app.search.small_registers import SmallRegister
from app.session import OfficeSession

BY_PARTS: Final = "هیچ واژه‌ای چنین آغاز نمی‌شود؛ این‌ها آن را در میان واژه‌ها دارند."


@dataclass(frozen=True)
class Notes:
    """What is said and shown of a question beside what it finds.

    Attributes:
        problems: What of it was not understood.
        understood: A sentence where words were looked for in another way; else empty.
        marks: What is marked in the rows.
    """

    problems: tuple[str, ...] = ()
    understood: str = ""
    marks: Marks = field(default_factory=Marks)


#: A register whose list may be answered by parts of words.
Asked = Findable | SmallRegister


def notes_on(session: OfficeSession, text: str, section: str, registers: Sequence[Asked]) -> Notes:
    """What of a question was not understood, how the list understood the rest, and what it found.

    Args:
        session: Where to ask.
        text: The question as typed.
        section: The page whose list it filters.
        registers: Every one that has a page.
    """
    question = asked(session, text)
    by_parts = _is_by_parts(session, question, section, registers)
    marks = marks_of(question, by_parts=by_parts)
    return Notes(question.problems, BY_PARTS if by_parts else "", marks)


def _is_by_parts(
    session: OfficeSession, question: Question, section: str, registers: Sequence[Asked]
) -> bool:
    register = next((one for one in registers if one.section == section), None)
    if register is None or not question.parts:
        return False
    if not session.desk.operator.may(register.right):
        return False
    own = register if isinstance(register, SmallRegister) else seen_of(session, register)
    return own.is_by_parts(session, question)
