"""The manual's panel: beside the work and never over it; F1 opens it and Esc closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor, QTextFormat, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.common.fields import start_at_right
from ui.help.topics import PAGES, Topic, found_pages, text_of, title_of, topic_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WIDTH: Final = 330
INDEX: Final = "index"


def toggle(window: MainWindow) -> None:
    """Open the manual at what is in sight, or close it."""
    panel = window.findChild(HelpPanel)
    if panel is None:
        panel = HelpPanel(window)
        whole = window.centralWidget()
        layout = whole.layout() if whole is not None else None
        if layout is not None:
            layout.addWidget(panel)
    elif panel.isVisible():
        panel.close()
        return
    panel.open_at(topic_of(window))


class HelpPanel(QFrame):
    """One page of the manual, what follows the screen, and a search through all of them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.topic = Topic(INDEX)
        self._shown: Topic | None = None
        theme.set_kind(self, "help")
        theme.keep_width(self, WIDTH)
        self.search = QLineEdit(self)
        start_at_right(self.search)
        self.search.setPlaceholderText("جستجو در راهنما")
        self.search.setAccessibleName("جستجو در راهنما")
        self.search.setClearButtonEnabled(True)
        self.search.textEdited.connect(self._find)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("راهنما")
        self.text.setTabChangesFocus(True)
        self.text.anchorClicked.connect(self._follow_link)
        self._lay_out()
        for widget in (self, self.search, self.text):
            widget.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.hide()

    def _lay_out(self) -> None:
        title = QLabel("راهنما", self)
        theme.set_kind(title, "heading")
        index = QPushButton("فهرست", self)
        close = QPushButton("بستن   \u2066Esc\u2069", self)
        for button, act in ((index, self.show_index), (close, self.close)):
            theme.set_kind(button, "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, act=act: act())
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(index)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.text, 1)

    # -- opening and closing ---------------------------------------------------------------

    def open_at(self, topic: Topic) -> None:
        """Show a topic and take the cursor; closing gives it back."""
        self._before = QApplication.focusWidget()
        self.search.clear()
        self.show()
        self.show_topic(topic)
        self.text.setFocus()

    def closeEvent(self, event: QEvent) -> None:
        """Give the cursor back to the work."""
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt gives a close event
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Another screen or form took the cursor: its page follows."""
        if now is None or not self.isVisible() or self.isAncestorOf(now):
            return
        if self._window.isAncestorOf(now):
            topic = topic_of(self._window)
            if topic != self.topic and not self.search.text():
                self.show_topic(topic)

    # -- what is shown ---------------------------------------------------------------------

    def show_topic(self, topic: Topic) -> None:
        """Show a page, from a heading of it."""
        self.topic = topic
        self._write(text_of(topic.page))
        if topic.heading:
            self._go_to(topic.heading)

    def show_index(self) -> None:
        """Show every page by its title."""
        self.search.clear()
        self._show_links("# فهرست راهنما", [(page, "") for page in PAGES])

    def _find(self, words: str) -> None:
        if not words.strip():
            self.show_topic(self.topic)
            return
        found = found_pages(words)
        heading = "# یافته‌ها" if found else "# چیزی یافت نشد"
        self._show_links(heading, found)

    def _show_links(self, heading: str, pages: list[tuple[str, str]]) -> None:
        lines = [f"- [{title_of(page)}](page:{page}) {line}".rstrip() for page, line in pages]
        self._write("\n".join([heading, *lines]))

    def _follow_link(self, url: QUrl) -> None:
        if url.scheme() == "page" and url.path() in PAGES:
            self.search.clear()
            self.show_topic(Topic(url.path()))

    def _write(self, markdown: str) -> None:
        document = self.text.document()
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        document.setDefaultTextOption(option)
        document.setDefaultFont(theme.font(theme.POINTS))
        document.setIndentWidth(theme.scaled(20))
        document.setMarkdown(markdown)
        self._dress_blocks()
        self.text.verticalScrollBar().setValue(0)

    def _dress_blocks(self) -> None:
        """Run every line right to left, and give headings the sizes of the program's type."""
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = block.blockFormat()
            shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            level = shape.headingLevel()
            shape.setTopMargin(14 if level == 2 else 4)
            shape.setBottomMargin(4)
            cursor.setBlockFormat(shape)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = cursor.charFormat()
                points = theme.POINTS + (4 if level == 1 else 1)
                letters.clearProperty(int(QTextFormat.Property.FontSizeAdjustment.value))
                letters.setFont(theme.font(points, QFont.Weight.DemiBold))
                cursor.setCharFormat(letters)
            block = block.next()

    def _go_to(self, heading: str) -> None:
        block = self.text.document().begin()
        while block.isValid():
            if block.text() == heading and block.blockFormat().headingLevel():
                layout = self.text.document().documentLayout()
                top = layout.blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        """Set the page anew in another theme or size of type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self.show_topic(self.topic)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the panel closes it and not the form beside it; down goes from search to text."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.close()
                return True
        return super().eventFilter(watched, event)
