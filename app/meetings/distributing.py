"""Locked minutes sent to whom they concern: to whom, when, how, and the receipt (P1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.agenda.people import held
from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text
from app.limits import checked_length
from app.marks import Classification
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import DispatchDraft
from app.meetings.entry import entry_followed_up
from app.meetings.reading import meeting_sheet
from app.meetings.resolution_lines import resolution_lines
from app.meetings.rows import MeetingSheet, ResolutionLine
from app.meetings.states import (
    LOCKED,
    OVER,
    DispatchPart,
    InviteChannel,
    MeetingState,
    Presence,
)
from app.meetings.tables import DISPATCHES, RESOLUTIONS
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, persian_digits, search_key, tidy
from app.texts import CLASSIFICATIONS

#: More than any meeting has.
MOST_DISPATCHES: Final = 500
#: Channels others read: what is secret does not go by them (P2.M4, C28).
_OPEN: Final = frozenset({InviteChannel.EMAIL, InviteChannel.TEXT_MESSAGE, InviteChannel.PHONE})
_TEXTS: Final = ("name", "organisation", "number", "receipt", "note")

NOT_LOCKED: Final = "صورتجلسه نهایی ندارد که فرستاده شود."
NOBODY: Final = "گیرنده‌ای نوشته نشده است."
NO_NAME: Final = "نام گیرنده را بنویسید."
NOT_YET: Final = "این تاریخ هنوز نرسیده است."
TOO_OPEN: Final = "صورتجلسه «{words}» با این راه فرستاده نمی‌شود؛ دستی و با رسید."
NO_EXTRACT: Final = "مصوبه‌ای به نام «{name}» نیست که گزیده‌ای بگیرد."


def distribute(
    session: OfficeSession, meeting_id: int, version: int, drafts: Sequence[DispatchDraft]
) -> Changes[int]:
    """Say to whom the locked minutes, or extracts of them, went.

    Raises:
        InvalidFields: Nobody is named, a secret one would go by an open channel, or an extract to
            somebody nothing was resolved for.
        NotAllowed: The minutes are not locked, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    if deed.state not in LOCKED - OVER:
        raise NotAllowed(persian_digits(f"{deed.named} {NOT_LOCKED}"))
    checked = _checked(deed, drafts)
    now, by = session.desk.clock.now(), session.desk.operator.id
    last = max((row["place"] for row in deed.part(DISPATCHES.name).values()), default=0)
    for place, one in enumerate(checked, last + 1):
        deed.add_row(
            DISPATCHES.name,
            place=place,
            part=one.part.value,
            edition=deed.record["edition"],
            contact_id=one.contact_id,
            letter_id=None,
            channel=one.channel.value,
            sent_at=now,
            sent_by=by,
            received_on=one.received_on,
            **{name: getattr(one, name) for name in _TEXTS},
        )
    if deed.state is MeetingState.FINALISED:
        deed.move(MeetingState.DISTRIBUTED)
        entry_followed_up(deed)
    return deed.finish("distribute", f"برای {len(checked)} گیرنده فرستاده شد.")


def _checked(deed: MeetingDeed, drafts: Sequence[DispatchDraft]) -> list[DispatchDraft]:
    problems: list[InvalidInput] = []
    wanted = [one for one in drafts if one.contact_id or one.name.strip() or one.organisation]
    if not wanted:
        problems.append(InvalidInput("name", NOBODY))
    if len(wanted) > MOST_DISPATCHES:
        words = persian_digits(f"بیش از {MOST_DISPATCHES} گیرنده یک‌باره نوشته نمی‌شود.")
        problems.append(InvalidInput("name", words))
    found = [_tidied(deed, one, problems) for one in wanted]
    if problems:
        raise InvalidFields(problems)
    return found


