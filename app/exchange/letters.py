"""A year's paper register typed into a spreadsheet: proved row by row, with the book's own numbers.

Unlike past calls, whose register is this program's, a paper register is the register of its year:
its numbers are kept, a number that is taken refuses its row, and one the book lacks is annulled.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, select

from app.access import Right, require, require_may_classify
from app.changes import Kind
from app.errors import AppError, InvalidFields, InvalidInput, NotAllowed
from app.exchange.directory import Directory, read_directory
from app.exchange.letter_rows import PaperRow, read_letter
from app.exchange.rows import Plan, Refusal, Repeated, Source, refusal
from app.jalali import to_jalali
from app.letters import LetterDirection, LetterState
from app.letters.deeds import IMPORTED, LETTERS, STEPS
from app.letters.drafts import CheckedLetter, checked_letter
from app.letters.registers import RegisterLine, register_of
from app.numbering import closed_words
from app.progress import Progress
from app.session import OfficeSession
from app.text import persian_digits, search_key
from app.texts import LETTER_DIRECTIONS
from models.base import table_of
from models.letters import NumberBlock
from models.office import SeriesYear

_BLOCKS: Final = table_of(NumberBlock)
_COUNTERS: Final = table_of(SeriesYear)

#: Why a number of a paper register is annulled; a later import may still give it to its letter.
NOT_IN_BOOK: Final = "در دفتر کاغذی نیست."
IMPORT_TAKEN_BACK: Final = "ورود دفتر کاغذی پس گرفته شد."

#: Numbers above so many times the rows of a file are slips of the finger.
_MOST_GAPS: Final = 20

NO_BOOK: Final = "دفتری را که نامه‌ها از آن است و سال آن را بگویید."


@dataclass(frozen=True)
class PaperBook:
    """The register and the year a file is of.

    Attributes:
        register_id: The book here.
        year: Jalali.
    """

    register_id: int
    year: int


@dataclass(frozen=True)
class PlannedLetter:
    """A letter of a paper register proved.

    Attributes:
        organisation_id: The directory's contact it plainly came from.
    """

    row: int
    book: PaperBook
    serial: int
    checked: CheckedLetter
    paper: PaperRow
    organisation_id: int | None


def free_numbers() -> ColumnElement[bool]:
    """What says of a letter that its number was never a letter's: an import may still give it."""
    return and_(
        LETTERS.c.state == LetterState.ANNULLED.value,
        LETTERS.c.settle_reason.in_((NOT_IN_BOOK, IMPORT_TAKEN_BACK)),
        exists().where(
            STEPS.c.letter_id == LETTERS.c.id,
            STEPS.c.action == IMPORTED,
            STEPS.c.taken_back_at.is_(None),
        ),
    )


def require_open_year(session: OfficeSession, register: RegisterLine, year: int) -> None:
    """Refuse a year that is closed, or has not come yet.

    Raises:
        NotAllowed: The sentence says which.
    """
    if year > to_jalali(session.desk.clock.today())[0]:
        raise NotAllowed(persian_digits(f"سال {year} هنوز نرسیده است."))
    closed = select(_COUNTERS.c.closed_at).where(
        _COUNTERS.c.series == register.series, _COUNTERS.c.year == year
    )
    if session.execute(closed).scalar() is not None:
        raise NotAllowed(closed_words(year))


