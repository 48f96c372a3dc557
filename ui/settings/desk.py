"""What this desk keeps for itself: the size of its type."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QApplication

from app.text import persian_digits
from ui import theme
from ui.common.fields import ChoiceField
from ui.settings.panel import SettingsPanel

TYPE_SIZE: Final = "look/type_size"


class DeskForm(SettingsPanel):
    """The size of the type, at once."""

    title_words = "این میز"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        sizes = [
            (points, persian_digits(f"{points} پوینت"))
            for points in range(theme.SMALLEST_TYPE, theme.LARGEST_TYPE + 1)
        ]
        self.lay_rows((((ChoiceField("type_size", "اندازه قلم", sizes), 1),),))

    def reload(self) -> None:
        """Show the size in force."""
        stored = self.shell.settings.value(TYPE_SIZE, theme.USUAL_TYPE)
        self.fill({"type_size": int(str(stored))})

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a settings tab always stays
        """Dress the program in the chosen size."""
        points: Any = self.fields["type_size"].value()
        self.shell.settings.setValue(TYPE_SIZE, points)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.dress(application, points)
        self.is_changed = False
        self.saved.emit(self.saved_words)
