"""Writing a paper register that was proved: its letters under their numbers, its gaps annulled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import func, insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed, StaleRecord
from app.exchange.bulk import (
    AT_ONCE,
    ImportResult,
    Rows,
    kinds_of,
    refuse_second_time,
    reserved_ids,
    write_down,
    write_rows,
)
from app.exchange.letter_rows import FROM_PAPER
from app.exchange.letters import (
    IMPORT_TAKEN_BACK,
    NOT_IN_BOOK,
    PaperBook,
    PlannedLetter,
    free_numbers,
    require_open_year,
    with_organisation,
)
from app.exchange.rows import Plan
from app.jalali import to_jalali
from app.letters import LetterDirection, LetterKind, LetterState, PaperPlace
from app.letters.blocks import empty_columns
from app.letters.deeds import IMPORTED, LETTERS, STEPS, step_row
from app.letters.keys import letter_search_key
from app.letters.registering import (
    content,
    drafted_search_key,
    enclosure_row,
    first_columns,
    party_row,
)
from app.letters.registers import RegisterLine, number_text, register_of
from app.marks import Urgency
from app.numbering import reach_serial
from app.progress import Progress
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, search_key
from models.base import Base, table_of
from models.letters import Letter, LetterEnclosure, LetterParty, LetterStep, NumberBlock
from models.office import JournalEntry

_BLOCKS: Final = table_of(NumberBlock)
_JOURNAL: Final = table_of(JournalEntry)

_MOVED_ON: Final = "از هنگام بررسی شماره‌ای از این دفتر داده شده است؛ پرونده را دوباره بررسی کنید."
_TOUCHED: Final = (
    "{} نامه از آنچه وارد شد پس از آن تغییر کرده است و یک‌جا پس گرفته نمی‌شود؛ آن‌ها را یک‌به‌یک "
    "باطل کنید."
)


def import_letters(
    session: OfficeSession,
    plan: Plan[PlannedLetter],
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write every letter of a plan under its book's own number; numbers it lacks are annulled.

    Raises:
        NotAllowed: The operator may not, or the year is closed.
        StaleRecord: This plan is written already, or one of its numbers was given since.
        Cancelled: By `progress`; nothing was written.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    progress = progress or Progress()
    progress.begin("آماده کردن سطرها")
    keys = [one.checked.draft.request_key for one in plan.taken]
    refuse_second_time(session, Letter, keys)
    ids: list[int] = []
    if plan.taken:
        ids = _Writing(session, plan, progress).write()
    import_id = write_down(session, plan, ids, mapping_name, {})
    result = ImportResult(import_id, len(ids), 0, 0, len(plan.repeated), plan.refused_rows)
    return changed(result, *kinds_of(plan))


class _Writing:
    """One paper register on its way into the store."""

    def __init__(
        self, session: OfficeSession, plan: Plan[PlannedLetter], progress: Progress
    ) -> None:
        self._session, self._plan, self._progress = session, plan, progress
        self._book: PaperBook = plan.taken[0].book
        self._register: RegisterLine = register_of(session, self._book.register_id)
        self._parts: dict[type[Base], list[dict[str, Any]]] = {
            LetterParty: [],
            LetterEnclosure: [],
            LetterStep: [],
        }

    def write(self) -> list[int]:
        """Write it; answers with the ids of its letters."""
        session, book = self._session, self._book
        require_open_year(session, self._register, book.year)
        highest = max(one.serial for one in self._plan.taken)
        # The counter is held from here on, so that nobody gives these numbers meanwhile.
        reach_serial(session, self._register.series, book.year, highest)
        free, given = self._numbers()
        serials = {one.serial for one in self._plan.taken}
        if serials & given:
            raise StaleRecord(_MOVED_ON)
        fresh = [one for one in self._plan.taken if one.serial not in free]
        gaps = sorted(set(range(1, highest)) - serials - given - free.keys())
        new_ids = reserved_ids(session, Letter, len(fresh) + len(gaps))
        by_serial = {one.serial: number for one, number in zip(fresh, new_ids, strict=False)}
        letters = [self._letter(by_serial[one.serial], one) for one in fresh]
        empty = empty_columns()
        for number, serial in zip(new_ids[len(fresh) :], gaps, strict=True):
            letters.append(self._gap(number, serial, empty))
        self._give_free_numbers(free)
        rows: Rows = [(Letter, letters), *self._parts.items()]
        write_rows(session, rows, self._progress)
        return [by_serial.get(one.serial) or free[one.serial] for one in self._plan.taken]

    def _numbers(self) -> tuple[dict[int, int], set[int]]:
        """Numbers that were never a letter's, with the ids that hold them; and those given."""
        session, book = self._session, self._book
        rows = session.execute(
            select(LETTERS.c.serial, LETTERS.c.id, free_numbers()).where(
                LETTERS.c.register_id == book.register_id, LETTERS.c.year == book.year
            )
        ).all()
        free = {serial: number for serial, number, is_free in rows if is_free}
        given = {serial for serial, _number, is_free in rows if not is_free}
        for first, last in session.execute(
            select(_BLOCKS.c.first, _BLOCKS.c.last).where(
                _BLOCKS.c.register_id == book.register_id,
                _BLOCKS.c.year == book.year,
                _BLOCKS.c.settled_at.is_(None),
            )
        ):
            given |= set(range(first, last + 1))
        return free, given

    def _letter(self, number: int, planned: PlannedLetter) -> dict[str, Any]:
        """The columns of a letter, and its parts laid beside."""
        session = self._session
        checked, paper = with_organisation(planned), planned.paper
        draft = checked.draft
        row = {
            "id": number,
            **content(session, checked),
            **first_columns(session.desk, checked, self._register.id),
            **self._number(draft.direction, int(draft.secrecy), checked.dated, planned.serial),
            **self._standing(planned),
            "back_dated": True,
            "back_dated_reason": FROM_PAPER,
            "former_number": paper.written,
            "body": "",
        }
        row["number_key"] = search_key(row["number"])
        if paper.written and search_key(paper.written) == row["number_key"]:
            row["former_number"] = ""
        row["search_key"] = drafted_search_key(row, draft)
        for place, party in enumerate(draft.parties, 1):
            self._parts[LetterParty].append(party_row(number, place, party))
        for place, one in enumerate(draft.enclosures, 1):
            self._parts[LetterEnclosure].append(enclosure_row(number, place, one))
        self._step(number, row, f"از پرونده «{self._plan.source.name}» وارد شد.")
        return row

    def _standing(self, planned: PlannedLetter) -> dict[str, Any]:
        """Where a past letter stands: settled, unless its row says that it is open."""
        desk = self._session.desk
        direction = planned.checked.draft.direction
        wanted = planned.paper.wanted
        if wanted is LetterState.REGISTERED and direction is not LetterDirection.OUTGOING:
            return {"state": wanted.value, "paper_with": planned.paper.paper_with}
        ours = direction is LetterDirection.OUTGOING
        usual = LetterState.CLOSED if ours else LetterState.FILED
        state = wanted if wanted is LetterState.ANNULLED else usual
        return {
            "state": state.value,
            "paper_place": PaperPlace.SHELF.value,
            "paper_with": planned.paper.paper_with,
            "settle_reason": FROM_PAPER,
            "settled_at": desk.clock.now(),
            "settled_by": desk.operator.id,
        }

    def _number(
        self, direction: LetterDirection, secrecy: int, dated: Any, serial: int
    ) -> dict[str, Any]:
        year, month, _day = to_jalali(dated)
        text = number_text(self._register, direction, secrecy, year, month, serial)
        return {"year": year, "serial": serial, "number": text}

    def _gap(self, number: int, serial: int, empty: dict[str, Any]) -> dict[str, Any]:
        """A number the book lacks, annulled."""
        desk, register, now = self._session.desk, self._register, self._session.desk.clock.now()
        direction = register.direction or LetterDirection.INCOMING
        secrecy = int(register.least_class)
        first_day = min(one.checked.dated for one in self._plan.taken)
        row = empty | {
            "id": number,
            "register_id": register.id,
            "direction": direction.value,
            "state": LetterState.ANNULLED.value,
            "letter_kind": LetterKind.OTHER.value,
            "channel": "post",
            "dated": first_day,
            "registered_at": now,
            "registered_by": desk.operator.id,
            "back_dated": True,
            "back_dated_reason": FROM_PAPER,
            "subject": NOT_IN_BOOK,
            "own_classification": secrecy,
            "classification": secrecy,
            "urgency": Urgency.NORMAL.value,
            "on_paper": False,
            "wants_answer": False,
            "warned": 0,
            "paper_place": PaperPlace.NONE.value,
            "with_signature_image": False,
            "scan": "not_needed",
            "settle_reason": NOT_IN_BOOK,
            "settled_at": now,
            "settled_by": desk.operator.id,
            "printed_count": 0,
            "request_key": uuid4(),
            "version": 1,
            **self._number(direction, secrecy, first_day, serial),
        }
        row["number_key"] = search_key(row["number"])
        row["search_key"] = letter_search_key(row, {}, ())
        self._step(number, row, NOT_IN_BOOK)
        return row

    def _step(self, number: int, row: dict[str, Any], words: str) -> None:
        """The step it begins with, also as what happened last; and the journal's line."""
        session = self._session
        said = persian_digits(words)
        row |= {"last_step": said[:SHORT_LIMIT], "last_step_at": session.desk.clock.now()}
        self._parts[LetterStep].append(step_row(session, number, IMPORTED, said))
        journal.note(
            session,
            Kind.LETTER,
            number,
            IMPORTED,
            persian_digits(f"نامه {row['number']}: {words}"),
            details={"number": row["number"], "subject": row["subject"]},
            classification=row["classification"],
        )

    def _give_free_numbers(self, free: dict[int, int]) -> None:
        """Write letters over the rows that held their numbers; the old step stays as the trace."""
        session = self._session
        for planned in self._plan.taken:
            number = free.get(planned.serial)
            if number is None:
                continue
            session.execute(
                update(STEPS)
                .where(STEPS.c.letter_id == number, STEPS.c.taken_back_at.is_(None))
                .values(
                    taken_back_at=session.desk.clock.now(),
                    taken_back_by=session.desk.operator.id,
                )
            )
            for part in (table_of(LetterParty), table_of(LetterEnclosure)):
                session.execute(part.delete().where(part.c.letter_id == number))
            row = self._letter(number, planned)
            values = {name: value for name, value in row.items() if name not in ("id", "version")}
            session.execute(
                update(LETTERS)
                .where(LETTERS.c.id == number)
                .values(**values, version=LETTERS.c.version + 1)
            )


