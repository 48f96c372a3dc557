"""The people at the desks: who they are, what they may, and which of them signs in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, SignedIn, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.limits import checked_length
from app.marks import Classification
from app.session import OfficeSession
from app.text import SHORT_LIMIT, tidy
from models.operators import Operator

#: Name of the one operator a new store begins with.
ADMINISTRATOR = "admin"

#: What the program itself acts as before anybody signed in (creating a store, reading names).
NOBODY = SignedIn(
    id=0,
    name="",
    full_name="برنامه دفتر",
    unit="",
    rights=frozenset(Right),
    clearance=Classification.TOP_SECRET,
)


@dataclass(frozen=True)
class OperatorRow:
    """An operator as listed; `id` is what a desk signs in with."""

    id: int
    name: str
    full_name: str
    unit: str
    rights: frozenset[Right]
    clearance: Classification
    active: bool


@dataclass(frozen=True, kw_only=True)
class OperatorDraft:
    """An operator as typed by the administrator."""

    name: str
    full_name: str
    unit: str = ""
    rights: frozenset[Right] = frozenset()
    clearance: Classification = Classification.ORDINARY


def list_operators(session: OfficeSession) -> list[OperatorRow]:
    """Every operator; the names at the sign-in are the active ones of these."""
    rows = session.execute(select(Operator).order_by(Operator.full_name, Operator.id)).scalars()
    return [_row(operator) for operator in rows]


def _row(operator: Operator) -> OperatorRow:
    return OperatorRow(
        id=operator.id,
        name=operator.name,
        full_name=operator.full_name,
        unit=operator.unit,
        rights=frozenset(Right(right) for right in operator.rights.split()),
        clearance=Classification(operator.clearance),
        active=operator.active,
    )


def signed_in(row: OperatorRow) -> SignedIn:
    """The person at the desk, from his row in the list.

    Raises:
        NotAllowed: He no longer works here.
    """
    if not row.active:
        raise NotAllowed(f"«{row.full_name}» دیگر کاربر این دفتر نیست.")
    return SignedIn(row.id, row.name, row.full_name, row.unit, row.rights, row.clearance)


def operator_of(session: OfficeSession, number: int) -> SignedIn | None:
    """An operator who works here, or None."""
    row = session.get(Operator, number)
    return signed_in(_row(row)) if row is not None and row.active else None


def add_operator(session: OfficeSession, draft: OperatorDraft) -> Changes[int]:
    """Let somebody work at the desks.

    Raises:
        NotAllowed: The operator may not, or gives more than he has.
        InvalidFields: A name is missing or taken.
    """
    require(session.desk.operator, Right.MANAGE_OPERATORS)
    name, full_name = _checked_names(session, draft)
    _require_has(session, draft.rights, draft.clearance)
    number = session.execute(
        insert(Operator)
        .values(
            name=name,
            full_name=full_name,
            unit=tidy(draft.unit),
            rights=_joined(draft.rights),
            clearance=int(draft.clearance),
            active=True,
            version=1,
        )
        .returning(Operator.id)
    ).scalar_one()
    journal.note(
        session,
        Kind.OPERATOR,
        number,
        "add_operator",
        f"«{full_name}» کاربر دفتر شد.",
        details={"rights": _joined(draft.rights), "clearance": int(draft.clearance)},
    )
    return changed(number, Kind.OPERATOR)


def _checked_names(session: OfficeSession, draft: OperatorDraft) -> tuple[str, str]:
    name, full_name = tidy(draft.name), tidy(draft.full_name)
    problems: list[InvalidInput] = []
    if not name or len(name) > 40 or " " in name:
        problems.append(InvalidInput("name", "نام کوتاه، یک واژه تا ۴۰ نویسه است."))
    elif session.execute(select(Operator.id).where(Operator.name == name)).first():
        problems.append(InvalidInput("name", "این نام کوتاه را کاربر دیگری دارد."))
    if not full_name:
        problems.append(InvalidInput("full_name", "نام و نام خانوادگی را بنویسید."))
    checked_length("full_name", full_name, SHORT_LIMIT, problems)
    checked_length("unit", tidy(draft.unit), SHORT_LIMIT, problems)
    if problems:
        raise InvalidFields(problems)
    return name, full_name


def _joined(rights: Iterable[Right]) -> str:
    return " ".join(sorted(right.value for right in rights))


def _require_has(
    session: OfficeSession, rights: frozenset[Right], clearance: Classification
) -> None:
    """Nobody gives what he has not: neither rights nor clearance."""
    giver = session.desk.operator
    if clearance > giver.clearance:
        raise NotAllowed("سطح دسترسی بالاتر از سطح خودتان نمی‌توانید بدهید.")
    if not rights <= giver.rights:
        raise NotAllowed("حقی را که خودتان ندارید نمی‌توانید بدهید.")


def set_operator_active(session: OfficeSession, number: int, *, active: bool) -> Changes[None]:
    """Take an operator off the desks, or let him come back; what he did keeps his name.

    Raises:
        NotFound: There is no such operator.
        NotAllowed: It is oneself.
    """
    require(session.desk.operator, Right.MANAGE_OPERATORS)
    if number == session.desk.operator.id:
        raise NotAllowed("خودتان را نمی‌توانید کنار بگذارید.")
    row = session.execute(
        update(Operator)
        .where(Operator.id == number)
        .values(active=active, version=Operator.version + 1)
        .returning(Operator.full_name)
    ).scalar()
    if row is None:
        raise NotFound("این کاربر یافت نشد.")
    action, words = ("enable_operator", "بازگشت") if active else ("disable_operator", "کنار رفت")
    journal.note(session, Kind.OPERATOR, number, action, f"«{row}» {words}.")
    return changed(None, Kind.OPERATOR)


def set_operator_rights(
    session: OfficeSession, number: int, rights: frozenset[Right], clearance: Classification
) -> Changes[None]:
    """Change what an operator may do and see.

    Raises:
        NotFound: There is no such operator.
        NotAllowed: It gives more clearance than the giver has, or takes the last administrator.
    """
    require(session.desk.operator, Right.MANAGE_OPERATORS)
    if number == session.desk.operator.id and Right.MANAGE_OPERATORS not in rights:
        raise NotAllowed("حق تعریف کاربران را از خودتان نمی‌توانید بگیرید.")
    operator = session.get(Operator, number)
    if operator is None:
        raise NotFound("این کاربر یافت نشد.")
    held = {Right(right) for right in operator.rights.split()}
    _require_has(session, rights - held, clearance)
    before = {"rights": operator.rights, "clearance": operator.clearance}
    operator.rights, operator.clearance = _joined(rights), int(clearance)
    after = {"rights": operator.rights, "clearance": operator.clearance}
    journal.note(
        session,
        Kind.OPERATOR,
        number,
        "change_rights",
        f"حقوق «{operator.full_name}» تغییر کرد.",
        details=journal.differences(before, after),
    )
    session.flush()
    return changed(None, Kind.OPERATOR)
