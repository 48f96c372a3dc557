"""«آراستن صفحه‌ها»: a scan's pages put in order by keys, and saved as a file in place of the old."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.attachments import ArrangedFile, PageFate, PageOrder, StoredFile
from app.changes import Changes
from app.errors import AppError
from app.progress import Cancelled, Progress
from app.session import OfficeSession
from app.text import isolate, persian_digits
from reports.scan_pages import Thumbnail, arranged_pages, page_count, thumbnails
from ui import theme
from ui.common.ask import ask
from ui.common.file_viewer import Read, shown_file
from ui.common.flow import FlowRow
from ui.common.message_bar import MessageBar
from ui.common.page_list import PICTURE, PageList
from ui.common.progress_strip import ProgressStrip
from ui.common.tasks import Tasks
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.long_work import LongWork

TITLE: Final = "آراستن صفحه‌ها"
SIZE: Final = QSize(940, 640)
#: Pages drawn at one go, so that the first are in sight at once and a closed window stops it.
AT_ONCE: Final = 6
HINT: Final = (
    "صفحه نخست در راست است. پیکان‌ها همان سو را نشان می‌دهند که می‌روند: "
    "\u2066Ctrl\u2069 با پیکان صفحه را جابه‌جا می‌کند و \u2066Shift\u2069 با پیکان آن را می‌چرخاند. "
    "پرونده پیشین در دفتر می‌ماند."
)
DONE: Final = "صفحه‌های «{name}» آراسته شد: {words}."
LEAVE: Final = "آنچه آراسته‌اید ذخیره نشده است. رها شود؟"

#: Words of a button, its key, and the deed.
BUTTONS: Final = (
    ("زودتر", "Ctrl+Right", "move", -1),
    ("دیرتر", "Ctrl+Left", "move", 1),
    ("چرخش به راست", "Shift+Right", "turn", 90),
    ("چرخش به چپ", "Shift+Left", "turn", -90),
    ("جدا در پرونده دیگر", "Space", "apart", 0),
    ("برداشتن", "Del", "drop", 0),
)

#: Puts the new file in place of the old; of the register whose record it is on.
Arrange = Callable[[OfficeSession, int, ArrangedFile], Changes[Any]]
Opened = tuple[StoredFile, bytes, int]


def opened_scan(session: OfficeSession, read: Read, number: int) -> Opened:
    """A file of a record, its pages as a PDF, and how many they are.

    Raises:
        InvalidInput: It cannot be read, or has no pages.
    """
    file, paper = shown_file(session, read, number)
    return file, paper, page_count(paper)


def open_arranger(owner: QWidget, shell: Shell, read: Read, number: int, arrange: Arrange) -> None:
    """Read a file in a worker and show its pages.

    Args:
        owner: Whose record it is on; without it nothing is shown.
        shell: The window.
        read: Reads the file; asks the rights.
        number: Of the file.
        arrange: Saves it anew.
    """

    def opened(scan: Opened) -> None:
        PageArranger(scan, owner.window(), shell.tasks, arrange, shell.say).open()

    shell.tasks.read(
        owner,
        opened_scan,
        read,
        number,
        done=opened,
        failed=lambda error: shell.say(error.message, Tone.WARNING),
        latest="arranger",
    )


class PageArranger(QDialog):
    """The pages of one file, and the way to save them anew."""

    def __init__(
        self,
        opened: Opened,
        parent: QWidget,
        tasks: Tasks,
        arrange: Arrange,
        say: Callable[[str, Tone], None],
    ) -> None:
        """Make it.

        Args:
            opened: The file with its pages.
            parent: Over which it stands.
            tasks: Of the window.
            arrange: Of the register that keeps the file.
            say: Tells that it is done, in the window.
        """
        super().__init__(parent)
        self._file, self._paper, self._count = opened
        self._tasks, self._arrange, self._say = tasks, arrange, say
        self.setWindowTitle(f"{TITLE} — {self._file.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE.boundedTo(self.screen().availableSize() - QSize(40, 60)))
        self.order = PageOrder(self._count)
        self.list = PageList(self.order, self)
        self.list.arranged.connect(self._tell)
        self.bar = MessageBar(self)
        self.strip = ProgressStrip(self)
        self.status = QLabel(self)
        theme.set_kind(self.status, "strong")
        self._lay_out()
        self._tell()
        self.list.setFocus()
        self._draw(0)

    def _lay_out(self) -> None:
        hint = QLabel(HINT, self)
        hint.setWordWrap(True)
        theme.set_kind(hint, "muted")
        deeds = FlowRow(spacing=theme.SPACE[1])
        for words, key, deed, amount in BUTTONS:
            deeds.addWidget(self._button(words, key, partial(self.list.do, deed, amount)))
        ends = FlowRow(spacing=theme.SPACE[1])
        self.save_button = self._button("ذخیره", "Ctrl+Enter", self.save)
        theme.set_kind(self.save_button, "primary")
        ends.addWidget(self.save_button)
        ends.addWidget(self._button("انصراف", "Esc", self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(self.status)
        layout.addWidget(hint)
        layout.addWidget(self.bar)
        layout.addWidget(self.strip)
        layout.addWidget(self.list, 1)
        layout.addLayout(deeds)
        layout.addLayout(ends)

    def _button(self, words: str, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(f"{words}   \u2066{key}\u2069", self)
        button.setAutoDefault(False)
        # The cursor stays on the page the button is for.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _on=False: act())
        return button

    # -- showing ---------------------------------------------------------------------------

    def _draw(self, first: int) -> None:
        """Draw some pages in a worker, and then the next."""
        last = min(first + AT_ONCE, self._count)
        if first >= last:
            return
        paper, room = self._paper, (PICTURE.width(), PICTURE.height())

        def drawn(made: list[Thumbnail]) -> None:
            self.list.show_pictures(first, made)
            self._draw(last)

        self._tasks.run(
            self,
            lambda: thumbnails(paper, first, last, room),
            done=drawn,
            failed=lambda error: self.bar.say(error.message, Tone.WARNING),
        )

    def _tell(self) -> None:
        said = (isolate(self._file.name), persian_digits(f"{self._count} صفحه"), self.order.words)
        self.status.setText(" · ".join(part for part in said if part))

    # -- saving ----------------------------------------------------------------------------

    def save(self) -> None:
        """Make the new file in a worker and put it in place of the old."""
        if self.strip.is_running:
            return
        try:
            self.order.checked()
        except AppError as error:
            self.bar.say(error.message, Tone.WARNING)
            return
        self.bar.hide()
        work = self._tasks.long_work(TITLE)
        self._show_work(work)
        self._tasks.run(
            self,
            lambda: arranged_file(self._file, self.order, work.progress),
            done=self._write,
            failed=self._failed,
            watched=work,
        )

    def _show_work(self, work: LongWork) -> None:
        self.list.setEnabled(False)
        self.strip.show_work(work)

    def _write(self, arranged: ArrangedFile) -> None:
        name, words = self._file.name, arranged.words

        def done(_value: object) -> None:
            self._say(DONE.format(name=isolate(name), words=words), Tone.SUCCESS)
            self.accept()

        # Once it is being written there is no way back but Ctrl+Z.
        self.save_button.setEnabled(False)
        self._tasks.write(
            self, self._arrange, self._file.id, arranged, done=done, failed=self._failed
        )

    def _failed(self, error: AppError) -> None:
        self.list.setEnabled(True)
        self.save_button.setEnabled(True)
        self.list.setFocus()
        self.bar.say(
            error.message, Tone.INFORMATION if isinstance(error, Cancelled) else Tone.DANGER
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone does nothing, for nobody means it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif not is_enter:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Stop what is being made; close, asking first when something was arranged."""
        if self.strip.is_running:
            self.strip.cancel()
        elif not self.order.is_changed or ask(self, LEAVE, yes="رها کن", no="بازگشت"):
            super().reject()


def arranged_file(file: StoredFile, order: PageOrder, progress: Progress) -> ArrangedFile:
    """The new file, and the one of the pages that go apart; made in a worker.

    Raises:
        InvalidInput: The scan cannot be read.
        Cancelled: By `progress`.
    """
    kept, apart = order.of_fate(PageFate.KEPT), order.of_fate(PageFate.APART)
    content, media_type = file.content, file.media_type
    return ArrangedFile(
        arranged_pages(content, media_type, kept, progress),
        arranged_pages(content, media_type, apart, progress) if apart else b"",
        order.words,
    )
