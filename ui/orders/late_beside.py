"""What is late in other registers, counted beside the filters of follow-up; each leads there."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.follow_up_sources import LateSource, late_counts
from app.text import persian_digits
from ui import theme
from ui.shell import Shell


class LateBeside(QWidget):
    """A button for each register with late work; nothing where none has any."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.SPACE[1])
        self._buttons: dict[str, QPushButton] = {}
        self.hide()

    def ask(self) -> None:
        """Count anew."""
        self._shell.tasks.read(self, late_counts, done=self._show, latest="late")

    def buttons(self) -> list[QPushButton]:
        """Those in sight."""
        return [one for one in self._buttons.values() if not one.isHidden()]

    def _show(self, found: tuple[tuple[LateSource, int], ...]) -> None:
        for button in self._buttons.values():
            button.hide()
        for source, count in found:
            button = self._buttons.get(source.title) or self._button(source)
            words = persian_digits(f"{source.title}: {count} دیرکرده")
            button.setText(words)
            button.setAccessibleName(words)
            button.show()
        self.setVisible(bool(found))

    def _button(self, source: LateSource) -> QPushButton:
        button = QPushButton(self)
        theme.set_kind(button, "quiet")
        button.clicked.connect(lambda: self._shell.show_section(source.section, source.wanted))
        self._layout.addWidget(button)
        self._buttons[source.title] = button
        return button
