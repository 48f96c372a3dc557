"""The one form of all steps of all courses: what a step asks is read from its course."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final
from uuid import UUID

from app.kept_forms import FormKind
from app.protocol import (
    CaseAction,
    CaseSheet,
    CaseStepDraft,
    FieldKind,
    PermitRoute,
    StepField,
    case_sheet,
    course_step,
    take_case_step,
)
from app.protocol.texts import PERMIT_ROUTES
from ui.common.field import Field
from ui.common.fields import DateField, LinesField, SegmentField, TextField
from ui.common.form import FieldRow
from ui.common.moment_field import MomentField, now_at
from ui.common.record_step_form import RecordStepForm
from ui.protocol.desk_words import case_name, where_words
from ui.shell import Shell

ROWS: Final = 5
Saved = Callable[[int], None]


class CaseCourseForm(RecordStepForm):
    """One step of a case's course."""

    read_sheet: ClassVar[Callable[..., Any]] = case_sheet

    def __init__(self, shell: Shell, sheet: CaseSheet, action: CaseAction, saved: Saved) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The case as it was read.
            action: The step.
            saved: Called with the case's id when it is taken.
        """
        step = course_step(sheet.kind, action)
        if step is None:
            raise LookupError(action)
        self.action = action

        def deed(values: dict[str, Any], _key: UUID) -> Any:
            return take_case_step, (action, CaseStepDraft(values=values))

        rows = _rows([(_field(shell, one), one) for one in step.fields])
        super().__init__(
            shell,
            sheet,
            f"{step.title} — {case_name(sheet)}",
            rows,
            deed,
            saved,
            kind=FormKind.CASE_STEP,
            content={"step": action.value},
        )
        self._propose(shell, step.fields)

    def heads(self) -> Sequence[tuple[str, str]]:
        """What the case is, and what is missing before the step."""
        sheet: CaseSheet = self._sheet
        return (
            (sheet.subject, "strong"),
            (where_words(sheet), "muted"),
            *((gap, "danger") for gap in sheet.gaps if self.action in _GATED),
        )

    def _propose(self, shell: Shell, asked: Sequence[StepField]) -> None:
        """What is known already stands in it; a day that begins with today is today's."""
        values: dict[str, Any] = {}
        for one in asked:
            known = self._sheet.values.get(one.name)
            if known:
                values[one.name] = known
            elif one.is_today:
                now = now_at(shell)
                values[one.name] = now.date() if one.kind is FieldKind.DAY else now
        self.fill(values)


#: Steps a gap holds up: they are opened all the same, and say what is missing.
_GATED: Final = frozenset(
    {CaseAction.ASK_PERMIT, CaseAction.DRAFT, CaseAction.ARRIVE, CaseAction.CLOSE}
)


def _field(shell: Shell, one: StepField) -> Field:
    needed = one.is_needed
    if one.kind is FieldKind.LONG:
        return LinesField(one.name, one.title, needed=needed, rows=ROWS)
    if one.kind is FieldKind.DAY:
        return DateField(one.name, one.title, shell.today, needed=needed)
    if one.kind is FieldKind.MOMENT:
        return MomentField(one.name, one.title, lambda: now_at(shell), needed=needed)
    if one.kind is FieldKind.ROUTE:
        routes = [(route.value, PERMIT_ROUTES[route.value]) for route in PermitRoute if route]
        return SegmentField(one.name, one.title, routes)
    return TextField(one.name, one.title, needed=needed)


def _rows(fields: Sequence[tuple[Field, StepField]]) -> list[FieldRow]:
    """Short fields two beside each other, long ones alone."""
    rows: list[FieldRow] = []
    waiting: list[tuple[Field, int]] = []
    for field, one in fields:
        if one.kind in (FieldKind.LONG, FieldKind.ROUTE):
            rows += [tuple(waiting)] if waiting else []
            rows.append(((field, 1),))
            waiting = []
            continue
        waiting.append((field, 1))
        if len(waiting) == 2:
            rows.append(tuple(waiting))
            waiting = []
    return [*rows, tuple(waiting)] if waiting else rows
