"""Letters of a case begun as drafts: congratulations, condolences, invitations, notes (P6.12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from app.access import Right, require
from app.changes import Changes, Kind
from app.contacts.queries import rows_of
from app.errors import InvalidFields, InvalidInput
from app.groups import group_sheet
from app.invitation_letters import invitation_table
from app.jalali import jalali_text, long_jalali_text
from app.letters import (
    LetterDirection,
    LetterDraft,
    PartyDraft,
    draft_letter,
    letter_from_template,
    list_templates,
)
from app.letters.body import body_document
from app.marks import Classification
from app.protocol.deeds import CaseDeed
from app.protocol.letter_words import WORDS, LetterWords
from app.protocol.states import OURS, LetterPurpose, PersonRole
from app.protocol.tables import LETTERS, PEOPLE
from app.protocol.texts import LETTER_PURPOSES
from app.rich_text import Block, Document, Table, filled, from_plain, to_json
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, search_key

NOBODY: Final = "بنویسید نامه برای کیست."
EMPTY_GROUP: Final = "گروه «{name}» عضوی ندارد."
TOO_MANY: Final = "بیش از {most} نامه با هم آماده نمی‌شود."

#: More letters at once no secretariat signs.
MOST_LETTERS: Final = 500
#: The people of a note, with their part of the width.
_PEOPLE: Final = (
    ("ردیف", 1.4),
    ("نام", 3.4),
    ("نام به لاتین", 3.4),
    ("سمت", 3.4),
    ("گذرنامه", 2.3),
    ("اعتبار تا", 2.1),
)
#: Columns whose letters and digits stay as they are in the passport.
_AS_WRITTEN: Final = (2, 4)


def begin_case_letter(
    session: OfficeSession,
    case_id: int,
    version: int,
    purpose: LetterPurpose,
    parties: Sequence[PartyDraft],
    key: UUID | None = None,
) -> Changes[list[int]]:
    """Begin a letter of a case to each receiver; taking the step back gives the drafts up.

    The office's template named after the purpose («تبریک», «تسلیت», …), or after purpose and
    occasion, is used where there is one, else the words that come along.

    Args:
        session: The transaction.
        case_id: Which.
        version: As read.
        purpose: What for.
        parties: To whom; a group becomes its members, and nobody gets two.
        key: Made once for the deed.

    Returns:
        The letters.

    Raises:
        InvalidFields: Nobody is named, or a group is empty.
        NotAllowed: The case is over, the operator may not write letters, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    receivers = _unfolded(session, parties)
    made = []
    key = key or uuid4()
    for place, party in enumerate(receivers):
        draft = replace(_begun(deed, purpose, party), request_key=uuid5(key, str(place)))
        letter = draft_letter(session, draft).value
        deed.add_row(LETTERS.name, letter_id=letter, purpose=purpose.value)
        deed.began_letter(letter)
        made.append(letter)
    named = LETTER_PURPOSES[purpose]
    whom = f"«{_called(receivers[0])}»" if len(receivers) == 1 else f"{len(receivers)} گیرنده"
    done = deed.finish("begin_case_letter", f"نامه {named} برای {whom} آماده شد.")
    return Changes(made, done.kinds | {Kind.LETTER})


def _called(party: PartyDraft) -> str:
    return party.name or party.organisation or party.post


def _unfolded(session: OfficeSession, parties: Sequence[PartyDraft]) -> list[PartyDraft]:
    """Receivers as they are written to: groups as their members, each once."""
    found: list[PartyDraft] = []
    seen: set[int] = set()
    for one in parties:
        for party in _members(session, one):
            if party.is_empty or party.contact_id in seen:
                continue
            if party.contact_id is not None:
                seen.add(party.contact_id)
            found.append(_as_known(session, party))
    if not found:
        raise InvalidFields([InvalidInput("receivers", NOBODY)])
    if len(found) > MOST_LETTERS:
        words = persian_digits(TOO_MANY.format(most=MOST_LETTERS))
        raise InvalidFields([InvalidInput("receivers", words)])
    return found


