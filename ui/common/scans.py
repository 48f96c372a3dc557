"""Scans that arrived in the desk's folder, chosen by keys and attached to the record in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from app.access import Right
from app.attachments import Scan, move_to_done, put_away, taken_in
from app.errors import AppError
from app.jalali import clock_text, jalali_text
from app.sheet_groups import SheetGroup, new_letters
from app.text import isolate, persian_digits
from reports.scanned import pages_of_picture
from ui import theme
from ui.common.known_sheets import KnownSheets, counted, left_over, proposal
from ui.common.record_files import RecordFiles
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

THUMBNAIL: Final = QSize(72, 92)
WIDTH: Final = 700
LIST_HEIGHT: Final = 330
HINT: Final = (
    "\u200f\u2066Space\u2069 اسکن را نشان می‌کند و \u2066Enter\u2069 نشان‌شده‌ها را به {record} "
    "پیوست می‌کند."
)
#: Records of one scan that have room, a line each.
MOST_GROUPS: Final = 3

#: The page new letters are registered on.
LETTERS: Final = "letters"

NO_RECORD: Final = "نخست تماس یا نامه‌ای را که اسکن از آن است برگزینید."
#: What scans are attached to where no record is in sight.
RECORD: Final = "رکورد"


def first_page(path: Path) -> tuple[QImage, int]:
    """A picture of a scan's first page, and how many pages it has; made in a worker.

    Raises:
        AppError: It is gone or cannot be read.
    """
    with taken_in(path) as source:
        content = source.content.read()
        is_paper = source.media_type == "application/pdf"
    held = QByteArray(content if is_paper else pages_of_picture(content))
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    count = document.pageCount()
    if not count:
        return QImage(), 0
    size = document.pagePointSize(0).toSize().scaled(THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio)
    return document.render(0, size), count


class TakesScans(Protocol):
    """What scans are attached to: the record in sight, or the form of a new one."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def takes_files(self) -> bool:
        """Whether it is in sight and can take some."""

    def attach_scans(self, paths: Sequence[Path], attached: Callable[[Path], None]) -> None:
        """Take scans; `attached` hears of each that is in the store."""


