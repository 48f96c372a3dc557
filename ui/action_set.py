"""The program's actions as the window holds them: made once, in menus, and switched on and off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.text import persian_digits
from ui.actions import ACTIONS, MENUS, Action

#: Keys with a twin on the number pad.
TWIN_KEYS: Final = {
    "save_close": ("Ctrl+Return", "Ctrl+Enter"),
    "save_new": ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    "larger_type": ("Ctrl+=", "Ctrl++"),
}

#: Actions the form in sight answers, whatever the page.
OF_FORMS: Final = frozenset(
    {
        "save",
        "save_close",
        "save_new",
        "close_form",
        "toggle_path",
        "next_way",
        "missed",
        "redirected",
        "abandoned",
        "sheet_seen",
        "sheet_sent_back",
        "sheet_kept",
        "session_on",
        "session_back",
        "petition_absent",
        "petition_put_off",
    }
)

#: How the names of actions begin that print, and of those that print an empty form.
PAPER: Final = "print_"
BLANK: Final = "print_blank"
PAPERS: Final = "چاپ"
#: More papers than these do not stand among the other actions of their menu.
MOST_PAPERS: Final = 4


class ActionSet:
    """Every action of `ui.actions`, in the window and in its menus."""

    def __init__(self, window: QMainWindow, perform: Callable[[Action], None]) -> None:
        self._actions = {entry.name: _made(window, entry, perform) for entry in ACTIONS}
        self._enabled: frozenset[str] = frozenset()
        for title in MENUS:
            self._fill(window.menuBar().addMenu(title), title)

    def _fill(self, menu: QMenu, title: str) -> None:
        own = [entry for entry in ACTIONS if entry.menu == title]
        shared = [entry for entry in ACTIONS if title in entry.also]
        papers = [entry for entry in (*own, *shared) if entry.name.startswith(PAPER)]
        apart = papers if len(papers) > MOST_PAPERS else []
        for place, entry in enumerate((*own, *shared)):
            if entry in apart:
                continue
            if entry.separated if place < len(own) else place == len(own):
                menu.addSeparator()
            menu.addAction(self._actions[entry.name])
        self._fill_papers(menu, apart)

    def _fill_papers(self, menu: QMenu, papers: Sequence[Action]) -> None:
        """Many papers have a menu of their own at the end, the empty ones last."""
        if not papers:
            return
        menu.addSeparator()
        inside = menu.addMenu(PAPERS)
        for empty in (False, True):
            if empty:
                inside.addSeparator()
            for entry in papers:
                if entry.name.startswith(BLANK) is empty:
                    inside.addAction(self._actions[entry.name])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable_only(self, names: Collection[str]) -> None:
        """Switch these on and all others off."""
        wanted = self._actions.keys() & names
        # Asked after every key and every answer of the store, and mostly nothing changes.
        for name in wanted ^ self._enabled:
            self._actions[name].setEnabled(name in wanted)
        self._enabled = frozenset(wanted)


def _made(window: QMainWindow, entry: Action, perform: Callable[[Action], None]) -> QAction:
    action = QAction(entry.title, window)
    keys = TWIN_KEYS.get(entry.name, (entry.shortcut,))
    if entry.shortcut.isdigit():
        # A desk that types Persian has other digits on the same keys.
        keys = (entry.shortcut, persian_digits(entry.shortcut))
    action.setShortcuts([QKeySequence(key) for key in keys if key])
    said = persian_digits(entry.shortcut) if entry.shortcut.isdigit() else entry.shortcut
    action.setToolTip(f"{entry.title} ({said})" if said else entry.title)
    action.setEnabled(False)
    action.triggered.connect(lambda _checked=False: perform(entry))
    window.addAction(action)
    return action