def _members(session: OfficeSession, party: PartyDraft) -> list[PartyDraft]:
    if party.group_id is None:
        return [party]
    group = group_sheet(session, party.group_id)
    if not group.members:
        words = EMPTY_GROUP.format(name=group.name)
        raise InvalidFields([InvalidInput("receivers", words)])
    return [
        replace(party, group_id=None, contact_id=one.id, name=one.name) for one in group.members
    ]


def _as_known(session: OfficeSession, party: PartyDraft) -> PartyDraft:
    """With post and body as the directory has them, where nothing else was typed."""
    rows = rows_of(session, [party.contact_id]) if party.contact_id is not None else []
    if not rows:
        return party  # the letter register refuses it in words
    return replace(
        party,
        name=party.name or rows[0].name,
        post=party.post or rows[0].post,
        organisation=party.organisation or rows[0].organisation,
    )


def _begun(deed: CaseDeed, purpose: LetterPurpose, party: PartyDraft) -> LetterDraft:
    session, case, words = deed.session, deed.record, WORDS[purpose]
    fields = case_letter_fields(case) | {"گیرنده": _called(party)}
    draft = LetterDraft(
        direction=LetterDirection.OUTGOING,
        kind=words.kind,
        classification=Classification(case["classification"]),
        wants_answer=False,
        parties=(party,),
    )
    template = _template(session, purpose, words, case["subject"])
    if template is not None:
        draft = letter_from_template(session, template, draft, fields)
        text = body_document(draft.body)
    else:
        subject = words.subject.replace("{مناسبت}", case["subject"])
        draft = replace(draft, subject=subject)
        text = filled(from_plain(words.text), fields).document
    blocks: tuple[Block, ...] = text.blocks
    people = people_table(deed) if words.with_people else None
    if people is not None:
        blocks = (*blocks, people)
    return replace(draft, subject=draft.subject[:SHORT_LIMIT], body=to_json(Document(blocks)))


def _template(
    session: OfficeSession, purpose: LetterPurpose, words: LetterWords, subject: str
) -> int | None:
    """The office's template for a purpose: that of this occasion before the general one."""
    named, about = search_key(LETTER_PURPOSES[purpose]), search_key(subject)
    fitting = [
        (search_key(one.name), one.id)
        for one in list_templates(session)
        if one.kind in (None, words.kind)
    ]
    of_occasion = (number for name, number in fitting if named in name and about in name)
    general = (number for name, number in fitting if name == named)
    return next(of_occasion, next(general, None))


def case_letter_fields(case: Mapping[str, Any]) -> dict[str, str]:
    """What the fields of a case's letter are filled with."""
    first = long_jalali_text(case["starts_on"])
    last = long_jalali_text(case["ends_on"])
    when = persian_digits(first if first == last else f"{first} تا {last}")
    place = case["place"] or case["city"] or "استانداری"
    return {
        "مناسبت": case["subject"],
        "زمان": when,
        "مکان": place,
        "کشور": case["country"] or place,
        "جلسه": case["subject"],
        "زمان_جلسه": when,
        "مکان_جلسه": place,
    }


def people_table(deed: CaseDeed) -> Table | None:
    """The people of a case with their passports, for a note; None where nobody is named."""
    rows = [row for row in deed.part(PEOPLE.name).values() if PersonRole(row["role"]) not in OURS]
    if not rows:
        return None
    lines = [
        (
            str(place),
            row["name"] or row["organisation"],
            row["second_name"] or "—",
            row["post"] or row["organisation"] or "—",
            row["passport"] or "—",
            jalali_text(row["passport_until"]) if row["passport_until"] else "—",
        )
        for place, row in enumerate(rows, 1)
    ]
    return invitation_table(_PEOPLE, lines, as_written=_AS_WRITTEN)
