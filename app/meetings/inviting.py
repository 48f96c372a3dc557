"""Our invitations: a letter to each invitee, begun as a draft in the letter register (P1.4, C9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import select

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.invitation_letters import invitation_letter, invitation_table, void_letters
from app.jalali import long_jalali_text
from app.letters import (
    LetterDraft,
    LetterKind,
    LetterState,
    PartyDraft,
    draft_letter,
    letter_from_template,
    list_templates,
)
from app.letters.body import body_document
from app.limits import checked_length
from app.marks import Classification
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import AnswerDraft
from app.meetings.entry import entry_invited
from app.meetings.fields import time_words
from app.meetings.rules import meeting_rules
from app.meetings.states import (
    MOVABLE,
    InviteAnswer,
    InviteChannel,
    InviteeRole,
    Inviter,
    MeetingState,
)
from app.meetings.tables import INVITEES, ITEMS
from app.meetings.texts import INVITE_ANSWERS
from app.rich_text import (
    Block,
    Document,
    Table,
    filled,
    from_plain,
    to_json,
)
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, tidy
from models.base import table_of
from models.letters import Letter

_LETTERS: Final = table_of(Letter)
#: Channels whose invitation is a letter of ours.
BY_LETTER: Final = frozenset(
    {
        InviteChannel.LETTER.value,
        InviteChannel.AUTOMATION.value,
        InviteChannel.BY_HAND.value,
        InviteChannel.EMAIL.value,
    }
)

SUBJECT: Final = "دعوت به {meeting}"
NOBODY: Final = "هنوز کسی دعوت نمی‌شود؛ دعوت‌شدگان را بنویسید."
ALL_INVITED: Final = "برای همه دعوت‌شدگان دعوتنامه آماده شده است."
NOT_OURS: Final = "دعوت این جلسه با دبیرخانه دیگری است."
NOT_NOW: Final = "در این وضعیت کسی دعوت نمی‌شود."
NO_SUBSTITUTE: Final = "نام جانشین را بنویسید."
UNSENT: Final = "دعوتنامه «{name}» هنوز امضا نشده است."
#: Columns of the agenda, with their part of the width.
AGENDA: Final = (("ردیف", 1.1), ("دستور جلسه", 6.7), ("ارائه‌دهنده", 3.0), ("مدت (دقیقه)", 1.4))


def invite(session: OfficeSession, meeting_id: int, version: int, key: UUID) -> Changes[list[int]]:
    """Begin an invitation to each invitee who gets a letter and has none yet, by order of rank.

    The office's template for invitations is used where there is one, else the words of its rules;
    the agenda follows as a table.

    Args:
        session: The transaction.
        meeting_id: Which.
        version: As read.
        key: Made once for the deed.

    Returns:
        The letters.

    Raises:
        NotAllowed: Nobody is named, all are invited, another secretary invites, the operator may
            not write letters, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*MOVABLE, refusal=NOT_NOW)
    if deed.record["invites"] != Inviter.OFFICE.value:
        raise NotAllowed(NOT_OURS)
    people = [row for row in deed.part(INVITEES.name).values() if _gets_letter(row)]
    if not people:
        raise NotAllowed(NOBODY)
    void = void_letters(session, [row["letter_id"] for row in people])
    wanted = [row for row in people if row["letter_id"] in void]
    if not wanted:
        raise NotAllowed(ALL_INVITED)
    made = []
    for row in wanted:
        draft = replace(_invitation(deed, row), request_key=uuid5(key, str(row["id"])))
        letter = draft_letter(session, draft).value
        deed.set_row(INVITEES.name, row["id"], letter_id=letter)
        deed.began_letter(letter)
        made.append(letter)
    done = deed.finish("invite", f"برای {len(made)} نفر دعوتنامه آماده شد.")
    return Changes(made, done.kinds | {Kind.LETTER})


def _gets_letter(row: Mapping[str, Any]) -> bool:
    # Whoever leads or writes the meeting calls it himself.
    return row["channel"] in BY_LETTER and row["role"] != InviteeRole.CHAIR.value


def _invitation(deed: MeetingDeed, person: Mapping[str, Any]) -> LetterDraft:
    meeting = deed.record
    day = long_jalali_text(to_tehran(meeting["starts_at"]).date())
    subject = SUBJECT.format(meeting=f"{meeting['subject']} — {day}")
    party = PartyDraft(
        contact_id=person["contact_id"],
        name=person["name"],
        post=person["post"],
        organisation=person["organisation"],
    )
    secrecy = Classification(meeting["classification"])
    return _with_text(deed, invitation_letter(subject, secrecy, party, ()))


