"""What may be done to a letter in each state, and what is offered first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.letters import FILE_STEPS, LetterDirection, LetterSheet, LetterState, Stage
from app.letters.states import IN_ARREARS
from ui.letters import outgoing_steps

_S = LetterState

#: Deeds that lead a letter on from where it stands.
STEPS: Final[Mapping[LetterState, frozenset[str]]] = {
    _S.REGISTERED: frozenset(
        {
            "letter_examined",
            "letter_opinion",
            "letter_to_folder",
            "letter_refer",
            "letter_file",
            "annul",
        }
    ),
    _S.EXAMINED: frozenset({"letter_to_folder", "letter_refer", "letter_file", "annul"}),
    _S.IN_FOLDER: frozenset({"record_note", "sheet_seen", "sheet_sent_back"}),
    _S.ORDERED: frozenset({"letter_to_folder", "letter_refer", "close_call"}),
    _S.REFERRED: frozenset({"letter_to_folder", "letter_refer", "close_call"}),
    _S.FILED: frozenset({"letter_to_folder", "letter_refer", "close_call"}),
}

#: Deeds of those who record what the governor said, and refer.
OF_ORDERS: Final = frozenset({"record_note", "letter_refer", "sheet_seen", "sheet_sent_back"})
#: Deeds everybody who reads letters may do.
OF_READERS: Final = outgoing_steps.OF_READERS | {
    "open_file",
    "letter_links",
    "letter_read",
    "print_receipt",
}

#: Buttons at the foot of the detail pane; the first is what comes next, and Enter does it.
_NEXT: Final[Mapping[LetterState, tuple[str, ...]]] = {
    _S.REGISTERED: ("letter_examined", "letter_to_folder", "letter_refer", "letter_file"),
    _S.EXAMINED: ("letter_to_folder", "letter_refer", "letter_file"),
    _S.IN_FOLDER: ("record_note", "sheet_seen", "sheet_sent_back"),
    _S.FILED: ("letter_refer", "letter_to_folder"),
}
_BY_STAGE: Final[Mapping[Stage, tuple[str, ...]]] = {
    Stage.SCAN_MISSING: ("attach_files", "show_orders"),
    Stage.TO_TELL: ("close_call", "show_orders"),
    Stage.SETTLED: ("close_call", "show_orders"),
}


def steps_of(sheet: LetterSheet) -> frozenset[str]:
    """What may be done to a letter, whoever does it."""
    found: set[str] = {"attach_files"}
    if sheet.written_here:
        found |= outgoing_steps.steps_of(sheet)
    else:
        found |= STEPS.get(sheet.state, frozenset())
        if sheet.state in IN_ARREARS:
            found.add("amend")
    if sheet.direction is LetterDirection.INCOMING:
        found |= {"letter_reply", "print_receipt"}
    if _may_go_back(sheet):
        found.add("take_back")
    if sheet.on_paper and sheet.state is not LetterState.IN_FOLDER:
        found.add("letter_paper")
    if sheet.files:
        found.add("open_file")
    if any(one.other_id is not None for one in sheet.links):
        found.add("letter_links")
    if sheet.copies:
        found.add("letter_read")
    return frozenset(found)


def _may_go_back(sheet: LetterSheet) -> bool:
    """Whether a deed stands besides the registration, which is never taken back."""
    standing = [step for step in sheet.steps if not step.taken_back]
    return sum(1 for step in standing if step.action not in FILE_STEPS) > 1


def next_steps(sheet: LetterSheet) -> tuple[str, ...]:
    """What is offered at the foot of the pane, the likeliest first."""
    if sheet.written_here:
        return outgoing_steps.next_steps(sheet)
    if sheet.state in (LetterState.ORDERED, LetterState.REFERRED):
        return _BY_STAGE.get(sheet.stage, ("show_orders", "close_call"))
    return _NEXT.get(sheet.state, ())
