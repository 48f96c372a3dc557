"""The frame of every step of a public day, or of a petition, that needs something typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.kept_forms import FormKind
from app.public_days import PublicDaySheet, SessionSheet, public_day_sheet, session_sheet
from ui.common.form import FieldRow
from ui.common.record_step_form import Deed, RecordStepForm
from ui.public_days.texts import DAY, day_name, shown_number
from ui.shell import Shell

#: Called when a step was taken, with what it was taken on.
Saved = Callable[[], None]


class PublicStepForm(RecordStepForm):
    """One step of a day or of a petition."""

    def __init__(
        self,
        shell: Shell,
        on: PublicDaySheet | SessionSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            on: The day, or the petition.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
        """
        of_petition = isinstance(on, SessionSheet)
        super().__init__(
            shell,
            on,
            f"{title} — {_named(on)}",
            rows,
            deed,
            lambda _number: saved(),
            kind=FormKind.PETITION_STEP if of_petition else FormKind.PUBLIC_DAY_STEP,
            content={"step": step},
        )

    def heads(self) -> tuple[tuple[str, str], ...]:
        """Which day it is and where; of a petition whose it is, its problem and its order."""
        return _heads(self._sheet)

    def record_of(self, sheet: PublicDaySheet | SessionSheet) -> tuple[int, int]:
        """Id and version of the day or the petition."""
        return record_of(sheet)

    def question(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """The day or the petition anew."""
        query = session_sheet if isinstance(self._sheet, SessionSheet) else public_day_sheet
        return query, record_of(self._sheet)[:1]

    def classification(self) -> int:
        """As secret as its petition; a day is no secret."""
        sheet = self._sheet
        return int(sheet.petition.classification) if isinstance(sheet, SessionSheet) else 0


def record_of(on: PublicDaySheet | SessionSheet) -> tuple[int, int]:
    """Id and version of what a step is taken on."""
    if isinstance(on, SessionSheet):
        return on.petition.id, on.petition.version
    return on.id, on.version


def _named(on: PublicDaySheet | SessionSheet) -> str:
    if isinstance(on, SessionSheet):
        return f"درخواست {shown_number(on.petition.number)}"
    return f"{DAY} {shown_number(on.number)}"


def _heads(on: PublicDaySheet | SessionSheet) -> tuple[tuple[str, str], ...]:
    if isinstance(on, SessionSheet):
        one = on.petition
        named = " · ".join(part for part in (one.visitor_name, one.subject) if part)
        return (named, "strong"), (on.problem, "muted"), (one.order_words, "muted")
    return ((day_name(on.number, on.starts_at), "strong"), (on.place, "muted"))
