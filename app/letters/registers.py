"""The books letters are entered in: which takes what, and how each writes its numbers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import bindparam, func, insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.jalali import to_jalali
from app.letters.states import LetterDirection
from app.limits import checked_length
from app.marks import Classification
from app.numbering import RegisterNumber, checked_format, take_serials, written
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, persian_digits, tidy
from app.texts import CLASSIFICATIONS, LETTER_DIRECTIONS
from models.base import table_of
from models.letters import Letter, LetterRegister

REGISTERS: Final = table_of(LetterRegister)
_LETTERS: Final = table_of(Letter)

_ONE: Final = select(REGISTERS).where(REGISTERS.c.id == bindparam("register_id"))
_MOST_SECRET_FIRST: Final = (
    select(REGISTERS)
    .where(REGISTERS.c.archived_at.is_(None))
    .order_by(REGISTERS.c.least_class.desc(), REGISTERS.c.place, REGISTERS.c.id)
)

#: What numbers of letters may be made of, beyond year and serial.
SIGNS: Final = ("unit", "type", "class")

#: How numbers write the direction and the classification.
TYPE_SIGNS: Final = {
    LetterDirection.INCOMING: "و",
    LetterDirection.OUTGOING: "ص",
    LetterDirection.INTERNAL: "د",
}
CLASS_SIGNS: Final = {
    Classification.ORDINARY: "ع",
    Classification.CONFIDENTIAL: "م",
    Classification.HIGHLY_CONFIDENTIAL: "خم",
    Classification.SECRET: "س",
    Classification.TOP_SECRET: "بس",
}

MISSING: Final = "این دفتر نامه یافت نشد."
NO_REGISTER: Final = "دفتری برای این نامه نیست؛ در تنظیمات دفتری بسازید."


@dataclass(frozen=True, kw_only=True)
class RegisterDraft:
    """A book of letters as typed.

    Attributes:
        direction: Which letters it takes; None for all.
        least_class: Letters of this classification and above go into it.
        unit: As numbers write it.
        template: How it writes its numbers.
    """

    name: str = ""
    direction: LetterDirection | None = None
    least_class: Classification = Classification.ORDINARY
    unit: str = ""
    template: str = "{year}/{type}/{serial}"
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class RegisterLine:
    """A book of letters.

    Attributes:
        letters: How many are entered in it, as far as this operator may see.
    """

    id: int
    version: int
    name: str
    direction: LetterDirection | None
    least_class: Classification
    unit: str
    template: str
    archived: bool

    def takes(self, direction: LetterDirection, classification: int) -> bool:
        """Whether a letter of this direction and classification belongs into it."""
        right_way = self.direction is None or self.direction is direction
        return not self.archived and right_way and int(self.least_class) <= classification

    @property
    def series(self) -> str:
        """The name of its counter."""
        return series_of(self.id)


#: What the counters of all registers begin with.
SERIES: Final = "letters:"


def series_of(register_id: int) -> str:
    """The name of a register's counter."""
    return f"{SERIES}{register_id}"


def list_registers(session: OfficeSession, *, archived: bool = False) -> list[RegisterLine]:
    """The books in the office's order, also those put away if asked."""
    require(session.desk.operator, Right.READ_LETTERS)
    statement = select(REGISTERS).order_by(REGISTERS.c.place, REGISTERS.c.id)
    if not archived:
        statement = statement.where(REGISTERS.c.archived_at.is_(None))
    return [_line(row) for row in session.execute(statement).mappings()]


def _line(row: Any) -> RegisterLine:
    return RegisterLine(
        id=row["id"],
        version=row["version"],
        name=row["name"],
        direction=LetterDirection(row["direction"]) if row["direction"] else None,
        least_class=Classification(row["least_class"]),
        unit=row["unit"],
        template=row["template"],
        archived=row["archived_at"] is not None,
    )


def register_of(session: OfficeSession, register_id: int) -> RegisterLine:
    """One book.

    Raises:
        NotFound: There is none of this id.
    """
    row = session.ask(_ONE, {"register_id": register_id}).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    return _line(row)


def proper_register(
    session: OfficeSession,
    direction: LetterDirection,
    classification: int,
    chosen: int | None = None,
) -> RegisterLine:
    """The book a letter belongs into: the chosen one, else the most secret that takes it.

    Raises:
        InvalidInput: The chosen one does not take it, or there is none.
    """
    if chosen is not None:
        register = register_of(session, chosen)
        if not register.takes(direction, classification):
            way = LETTER_DIRECTIONS[direction]
            secrecy = CLASSIFICATIONS[Classification(classification)]
            raise InvalidInput(
                "register_id", f"«{register.name}» جای نامه {way} با طبقه‌بندی «{secrecy}» نیست."
            )
        return register
    for row in session.ask(_MOST_SECRET_FIRST).mappings():
        if (register := _line(row)).takes(direction, classification):
            return register
    raise InvalidInput("register_id", NO_REGISTER)


def number_text(
    register: RegisterLine,
    direction: LetterDirection,
    classification: int,
    year: int,
    month: int,
    serial: int,
) -> str:
    """A number of a register as it is written, digits Latin."""
    signs = {
        "unit": register.unit,
        "type": TYPE_SIGNS[direction],
        "class": CLASS_SIGNS[Classification(classification)],
    }
    return written(register.template, year, serial, month=month, signs=signs)


