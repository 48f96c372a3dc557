"""The one place that asks a person a question before something is lost."""

from __future__ import annotations

from collections import deque

from PySide6.QtWidgets import QMessageBox, QWidget

from ui import theme

#: Answers given in advance, so that a test never waits for a person.
answers: deque[bool] = deque()


def ask(parent: QWidget, question: str, *, yes: str, no: str = "انصراف") -> bool:
    """Ask a question with two named answers; Escape means no.

    Args:
        parent: Above which it is asked.
        question: One or two sentences.
        yes: What happens on yes, as a verb.
        no: What happens on no.
    """
    if answers:
        return answers.popleft()
    box = QMessageBox(parent)
    box.setWindowTitle("دفتر")
    box.setText(question)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    theme.set_kind(agree, "primary")
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is agree
