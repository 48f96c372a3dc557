"""Letters in the register made out of chosen lines: units reminded, applicants told the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import uuid4

from app.changes import Changes, Kind
from app.order_letters import draft_notices, draft_reminders
from app.orders import FollowUpRow
from app.text import persian_digits
from ui.common.register_page import RegisterPage
from ui.theme import Tone

MADE: Final = "پیش‌نویس {count} نامه در دفتر نامه‌ها نوشته شد؛ با امضا شماره می‌گیرد."
SHOW: Final = "نشان بده"


def letters_of_reminders(page: RegisterPage[FollowUpRow]) -> None:
    """Begin a letter to each unit of the selected lines about all it has overdue."""
    names = tuple(dict.fromkeys(row.name for row in page.table.selected_rows() if row.name))
    _draft(page, draft_reminders, names)


def letters_of_results(page: RegisterPage[FollowUpRow]) -> None:
    """Begin letters to the applicants of the selected lines about their results."""
    ids = tuple(dict.fromkeys(row.order_id for row in page.table.selected_rows()))
    _draft(page, draft_notices, ids)


def _draft(
    page: RegisterPage[FollowUpRow],
    operation: Callable[..., Changes[list[int]]],
    chosen: Sequence[Any],
) -> None:
    def made(letters: list[int]) -> None:
        page.bar.say(
            persian_digits(MADE.format(count=len(letters))),
            Tone.INFORMATION,
            action=SHOW,
            act=lambda: page.shell.show_record(Kind.LETTER, letters[0]),
        )

    page.shell.tasks.write(
        page,
        operation,
        chosen,
        uuid4(),
        done=made,
        failed=lambda error: page.say(error.message, Tone.WARNING),
    )
