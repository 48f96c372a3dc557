"""What this desk keeps for itself: the size of its type, and the font it prints in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from app.errors import InvalidInput
from app.text import persian_digits
from ui import theme
from ui.common.fields import ChoiceField, TextField
from ui.settings.panel import SettingsPanel
from ui.shell import PRINT_EMBLEM, PRINT_FONT

TYPE_SIZE: Final = "look/type_size"
_FILES: Final = {"print_font": PRINT_FONT, "print_emblem": PRINT_EMBLEM}


class DeskForm(SettingsPanel):
    """The size of the type at once; the font of the papers from the next print on."""

    title_words = "این میز"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        sizes = [
            (points, persian_digits(f"{points} پوینت"))
            for points in range(theme.SMALLEST_TYPE, theme.LARGEST_TYPE + 1)
        ]
        font = TextField(
            "print_font",
            "پرونده قلم چاپ (خالی: وزیرمتن)",
            digits=True,
            hint="پرونده قلم",
        )
        self.lay_rows((((ChoiceField("type_size", "اندازه قلم صفحه", sizes), 1), (font, 3)),))
        emblem = TextField(
            "print_emblem",
            "پرونده نشان سربرگ (خالی: جای آن برای سربرگ چاپی می‌ماند)",
            digits=True,
            hint="تصویر نشان",
        )
        self.lay_rows((((emblem, 1),),))
        for words, name, kinds in (
            ("برگزیدن قلم چاپ …", "print_font", "قلم (*.ttf)"),
            ("برگزیدن نشان …", "print_emblem", "تصویر (*.png *.jpg *.jpeg)"),
        ):
            button = self.add_button(words)
            button.clicked.connect(
                lambda _on=False, name=name, kinds=kinds: self._choose(name, kinds)
            )

    def _choose(self, name: str, kinds: str) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.title, "", kinds)
        if path:
            self.fields[name].set_value(path)
            self.is_changed = True

    def reload(self) -> None:
        """Show what is in force."""
        settings = self.shell.settings
        size = int(str(settings.value(TYPE_SIZE, theme.USUAL_TYPE)))
        kept = {name: str(settings.value(key) or "") for name, key in _FILES.items()}
        self.fill({"type_size": size, **kept})

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a settings tab always stays
        """Prove the font, then dress the program in the chosen size."""
        self.clear_problems()
        font = str(self.fields["print_font"].value()).strip()
        if font and not _can_print_in(Path(font)):
            problem = InvalidInput("print_font", "این پرونده قلم TTF نیست یا خوانده نمی‌شود.")
            self.show_error(problem)
            return
        emblem = str(self.fields["print_emblem"].value()).strip()
        if emblem and QImage(emblem).isNull():
            self.show_error(InvalidInput("print_emblem", "این پرونده تصویر نیست یا خوانده نمی‌شود."))
            return
        points: Any = self.fields["type_size"].value()
        self.shell.settings.setValue(TYPE_SIZE, points)
        self.shell.settings.setValue(PRINT_FONT, font)
        self.shell.settings.setValue(PRINT_EMBLEM, emblem)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.dress(application, points)
        self.is_changed = False
        self.saved.emit(self.saved_words)


def _can_print_in(font: Path) -> bool:
    from reports.persian.fonts import is_typeface

    return is_typeface(font)