def plan_letters(
    session: OfficeSession,
    source: Source,
    book: PaperBook | None,
    *,
    progress: Progress | None = None,
) -> Plan[PlannedLetter]:
    """Prove every row as a letter of a paper register; nothing is written.

    Raises:
        NotAllowed: The operator may not register letters, or the year is closed.
        InvalidInput: No book is named.
        NotFound: There is no such book.
        Cancelled: By `progress`.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    if book is None:
        raise InvalidInput("into", NO_BOOK)
    progress = progress or Progress()
    register = register_of(session, book.register_id)
    require_open_year(session, register, book.year)
    proof = _Proof(session, register, book, source, read_directory(session, progress))
    for row in progress.through("بررسی سطرها", source.rows):
        paper, problems = read_letter(row, register, book.year, session.desk.clock.today())
        proof.row(row.number, paper, problems)
    return Plan(
        kind=Kind.LETTER,
        source=source,
        of=len(source.rows),
        taken=tuple(proof.taken),
        amended=(),
        repeated=tuple(proof.repeated),
        refusals=tuple(proof.refusals),
    )


class _Proof:
    """The rows of a file, held against the book and each other.

    Attributes:
        taken: Those to be written.
        repeated: Those the book has already.
        refusals: What is wrong with the others.
    """

    def __init__(
        self,
        session: OfficeSession,
        register: RegisterLine,
        book: PaperBook,
        source: Source,
        directory: Directory,
    ) -> None:
        self._session, self._register, self._book = session, register, book
        self._source, self._directory = source, directory
        self._given = _given(session, book)
        self._kept = _kept_numbers(session, book)
        self._rows: dict[int, int] = {}
        self.taken: list[PlannedLetter] = []
        self.repeated: list[Repeated] = []
        self.refusals: list[Refusal] = []

    def row(self, number: int, paper: PaperRow, problems: list[tuple[str, str]]) -> None:
        """Prove one row."""
        checked = self._checked(paper, problems)
        same = self._given.get(paper.serial or 0)
        if not problems and checked is not None and same == _same(paper):
            named = persian_digits(f"شماره {paper.serial} در دفتر همین نامه است.")
            self.repeated.append(Repeated(number, paper.draft.subject, named))
            return
        if paper.serial is not None:
            problems += self._collisions(number, paper.serial)
        if problems or checked is None or paper.serial is None:
            self.refusals += [refusal(Kind.LETTER, number, name, words) for name, words in problems]
            return
        planned = PlannedLetter(
            number, self._book, paper.serial, checked, paper, self._organisation(paper)
        )
        self.taken.append(planned)

    def _checked(self, paper: PaperRow, problems: list[tuple[str, str]]) -> CheckedLetter | None:
        """The form's own check and the book's; what cannot be read is not told of twice."""
        draft, told = paper.draft, {name for name, _words in problems}
        if "" in told:
            return None
        if draft.dated is not None and to_jalali(draft.dated)[0] != self._book.year:
            words = persian_digits(f"این تاریخ در سال {self._book.year} نیست.")
            problems.append((_day_field(paper), words))
        if not self._register.takes(draft.direction, int(draft.secrecy)):
            way = LETTER_DIRECTIONS[draft.direction]
            words = f"دفتر «{self._register.name}» جای نامه {way} با این طبقه‌بندی نیست."
            problems.append(("direction", words))
        try:
            require_may_classify(self._session.desk.operator, draft.secrecy)
            return checked_letter(draft, self._session.desk.clock.now())
        except InvalidFields as error:
            told |= {name for name, _words in problems}
            for one in error.problems:
                name = _column_of(one.field, draft.direction)
                if name not in told:
                    problems.append((name, one.message))
        except AppError as error:
            problems.append(("classification", error.message))
        return None

    def _collisions(self, row: int, serial: int) -> list[tuple[str, str]]:
        first = self._rows.setdefault(serial, row)
        if first != row:
            words = f"شماره {serial} در {self._source.unit} {first} هم هست."
            return [("serial", persian_digits(words))]
        if serial in self._given:
            words = f"شماره {serial} در این دفتر از آن نامه دیگری است."
            return [("serial", persian_digits(words))]
        if any(first <= serial <= last for first, last in self._kept):
            return [("serial", persian_digits(f"شماره {serial} در این دفتر رزرو است."))]
        if serial > _MOST_GAPS * (len(self._source.rows) + len(self._given) + _MOST_GAPS):
            return [("serial", "این شماره از شمار سطرهای دفتر بسیار بزرگ‌تر است.")]
        return []

    def _organisation(self, paper: PaperRow) -> int | None:
        named = self._directory.organisations.get(search_key(paper.draft.organisation), set())
        return next(iter(named)) if len(named) == 1 and paper.draft.organisation else None


def _day_field(paper: PaperRow) -> str:
    return "sent_on" if paper.draft.direction is LetterDirection.OUTGOING else "dated"


def _column_of(field: str, direction: LetterDirection) -> str:
    """The column a sentence about a field belongs to."""
    if field == "received_on":
        return "dated"
    out = {"dated": "sent_on", "subject": "sent_subject", "receivers": "receiver"}
    return out.get(field, field) if direction is LetterDirection.OUTGOING else field


_Same = tuple[date | None, str]


def _same(paper: PaperRow) -> _Same:
    return paper.draft.dated, search_key(paper.draft.subject)


def _given(session: OfficeSession, book: PaperBook) -> dict[int, _Same]:
    """The serials the book's year has given, each with what its letter is known by."""
    rows = session.execute(
        select(LETTERS.c.serial, LETTERS.c.dated, LETTERS.c.subject).where(
            LETTERS.c.register_id == book.register_id,
            LETTERS.c.year == book.year,
            ~free_numbers(),
        )
    )
    return {serial: (dated, search_key(subject)) for serial, dated, subject in rows}


def _kept_numbers(session: OfficeSession, book: PaperBook) -> list[tuple[int, int]]:
    rows = session.execute(
        select(_BLOCKS.c.first, _BLOCKS.c.last).where(
            _BLOCKS.c.register_id == book.register_id,
            _BLOCKS.c.year == book.year,
            _BLOCKS.c.settled_at.is_(None),
        )
    )
    return [(first, last) for first, last in rows]


def with_organisation(planned: PlannedLetter) -> CheckedLetter:
    """A planned letter with the contact it came from."""
    draft = replace(planned.checked.draft, organisation_id=planned.organisation_id)
    return replace(planned.checked, draft=draft)
