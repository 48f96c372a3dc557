"""A deed on a letter as one step: what it wrote, what that wrote over, and the way back.

A letter and its parties are one whole with one version: whoever read it before another desk's deed
is told so. The newest step that stands can be taken back; its row stays as the trace.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from app import journal
from app.access import Right, require, require_clearance
from app.attachments import before_move, put_move_back
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import NotFound, StaleRecord
from app.folder import follow_record
from app.letters.keys import letter_search_key
from app.letters.sheets import letter_sheet_card
from app.letters.states import LetterState, require_transition
from app.marks import Classification
from app.orders import SourceCard, follow_source
from app.overwriting import overwritten, typed
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, search_key
from models.base import table_of
from models.letters import Letter, LetterEnclosure, LetterLink, LetterParty, LetterStep

MISSING: Final = "این نامه در دفتر یافت نشد."

LETTERS: Final = table_of(Letter)
PARTIES: Final = table_of(LetterParty)
ENCLOSURES: Final = table_of(LetterEnclosure)
LINKS: Final = table_of(LetterLink)
STEPS: Final = table_of(LetterStep)

# Every deed asks these. They are built once: building a statement takes longer than asking it.
_LETTER: Final = select(LETTERS).where(LETTERS.c.id == bindparam("letter_id"))
_PARTIES: Final = (
    select(PARTIES)
    .where(PARTIES.c.letter_id == bindparam("letter_id"))
    .order_by(PARTIES.c.place, PARTIES.c.id)
)
_ENCLOSED: Final = (
    select(ENCLOSURES.c.title)
    .where(ENCLOSURES.c.letter_id == bindparam("letter_id"))
    .order_by(ENCLOSURES.c.place, ENCLOSURES.c.id)
)
_SAVE: Final = (
    update(LETTERS)
    .where(LETTERS.c.id == bindparam("letter_id"), LETTERS.c.version == bindparam("read_version"))
    .returning(LETTERS.c.id)
)
_SAVE_PARTY: Final = update(PARTIES).where(PARTIES.c.id == bindparam("party_id"))
_LEAVE_STEP: Final = insert(STEPS)

#: The step every letter begins with; a number once given is annulled, not undone.
REGISTERED: Final = "register_letter"
DRAFTED: Final = "draft_letter"
#: Of a number of a block nobody used, and of a letter of a paper register.
BLOCK_SETTLED: Final = "settle_block"
IMPORTED: Final = "import_letter"
FIRST_STEPS: Final = (REGISTERED, DRAFTED, BLOCK_SETTLED, IMPORTED)

#: Putting files on a letter and off it is undone by its own deed; taking back passes it over.
FILE_STEPS: Final = frozenset({"attach_file", "detach_file"})

#: Putting the pages of a file in order is taken back like any deed, while the file is there.
ARRANGED: Final = "arrange_file"


def seen_letter(session: OfficeSession, letter_id: int) -> dict[str, Any]:
    """A letter's columns, if this operator may see it.

    Raises:
        NotFound: There is no such letter for him.
    """
    row = session.ask(_LETTER, {"letter_id": letter_id}).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    require_clearance(session.desk.operator, Classification(row["classification"]), MISSING)
    return dict(row)


def named_letter(letter: Mapping[str, Any]) -> str:
    """A letter as sentences name it."""
    number = letter["number"]
    return f"نامه {number}" if number else f"پیش‌نویس «{letter['subject']}»"


def parties_of(session: OfficeSession, letter_id: int) -> dict[int, dict[str, Any]]:
    """The parties of a letter by id, in their order."""
    rows = session.ask(_PARTIES, {"letter_id": letter_id}).mappings()
    return {row["id"]: dict(row) for row in rows}


class LetterDeed:
    """One deed on one letter, from the version that was read to the step it leaves."""

    def __init__(
        self,
        session: OfficeSession,
        letter_id: int,
        version: int,
        *,
        right: Right | None = Right.REGISTER_LETTERS,
    ) -> None:
        """Hold a letter as the desk read it.

        Args:
            session: The transaction.
            letter_id: Which.
            version: As read.
            right: What the deed needs; None where whoever calls has asked his own.

        Raises:
            NotAllowed: The operator may not.
            NotFound: There is no such letter for him.
            StaleRecord: Another desk did something since.
        """
        if right is not None:
            require(session.desk.operator, right)
        self.session = session
        self.letter = seen_letter(session, letter_id)
        if self.letter["version"] != version:
            raise StaleRecord(STALE)
        self.parties = parties_of(session, letter_id)
        self.before = dict(self.letter)
        self.kinds = {Kind.LETTER}
        self._overwrote: dict[tuple[str, int], dict[str, Any]] = {}

    @property
    def id(self) -> int:
        """Of the letter."""
        number: int = self.letter["id"]
        return number

    @property
    def state(self) -> LetterState:
        """Where it stands now."""
        return LetterState(self.letter["state"])

    @property
    def named(self) -> str:
        """The letter as sentences name it."""
        return named_letter(self.letter)

    def set(self, **values: Any) -> None:
        """Write columns of the letter."""
        self._remember("letters", self.letter, values)
        self.letter.update(values)

    def party(self, party_id: int) -> dict[str, Any]:
        """One of its parties.

        Raises:
            NotFound: It is none of this letter's.
        """
        if party_id not in self.parties:
            raise NotFound("این گیرنده از آن نامه نیست.")
        return self.parties[party_id]

    def set_party(self, party_id: int, **values: Any) -> None:
        """Write columns of a party."""
        party = self.party(party_id)
        self._remember("parties", party, values)
        party.update(values)

    def move(self, wanted: LetterState, **values: Any) -> None:
        """Lead the letter to another state.

        Raises:
            NotAllowed: Its life has no such step.
        """
        require_transition(self.letter["number"], self.state, wanted)
        self.set(state=wanted.value, **values)

    def move_paper(self, place: str, with_whom: str = "") -> None:
        """Say where the paper lies from now on; a letter without paper has none to move."""
        if self.letter["paper_place"] != "none":
            self.set(
                paper_place=place,
                paper_with=with_whom,
                paper_since=self.session.desk.clock.now(),
            )

    def move_file(self, number: int, *, onto: bool) -> None:
        """Remember that the deed puts a file onto the letter or off it, to be taken back."""
        self._overwrote["attachments", number] = before_move(self.session, onto=onto)

    def _remember(self, table: str, row: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        before = self._overwrote.setdefault((table, row["id"]), {})
        for name in values:
            before.setdefault(name, row[name])

    def finish(
        self,
        action: str,
        words: str,
        *,
        order_id: int | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Changes[int]:
        """Save what was written, leave the step and say it in the journal.

        Raises:
            StaleRecord: Another desk was faster.
        """
        said = persian_digits(words)
        self.save(said)
        row = step_row(self.session, self.id, action, said, order_id=order_id)
        self.write_step(row | {"overwrote": overwritten(self._overwrote)})
        self.note(action, said, details)
        return changed(self.id, *self.kinds)

    def write_step(self, row: dict[str, Any]) -> None:
        """Write the step this deed leaves."""
        leave_step(self.session, row)

    def note(self, action: str, words: str, details: Mapping[str, object] | None = None) -> None:
        """Say a deed in the journal, as secret as the letter is or was."""
        journal.note(
            self.session,
            Kind.LETTER,
            self.id,
            action,
            words,
            details=details,
            classification=max(self.letter["classification"], self.before["classification"]),
        )

    def save(self, last_step: str) -> None:
        """Write the letter and the parties that changed over the version that was read."""
        version = self.letter["version"]
        self.stamp(last_step)
        written = {name: value for name, value in self.letter.items() if value != self.before[name]}
        held = {"letter_id": self.id, "read_version": version}
        if self.session.ask(_SAVE, written | held).scalar() is None:
            raise StaleRecord(STALE)
        for table, number in self._overwrote:
            if table == "parties":
                row = {name: value for name, value in self.parties[number].items() if name != "id"}
                self.session.ask(_SAVE_PARTY, row | {"party_id": number})
        if any(self.letter[name] != self.before[name] for name in _SHOWN_ELSEWHERE):
            follow_source(self.session, card_of_letter(self.letter))
            follow_record(self.session, letter_sheet_card(self.letter))

    def stamp(self, last_step: str) -> None:
        """Bring what follows from the other columns up to what they say now."""
        self.letter |= {
            "last_step": last_step[:SHORT_LIMIT],
            "last_step_at": self.session.desk.clock.now(),
            "version": self.letter["version"] + 1,
            **self.found_by(),
        }

    def found_by(self) -> dict[str, str]:
        """The columns it is found by, as they follow from the others."""
        return {
            "number_key": search_key(self.letter["number"]),
            "search_key": letter_search_key(self.letter, self.parties, self.enclosed()),
        }

    def enclosed(self) -> Sequence[str]:
        """The titles of what is enclosed, as the letter has them now."""
        return self.session.ask(_ENCLOSED, {"letter_id": self.id}).scalars().all()

    def restore(self, overwrote: str) -> None:
        """Put back what an earlier deed wrote over."""
        for table, number, values in json.loads(overwrote):
            if table == "letters":
                self.set(**typed(LETTERS, values))
            elif table == "attachments":
                put_move_back(self.session, number, values)
            elif number in self.parties:
                self.set_party(number, **typed(PARTIES, values))


#: What orders and sheets of the folder show of a letter.
_SHOWN_ELSEWHERE: Final = (
    "number",
    "subject",
    "sender_name",
    "sender_post",
    "organisation",
    "sender_phone",
    "classification",
    "wants_answer",
)


def sender_words(letter: Mapping[str, Any]) -> str:
    """Who sent a letter, as lists name him: the person and his post, or the office alone."""
    who = letter["sender_name"] or letter["sender_post"]
    where = letter["organisation"]
    return " · ".join(part for part in (who, where) if part)


def card_of_letter(letter: Mapping[str, Any]) -> SourceCard:
    """A letter as the lists of orders show it."""
    waits = letter["wants_answer"] and letter["direction"] == "incoming"
    return SourceCard(
        kind=Kind.LETTER,
        id=letter["id"],
        number=letter["number"],
        title=letter["subject"],
        applicant=sender_words(letter)[:SHORT_LIMIT] if waits else "",
        applicant_phone=letter["sender_phone"] if waits else "",
        classification=Classification(letter["classification"]),
        on=letter["dated"],
    )


def step_row(
    session: OfficeSession,
    letter_id: int,
    action: str,
    words: str,
    *,
    order_id: int | None = None,
) -> dict[str, Any]:
    """The columns of a step taken at this desk now."""
    return {
        "letter_id": letter_id,
        "at": session.desk.clock.now(),
        "operator_id": session.desk.operator.id,
        "action": action,
        "words": words,
        "order_id": order_id,
        "overwrote": "[]",
        "taken_back_at": None,
        "taken_back_by": None,
    }


def leave_step(session: OfficeSession, row: Mapping[str, Any]) -> None:
    """Write a step."""
    session.ask(_LEAVE_STEP, row)


def standing_steps(session: OfficeSession, letter_id: int) -> list[Mapping[str, Any]]:
    """The steps of a letter that were not taken back, oldest first."""
    rows = session.execute(
        select(STEPS)
        .where(STEPS.c.letter_id == letter_id, STEPS.c.taken_back_at.is_(None))
        .order_by(STEPS.c.id)
    ).mappings()
    return [dict(row) for row in rows]
