"""The few words of the toolkit's own dialogs that its Persian translation lacks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTranslator

#: By the toolkit's own words, in whatever class of its says them.
_WORDS: Final = {
    "&Look in:": "&در پوشه:",
    "Files of &type:": "&گونه پرونده:",
    "&Choose": "&گزینش",
    "Folder": "پوشه",
    "File Folder": "پوشه",
    "Drive": "دیسک",
    "Recent Places": "جاهای تازه",
}


class DialogWords(QTranslator):
    """Asked after the toolkit's own translation: what that has comes from there."""

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """The Persian of a word of a file dialog, or None."""
        return _WORDS.get(source) if context.startswith(("QFile", "QAbstractFile")) else None

    def isEmpty(self) -> bool:
        """It has words, though it was loaded from no file."""
        return False
