"""The files of the order in sight: chosen, opened, taken off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from app.access import Right
from app.attachments import FileLine
from app.errors import AppError
from app.orders import (
    OrderSheet,
    arrange_order_file,
    attach_order_files,
    detach_order_file,
    order_file,
)
from app.progress import Cancelled
from app.text import isolate
from ui.common.ask import ask
from ui.common.register_page import RegisterPage
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.file_viewer import FileViewer

FILTER: Final = "اسکن و سند (*.pdf *.tif *.tiff *.jpg *.jpeg *.png);;همه پرونده‌ها (*)"
TITLE: Final = "اسکن برگ دستور"


class OrderFiles:
    """What a person does with the files of an order.

    Attributes:
        viewer: The file that was opened last, while its window is open.
    """

    def __init__(self, page: RegisterPage[Any]) -> None:
        self._page, self._shell = page, page.shell
        self.viewer: FileViewer | None = None

    def choose(
        self, order_id: int, version: Callable[[], int], done: Callable[[Any], None]
    ) -> None:
        """Ask for files and attach them; the order then has its scan.

        Args:
            order_id: The order.
            version: As it is read when the files are chosen: the dialog may stand open for long.
            done: Hears when they are attached.
        """
        names, _ = QFileDialog.getOpenFileNames(self._page, TITLE, "", FILTER)
        if names:
            self.attach(order_id, version(), [Path(name) for name in names], done)

    def attach(
        self, order_id: int, version: int, paths: list[Path], done: Callable[[Any], None]
    ) -> None:
        """Attach files to an order as it was read."""
        work = self._shell.tasks.long_work("پیوست پرونده")
        self._page.show_work(work)
        self._shell.tasks.write(
            self._page,
            attach_order_files,
            order_id,
            version,
            paths,
            work.progress,
            done=done,
            failed=self._failed,
            work=work,
        )

    def open_one(self, sheet: OrderSheet | None) -> None:
        """Open the order's file, or let one of several be chosen by the arrow keys."""
        if sheet is None:
            return
        if len(sheet.files) == 1:
            self._open(sheet.files[0])
        elif sheet.files:
            menu = QMenu(self._page)
            for place, line in enumerate(sheet.files, 1):
                name = isolate(line.name.replace("&", "&&"))
                action = menu.addAction(f"&{place}  {name}" if place < 10 else name)
                action.triggered.connect(lambda _on=False, line=line: self._open(line))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self._page.mapToGlobal(QPoint(0, 0)))

    def _open(self, line: FileLine) -> None:
        from ui.common.file_viewer import shown_file

        self._shell.tasks.read(
            self._page,
            shown_file,
            order_file,
            line.id,
            done=self._show,
            failed=self._failed,
            latest="file",
        )

    def _show(self, shown: Any) -> None:
        from ui.common.file_viewer import FileViewer

        viewer = FileViewer(shown, self._page.window())
        if self._shell.operator().may(Right.FOLLOW_UP_ORDERS):
            viewer.offer_removal("برداشتن از دستور", partial(self._remove, viewer, shown[0]))
            viewer.offer_arranging(partial(self._arrange, shown[0].id))
        viewer.destroyed.connect(self._closed)
        self.viewer = viewer
        viewer.show()
        viewer.activateWindow()

    def _closed(self) -> None:
        self.viewer = None

    def _arrange(self, number: int) -> None:
        from ui.common.page_arranging import open_arranger

        open_arranger(self._page, self._shell, order_file, number, arrange_order_file)

    def _remove(self, viewer: FileViewer, file: Any) -> None:
        if ask(viewer, f"«{file.name}» از این دستور برداشته شود؟", yes="بردار"):
            words = f"«{file.name}» از دستور برداشته شد. Ctrl+Z آن را برمی‌گرداند."
            self._shell.tasks.write(
                self._page,
                detach_order_file,
                file.id,
                done=lambda _order: self._page.say(words, Tone.SUCCESS),
                failed=self._failed,
            )
            viewer.close()

    def _failed(self, error: AppError) -> None:
        self._page.say(error.message, Tone.WARNING if isinstance(error, Cancelled) else Tone.DANGER)
        self._page.reload()