# -- taking back -----------------------------------------------------------------------------------


def annul_imported(
    session: OfficeSession, ids: Sequence[int], _source: str, progress: Progress
) -> None:
    """Annul every letter an import added; its numbers may be given to the book's letters again.

    Raises:
        NotAllowed: Something was done to one of them since.
        Cancelled: By `progress`; nothing was annulled.
    """
    parts = [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
    touched = sum(_touched(session, part) for part in parts)
    if touched:
        raise NotAllowed(persian_digits(_TOUCHED.format(touched)))
    desk = session.desk
    now = desk.clock.now()
    for part in progress.through("پس گرفتن", parts):
        session.execute(
            update(LETTERS)
            .where(LETTERS.c.id.in_(part))
            .values(
                state=LetterState.ANNULLED.value,
                settle_reason=IMPORT_TAKEN_BACK,
                settled_at=now,
                settled_by=desk.operator.id,
                last_step=IMPORT_TAKEN_BACK,
                last_step_at=now,
                version=LETTERS.c.version + 1,
            )
        )
        steps = [step_row(session, number, "annul", IMPORT_TAKEN_BACK) for number in part]
        session.execute(insert(STEPS), steps)
        for number, text, classification in session.execute(
            select(LETTERS.c.id, LETTERS.c.number, LETTERS.c.classification).where(
                LETTERS.c.id.in_(part)
            )
        ):
            words = persian_digits(f"نامه {text} باطل شد: {IMPORT_TAKEN_BACK}")
            journal.note(
                session, Kind.LETTER, number, "annul", words, classification=classification
            )


def _touched(session: OfficeSession, ids: Sequence[int]) -> int:
    """How many of these letters the journal tells of something after they came in."""
    last = (
        select(_JOURNAL.c.record_id, func.max(_JOURNAL.c.sequence).label("sequence"))
        .where(_JOURNAL.c.kind == Kind.LETTER.value, _JOURNAL.c.record_id.in_(ids))
        .group_by(_JOURNAL.c.record_id)
        .subquery()
    )
    count: int = session.execute(
        select(func.count())
        .select_from(_JOURNAL)
        .join(last, last.c.sequence == _JOURNAL.c.sequence)
        .where(_JOURNAL.c.action != IMPORTED)
    ).scalar_one()
    return count