def _tidied(deed: MeetingDeed, draft: DispatchDraft, problems: list[InvalidInput]) -> DispatchDraft:
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _TEXTS
    }
    texts["number"] = latin_digits(texts["number"])
    contact, name = held(deed.session, draft.contact_id, "name")
    texts["name"] = texts["name"] or name
    secrecy = Classification(deed.record["classification"])
    if secrecy >= Classification.SECRET and draft.channel in _OPEN:
        words = TOO_OPEN.format(words=CLASSIFICATIONS[secrecy])
        problems.append(InvalidInput("channel", words))
    if draft.received_on is not None and draft.received_on > deed.session.desk.clock.today():
        problems.append(InvalidInput("received_on", NOT_YET))
    if draft.part is DispatchPart.EXTRACT:
        who = texts["name"] or texts["organisation"]
        lines = resolution_lines(deed.session, RESOLUTIONS.c.meeting_id == deed.id)
        if not of_addressee(lines, contact, who):
            problems.append(InvalidInput("part", NO_EXTRACT.format(name=who)))
    return replace(draft, **texts, contact_id=contact)


def receipt_of(
    session: OfficeSession,
    meeting_id: int,
    version: int,
    dispatch_id: int,
    receipt: str,
    received_on: date | None = None,
) -> Changes[int]:
    """Write the receipt of whoever got the minutes.

    Args:
        session: The transaction.
        meeting_id: Of which meeting.
        version: As read.
        dispatch_id: Which sending.
        receipt: Its number, or who signed for it.
        received_on: The day; today when not said.

    Raises:
        InvalidFields: The day lies ahead.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    row = deed.row(DISPATCHES.name, dispatch_id)
    problems: list[InvalidInput] = []
    words = checked_length("receipt", tidy(receipt), SHORT_LIMIT, problems)
    today = session.desk.clock.today()
    day = received_on or today
    if day > today:
        problems.append(InvalidInput("received_on", NOT_YET))
    if problems:
        raise InvalidFields(problems)
    if (row["receipt"], row["received_on"]) == (words, day):
        return changed(meeting_id)
    deed.set_row(DISPATCHES.name, dispatch_id, receipt=words, received_on=day)
    who = row["name"] or row["organisation"]
    return deed.finish("receipt_of", f"«{who}» در {jalali_text(day)} رسید داد.")


def of_addressee(
    lines: Sequence[ResolutionLine], contact_id: int | None, name: str
) -> list[ResolutionLine]:
    """The resolutions somebody is responsible for or helps with."""
    key = search_key(name)

    def concerns(line: ResolutionLine) -> bool:
        if contact_id is not None and line.responsible_id == contact_id:
            return True
        return bool(key) and key in {
            search_key(one) for one in (line.responsible, *line.co_responsible)
        }

    return [one for one in lines if not one.is_annulled and concerns(one)]


def addressees_of(lines: Sequence[ResolutionLine]) -> list[tuple[int | None, str]]:
    """Whom resolutions name, each once, responsible ones first."""
    found: dict[str, tuple[int | None, str]] = {}
    standing = [one for one in lines if not one.is_annulled]
    for one in standing:
        if one.responsible:
            found.setdefault(search_key(one.responsible), (one.responsible_id, one.responsible))
    for one in standing:
        for name in one.co_responsible:
            found.setdefault(search_key(name), (None, name))
    return list(found.values())


def proposed_dispatches(session: OfficeSession, meeting_id: int) -> list[DispatchDraft]:
    """To whom minutes usually go: who was there or should have been, then an extract to the rest.

    Whoever got this edition already is not among them.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    sheet = meeting_sheet(session, meeting_id)
    sent = {
        search_key(one.name or one.organisation)
        for one in sheet.dispatches
        if one.edition == sheet.edition
    }
    channel = _usual_channel(sheet)
    found: dict[str, DispatchDraft] = {}
    for person in sheet.invitees:
        if person.presence is Presence.UNSAID and not person.is_absent:
            continue
        key = search_key(person.name or person.organisation)
        found.setdefault(
            key,
            DispatchDraft(
                contact_id=person.contact_id,
                name=person.name,
                organisation=person.organisation,
                channel=channel,
            ),
        )
    for contact, name in addressees_of(sheet.resolutions):
        found.setdefault(
            search_key(name),
            DispatchDraft(
                part=DispatchPart.EXTRACT, contact_id=contact, name=name, channel=channel
            ),
        )
    return [draft for key, draft in found.items() if key not in sent]


def _usual_channel(sheet: MeetingSheet) -> InviteChannel:
    secret = sheet.classification >= Classification.SECRET
    return InviteChannel.BY_HAND if secret else InviteChannel.AUTOMATION
