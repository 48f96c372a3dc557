"""Starting the window: shown first, filled when the store has answered."""

from __future__ import annotations

import ctypes
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

import ui.plain_imports  # noqa: F401  # before whatever it spares from being read
from app.errors import AppError
from app.paths import settings_file
from ui import look
from ui.dialog_words import DialogWords
from ui.garbage import GuiThreadCollector
from ui.main_window import MainWindow
from ui.shell import FIRST_SECTION
from ui.trouble import start_log
from ui.window_place import appear

if TYPE_CHECKING:
    from app.office import Office
    from app.operators import OperatorRow

LAST_STORE = "store/last"
LAST_OPERATOR = "operator/last"

#: Far more emissions than any session has.
REFERENCES_TO_SPARE = 1 << 40

#: Seconds a worker's Python may go on while the window waits for its turn. Painting gives the turn
#: away hundreds of times, and Python's own five milliseconds each time would add up to a pause.
WORKERS_TURN = 0.0005


def spare_constants() -> None:
    """Keep PySide6 6.12 from freeing `None`, `True` and `False` under Python 3.11.

    It returns them without taking a reference, so each call of a Qt method that answers nothing
    takes one of `None` away; some hundred painted pages later none is left, and the program ends.
    From Python 3.12 on they are immortal by themselves (PEP 683), and this does for 3.11 what 3.12
    does.
    """
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > REFERENCES_TO_SPARE:
        return
    for value in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(value))
        count.value += REFERENCES_TO_SPARE


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The one Qt application, right-to-left, in Persian."""
    spare_constants()
    sys.setswitchinterval(WORKERS_TURN)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments or [])
    if application.findChild(GuiThreadCollector) is None:
        GuiThreadCollector(application)
    application.setApplicationName("daftar")
    application.setApplicationDisplayName("دفتر")
    QLocale.setDefault(QLocale("fa_IR"))
    if application.findChild(DialogWords) is None:
        application.installTranslator(DialogWords(application))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fa", folder):
        application.installTranslator(translator)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return application


def desk_settings() -> QSettings:
    """What this desk remembers for itself."""
    return QSettings(str(settings_file()), QSettings.Format.IniFormat)


def run(store_url: str | None = None) -> int:
    """Open the window and stay until it is closed."""
    start_log()
    settings = desk_settings()
    look.prepare_scale(settings)
    application = make_application(sys.argv[:1])
    look.dress(settings)
    look.follow_desk(settings)
    window = MainWindow(settings)
    window.trouble.watch()
    appear(window, has_place=window.has_place)
    last = settings.value(LAST_STORE)
    address = store_url or (str(last) if last else None)
    QTimer.singleShot(0, lambda: open_store(window, address))
    return int(application.exec())


def open_store(window: MainWindow, store_url: str | None) -> None:
    """Open a store off the GUI thread; then the sign-in, or why it cannot be opened."""
    wanted = str(window.settings.value(FIRST_SECTION) or "")

    def connected() -> tuple[Office, list[OperatorRow]]:
        from app.office import connect
        from ui.needed_modules import plain_below
        from ui.sections import first_page

        office = connect(store_url)
        operators = office.operators()
        if len(operators) == 1:
            office.take_seat(operators[0])
        # Not the page itself: no class of Qt's may be made outside the window's thread. Nor does
        # the window read it meanwhile: of a library two threads begin, each may see the half.
        for name in plain_below(first_page(wanted)):
            import_module(name)
        return office, operators

    def opened(answer: tuple[Office, list[OperatorRow]]) -> None:
        office, operators = answer
        if store_url:
            window.settings.setValue(LAST_STORE, store_url)
        if len(operators) == 1:
            window.begin(office)
        else:
            show_sign_in(window, office, operators)

    def failed(error: AppError) -> None:
        from ui.sign_in.closed_store import ClosedStore

        window.show_widget(ClosedStore(error, lambda url: open_store(window, url), store_url))

    window.tasks.run(window, connected, done=opened, failed=failed)


def switch_operator(window: MainWindow) -> None:
    """Let another person take the seat at the desk, once nothing typed would be lost."""
    office = window.office
    if office is not None and window.may_leave():
        ask = office.operators
        window.tasks.run(window, ask, done=lambda rows: show_sign_in(window, office, rows))


def show_sign_in(window: MainWindow, office: Office, operators: list[OperatorRow]) -> None:
    """Let a person at the desk choose his name."""
    from ui import reminders
    from ui.sign_in.page import QUESTION, SignInPage

    reminders.rest(window)

    def chosen(row: OperatorRow) -> None:
        office.take_seat(row)
        window.settings.setValue(LAST_OPERATOR, row.id)
        window.begin(office)

    last = window.settings.value(LAST_OPERATOR)
    window.setWindowTitle(f"{QUESTION} — دفتر")
    window.show_widget(SignInPage(operators, chosen, int(str(last)) if last else None))
