"""The files of the record in sight: dropped, chosen, opened, taken off; any register has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from app.access import Right
from app.attachments import ArrangedFile, AttachedFiles, FileLine, StoredFile
from app.changes import Changes, Kind
from app.errors import AppError
from app.progress import Cancelled
from app.session import OfficeSession
from app.sheet_groups import KnownRecord, with_owner
from app.text import isolate, persian_digits
from ui import theme
from ui.common.ask import ask, choose
from ui.common.known_sheets import KnownSheets, SortedScan, numbers_of, sorted_scans
from ui.common.labels import take_all
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.file_viewer import FileViewer

#: The desk's setting with the folder files were last taken from.
LAST_FOLDER: Final = "files/folder"
FILTER: Final = "اسکن و سند (*.pdf *.tif *.tiff *.jpg *.jpeg *.png);;همه پرونده‌ها (*)"

#: Files with buttons of their own; the menu of the key has all.
SHOWN: Final = 2

#: Letters of a name that have room in the pane; its ending is always seen.
_ROOM: Final = 36

_DRAGS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


@dataclass(frozen=True)
class FileKeeping:
    """How a register keeps the files of its records.

    Attributes:
        title: What a record of it is called.
        right: What an operator needs to attach.
        attach: Puts files on a record, by its id; the operation is given a progress last.
        detach: Takes a file off, by the file's id.
        file: A file whole, by its id.
        arrange: Puts the pages of a file in order, by the file's id.
    """

    kind: Kind
    title: str
    right: Right
    attach: Callable[..., Changes[AttachedFiles]]
    detach: Callable[[OfficeSession, int], Changes[Any]]
    file: Callable[[OfficeSession, int], StoredFile]
    arrange: Callable[[OfficeSession, int, ArrangedFile], Changes[Any]]


@dataclass(frozen=True)
class FiledRecord:
    """The record in sight as far as its files go.

    Attributes:
        whose: Who and what, to be known again by.
    """

    id: int
    number: str
    whose: str
    files: tuple[FileLine, ...]


class RecordFiles(QWidget):
    """A button a file below the record's lines; files dropped on the pane are attached.

    Attributes:
        viewer: The file that was opened last, while its window is open.
    """

    def __init__(self, shell: Shell, pane: QWidget, keeping: FileKeeping) -> None:
        super().__init__(pane)
        self._shell = shell
        self._keeping = keeping
        self._sheet: FiledRecord | None = None
        self.viewer: FileViewer | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(theme.SPACE[0])
        pane.setAcceptDrops(True)
        pane.installEventFilter(self)

    def show_record(self, sheet: FiledRecord | None) -> None:
        """Show the files of a record."""
        before = self._sheet.files if self._sheet else ()
        self._sheet = sheet
        files = sheet.files if sheet else ()
        if files == before:
            return
        take_all(self._column)
        for line in files[:SHOWN]:
            button = QPushButton(_words(line), self)
            button.setObjectName(f"file {line.id}")
            theme.set_kind(button, "quiet")
            button.setToolTip(f"{line.name} · {line.by}")
            button.clicked.connect(lambda _on=False, number=line.id: self.open_file(number))
            self._add(button)
        if len(files) > SHOWN:
            key = shortcut_of(self._shell.action("open_file"))
            more = QPushButton(persian_digits(f"همه {len(files)} پرونده   ") + key, self)
            theme.set_kind(more, "quiet")
            more.clicked.connect(self.open_one)
            self._add(more)

    def _add(self, button: QPushButton) -> None:
        theme.set_icon(button, "paperclip")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    # -- taking in -------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files and attach them."""
        folder = str(self._shell.settings.value(LAST_FOLDER) or "")
        names, _ = QFileDialog.getOpenFileNames(self, "پیوست پرونده", folder, FILTER)
        if names:
            self._shell.settings.setValue(LAST_FOLDER, str(Path(names[0]).parent))
            self.attach([Path(name) for name in names])

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files to the record in sight, unless their codes say that they are of another."""
        office = self._shell.tasks.office
        if self._sheet is None or office is None:
            return
        sheet = self._sheet
        work = self._shell.tasks.long_work("خواندن کد برگ‌ها")
        self._show_work(work)
        self._shell.tasks.run(
            self,
            lambda: sorted_scans(office, paths, work.progress),
            done=lambda scans: self._attach_sorted(sheet, scans),
            failed=self._failed,
            watched=work,
        )

    def _attach_sorted(self, sheet: FiledRecord, scans: Sequence[SortedScan]) -> None:
        """Ask first where the codes say that sheets are of other records."""
        mine = (self._keeping.kind, sheet.id)
        others = [
            group
            for _path, groups in scans
            for group in groups
            if group.record is not None and (group.record.kind, group.record.id) != mine
        ]
        if others:
            pages = sum(len(group.pages) for group in others)
            question = persian_digits(f"{pages} برگ از آن {numbers_of(others)} است.")
            ways = ("هر برگ به رکورد خودش", f"همه به همین {self._keeping.title}")
            way = choose(self, question, ways)
            if way is None:
                return
            if way == 0:
                owned = [(path, with_owner(groups, self._known(sheet))) for path, groups in scans]
                KnownSheets(self, self._shell.tasks, self._shell.say).attach(owned)
                return
        self._attach_to(sheet.id, [path for path, _groups in scans])

    def _known(self, sheet: FiledRecord) -> KnownRecord:
        return KnownRecord(self._keeping.kind, sheet.id, sheet.number, sheet.whose)

    def _attach_to(self, record_id: int, paths: Sequence[Path]) -> None:
        work = self._shell.tasks.long_work("پیوست پرونده")
        self._show_work(work)
        self._shell.tasks.write(
            self,
            self._keeping.attach,
            record_id,
            paths,
            work.progress,
            done=self._attached,
            failed=self._failed,
            work=work,
        )

    @property
    def takes_files(self) -> bool:
        """Whether a record is in sight that files can be attached to."""
        return self._sheet is not None and self.isVisible() and self._may_attach()

    @property
    def title(self) -> str:
        """What a record of this register is called."""
        return self._keeping.title

    def attach_scans(self, paths: Sequence[Path], attached: Callable[[Path], None]) -> None:
        """Attach scans to the record in sight one by one; `attached` hears of each that is in."""
        if self._sheet is None:
            return
        for path in paths:
            self._attach_scan(self._sheet.id, path, attached)

    def _attach_scan(self, record_id: int, path: Path, attached: Callable[[Path], None]) -> None:
        def done(answer: AttachedFiles) -> None:
            self._attached(answer)
            if answer.added:
                attached(path)

        attach = self._keeping.attach
        self._shell.tasks.write(self, attach, record_id, [path], done=done, failed=self._failed)

    def _show_work(self, work: Any) -> None:
        page = self.parent()
        while page is not None and not hasattr(page, "show_work"):
            page = page.parent()
        if page is not None:
            page.show_work(work)

    def _attached(self, done: AttachedFiles) -> None:
        is_news = bool(done.refused or done.noticed)
        self._shell.say(said(done), Tone.WARNING if is_news else Tone.SUCCESS)

    def _failed(self, error: AppError) -> None:
        tone = Tone.WARNING if isinstance(error, Cancelled) else Tone.DANGER
        self._shell.say(error.message, tone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files carried over the pane are welcome when they could be attached."""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = dropped_paths(event.mimeData())
        if not paths or self._sheet is None or not self._may_attach():
            event.ignore()
            return True
        # Copied, whatever the file manager proposes: the original stays where it is.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self.attach(paths)
        return True

    def _may_attach(self) -> bool:
        return self._shell.operator().may(self._keeping.right)

    # -- looking at ------------------------------------------------------------------------

    def open_one(self) -> None:
        """Open the record's file, or let one of several be chosen by the arrow keys."""
        self._one(self.open_file)

    def arrange_one(self) -> bool:
        """Arrange the pages of the file, or of one of several; tells whether there are any."""
        return self._may_attach() and self._one(self.arrange)

    def _one(self, act: Callable[[int], None]) -> bool:
        files = self._sheet.files if self._sheet else ()
        if len(files) == 1:
            act(files[0].id)
        elif files:
            self.menu(files, act).popup(self.mapToGlobal(QPoint(0, 0)))
        return bool(files)

    def menu(self, files: Sequence[FileLine], act: Callable[[int], None]) -> QMenu:
        """The files to choose from, each with a digit of its own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, line in enumerate(files, 1):
            digit = f"&{place}  " if place < 10 else ""
            action = menu.addAction(digit + _words(line))
            action.triggered.connect(lambda _on=False, number=line.id: act(number))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def open_file(self, number: int) -> None:
        """Open a file in a window of its own."""
        from ui.common.file_viewer import shown_file

        self._shell.tasks.read(
            self,
            shown_file,
            self._keeping.file,
            number,
            done=self._show,
            failed=self._failed,
            latest="file",
        )

    def _show(self, shown: Any) -> None:
        from ui.common.file_viewer import FileViewer

        viewer = FileViewer(shown, self.window())
        if self._may_attach():
            remove = partial(self._remove, viewer, shown[0].id, shown[0].name)
            viewer.offer_removal(f"برداشتن از {self.title}", remove)
            viewer.offer_arranging(partial(self.arrange, shown[0].id))
        viewer.destroyed.connect(self._closed)
        self.viewer = viewer
        viewer.show()
        viewer.activateWindow()

    def _closed(self) -> None:
        self.viewer = None

    def arrange(self, number: int) -> None:
        """Open the pages of a file to be put in order."""
        from ui.common.page_arranging import open_arranger

        keeping = self._keeping
        open_arranger(self, self._shell, keeping.file, number, keeping.arrange)

    def _remove(self, viewer: FileViewer, number: int, name: str) -> None:
        if ask(viewer, f"«{name}» از این {self.title} برداشته شود؟", yes="بردار"):
            words = f"«{name}» از {self.title} برداشته شد."
            self._shell.tasks.write(
                self,
                self._keeping.detach,
                number,
                done=lambda _record: self._shell.say(words, Tone.SUCCESS),
                failed=self._failed,
            )
            viewer.close()


def dropped_paths(carried: QMimeData) -> list[Path]:
    """The files of the desk among what is carried."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def said(done: AttachedFiles) -> str:
    """What became of the files, in words."""
    count = len(done.added)
    first = [persian_digits(f"{count} پرونده پیوست شد.")] if count else []
    return " ".join([*first, *done.refused, *done.noticed])


def _words(line: FileLine) -> str:
    size = line.size / 1024
    shown = f"{size / 1024:.1f} مگابایت" if size >= 1024 else f"{max(1, round(size))} کیلوبایت"
    name = line.name
    if len(name) > _ROOM:
        name = f"{name[: _ROOM // 2]}…{name[-_ROOM // 2 + 1 :]}"
    name = isolate(name.replace("&", "&&"))
    return f"{name} · {persian_digits(shown.replace('.', '٫'))}"