def take_letter_number(
    session: OfficeSession,
    register: RegisterLine,
    direction: LetterDirection,
    classification: int,
    on: date,
) -> RegisterNumber:
    """Take the next number of a register inside the running transaction, last of all.

    Raises:
        NotAllowed: Its year is closed.
    """
    year, month, _day = to_jalali(on)
    (serial,) = take_serials(session, register.series, year)
    text = number_text(register, direction, classification, year, month, serial)
    return RegisterNumber(register.series, year, serial, text)


def number_example(draft: RegisterDraft, on: date) -> str:
    """What a number of this book will look like; empty while its format cannot be taken."""
    try:
        template = checked_format(latin_digits(draft.template), "template", SIGNS)
    except InvalidInput:
        return ""
    year, month, _day = to_jalali(on)
    line = RegisterLine(
        0,
        0,
        "",
        draft.direction,
        draft.least_class,
        latin_digits(tidy(draft.unit)),
        template,
        archived=False,
    )
    way = draft.direction or LetterDirection.INCOMING
    return number_text(line, way, int(draft.least_class), year, month, 218)


def _checked(draft: RegisterDraft) -> RegisterDraft:
    problems: list[InvalidInput] = []
    name = checked_length("name", tidy(draft.name), SHORT_LIMIT, problems)
    unit = latin_digits(checked_length("unit", tidy(draft.unit), 20, problems))
    if not name:
        problems.append(InvalidInput("name", "نام دفتر را بنویسید."))
    template = draft.template
    try:
        template = checked_format(latin_digits(tidy(draft.template)), "template", SIGNS)
    except InvalidInput as problem:
        problems.append(problem)
    if "{unit}" in template and not unit:
        problems.append(InvalidInput("unit", "قالب شماره نشان واحد می‌خواهد."))
    if problems:
        raise InvalidFields(problems)
    return replace(draft, name=name, unit=unit, template=template)


def _columns(draft: RegisterDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "direction": draft.direction.value if draft.direction else "",
        "least_class": int(draft.least_class),
        "unit": draft.unit,
        "template": draft.template,
    }


def add_register(session: OfficeSession, draft: RegisterDraft) -> Changes[int]:
    """Open a new book; saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(REGISTERS.c.id).where(REGISTERS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = _checked(draft)
    place = session.execute(select(func.coalesce(func.max(REGISTERS.c.place), 0))).scalar_one() + 1
    values = _columns(checked) | {
        "place": place,
        "archived_at": None,
        "request_key": draft.request_key,
        "version": 1,
    }
    register_id: int = session.execute(
        insert(REGISTERS).values(**values).returning(REGISTERS.c.id)
    ).scalar_one()
    _note(session, register_id, "add_register", f"دفتر «{checked.name}» ساخته شد.")
    return changed(register_id, Kind.LETTER_REGISTER)


def amend_register(
    session: OfficeSession, register_id: int, version: int, draft: RegisterDraft
) -> Changes[int]:
    """Change a book; numbers given already stay as they were written.

    Raises:
        NotAllowed: The operator may not change settings, or letters in it would not belong there.
        InvalidFields: Something typed cannot be taken.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    before = register_of(session, register_id)
    checked = _checked(draft)
    way = checked.direction
    if way is not None and way is not before.direction:
        others = session.execute(
            select(func.count())
            .select_from(_LETTERS)
            .where(_LETTERS.c.register_id == register_id, _LETTERS.c.direction != way.value)
        ).scalar_one()
        if others:
            raise NotAllowed("در این دفتر نامه‌هایی از جهت دیگر ثبت است.")
    differences = journal.differences(_columns_of(before), _columns(checked))
    if not differences:
        return changed(register_id)
    _save(session, register_id, version, _columns(checked))
    _note(session, register_id, "amend_register", f"دفتر «{checked.name}» تغییر کرد.", differences)
    return changed(register_id, Kind.LETTER_REGISTER)


def _columns_of(line: RegisterLine) -> dict[str, Any]:
    return _columns(
        RegisterDraft(
            name=line.name,
            direction=line.direction,
            least_class=line.least_class,
            unit=line.unit,
            template=line.template,
        )
    )


def archive_register(
    session: OfficeSession, register_id: int, version: int, *, archived: bool = True
) -> Changes[int]:
    """Put a book away, or bring it back; its letters stay.

    Raises:
        NotAllowed: The operator may not change settings.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    line = register_of(session, register_id)
    if line.archived == archived:
        return changed(register_id)
    at = session.desk.clock.now() if archived else None
    _save(session, register_id, version, {"archived_at": at})
    words = "بایگانی شد" if archived else "بازگردانده شد"
    _note(session, register_id, "archive_register", f"دفتر «{line.name}» {words}.")
    return changed(register_id, Kind.LETTER_REGISTER)


def _save(session: OfficeSession, register_id: int, version: int, values: dict[str, Any]) -> None:
    saved = session.execute(
        update(REGISTERS)
        .where(REGISTERS.c.id == register_id, REGISTERS.c.version == version)
        .values(**values, version=version + 1)
        .returning(REGISTERS.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _note(
    session: OfficeSession,
    register_id: int,
    action: str,
    words: str,
    details: dict[str, object] | None = None,
) -> None:
    journal.note(
        session,
        Kind.LETTER_REGISTER,
        register_id,
        action,
        persian_digits(words),
        details=details,
    )
