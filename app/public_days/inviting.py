"""Invitations to the managers of a day: letters of ours that name their problems (P2.18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID, uuid5

from app.access import Right, require
from app.changes import Changes, Kind
from app.clock import to_tehran
from app.errors import NotAllowed
from app.invitation_letters import invitation_letter, invitation_table, void_letters
from app.jalali import long_jalali_text
from app.letters import LetterDraft, PartyDraft, draft_letter
from app.marks import Classification
from app.public_days.deeds import PublicDayDeed
from app.public_days.managers import ON_LIST, agency_key
from app.public_days.planning import day_words
from app.public_days.states import PublicDayState
from app.rich_text import Block, Paragraph, Run, Table
from app.session import OfficeSession
from app.text import persian_digits, search_key
from app.visits.tables import MANAGERS

_D: Final = PublicDayState

NOBODY: Final = "هنوز مدیری نام برده نشده است."
ALL_INVITED: Final = "همه مدیران دعوت شده‌اند."

#: What an invitation says before the list of problems, and after it.
ASKED: Final = (
    "ملاقات عمومی استاندار در {when}{place} برگزار می‌شود. خواهشمند است برای پاسخ‌گویی به "
    "درخواست‌های زیر در جلسه حضور یابید."
)
OPEN_INVITATION: Final = (
    "ملاقات عمومی استاندار در {when}{place} برگزار می‌شود. خواهشمند است در جلسه حضور یابید."
)
BRING: Final = "پیشینه و پاسخ هر درخواست را همراه داشته باشید."
SUBJECT: Final = "دعوت به ملاقات عمومی {day}"
#: Columns of the table of problems, with their part of the width.
PROBLEMS: Final = (("نوبت", 0.9), ("درخواست‌کننده", 3.0), ("موضوع", 6.0), ("شماره", 2.2))


def invite_managers(
    session: OfficeSession, day_id: int, version: int, key: UUID
) -> Changes[list[int]]:
    """Begin an invitation to each manager who has none, naming the problems that concern him.

    Each begins as a draft in the letter register, to be approved, signed and numbered there.

    Args:
        session: The transaction.
        day_id: Which.
        version: As read.
        key: Made once for the deed.

    Returns:
        The letters.

    Raises:
        NotAllowed: Nobody is named, all are invited, the operator may not write letters, or as for
            every deed.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    deed = PublicDayDeed(session, day_id, version)
    deed.require(_D.PRESENTED, _D.INVITED, refusal="در این وضعیت مدیری دعوت نمی‌کند.")
    managers = deed.part(MANAGERS.name)
    if not managers:
        raise NotAllowed(NOBODY)
    void = void_letters(session, [row["letter_id"] for row in managers.values()])
    wanted = [row for row in managers.values() if row["letter_id"] in void]
    if not wanted:
        raise NotAllowed(ALL_INVITED)
    made = []
    for row in wanted:
        draft = replace(_invitation(deed, row), request_key=uuid5(key, str(row["id"])))
        letter = draft_letter(session, draft).value
        deed.set_row(MANAGERS.name, row["id"], letter_id=letter)
        deed.began_letter(letter)
        made.append(letter)
    if deed.state is _D.PRESENTED:
        deed.move(_D.INVITED)
    done = deed.finish("invite_managers", f"برای {len(made)} مدیر دعوتنامه آماده شد.")
    return Changes(made, done.kinds | {Kind.LETTER})


def _invitation(deed: PublicDayDeed, manager: Mapping[str, Any]) -> LetterDraft:
    day = deed.record
    place = f" در {day['place']}" if day["place"] else ""
    rows = problems_of(deed, manager)
    asked = (ASKED if rows else OPEN_INVITATION).format(when=day_words(day), place=place)
    blocks: list[Block] = [_said(persian_digits(asked))]
    if rows:
        blocks += [_table(rows), _said(BRING)]
    subject = SUBJECT.format(day=long_jalali_text(to_tehran(day["starts_at"]).date()))
    party = PartyDraft(
        contact_id=manager["contact_id"] or manager["organisation_id"],
        name=manager["name"],
        post=manager["post"],
        organisation=manager["organisation"],
    )
    secrecy = Classification(max([0, *(row["classification"] for row in rows)]))
    return invitation_letter(subject, secrecy, party, blocks)


def problems_of(deed: PublicDayDeed, manager: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The petitions that concern a manager's agency and that this operator may know."""
    key = agency_key(manager["organisation_id"], manager["organisation"])
    clearance = int(deed.session.desk.operator.clearance)
    return [
        row
        for row in deed.petitions(*ON_LIST)
        if row["classification"] <= clearance
        and (row["agency_id"] is not None or row["agency"])
        and _concerns(row, key, manager["organisation"])
    ]


def _concerns(row: Mapping[str, Any], key: object, organisation: str) -> bool:
    """Whether a petition is an agency's, also where only one of both has it from the directory."""
    if agency_key(row["agency_id"], row["agency"]) == key:
        return True
    return bool(organisation) and search_key(row["agency"]) == search_key(organisation)


def _said(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _table(rows: Sequence[Mapping[str, Any]]) -> Table:
    lines = [
        (
            str(row["turn"]) if row["turn"] is not None else "—",
            row["visitor_name"],
            row["subject"],
            row["number"],
        )
        for row in rows
    ]
    return invitation_table(PROBLEMS, lines)
