"""How far the text inside files is read, and what reads scans here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.changes import Changes
from app.file_texts import (
    STATE_WORDS,
    RecogniserState,
    TextCounts,
    TextState,
    look_for_recogniser,
    read_failed_again,
    text_counts,
)
from app.text import persian_count
from ui.settings.panel import SettingsPanel, Standing

NOTE: Final = (
    "متن پرونده‌های پیوست در پس‌زمینه خوانده می‌شود تا رکوردها با آن یافته شوند؛ "
    "خواندن با بستن برنامه می‌ایستد و از همان صفحه پی گرفته می‌شود."
)


class FileTextsForm(SettingsPanel):
    """Counts by state; what could not be read may be tried again."""

    title_words = "متن فایل‌ها"
    save_words = "خواندن دوباره آنچه خوانده نشد"
    saved_words = "آنچه خوانده نشده بود دوباره خوانده می‌شود."

    def make_fields(self) -> None:
        """There is nothing to type."""
        self.note.setText(NOTE)
        self._found: RecogniserState | None = None

    def reload(self) -> None:
        """Count anew; whether scans can be read here is looked up once."""
        if self._found is None:
            look = look_for_recogniser
            self.shell.tasks.run(self, look, done=lambda found: self._known(found[0]))
        else:
            self._count()

    def _known(self, found: RecogniserState) -> None:
        self._found = found
        self._count()

    def _count(self) -> None:
        self.shell.tasks.read(self, text_counts, done=self._show, latest="file texts")

    def _show(self, counts: TextCounts) -> None:
        self.save_button.setEnabled(counts.of(TextState.FAILED) > 0)
        stand = [("همه پرونده‌ها", counts.files), ("در نوبت خواندن", counts.unread)]
        stand += [(STATE_WORDS[state], counts.of(state)) for state in TextState]
        lines = [_line(words, count) for words, count in stand if count]
        lines += [_line(trouble.rstrip("."), count) for trouble, count in counts.troubles]
        if self._found is not None:
            lines.append((self._found.advice, "", None))
        self.show_standing("تا این دم", lines)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Let what could not be read be read again."""
        del values
        return read_failed_again, ()


def _line(words: str, count: int) -> Standing:
    return f"{words}: {persian_count(count)}", "", None
