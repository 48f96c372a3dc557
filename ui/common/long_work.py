"""A long piece of work as the window sees it: its words, how far it is, the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.progress import Progress


class LongWork(QObject):
    """Made by `Tasks.long_work`; lives until its work has ended.

    Signals:
        moved: Done, of how many (0 when nobody knows), and the words of the stage.
        ended: The work is over, however it went; always in the GUI thread.

    Attributes:
        words: What is being done.
        progress: Goes to the operation or query, which says its steps to it.
    """

    # The worker's thread emits it; Qt carries it over to the GUI thread.
    moved = Signal(int, int, str)
    ended = Signal()

    def __init__(self, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words
        self.progress = Progress(self.moved.emit)

    def cancel(self) -> None:
        """Ask it to stop at its next step."""
        self.progress.cancel()

    def end(self) -> None:
        """Say that it is over; called by `Tasks`."""
        self.ended.emit()
        self.deleteLater()
