"""The frame of every step of a visit that needs something typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.changes import Changes
from app.kept_forms import FormKind
from app.telephone import isolated_telephone
from app.visits import VisitSheet, visit_sheet
from ui.common.fields import LinesField
from ui.common.form import FieldRow, FormPanel
from ui.common.record_step_form import Deed, RecordStepForm
from ui.shell import Shell
from ui.visits.texts import VISIT, shown_number

#: Called when a step was taken: of which visit.
Saved = Callable[[int], None]


class VisitStepForm(RecordStepForm):
    """One step of a visit."""

    read_sheet = staticmethod(visit_sheet)

    def __init__(
        self,
        shell: Shell,
        sheet: VisitSheet,
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
            sheet: The visit.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
        """
        super().__init__(
            shell,
            sheet,
            f"{title} — {VISIT} {shown_number(sheet.number)}",
            rows,
            deed,
            saved,
            kind=FormKind.VISIT_STEP,
            content={"step": step},
        )

    def heads(self) -> tuple[tuple[str, str], ...]:
        """Who came and about what, his number, and what he said."""
        visit: VisitSheet = self._sheet
        named = " · ".join(part for part in (visit.visitor_name, visit.subject) if part)
        return (
            (named, "strong"),
            (isolated_telephone(visit.phone), "heading"),
            (visit.problem, "muted"),
        )


#: Makes a form of a visit.
Make = Callable[[Shell, VisitSheet, Saved], FormPanel]


def reason_step(
    title: str, label: str, operation: Callable[..., Changes[Any]], *, step: str
) -> Make:
    """A step that needs its reason, and nothing else."""
    return partial(_reason_form, title, label, operation, step)


def _reason_form(  # what makes the step comes first, see above
    title: str,
    label: str,
    operation: Callable[..., Changes[Any]],
    step: str,
    shell: Shell,
    sheet: VisitSheet,
    saved: Saved,
) -> VisitStepForm:
    reason = LinesField("reason", label, needed=True, rows=3)
    return VisitStepForm(
        shell,
        sheet,
        title,
        (((reason, 1),),),
        lambda values, _key: (operation, (values["reason"],)),
        saved,
        step=step,
    )
