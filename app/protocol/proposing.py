"""What a new case begins with: from a letter that asks, from an occasion, from its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.access import Right, require
from app.letters import letter_sheet
from app.marks import Classification
from app.protocol.checklists import first_checklist
from app.protocol.drafts import CaseDraft
from app.protocol.register_rows import OccasionRow
from app.protocol.states import CaseKind, SecondLanguage
from app.session import OfficeSession

#: Kinds whose guests seldom read Persian.
_FOREIGN: Final = frozenset({CaseKind.DELEGATION, CaseKind.COUNTRY_SESSION})


def case_proposal(
    session: OfficeSession,
    kind: CaseKind,
    *,
    letter_id: int | None = None,
    occasion: OccasionRow | None = None,
) -> CaseDraft:
    """What the form of a new case shows before anybody types.

    Args:
        session: The transaction.
        kind: What the case is about.
        letter_id: The letter that asks for it: its number, date and sender are taken over.
        occasion: The occasion it is for, with its day.

    Raises:
        NotAllowed: The operator may not read protocol work, or letters where one is named.
        NotFound: There is no such letter for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    draft = CaseDraft(
        kind=kind,
        checklist=first_checklist(session, kind).key,
        owner=session.desk.operator.full_name,
        second_language=SecondLanguage.ENGLISH if kind in _FOREIGN else SecondLanguage.NONE,
    )
    if occasion is not None:
        draft = replace(
            draft,
            subject=occasion.title,
            starts_on=occasion.day,
            ends_on=occasion.day,
            occasion=occasion.key,
        )
    if letter_id is None:
        return draft
    letter = letter_sheet(session, letter_id)
    return replace(
        draft,
        letter_id=letter_id,
        subject=draft.subject or letter.subject,
        classification=Classification(letter.classification),
        requested_by=letter.organisation or letter.sender_name,
        request_number=letter.their_number or letter.number,
        request_date=letter.their_date or letter.dated,
        body_id=letter.organisation_id,
        body=letter.organisation,
    )