class ScansDialog(QDialog):
    """The scans that arrived: Space ticks, Enter attaches what is ticked, or the current one."""

    def __init__(
        self,
        window: MainWindow,
        files: TakesScans | None,
        scans: Sequence[Scan],
        known: Mapping[Scan, tuple[SheetGroup, ...]],
    ) -> None:
        """Make the dialog; without `files` only what is known can be attached."""
        super().__init__(window)
        self._files = files
        self._window = window
        self._known = {scan: groups for scan, groups in known.items() if counted(groups)[1]}
        self._parted = {scan: groups for scan, groups in known.items() if new_letters(groups)}
        self.setWindowTitle("اسکن‌های رسیده")
        self.setMinimumWidth(WIDTH)
        title = files.title if files is not None else RECORD
        hint = QLabel(HINT.format(record=title), self)
        theme.set_kind(hint, "muted")
        self.list = QListWidget(self)
        self.list.setIconSize(THUMBNAIL)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(LIST_HEIGHT)
        for scan in scans:
            self.list.addItem(self._item(scan))
        self.list.setCurrentRow(0)
        every = [group for groups in known.values() for group in groups]
        is_proposed = bool(self._known or self._parted)
        self.proposal = QLabel(proposal(every) if is_proposed else "", self)
        theme.set_kind(self.proposal, "strong")
        self.proposal.setVisible(is_proposed)
        layout = QVBoxLayout(self)
        layout.addWidget(self.proposal)
        layout.addWidget(hint)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._buttons(title))
        self.list.setFocus()

    def _buttons(self, title: str) -> QVBoxLayout:
        take_known = QPushButton("شناخته‌ها به رکورد خودشان   \u2066Ctrl+Enter\u2069", self)
        theme.set_kind(take_known, "primary")
        take_known.setVisible(bool(self._known))
        take_known.clicked.connect(self._take_known)
        take = QPushButton(f"پیوست به {title}   Enter", self)
        if not self._known:
            theme.set_kind(take, "primary")
        take.setEnabled(self._files is not None)
        take.clicked.connect(self._take)
        self.letters = QPushButton("نامه تازه از هر یک   \u2066Ctrl+Shift+Enter\u2069", self)
        self.letters.setVisible(self._window.operator().may(Right.REGISTER_LETTERS))
        self.letters.clicked.connect(self._take_letters)
        if self._parted and not self._known:
            theme.set_kind(self.letters, "primary")
            theme.set_kind(take, "")
        leave = QPushButton("انصراف   Esc", self)
        leave.clicked.connect(self.reject)
        sheets = QPushButton("چاپ برگه جداکننده   \u2066Ctrl+P\u2069", self)
        sheets.clicked.connect(self._print_separators)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print_separators)
        column = QVBoxLayout()
        for before, after in (((take_known, take, self.letters), ()), ((sheets,), (leave,))):
            line = QHBoxLayout()
            column.addLayout(line)
            for button in before:
                line.addWidget(button)
            line.addStretch(1)
            for button in after:
                line.addWidget(button)
        return column

    def _print_separators(self) -> None:
        """The sheets that part the next stack; this one waits in its folder."""
        self.accept()
        self._window.action("print_separators").trigger()

    def _item(self, scan: Scan) -> QListWidgetItem:
        whose = self._whose(scan)
        item = QListWidgetItem(f"{isolate(scan.name)}\n{_came(scan)}{whose}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, scan)

        def made(page: tuple[QImage, int]) -> None:
            image, count = page
            item.setIcon(QIcon(QPixmap.fromImage(image)))
            pages = f"{count} صفحه" if count else "باز نمی‌شود"
            words = f"{isolate(scan.name)}\n{pages} · {_came(scan)}{whose}"
            item.setText(persian_digits(words))

        def failed(error: AppError) -> None:
            item.setText(f"{isolate(scan.name)}\n{error.message}")

        self._window.tasks.run(self, lambda: first_page(scan.path), done=made, failed=failed)
        return item

    def _whose(self, scan: Scan) -> str:
        """Whose the pages are, in a line of its own."""
        groups = self._known.get(scan) or self._parted.get(scan, ())
        said = [group.words for group in groups[:MOST_GROUPS]]
        more = len(groups) - MOST_GROUPS
        if more > 0:
            said.append(persian_digits(f"و {more} دسته برگ دیگر"))
        return "".join(f"\n{line}" for line in said)

    def _take_known(self) -> None:
        """Every known page to its own record; the rest stays in the folder."""
        window = self._window
        scans = [(scan.path, groups) for scan, groups in self._known.items()]
        self.accept()
        KnownSheets(window, window.tasks, window.say, put_away).attach(scans)

    def _take_letters(self) -> None:
        """A new letter of each chosen scan, and of each part of a stack with separator sheets."""
        chosen = set(self.chosen())
        parted = {scan.path: groups for scan, groups in self._parted.items()}
        known = {scan.path for scan in self._known} & chosen & parted.keys()
        if known:
            # What is known goes home first and leaves the new letters in the folder.
            window = self._window
            self.accept()
            KnownSheets(window, window.tasks, window.say, put_away).attach(
                [(path, parted[path]) for path in sorted(known)]
            )
            return
        items = [self.list.item(row) for row in range(self.list.count())]
        paths = [item.data(Qt.ItemDataRole.UserRole).path for item in items]
        paths = [path for path in paths if path in chosen]
        window = self._window
        self.accept()
        window.tasks.run(
            window,
            lambda: letter_scans(paths, parted),
            done=lambda scans: register_each(window, scans),
        )

    def chosen(self) -> list[Path]:
        """What is ticked, or the current scan."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        held = [item.data(Qt.ItemDataRole.UserRole) for item in ticked or self.list.selectedItems()]
        return [scan.path for scan in held]

    def _take(self) -> None:
        paths = self.chosen()
        if self._files is None:
            return
        self.accept()
        self._files.attach_scans(paths, self._attached)

    def _attached(self, path: Path) -> None:
        """It is in the store: out of the folder's way with it."""
        tasks = self._window.tasks
        tasks.run(self._window, lambda: move_to_done(path), done=lambda _path: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter attaches to the record in sight, Ctrl+Enter what is known to its own record.

        Ctrl+Shift+Enter makes new letters.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if chord and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                if not self.letters.isHidden():
                    self._take_letters()
            else:
                (self._take_known if chord and self._known else self._take)()
        else:
            super().keyPressEvent(event)


def letter_scans(
    paths: Sequence[Path], parted: Mapping[Path, tuple[SheetGroup, ...]]
) -> list[Path]:
    """The scan of each new letter: stacks are cut into files of the folder first; in a worker.

    Raises:
        InvalidInput: A stack is gone or cannot be read.
        ScanFolderGone: The folder cannot be written.
    """
    found: list[Path] = []
    for path in paths:
        if path in parted:
            found += put_away(path, left_over(path, parted[path]))
        else:
            found.append(path)
    return found


def register_each(window: MainWindow, scans: Sequence[Path]) -> None:
    """Open the form of a letter that came in for the first scan; the others follow it."""
    window.go_to(LETTERS)
    window.pages[LETTERS].new_letter(scans=scans)


def _came(scan: Scan) -> str:
    from datetime import UTC, datetime

    from app.clock import to_tehran

    moment = to_tehran(datetime.fromtimestamp(scan.changed / 1e9, UTC))
    day, hour = isolate(jalali_text(moment.date())), isolate(clock_text(moment.time()))
    return f"{day} ساعت {hour} · {persian_digits(str(max(1, scan.size // 1024)))} کیلوبایت"


def open_scans(
    window: MainWindow, scans: Sequence[Scan], known: Mapping[Scan, tuple[SheetGroup, ...]]
) -> ScansDialog | None:
    """Show the scans: known ones for their records, others for the record in sight."""
    page = window.page_in_sight()
    form = page.current_form() if page is not None else None
    in_sight: list[TakesScans] = [one for one in (getattr(form, "scans", None),) if one is not None]
    in_sight += window.findChildren(RecordFiles)
    files = next((one for one in in_sight if one.takes_files), None)
    may = window.operator().may(Right.REGISTER_LETTERS)
    if files is None and not may and not any(counted(groups)[1] for groups in known.values()):
        window.say(NO_RECORD, Tone.INFORMATION)
        return None
    dialog = ScansDialog(window, files, scans, known)
    dialog.open()
    return dialog