def _with_text(deed: MeetingDeed, draft: LetterDraft) -> LetterDraft:
    """The invitation's words and the agenda."""
    session, meeting = deed.session, deed.record
    closing: tuple[Block, ...] = ()
    fields = meeting_fields(meeting)
    template = next(
        (one for one in list_templates(session) if one.kind is LetterKind.INVITATION), None
    )
    if meeting["invitation_words"]:
        words = from_plain(meeting["invitation_words"])
    elif template is not None:
        draft = letter_from_template(session, template.id, draft, fields)
        words = body_document(draft.body)
    else:
        rules = meeting_rules(session)
        words = from_plain(rules.invitation_words)
        closing = from_plain(rules.invitation_closing).blocks
    text = filled(words, fields).document
    agenda = agenda_table(list(deed.part(ITEMS.name).values()))
    blocks = (*text.blocks, *((agenda,) if agenda is not None else ()), *closing)
    return replace(draft, body=to_json(Document(blocks)))


def meeting_fields(meeting: Mapping[str, Any]) -> dict[str, str]:
    """What the fields of an invitation are filled with."""
    when = persian_digits(time_words(meeting))
    place = meeting["place"] or "دفتر استاندار"
    return {
        "جلسه": meeting["subject"],
        "زمان": when,
        "مکان": place,
        "زمان_جلسه": when,
        "مکان_جلسه": place,
    }


def agenda_table(items: Sequence[Mapping[str, Any]]) -> Table | None:
    """The agenda of a meeting as letters show it; None while nothing stands on it."""
    if not items:
        return None
    lines = [
        (str(number), row["title"], row["presenter"], str(row["minutes"] or "—"))
        for number, row in enumerate(items, 1)
    ]
    return invitation_table(AGENDA, lines)


def invitations_out(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Say that our invitations went out: letters signed, whoever is rung up told.

    Raises:
        NotAllowed: An invitation is not signed yet, another secretary invites, or as for every
            deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    if deed.record["invites"] != Inviter.OFFICE.value:
        raise NotAllowed(NOT_OURS)
    people = list(deed.part(INVITEES.name).values())
    if not people:
        raise NotAllowed(NOBODY)
    column = _LETTERS.c
    unsigned = set(
        session.execute(
            select(column.id).where(
                column.id.in_([row["letter_id"] for row in people if row["letter_id"]]),
                column.state.in_(
                    (
                        LetterState.DRAFT.value,
                        LetterState.FOR_APPROVAL.value,
                        LetterState.FOR_SIGNATURE.value,
                    )
                ),
            )
        ).scalars()
    )
    for row in people:
        if row["letter_id"] in unsigned:
            name = row["name"] or row["organisation"]
            raise NotAllowed(UNSENT.format(name=name))
    deed.move(MeetingState.INVITED)
    entry_invited(deed, "", None)
    return deed.finish("invitations_out", f"دعوت به {len(people)} نفر فرستاده شد.")


def record_answer(
    session: OfficeSession, meeting_id: int, version: int, invitee_id: int, draft: AnswerDraft
) -> Changes[int]:
    """Write what an invitee answered, and whom he sends.

    Raises:
        InvalidFields: He sends a substitute nobody named.
        NotAllowed: The meeting is over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*MOVABLE, MeetingState.IN_SESSION, refusal="دیگر پاسخی نمی‌گیرد.")
    row = deed.row(INVITEES.name, invitee_id)
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("substitute", "substitute_post", "introduction", "note")
    }
    if draft.answer is InviteAnswer.SUBSTITUTE and not texts["substitute"]:
        problems.append(InvalidInput("substitute", NO_SUBSTITUTE))
    if problems:
        raise InvalidFields(problems)
    asked = draft.answer is not InviteAnswer.NONE
    values = {"answer": draft.answer.value, **texts}
    if all(row[name] == value for name, value in values.items()):
        return changed(meeting_id)
    at = session.desk.clock.now() if asked else None
    deed.set_row(INVITEES.name, invitee_id, **values, answered_at=at)
    name = row["name"] or row["organisation"]
    who = f": {texts['substitute']}" if texts["substitute"] else ""
    return deed.finish("record_answer", f"«{name}» {INVITE_ANSWERS[draft.answer]}{who}")
