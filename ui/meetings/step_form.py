"""The frame of every step of a meeting, or of a series, that needs something typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from app.kept_forms import FormKind
from app.meetings import MeetingSheet, SeriesSheet, meeting_sheet, series_sheet
from ui.common.form import FieldRow
from ui.common.record_step_form import Deed, RecordStepForm
from ui.meetings.desk_words import meeting_name
from ui.meetings.lines import head_words
from ui.shell import Shell

#: Called when a step was taken.
Saved = Callable[[], None]


class MeetingStepForm(RecordStepForm):
    """One step of a meeting or of a series."""

    #: As what a step of a meeting is kept.
    kept_as: ClassVar[FormKind] = FormKind.MEETING_STEP

    def __init__(
        self,
        shell: Shell,
        on: MeetingSheet | SeriesSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
        part: int | None = None,
        about: str = "",
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            on: The meeting, or the series.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
            part: The invitee or topic it is done to.
            about: Who or what that is, over the fields.
        """
        self._told_about = about
        super().__init__(
            shell,
            on,
            f"{title} — {_named(on)}",
            rows,
            deed,
            lambda _number: saved(),
            kind=self.kept_as if isinstance(on, MeetingSheet) else FormKind.MEETING_SERIES_STEP,
            content={"step": step, "part": part},
        )

    def heads(self) -> Sequence[tuple[str, str]]:
        """Who or what it is done to, and when and where that is."""
        on = self._sheet
        return ((self._told_about or _about(on), "strong"), (_where(on), "muted"))

    def question(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """The meeting or the series, read anew."""
        of_meeting = isinstance(self._sheet, MeetingSheet)
        return meeting_sheet if of_meeting else series_sheet, (self._sheet.id,)


def _named(on: MeetingSheet | SeriesSheet) -> str:
    return meeting_name(on) if isinstance(on, MeetingSheet) else on.name


def _about(on: MeetingSheet | SeriesSheet) -> str:
    return on.subject if isinstance(on, MeetingSheet) else on.purpose


def _where(on: MeetingSheet | SeriesSheet) -> str:
    return head_words(on) if isinstance(on, MeetingSheet) else ""
