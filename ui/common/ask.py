"""The one place that asks a person a question before something is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from ui import theme

#: Answers given in advance, so that a test never waits for a person: of a question with several
#: answers its place, True for the last, and False or None for none.
answers: deque[bool | int | None] = deque()


def ask(parent: QWidget, question: str, *, yes: str, no: str = "انصراف") -> bool:
    """Ask a question with two named answers; Escape means no.

    Args:
        parent: Above which it is asked.
        question: One or two sentences.
        yes: What happens on yes, as a verb.
        no: What happens on no.
    """
    return choose(parent, question, (yes,), leave=no) is not None


def choose(
    parent: QWidget, question: str, ways: Sequence[str], *, leave: str = "انصراف"
) -> int | None:
    """Ask which way to go; Escape leaves everything as it is.

    Args:
        parent: Above which it is asked.
        question: One or two sentences.
        ways: What may happen, as verbs; the first is the usual one.
        leave: What happens when nothing does.

    Returns:
        The place of the chosen way, or None.
    """
    if answers:
        answer = answers.popleft()
        if answer is True:
            return len(ways) - 1
        return None if answer is False else answer
    box = QMessageBox(parent)
    box.setWindowTitle("دفتر")
    box.setText(question)
    buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
    refuse = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    theme.set_kind(buttons[0], "primary")
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    clicked = box.clickedButton()
    return next((place for place, button in enumerate(buttons) if button is clicked), None)
