"""Work off the GUI thread: order, answers to the living only, and errors that end nothing."""

from __future__ import annotations

import gc
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.changes import Changes, Kind, changed
from app.clock import FixedClock
from app.errors import NotFound
from app.office import connect
from app.session import OfficeSession
from lines_table import lines_table
from ui.common import register_painter
from ui.common import tasks as tasks_module
from ui.common.tasks import READERS, Tasks


@pytest.fixture
def tasks(qapp: QApplication, store: Path, clock: FixedClock) -> Iterator[Tasks]:
    """Tasks on an opened store; what was under way is finished after the test."""
    made = Tasks()
    made.office = connect(f"sqlite:///{store}", clock=clock)
    made.office.sign_in_as()
    yield made
    made.close()
    made.office.close()
    QApplication.processEvents()


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    """Somebody who waits for answers."""
    return QObject()


def hold(gate: threading.Event, value: Any) -> Callable[[OfficeSession], Any]:
    """A question that is answered when the gate is opened."""

    def query(_session: OfficeSession) -> Any:
        assert gate.wait(5)
        return value

    return query


def test_writes_keep_their_order(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    begun: list[int] = []
    answered: list[int] = []

    def operation(_session: OfficeSession, number: int) -> Changes[int]:
        begun.append(number)
        return changed(number, Kind.CALL)

    for number in range(40):
        tasks.write(owner, operation, number, done=answered.append)
    qtbot.waitUntil(lambda: len(answered) == 40)
    assert begun == answered == list(range(40))


def test_a_write_announces_what_it_touched(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.changed) as told:
        tasks.write(owner, lambda _session: changed(1, Kind.CALL, Kind.ORDER))
    assert told.args == [frozenset({Kind.CALL, Kind.ORDER})]


def test_answers_come_in_the_gui_thread_and_work_runs_outside(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    here = threading.get_ident()
    places: dict[str, int] = {}

    def query(_session: OfficeSession) -> int:
        places["work"] = threading.get_ident()
        return 1

    tasks.read(owner, query, done=lambda _value: places.update(done=threading.get_ident()))
    qtbot.waitUntil(lambda: "done" in places)
    assert places["done"] == here != places["work"]


def test_the_dead_get_no_answer(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    answered: list[Any] = []
    owner = QObject()
    tasks.read(owner, hold(gate, 1), done=answered.append)
    owner.deleteLater()
    del owner
    QApplication.sendPostedEvents(None, 52)
    gc.collect()
    gate.set()
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda count: count == 0):
        pass
    assert answered == []


def test_a_write_for_the_dead_is_saved_and_announced(tasks: Tasks, qtbot: QtBot) -> None:
    import shiboken6

    done: list[Any] = []
    owner = QObject()
    with qtbot.waitSignal(tasks.changed):
        tasks.write(owner, lambda _session: changed(1, Kind.CALL), done=done.append)
        shiboken6.delete(owner)
    assert done == []


def test_overtaken_questions_are_dropped(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    slow = threading.Event()
    answered: list[str] = []
    tasks.read(owner, hold(slow, "old"), done=answered.append, latest="suggestions")
    tasks.read(owner, lambda _session: "new", done=answered.append, latest="suggestions")
    tasks.read(owner, lambda _session: "else", done=answered.append, latest="history")
    qtbot.waitUntil(lambda: len(answered) == 2)
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda count: count == 0):
        slow.set()
    assert sorted(answered) == ["else", "new"]


def test_an_answer_is_dropped_before_the_newer_is_asked(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    answered: list[str] = []
    tasks.read(owner, lambda _session: "old", done=answered.append, latest="detail")
    tasks.drop(owner, "detail")
    tasks.read(owner, lambda _session: "else", done=answered.append, latest="history")
    qtbot.waitUntil(lambda: answered == ["else"])
    tasks.read(owner, lambda _session: "new", done=answered.append, latest="detail")
    qtbot.waitUntil(lambda: answered == ["else", "new"])


def test_what_is_overtaken_before_it_begins_is_not_asked_at_all(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    asked: list[str] = []
    answered: list[None] = []
    counts: list[int] = []
    tasks.busy.connect(counts.append)

    def question(_session: OfficeSession, name: str) -> None:
        asked.append(name)

    for name in ("first", "second"):
        tasks.read(owner, question, name, done=answered.append, latest="detail", begin_after=1)
    assert counts == [1, 2], "who waits for all that is under way waits for these too"
    qtbot.waitUntil(lambda: counts[-1] == 0)
    assert (asked, answered) == (["second"], [None])


def test_what_has_not_begun_when_the_window_closes_is_not_asked(
    qapp: QApplication, store: Path, clock: FixedClock, owner: QObject, qtbot: QtBot
) -> None:
    tasks = Tasks()
    tasks.office = connect(f"sqlite:///{store}", clock=clock)
    asked: list[OfficeSession] = []
    tasks.read(owner, asked.append, done=lambda _nothing: None, begin_after=1)
    tasks.close()
    passed: list[None] = []
    QTimer.singleShot(20, lambda: passed.append(None))
    qtbot.waitUntil(lambda: passed == [None])
    assert asked == []
    tasks.office.close()


def test_what_may_wait_is_asked_when_the_rows_in_sight_are_painted(
    tasks: Tasks, owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_painter, "TURN_SECONDS", -1)  # one row in each turn
    monkeypatch.setattr(tasks_module, "ROWS_SECONDS", 5)
    table = lines_table(qtbot)
    whole: list[bool] = []
    answered: list[None] = []

    def question(_session: OfficeSession) -> None:
        whole.append(table.painter.is_whole)

    assert not table.painter.is_whole
    tasks.read(owner, question, done=answered.append, begin_after=1)
    qtbot.waitUntil(lambda: answered == [None])
    assert whole == [True]
    table.painter.update_lines(0, 5)
    tasks.read(owner, question, done=answered.append)
    qtbot.waitUntil(lambda: len(answered) == 2)


def test_two_owners_do_not_overtake_each_other(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    other = QObject()
    answered: list[int] = []
    tasks.read(owner, lambda _session: 1, done=answered.append, latest="rows")
    tasks.read(other, lambda _session: 2, done=answered.append, latest="rows")
    qtbot.waitUntil(lambda: sorted(answered) == [1, 2])


def test_no_answer_comes_while_the_question_is_asked(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    asking: list[int] = []
    inside: list[int] = []
    for number in range(200):
        asking.append(number)
        tasks.run(owner, int, done=lambda _value: inside.extend(asking))
        asking.clear()
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda count: count == 0):
        pass
    assert inside == []


def test_a_failed_write_is_told_to_its_owner_and_the_next_one_runs(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    errors: list[Any] = []
    done: list[Any] = []

    def refuse(_session: OfficeSession) -> Changes[None]:
        raise NotFound("این تماس یافت نشد.")

    tasks.write(owner, refuse, done=done.append, failed=errors.append)
    tasks.write(owner, lambda _session: changed(2, Kind.CALL), done=done.append)
    qtbot.waitUntil(lambda: done == [2])
    assert [error.message for error in errors] == ["این تماس یافت نشد."]


def test_a_difficulty_nobody_shows_reaches_the_window(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    def refuse(_session: OfficeSession) -> None:
        raise NotFound("نیست.")

    with qtbot.waitSignal(tasks.difficulty) as told:
        tasks.read(owner, refuse, done=lambda _value: None)
    assert told.args[0].message == "نیست."


def test_an_unexpected_error_reaches_trouble_and_work_goes_on(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    errors: list[Any] = []

    def broken(_session: OfficeSession) -> Changes[None]:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.trouble) as told:
        tasks.write(owner, broken, failed=errors.append)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert errors == []
    done: list[Any] = []
    tasks.write(owner, lambda _session: changed("ok", Kind.CALL), done=done.append)
    qtbot.waitUntil(lambda: done == ["ok"])


def test_work_is_counted_also_when_it_breaks(tasks: Tasks, qtbot: QtBot) -> None:
    counts: list[int] = []
    tasks.busy.connect(counts.append)
    owner = QObject()

    def broken(_session: OfficeSession) -> Changes[None]:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.trouble):
        tasks.write(owner, broken)
    assert counts == [1, 0]


def test_answers_that_come_together_leave_room_for_what_is_typed(
    tasks: Tasks, owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks_module, "TURN_SECONDS", -1)
    shown: list[int | str] = []

    def show(number: int) -> None:
        shown.append(number)
        if len(shown) == 1:
            QTimer.singleShot(0, owner, lambda: shown.append("typed"))

    come_together(tasks, owner, show)
    qtbot.waitUntil(lambda: len(shown) == READERS + 1)
    assert shown[-1] != "typed"


def come_together(tasks: Tasks, owner: QObject, show: Callable[[int], None]) -> None:
    """Ask several things whose answers are all there before the window looks at one."""
    for number in range(READERS):
        tasks.read(owner, lambda _session, number=number: number, done=show)
    all_have_answered = threading.Barrier(READERS)
    for one in [tasks._readers.submit(all_have_answered.wait, 5) for _ in range(READERS)]:
        one.result()


def test_an_answer_that_cannot_be_shown_keeps_no_other_back(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    shown: list[int] = []

    def show(number: int) -> None:
        shown.append(number)
        if len(shown) == 1:
            raise ZeroDivisionError

    with qtbot.captureExceptions() as errors:
        come_together(tasks, owner, show)
        qtbot.waitUntil(lambda: len(shown) == READERS and len(errors) == 1)


def test_a_dialog_an_answer_opens_keeps_no_other_back(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    shown: list[int] = []
    dialog = QEventLoop()

    def show(number: int) -> None:
        shown.append(number)
        if len(shown) == 1:
            QTimer.singleShot(5000, dialog.quit)
            dialog.exec()
            shown.append(-1)
        elif len(shown) == READERS:
            dialog.quit()

    come_together(tasks, owner, show)
    qtbot.waitUntil(lambda: -1 in shown)
    assert shown[-1] == -1
    assert len(shown) == READERS + 1


def test_closing_finishes_what_is_being_written(
    qapp: QApplication, store: Path, clock: FixedClock, owner: QObject
) -> None:
    tasks = Tasks()
    tasks.office = connect(f"sqlite:///{store}", clock=clock)
    tasks.office.sign_in_as()
    written: list[int] = []

    def operation(_session: OfficeSession, number: int) -> Changes[int]:
        written.append(number)
        return changed(number, Kind.CALL)

    for number in range(10):
        tasks.write(owner, operation, number)
    tasks.close()
    assert written == list(range(10))
    tasks.write(owner, operation, 11)
    tasks.office.close()
    QApplication.processEvents()
    assert 11 not in written


def test_what_is_done_aside_counts_for_nobody_and_ends_with_the_window(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    under_way: list[int] = []
    tasks.busy.connect(under_way.append)
    begun = threading.Event()
    work = tasks.long_work("در کنار")

    def long() -> None:
        begun.set()
        while True:
            work.progress.step(0, 0)

    tasks.aside(owner, long, done=lambda _value: None, failed=lambda _error: None, watched=work)
    assert begun.wait(5)
    answers: list[object] = []
    tasks.read(owner, lambda _session: 1, done=answers.append)
    qtbot.waitUntil(lambda: answers == [1])
    assert under_way == [1, 0]
    tasks.close()


def test_it_is_known_while_something_is_saved(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    gate = threading.Event()
    saved: list[int] = []

    def operation(_session: OfficeSession) -> Changes[int]:
        assert gate.wait(5)
        return changed(1)

    tasks.write(owner, operation, done=saved.append)
    assert tasks.is_writing
    gate.set()
    qtbot.waitUntil(lambda: saved == [1])
    assert not tasks.is_writing


ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000)"
    " SELECT count(*) FROM n"
)


def endless(begun: threading.Event) -> Callable[[OfficeSession], Any]:
    """A question whose statement would run for hours; it says when it has begun."""

    def query(session: OfficeSession) -> Any:
        driver = cast("sqlite3.Connection", session.connection().connection.driver_connection)

        def says_so() -> int:
            begun.set()
            return 1

        driver.create_function("begun", 0, says_so)
        return session.execute(text(ENDLESS)).scalar_one()

    return query


def test_a_newer_question_stops_the_older(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    answered: list[Any] = []
    for _letter in range(READERS + 2):
        begun = threading.Event()
        tasks.read(owner, endless(begun), done=answered.append, latest="box", stops=True)
        qtbot.waitUntil(begun.is_set)
    tasks.read(owner, lambda _session: "newest", done=answered.append, latest="box", stops=True)
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda count: count == 0):
        pass
    assert answered == ["newest"]


def test_a_question_nobody_waits_for_is_stopped(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    heard: list[Any] = []
    begun = threading.Event()
    tasks.read(
        owner, endless(begun), done=heard.append, failed=heard.append, latest="box", stops=True
    )
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda count: count == 0):
        tasks.stop(owner, "box")
    assert heard == []


def test_closing_waits_for_no_question_that_stops(
    qapp: QApplication, store: Path, clock: FixedClock, owner: QObject, qtbot: QtBot
) -> None:
    tasks = Tasks()
    tasks.office = connect(f"sqlite:///{store}", clock=clock)
    begun = threading.Event()
    tasks.read(owner, endless(begun), done=lambda _value: None, latest="box", stops=True)
    qtbot.waitUntil(begun.is_set)
    tasks.close()
    tasks.office.close()
    QApplication.processEvents()
