"""The small forms of the dossier desk: one line of a part, or one deed on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.errors import AppError, InvalidFields, InvalidInput
from app.kept_forms import FormKind
from app.protocol import case_sheet
from app.protocol.rows import CaseSheet
from app.protocol.rules import Rank
from ui.common.form import FieldRow
from ui.common.labels import RIGHT_TO_LEFT_MARK
from ui.common.record_step_form import Deed, RecordStepForm
from ui.protocol.desk_fields import LineField, LineFields, Making
from ui.shell import Shell

Saved = Callable[[int], None]
#: From a case to what of it a form was opened on.
StandsOn = Callable[[CaseSheet], Any]
#: From a case and a draft of one of its lines to the operation and what follows id and version.
WriteLine = Callable[[CaseSheet, Any], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]

GO_ON: Final = "ثبت و بعدی   \u2066Ctrl+Shift+Enter\u2069"
NO_TIME: Final = "روز و ساعت را بنویسید، مانند «فردا ۹ تا ۱۰:۳۰»."


def _nothing(_sheet: CaseSheet) -> None:
    """A deed that whatever another desk did leaves right: its rules say where it does not."""


class DeskStep(RecordStepForm):
    """A deed on a case that asks something."""

    read_sheet = case_sheet

    def __init__(
        self,
        shell: Shell,
        sheet: CaseSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        part: str,
        step: str,
        line: int | None = None,
        about: str = "",
        stands_on: StandsOn = _nothing,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The case as read.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called with the case's id when it is done.
            part: The part of the desk it stands in; `step` and `line` say the rest, so that a kept
                form is opened again.
            step: Which of its forms it is.
            line: On which line it is done.
            about: What that is, over the fields.
            stands_on: What of the case it was opened on: where another desk changed nothing of it,
                what is typed goes in at once.
        """
        self._about, self._stands_on = about, stands_on
        self._stood = stands_on(sheet)
        self.line_id = line
        super().__init__(
            shell,
            sheet,
            title,
            rows,
            deed,
            saved,
            kind=FormKind.CASE_PART,
            content={"part": part, "step": step, "line": line},
        )

    @property
    def case(self) -> CaseSheet:
        """The case it will be saved on."""
        sheet: CaseSheet = self._sheet
        return sheet

    def heads(self) -> Sequence[tuple[str, str]]:
        """What it is done to."""
        return ((self._about, "strong"),)

    def follow(self, sheet: CaseSheet) -> None:
        """The desk read the case anew: what is typed here is saved on it as it is now."""
        if not self.is_saving and self._stands_on(sheet) == self._stood:
            self._sheet = sheet

    def _take_theirs(self, answer: Any) -> None:
        """Where the other desk left this alone, what is typed goes in at once."""
        before, self._stood = self._stood, self._stands_on(answer)
        if self._stood != before:
            super()._take_theirs(answer)
            return
        self._sheet = answer
        self.save("close")


@dataclass(frozen=True, kw_only=True)
class LineSpec:
    """How the lines of a part are typed.

    Attributes:
        part: The name of the part of the desk.
        adding: Title of the form of a new line; `amending` of one that stands.
        draft: What is typed of a line.
        rows: The fields.
        lines: The part of a case.
        write: What saving a line does; the whole part is written by `whole`.
        fresh: What a new line begins with.
    """

    part: str
    adding: str
    amending: str
    draft: type[Any]
    rows: tuple[tuple[LineField, ...], ...]
    lines: Callable[[CaseSheet], Sequence[Any]]
    write: WriteLine
    fresh: Callable[[CaseSheet], dict[str, Any]] = lambda _sheet: {}

    def blank(self, sheet: CaseSheet) -> Any:
        """A new line as it begins."""
        return self.draft(**self.fresh(sheet))

    def line(self, sheet: CaseSheet, number: int | None) -> Any | None:
        """A line of a case; None of one that is not there."""
        return next((one for one in self.lines(sheet) if one.id == number), None)

    def draft_of(self, line: Any) -> Any:
        """A line as it would be typed."""
        return draft_of(line, self.draft)


def draft_of(line: Any, kind: type[Any]) -> Any:
    """A row of a case as it would be typed; a day that is reckoned stays to be reckoned."""
    held = {one.name: getattr(line, one.name) for one in fields(kind) if hasattr(line, one.name)}
    if "due_on" in held and not getattr(line, "is_pinned", True):
        held["due_on"] = None
    return kind(**held)


def whole(
    operation: Callable[..., Changes[Any]],
    lines: Callable[[CaseSheet], Sequence[Any]],
    kind: type[Any],
) -> WriteLine:
    """Saving a line by writing its whole part: in its place, or behind the others."""

    def write(sheet: CaseSheet, draft: Any) -> Any:
        found = [draft_of(one, kind) for one in lines(sheet)]
        places = {one.id: place for place, one in enumerate(found)}
        if draft.id in places:
            found[places[draft.id]] = draft
        else:
            found.append(replace(draft, id=None))
        return operation, (tuple(found),)

    return write


class LineForm(DeskStep):
    """One line of a part."""

    def __init__(
        self,
        shell: Shell,
        sheet: CaseSheet,
        spec: LineSpec,
        line: Any | None,
        ranks: Sequence[Rank],
        day: date,
        saved: Saved,
    ) -> None:
        """Make the form; `line` is None for a new one, `day` meant where a time names none."""
        self._spec, self._line = spec, line
        self._held = spec.draft_of(line) if line is not None else spec.blank(sheet)
        self.typed = LineFields(spec.rows, Making(shell, sheet, ranks, day))
        self.typed.show(self._held)
        super().__init__(
            shell,
            sheet,
            spec.amending if line is not None else spec.adding,
            self.typed.rows,
            self._deed_of,
            saved,
            part=spec.part,
            step="line",
            line=line.id if line is not None else None,
            stands_on=self._line_of,
        )
        if line is None:
            self.note.setText(RIGHT_TO_LEFT_MARK + GO_ON)

    def _line_of(self, sheet: CaseSheet) -> Any:
        """The line as it would be typed: another desk may change all others meanwhile."""
        line = self._spec.line(sheet, self._held.id) if hasattr(self._held, "id") else None
        return self._spec.draft_of(line) if line is not None else None

    def draft(self, values: dict[str, Any]) -> Any:
        """The line as typed.

        Raises:
            InvalidInput: It needs a time and has none.
        """
        held = replace(self._held, **self.typed.read(values))
        if "starts_at" in {one.name for one in fields(held)} and held.starts_at is None:
            raise InvalidInput("when", NO_TIME)
        return held

    def _deed_of(self, values: dict[str, Any], _key: UUID) -> Any:
        return self._spec.write(self._sheet, self.draft(values))

    def show_error(self, error: AppError) -> None:
        """What is wrong with a beginning or an end is said beside the time."""
        if isinstance(error, InvalidFields):
            error = InvalidFields([_beside_time(one) for one in error.problems])
        super().show_error(_beside_time(error) if isinstance(error, InvalidInput) else error)


def _beside_time(error: InvalidInput) -> InvalidInput:
    if error.field in ("starts_at", "ends_at"):
        return InvalidInput("when", error.message)
    return error
