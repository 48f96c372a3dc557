"""The contact log of a case: what was said and agreed with whom (P6.14, P9.5)."""

from __future__ import annotations

from typing import Any, Final

from app.agenda.people import held
from app.changes import Changes
from app.contacts.queries import rows_of
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import ConversationDraft
from app.protocol.tables import CONVERSATIONS
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, tidy

NO_WORDS: Final = "آنچه گفته یا توافق شد را بنویسید."
NO_NAME: Final = "با چه کسی یا کدام دستگاه؟"
IN_FUTURE: Final = "این زمان هنوز نیامده است."


def record_conversation(
    session: OfficeSession, case_id: int, version: int, draft: ConversationDraft
) -> Changes[int]:
    """Write a line into the contact log; also of a case that is over.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    columns = log_conversation(deed, draft)
    name = columns["name"] or columns["organisation"]
    first = columns["words"].splitlines()[0][:120]
    return deed.finish("record_conversation", f"{name}: {first}")


def log_conversation(deed: CaseDeed, draft: ConversationDraft) -> dict[str, Any]:
    """Add a line to the log as part of a deed.

    Returns:
        Its columns.

    Raises:
        InvalidFields: Something typed cannot be taken.
    """
    session, problems = deed.session, list[InvalidInput]()
    number, name = held(session, draft.contact_id, "name")
    line = rows_of(session, [number])[0] if number is not None else None
    texts: dict[str, Any] = {
        field: checked_length(field, tidy(getattr(draft, field)), SHORT_LIMIT, problems)
        for field in ("name", "organisation", "phone")
    }
    words = checked_length("words", tidy(draft.words, multiline=True), LONG_LIMIT, problems)
    texts["name"] = texts["name"] or name
    if line is not None:
        texts["organisation"] = texts["organisation"] or line.organisation
        texts["phone"] = texts["phone"] or line.phone
    texts["phone"] = latin_digits(texts["phone"])
    now = session.desk.clock.now()
    if not words:
        problems.append(InvalidInput("words", NO_WORDS))
    if not texts["name"] and not texts["organisation"]:
        problems.append(InvalidInput("name", NO_NAME))
    if draft.at is not None and draft.at > now:
        problems.append(InvalidInput("at", IN_FUTURE))
    if problems:
        raise InvalidFields(problems)
    columns = {
        "at": draft.at or now,
        "operator_id": session.desk.operator.id,
        "channel": draft.channel.value,
        "direction": draft.direction.value,
        "contact_id": number,
        **texts,
        "words": words,
    }
    deed.add_row(CONVERSATIONS.name, **columns)
    return columns
