"""Protocol work: the register, a delegation's dossier and papers, what is due, the registers."""

from __future__ import annotations

from typing import Any, Final

from app.protocol import CaseKind, CaseRow, CaseState
from ui.tour.guide import Guide

#: Parts of the dossier that are looked at, and the names of their pictures.
_PARTS: Final = (("programme", "case-programme"), ("people", "case-people"))
#: Registers that are looked at besides.
_PAGES: Final = (
    ("protocol_tasks", "case-steps"),
    ("pavilion", "pavilion"),
    ("occasions", "occasions"),
    ("agreements", "agreements"),
    ("gifts", "gifts"),
)
#: Papers of the delegation, and the actions that show them.
_PAPERS: Final = (
    ("print_case_programme", "delegation-programme"),
    ("print_seating_plan", "seating-plan"),
)


def walk(guide: Guide) -> None:
    """The cases with one whole, its dossier part by part, and what is due of all of them."""
    page: Any = guide.see("protocol")
    coming = [row for _line, row in page.model.loaded() if _comes(row)]
    if coming:
        number = coming[0].id
        page.show_kept(number)
        guide.until(lambda: page.sheet is not None and page.sheet.id == number, "هیأت در راه")
    guide.picture("protocol")
    if coming:
        for action, name in _PAPERS:
            guide.act(action)
            guide.preview(name, f"{name}.pdf")
        _dossier(guide, page)
    for section, name in _PAGES:
        guide.see(section)
        guide.picture(name)


def _comes(row: CaseRow) -> bool:
    return row.kind is CaseKind.DELEGATION and row.state is CaseState.APPROVED


def _dossier(guide: Guide, page: Any) -> None:
    """Its checklist, then the other parts, each by its key."""
    guide.act("case_desk")
    guide.until(lambda: page.current_form() is not None and guide.quiet, "میز پرونده")
    guide.picture("case-desk")
    desk = page.current_form()
    for part, name in _PARTS:
        desk.show_part(part)
        guide.until(lambda: guide.quiet, name)
        guide.picture(name)
    guide.act("close_form")
    guide.until(lambda: page.current_form() is None and guide.quiet, "بستن میز پرونده")
