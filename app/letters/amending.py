"""Correcting what was typed of a letter; its number, book and state stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert

from app import journal
from app.access import require_may_classify
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.letters.deeds import (
    ENCLOSURES,
    LINKS,
    PARTIES,
    LetterDeed,
)
from app.letters.drafts import (
    LetterDraft,
    checked_letter,
)
from app.letters.linking import write_links
from app.letters.reading import letter_draft
from app.letters.registering import content, party_row, with_contacts, write_enclosures
from app.letters.states import DONE, LetterDirection
from app.marks import Classification
from app.session import OfficeSession
from app.text import persian_digits

#: What steps write; correcting a letter leaves it alone.
_DECIDED = ("direction",)


def amend_letter(
    session: OfficeSession, letter_id: int, version: int, draft: LetterDraft
) -> Changes[int]:
    """Correct what was typed of a letter; its number, book and state stay.

    The classification of a letter that came in may rise and never fall: only its sender may lower
    it (by-law of 1354, article 4).

    Raises:
        NotAllowed: It is settled or annulled, signed already, or its class would fall.
        InvalidFields: Something typed cannot be taken.
        NotFound, StaleRecord: As for every deed.
    """
    require_may_classify(session.desk.operator, draft.secrecy)
    deed = LetterDeed(session, letter_id, version)
    _require_amendable(deed, draft)
    draft = replace(draft, request_key=deed.letter["request_key"])
    entered = deed.letter["registered_at"]
    booked = to_tehran(entered).date() if entered is not None else None
    checked = with_contacts(session, checked_letter(draft, session.desk.clock.now(), booked))
    after = content(session, checked)
    differences = journal.differences({name: deed.letter[name] for name in after}, after)
    before = letter_draft(session, letter_id)
    if not differences and not _parts_differ(before, checked.draft):
        return changed(letter_id)
    deed.letter.update(after)
    if deed.letter["due_on"] != deed.before["due_on"]:
        # Another deadline is warned of anew.
        deed.letter["warned"] = 0
    deed.letter["back_dated"] = booked is not None and checked.dated < booked
    for part in (ENCLOSURES, LINKS):
        session.execute(delete(part).where(part.c.letter_id == letter_id))
    write_enclosures(session, letter_id, checked.draft)
    write_links(session, letter_id, checked.draft.links, before.links)
    _write_over_parties(deed, checked.draft)
    deed.save(deed.letter["last_step"])
    deed.note("amend_letter", persian_digits(f"{deed.named} اصلاح شد."), differences)
    return changed(letter_id, Kind.LETTER, Kind.ORDER, Kind.FOLDER)


def _require_amendable(deed: LetterDeed, draft: LetterDraft) -> None:
    letter = deed.letter
    if deed.state in DONE:
        raise NotAllowed(f"{deed.named} پایان یافته است و اصلاح نمی‌شود؛ نخست گام آن را پس بگیرید.")
    if any(getattr(draft, name).value != letter[name] for name in _DECIDED):
        raise NotAllowed("جهت نامه پس از ثبت عوض نمی‌شود؛ این را باطل و نامه درست را ثبت کنید.")
    ours = letter["direction"] == LetterDirection.OUTGOING.value or letter["drafter_id"] is not None
    if ours and letter["number"]:
        raise NotAllowed("نامه امضاشده اصلاح نمی‌شود؛ نامه‌ای دیگر پیرو آن بنویسید.")
    came_in = letter["direction"] == LetterDirection.INCOMING.value
    if came_in and draft.secrecy < Classification(letter["classification"]):
        raise InvalidFields(
            [InvalidInput("classification", "طبقه‌بندی نامه وارده را تنها فرستنده آن پایین می‌آورد.")]
        )


def _parts_differ(before: LetterDraft, draft: LetterDraft) -> bool:
    """Whether enclosures, references or parties are others than before."""
    return (before.enclosures, before.links, before.parties) != (
        draft.enclosures,
        draft.links,
        draft.parties,
    )


def _write_over_parties(deed: LetterDeed, draft: LetterDraft) -> None:
    """Put these parties in the place of those before; what was sent or read of one stays his.

    Raises:
        NotAllowed: Somebody it was sent to would go.
    """
    session = deed.session
    kept: dict[int, dict[str, Any]] = {}
    left = dict(deed.parties)
    for place, one in enumerate(draft.parties, 1):
        row = party_row(deed.id, place, one)
        if one.id in left:
            before = left.pop(one.id)
            own = ("role", "contact_id", "name", "post", "organisation", "reason", "place")
            row = before | {name: row[name] for name in own}
            if before["sent_at"] is None:
                row["channel"] = one.channel.value if one.channel else ""
            session.execute(
                PARTIES.update()
                .where(PARTIES.c.id == before["id"])
                .values({name: value for name, value in row.items() if name != "id"})
            )
            kept[before["id"]] = row
        else:
            number = session.execute(
                insert(PARTIES).values(**row).returning(PARTIES.c.id)
            ).scalar_one()
            kept[number] = {"id": number, **row}
    for number, row in left.items():
        if row["sent_at"] is not None or row["read_at"] is not None:
            raise NotAllowed(f"نامه برای «{row['name']}» فرستاده شده است و از گیرندگان نمی‌رود.")
        session.execute(delete(PARTIES).where(PARTIES.c.id == number))
    deed.parties = kept
