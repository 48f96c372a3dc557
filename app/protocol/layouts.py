"""The layouts of the ministry's forms: as they came with the program, or as the office wrote them.

No official text of these forms was found, so each is data (`layout_reading` says its format): the
administrator writes it anew when the ministry sends another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Final

from sqlalchemy import Delete, Update, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotFound, StaleRecord
from app.limits import checked_length
from app.protocol.layout_format import Layout
from app.protocol.layout_reading import read_layout, tidied_layout
from app.protocol.tables import LAYOUTS
from app.session import OfficeSession
from app.text import LONG_LIMIT, persian_digits
from models.base import table_of
from models.operators import Operator

FIVE: Final = "trip-five"
NO_FORM: Final = "چنین فرمی در برنامه نیست."
NO_TEXT: Final = "چیدمان فرم را بنویسید."

_OPERATORS: Final = table_of(Operator)

#: The forms of a trip (P6.F1, P6.F2) by name, as lists call them.
MINISTRY_FORMS: Final[dict[str, str]] = {
    "trip-form-a": "فرم الف – درخواست سفر مقامات",
    "trip-form-b": "فرم ب – گزارش سفر",
    f"{FIVE}-1": "پنجگانه ۱ – مشخصات سفر",
    f"{FIVE}-2": "پنجگانه ۲ – مشخصات مسافر",
    f"{FIVE}-3": "پنجگانه ۳ – توجیه ضرورت سفر",
    f"{FIVE}-4": "پنجگانه ۴ – هزینه‌های سفر",
    f"{FIVE}-5": "پنجگانه ۵ – تعهد و گزارش پس از سفر",
}


@dataclass(frozen=True, kw_only=True)
class LayoutLine:
    """The layout of a form as it is used.

    Attributes:
        version: As saved; 0 of the one that came with the program.
        saved_at: When the office wrote it, and by whom; None of the shipped one.
    """

    name: str
    title: str
    text: str
    layout: Layout
    version: int
    saved_at: datetime | None
    saved_by: str


@lru_cache(maxsize=len(MINISTRY_FORMS))
def shipped_text(name: str) -> str:
    """The layout of a form as it comes with the program.

    Raises:
        NotFound: There is no such form.
    """
    if name not in MINISTRY_FORMS:
        raise NotFound(NO_FORM)
    path = files("resources") / "protocol" / "layouts" / f"{name}.txt"
    return tidied_layout(path.read_text(encoding="utf-8"))


def form_layout(session: OfficeSession, name: str) -> LayoutLine:
    """The layout a form has now.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such form.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    shipped = shipped_text(name)
    asked = (
        select(LAYOUTS, _OPERATORS.c.full_name)
        .join(_OPERATORS, _OPERATORS.c.id == LAYOUTS.c.saved_by)
        .where(LAYOUTS.c.name == name)
    )
    row = session.execute(asked).mappings().first()
    text = shipped if row is None else row["text"]
    layout, _problems = read_layout(text)
    return LayoutLine(
        name=name,
        title=MINISTRY_FORMS[name],
        text=text,
        layout=layout,
        version=0 if row is None else row["version"],
        saved_at=None if row is None else to_tehran(row["saved_at"]),
        saved_by="" if row is None else row["full_name"],
    )


def checked_layout_text(text: str) -> str:
    """A layout tidied and proved.

    Raises:
        InvalidFields: It cannot be read; each sentence says its line, beside `text`.
    """
    tidied = tidied_layout(text)
    problems: list[InvalidInput] = []
    checked_length("text", tidied, LONG_LIMIT, problems)
    if not tidied.strip():
        problems.append(InvalidInput("text", NO_TEXT))
    if not problems:
        _layout, found = read_layout(tidied)
        problems = [
            InvalidInput("text", persian_digits(f"سطر {one.line}: {one.words}")) for one in found
        ]
    if problems:
        raise InvalidFields(problems)
    return tidied


def save_layout(session: OfficeSession, name: str, version: int, text: str) -> Changes[str]:
    """Write the layout of a form; papers made from now on are laid out so.

    Args:
        session: The transaction.
        name: Of the form.
        version: As read; 0 of the one that came with the program.
        text: As typed.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: The text cannot be read as a layout.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    before = form_layout(session, name)
    tidied = checked_layout_text(text)
    if (tidied, version) == (before.text, before.version):
        return changed(name)
    values = {
        "text": tidied,
        "saved_at": session.desk.clock.now(),
        "saved_by": session.desk.operator.id,
        "version": version + 1,
    }
    if not version:
        _begin(session, {"name": name, **values})
    elif not _written(session, update(LAYOUTS).values(**values), name, version):
        raise StaleRecord(STALE)
    return _noted(session, "save_layout", f"چیدمان «{before.title}» تغییر کرد.", name)


def restore_layout(session: OfficeSession, name: str, version: int) -> Changes[str]:
    """Give a form the layout again that came with the program.

    Raises:
        NotAllowed: The operator may not change settings.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    before = form_layout(session, name)
    if version != before.version:
        raise StaleRecord(STALE)
    if not version:
        return changed(name)
    if not _written(session, delete(LAYOUTS), name, version):
        raise StaleRecord(STALE)
    words = f"چیدمان «{before.title}» به آنچه همراه برنامه است بازگشت."
    return _noted(session, "restore_layout", words, name)


def _begin(session: OfficeSession, values: dict[str, object]) -> None:
    """Write the office's own layout for the first time.

    Raises:
        StaleRecord: Another desk did so at the same moment.
    """
    try:
        with session.begin_nested():
            session.execute(insert(LAYOUTS).values(**values))
    except IntegrityError as error:
        raise StaleRecord(STALE) from error


def _written(session: OfficeSession, change: Update | Delete, name: str, version: int) -> bool:
    """Whether the layout was still the one that was read when it was changed."""
    one = change.where(LAYOUTS.c.name == name, LAYOUTS.c.version == version)
    return session.execute(one.returning(LAYOUTS.c.id)).first() is not None


def _noted(session: OfficeSession, action: str, words: str, name: str) -> Changes[str]:
    journal.note(session, Kind.FORM_LAYOUT, None, action, words)
    return changed(name, Kind.FORM_LAYOUT)
