"""What this desk keeps for itself: its theme, sizes, and the font it prints in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QFileDialog

from app.errors import InvalidInput
from app.text import persian_digits
from ui import look, theme
from ui.common.fields import CheckField, ChoiceField, SegmentField, TextField
from ui.sections import SECTIONS
from ui.settings.panel import SettingsPanel
from ui.shell import FIRST_SECTION, POP_UP, PRINT_EMBLEM, PRINT_FONT, SCAN_FOLDER

_SCHEMES: Final = (
    (look.Scheme.DESK, "مانند رومیزی"),
    (look.Scheme.LIGHT, "روشن"),
    (look.Scheme.DARK, "تیره"),
)
SCALE_LATER: Final = "بزرگ‌نمایی از اجرای بعدی دفتر دیده می‌شود."
_FILES: Final = {
    "print_font": PRINT_FONT,
    "print_emblem": PRINT_EMBLEM,
    "scan_folder": SCAN_FOLDER,
}


class DeskForm(SettingsPanel):
    """Theme and type at once, scale from the next start, the papers' font from the next print."""

    title_words = "این میز"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        sizes = [
            (points, persian_digits(f"{points} پوینت"))
            for points in range(theme.SMALLEST_TYPE, theme.LARGEST_TYPE + 1)
        ]
        scales = [(scale, persian_digits(f"{scale} درصد")) for scale in look.SCALES]
        self.lay_rows(
            (
                (
                    (SegmentField("scheme", "پوسته", _SCHEMES), 2),
                    (ChoiceField("type_size", "اندازه قلم صفحه", sizes), 1),
                    (ChoiceField("scale", "بزرگ‌نمایی پنجره", scales), 1),
                ),
            )
        )
        sections = [(section.name, section.title) for section in SECTIONS]
        first = ChoiceField("first_section", "برنامه با این صفحه باز شود", sections)
        pop_up = CheckField("pop_up", "یادآوری‌ها روی رومیزی هم نشان داده شوند")
        self.lay_rows((((first, 1), (pop_up, 1)),))
        font = TextField(
            "print_font",
            "پرونده قلم چاپ (خالی: وزیرمتن)",
            digits=True,
            hint="پرونده قلم",
        )
        self.lay_rows((((font, 1),),))
        emblem = TextField(
            "print_emblem",
            "پرونده نشان سربرگ (خالی: جای آن برای سربرگ چاپی می‌ماند)",
            digits=True,
            hint="تصویر نشان",
        )
        self.lay_rows((((emblem, 1),),))
        scans = TextField(
            "scan_folder", "پوشه‌ای که اسکنر در آن می‌نویسد", digits=True, hint="پوشه اسکن"
        )
        self.lay_rows((((scans, 1),),))
        folder = self.add_button("برگزیدن پوشه اسکن …")
        folder.clicked.connect(self._choose_folder)
        for words, name, kinds in (
            ("برگزیدن قلم چاپ …", "print_font", "قلم (*.ttf)"),
            ("برگزیدن نشان …", "print_emblem", "تصویر (*.png *.jpg *.jpeg)"),
        ):
            button = self.add_button(words)
            button.clicked.connect(
                lambda _on=False, name=name, kinds=kinds: self._choose(name, kinds)
            )

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.title)
        if path:
            self.fields["scan_folder"].set_value(path)
            self.is_changed = True

    def _choose(self, name: str, kinds: str) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.title, "", kinds)
        if path:
            self.fields[name].set_value(path)
            self.is_changed = True

    def reload(self) -> None:
        """Show what is in force."""
        settings = self.shell.settings
        kept = {name: str(settings.value(key) or "") for name, key in _FILES.items()}
        looks = {
            "scheme": look.wanted_scheme(settings),
            "type_size": look.wanted_type(settings),
            "scale": look.wanted_scale(settings),
            "pop_up": bool(settings.value(POP_UP, True, type=bool)),
            "first_section": str(settings.value(FIRST_SECTION) or SECTIONS[0].name),
        }
        self.fill({**looks, **kept})

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the keys changed in the meantime."""
        super().showEvent(event)
        if not self.is_changed:
            self.reload()

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
        scans = str(self.fields["scan_folder"].value()).strip()
        if scans and not _is_folder(scans):
            self.show_error(InvalidInput("scan_folder", "این پوشه نیست یا خوانده نمی‌شود."))
            return
        settings = self.shell.settings
        settings.setValue(SCAN_FOLDER, scans)
        settings.setValue(POP_UP, bool(self.fields["pop_up"].value()))
        settings.setValue(FIRST_SECTION, self.fields["first_section"].value())
        scheme: look.Scheme = self.fields["scheme"].value()
        scale: Any = self.fields["scale"].value()
        later = scale != look.wanted_scale(settings)
        settings.setValue(look.SCHEME, scheme.value)
        settings.setValue(look.TYPE_SIZE, self.fields["type_size"].value())
        settings.setValue(look.SCALE, scale)
        settings.setValue(PRINT_FONT, font)
        settings.setValue(PRINT_EMBLEM, emblem)
        look.dress(settings)
        self.is_changed = False
        self.saved.emit(f"{self.saved_words} {SCALE_LATER}" if later else self.saved_words)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _can_print_in(font: Path) -> bool:
    from reports.persian.fonts import is_typeface

    return is_typeface(font)
