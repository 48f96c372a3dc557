"""The minutes desk on forty pages: typed in while it saves, and while another desk writes along.

Prints, in milliseconds, the longest time the main thread was not free, for each way.
"""

import os
import sys
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from app.meetings import meeting_sheet
from app.meetings.writing import TextMoved, save_text, text_of
from app.office import connect
from app.rich_text import Document, from_plain, to_json
from ui import theme
from ui.application import desk_settings, make_application, open_store
from ui.main_window import MainWindow
from ui.meetings.desk_form import MinutesDesk
from ui.shell import FIRST_SECTION

#: Milliseconds between two keys: faster than hands are, and than a held key repeats.
STEP = 25
KEYS = 300
#: Steps nothing is done in, so that what was begun ends.
REST = 60
#: Another desk writes a paragraph each so many keys.
OTHER = 100
WAYS = ("typing and saving", "another desk writes along")

url, meeting = sys.argv[1], int(sys.argv[2])
application = make_application(["daftar"])
theme.dress(application)
settings = desk_settings()
settings.setValue(FIRST_SECTION, "meetings")
window = MainWindow(settings)
window.resize(1920, 1080)
other = connect(url)
other.sign_in_as()


class Heart(QObject):
    """Beats every millisecond; what keeps it from beating keeps a person waiting too."""

    def __init__(self) -> None:
        super().__init__()
        self.way = ""
        self.longest: dict[str, float] = {}
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = perf_counter()
        pause = (now - self._last) * 1000
        self.longest[self.way] = max(self.longest.get(self.way, 0.0), pause)
        self._last = now

    def rest(self) -> None:
        """What is done next is no typing."""
        self._last = perf_counter()


def write_along(item: int) -> None:
    """Let another desk write a paragraph before all others, in a moment the heart is not asked."""
    while True:
        saved = other.read(text_of, meeting, item)
        text = Document((*from_plain("از میز دیگر").blocks, *saved.document.blocks))
        try:
            other.write(save_text, meeting, item, saved.edition, to_json(text))
        except TextMoved:
            continue
        heart.rest()
        return


def steps(desk: MinutesDesk, item: int) -> Iterator[None]:
    """One key at a time."""
    text = desk.texts.current()
    assert text is not None
    text.text.moveCursor(QTextCursor.MoveOperation.End)
    text.setFocus()
    for way in ("", *WAYS):
        for _ in range(REST):
            yield
        heart.way = way
        for number in range(KEYS if way else 20):
            QTest.keyClicks(text.text, " " if number % 6 == 0 else "a")
            if way == WAYS[1] and number % OTHER == OTHER // 2:
                write_along(item)
            yield


def begin() -> None:
    """Open the desk at the long text and type."""
    sheet = other.read(meeting_sheet, meeting)
    page = window.pages["meetings"]
    desk = MinutesDesk(window, sheet, page.open_form, lambda _action, _sheet: None)
    page.open_form(desk)
    desk.show_item(sheet.items[0].id)
    walk = steps(desk, sheet.items[0].id)

    def next_step() -> None:
        if next(walk, "done") == "done":
            finish()

    timer.timeout.connect(next_step)
    timer.start(STEP)


def finish() -> None:
    """Print what was measured."""
    for way in WAYS:
        print(f"{way}\t{heart.longest.get(way, 0.0):.2f}")
    sys.stdout.flush()
    os._exit(0)


def look() -> None:
    """Wait for the page."""
    if "meetings" in window.pages:
        waiting.stop()
        begin()


window.show()
heart = Heart()
timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
waiting = QTimer()
waiting.timeout.connect(look)
waiting.start(50)
open_store(window, url)
application.exec()
