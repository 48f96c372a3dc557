"""Opening again a form of protocol work that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kept_forms import FilledForm, FormKind
from app.protocol import CaseSheet, case_sheet
from ui.common.form import FormPanel
from ui.protocol.case_form import CaseForm
from ui.protocol.step_form import form_of
from ui.protocol.texts import DONE
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.protocol.register import CaseRegister


def open_kept_case(page: CaseRegister, filled: FilledForm) -> None:
    """Open a kept form of a case as it stood."""
    if filled.record_id is None:
        page.take_up(CaseForm(page.shell, page.case_saved), filled)
        return

    def known(sheet: CaseSheet) -> None:
        if filled.kind is FormKind.CASE_PART:
            page.open_desk(sheet).resume(filled)
            return
        made = _of_case(page, sheet, filled)
        if made is None:
            page.say(DONE["gone"], Tone.WARNING)
        else:
            page.take_up(made, filled)

    page.shell.tasks.read(page, case_sheet, filled.record_id, done=known)


def _of_case(page: CaseRegister, sheet: CaseSheet, filled: FilledForm) -> FormPanel | None:
    if filled.kind is FormKind.CASE:
        return CaseForm(page.shell, page.case_saved, sheet)
    step, part = str(filled.content.get("step", "")), filled.content.get("part")
    return form_of(step, page.shell, sheet, page.stepped, part)
