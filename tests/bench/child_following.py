"""Our window on a store of 100,000 orders, from a section's key until everything in it is shown.

Prints the milliseconds: the page is made, its questions are asked and answered, and it is painted.
"""

import os
import sys
from time import perf_counter

from PySide6.QtCore import QEventLoop

from ui import theme
from ui.application import desk_settings, make_application, open_store
from ui.main_window import MainWindow
from ui.reading_ahead import ReadingAhead
from ui.shell import FIRST_SECTION

url, section = sys.argv[1:]
application = make_application(["daftar"])
theme.dress(application)
settings = desk_settings()
settings.setValue(FIRST_SECTION, "groups")
window = MainWindow(settings)
window.resize(1920, 1080)
window.show()
under_way: list[int] = []
WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
window.tasks.busy.connect(under_way.append)


def until_still() -> None:
    """Let the window work until nothing is asked any more, and it is painted."""
    while not under_way or under_way[-1]:
        application.processEvents(WAITING)
    application.processEvents()


open_store(window, url)
until_still()
# Nobody presses a section's key before the window has shown its first rows and come to rest.
while (ahead := window.findChild(ReadingAhead)) is None or not ahead.is_done:
    application.processEvents(WAITING)
until_still()
filled: list[bool] = []
start = perf_counter()
window.show_section(section)
window.pages[section].filled.connect(lambda: filled.append(True))
while not filled:
    application.processEvents(WAITING)
until_still()
print((perf_counter() - start) * 1000, flush=True)
os._exit(0)
