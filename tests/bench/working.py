"""What an operator waits for: suggestions, the form, a saved call."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figure import Figure, percentile, seconds
from store import copy_of, office_store

from app.contacts import ContactFilter, list_contacts, suggest_contacts
from app.office import Office, open_office
from app.phone_calls import CallDraft, log_call

KEYSTROKES_OF = 60
SAVES = 400
P95 = 0.95


def measure() -> list[Figure]:
    """Suggestions, saving against the raw driver, and the form on F2."""
    with TemporaryDirectory() as folder:
        url = copy_of(office_store(), Path(folder))
        with open_office(url) as office:
            office.sign_in_as()
            suggestions = _suggestions(office)
            saved, ratio = _saving(office, Path(folder))
        form = _form_ready(url, Path(folder))
    return [
        Figure("caller suggestions, p95 a keystroke", suggestions * 1000, 30, "ms"),
        Figure("F2 to ready", form * 1000, 100, "ms"),
        Figure("a call saved, p95", saved * 1000, 5, "ms"),
        Figure("a call saved / raw driver", ratio, 8, "x"),
    ]


def _suggestions(office: Office) -> float:
    """Every beginning of two letters or more of many names and numbers."""
    rows = office.read(list_contacts, ContactFilter(), offset=3000, limit=KEYSTROKES_OF)
    typed = [row.name for row in rows[::2]] + [row.phone for row in rows[1::2]]
    office.read(suggest_contacts, "رض")
    times = [
        seconds(partial(office.read, suggest_contacts, text[:end]))
        for text in typed
        for end in range(2, len(text) + 1)
    ]
    return percentile(times, P95)


def _saving(office: Office, folder: Path) -> tuple[float, float]:
    raw = _raw_store(folder / "raw.sqlite")
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(SAVES):
        draft = CallDraft(caller_name="رضا احمدی", phone="09151234567", subject="آب", request="شرح")
        ours.append(seconds(partial(office.write, log_call, draft)))
        theirs.append(seconds(partial(_save_raw, raw, number)))
    raw.close()
    middle = SAVES // 2
    return percentile(ours, P95), sorted(ours)[middle] / sorted(theirs)[middle]


def _raw_store(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "CREATE TABLE counters (series TEXT, year INT, last INT, PRIMARY KEY (series, year));"
        "CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT, caller TEXT, phone TEXT,"
        " subject TEXT, request TEXT, state TEXT, key TEXT UNIQUE);"
        "CREATE INDEX by_state ON calls (state, id);"
        "CREATE TABLE steps"
        " (id INTEGER PRIMARY KEY, call_id INT REFERENCES calls (id), state TEXT);"
        "CREATE TABLE journal (sequence INTEGER PRIMARY KEY, words TEXT, previous TEXT, hash TEXT);"
        "CREATE TABLE head (id INTEGER PRIMARY KEY, sequence INT, hash TEXT);"
        "INSERT INTO head VALUES (1, 0, ''); INSERT INTO counters VALUES ('calls', 1405, 0);"
    )
    return raw


def _save_raw(raw: sqlite3.Connection, number: int) -> None:
    """The least a saved call is: number, row, step, hashed journal, on disk."""
    raw.execute("BEGIN IMMEDIATE")
    last = raw.execute(
        "UPDATE counters SET last = last + 1 WHERE series = 'calls' RETURNING last"
    ).fetchone()[0]
    key = os.urandom(16).hex()
    values = (f"1405/ت/{last}", "رضا احمدی", "09151234567", "آب", "شرح", "recorded", key)
    call = raw.execute(
        "INSERT INTO calls (number, caller, phone, subject, request, state, key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        values,
    ).fetchone()[0]
    raw.execute("INSERT INTO steps (call_id, state) VALUES (?, 'recorded')", (call,))
    sequence, previous = raw.execute("SELECT sequence, hash FROM head").fetchone()
    row = json.dumps({"call": call, "number": number, "previous": previous})
    digest = hashlib.sha256(row.encode()).hexdigest()
    raw.execute("INSERT INTO journal VALUES (?, ?, ?, ?)", (sequence + 1, row, previous, digest))
    raw.execute("UPDATE head SET sequence = ?, hash = ?", (sequence + 1, digest))
    raw.execute("COMMIT")


def _form_ready(url: str, folder: Path) -> float:
    """From F2 until the cursor stands in the caller's field and the form is painted."""
    from PySide6.QtCore import QEventLoop, QSettings, QTimer

    from app.office import connect
    from ui import theme
    from ui.application import make_application
    from ui.main_window import MainWindow
    from ui.shell import FIRST_SECTION

    application = make_application(["daftar"])
    theme.dress(application)
    settings = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    settings.setValue(FIRST_SECTION, "calls")
    window = MainWindow(settings)
    window.resize(1366, 768)
    window.show()
    office = connect(url)
    office.sign_in_as()
    window.begin(office)
    page = window.pages["calls"]
    while page.model.row_at(0) is None:
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()

    def form_opens() -> None:
        window.action("new_call").trigger()
        application.processEvents()

    times: list[float] = []
    for _ in range(9):
        times.append(seconds(form_opens))
        page.current_form().close_form()
        application.processEvents()
    window.close()
    return percentile(times, P95)
