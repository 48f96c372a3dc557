"""What a petitioner came with before, beside his form and on the session's screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from app.changes import Kind
from app.jalali import jalali_text
from app.text import isolate
from app.visits import EarlierLine, EarlierSheet, earlier_of
from ui.common.history import Entry
from ui.common.tasks import Tasks
from ui.public_days.texts import shown_number

KINDS: Final = {
    Kind.VISIT: "ملاقات",
    Kind.CALL: "تماس",
    Kind.LETTER: "نامه",
    Kind.ORDER: "دستور",
    Kind.EVENT: "برنامه",
}
#: Behind what is known of somebody by his name alone.
BY_NAME: Final = "(هم‌نام)"


def ask_earlier(
    owner: QObject,
    tasks: Tasks,
    show: Callable[[EarlierSheet], None],
    *,
    name: str,
    phone: str,
    national_id: str,
    contact_id: int | None,
    besides: int | None,
) -> None:
    """Ask for what this person came with before; with nothing known of him there is nothing."""
    if not any((name.strip(), phone.strip(), national_id.strip(), contact_id)):
        show(EarlierSheet())
        return
    tasks.read(
        owner,
        earlier_of,
        name=name,
        phone=phone,
        national_id=national_id,
        contact_id=contact_id,
        besides=besides,
        done=show,
        latest="earlier",
    )


def entry_of(line: EarlierLine) -> Entry:
    """An earlier matter as a note shows it: when, what, what came of it."""
    sure = "" if line.is_sure else f" {BY_NAME}"
    named = f"{KINDS.get(line.kind, '')} {shown_number(line.number)}".strip()
    return (
        f"{isolate(jalali_text(line.on))} · {named}{sure}",
        line.subject,
        line.outcome or line.state,
    )
