"""Work off the GUI thread: one serial worker for writes, a few for reads, answers in the window.

The window never waits. A write's answer announces which kinds of record it touched, and every page
that shows one of them reads again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from app.changes import Changes
from app.errors import AppError, StoreUnavailable
from app.stopping import Stop, Stopped
from ui.common.long_work import LongWork
from ui.common.rows_at_rest import rows_at_rest

if TYPE_CHECKING:
    from app.office import Office

Done = Callable[[Any], None]
Failed = Callable[[AppError], None]

READERS = 3
#: Answers that come together are shown for so long, the others once the window painted these and
#: heard what was typed.
TURN_SECONDS: Final = 0.003
#: So long a question waits at most for rows that are being painted, and looks so often: a reader at
#: work takes the half of Python's turns.
ROWS_SECONDS: Final = 0.1
LOOK_MILLISECONDS: Final = 5


@runtime_checkable
class Saver(Protocol):
    """An owner that saves nothing twice: a form, until its answer is here."""

    is_saving: bool


@dataclass(frozen=True)
class _Answer:
    owner: QObject
    done: Done | None
    failed: Failed | None
    value: Any
    error: BaseException | None
    topic: tuple[int, str] | None
    turn: int
    work: LongWork | None
    pool: ThreadPoolExecutor


class Tasks(QObject):
    """Runs operations and queries for widgets.

    Signals:
        changed: Kinds of record a write touched, a frozenset.
        trouble: An error nobody expected (a bug of ours).
        difficulty: An expected error whose owner has no place to show it.
        busy: How many pieces of work are under way.
        reached: The store answered.
        lost: The store could not be reached.
    """

    changed = Signal(object)
    trouble = Signal(object)
    difficulty = Signal(object)
    busy = Signal(int)
    reached = Signal()
    lost = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office: Office | None = None
        self._writer = ThreadPoolExecutor(1, "daftar-write")
        self._readers = ThreadPoolExecutor(READERS, "daftar-read")
        self._aside = ThreadPoolExecutor(1, "daftar-aside")
        self._stopper = ThreadPoolExecutor(1, "daftar-stop")
        self._stops: dict[tuple[int, str], Stop] = {}
        self._turns: dict[tuple[int, str], int] = {}
        self._under_way = self._writes = 0
        self._long: set[LongWork] = set()
        self._closed = False
        # Queued even when the work is done before its asker goes on: an answer never comes while
        # the question is still being asked.
        self._answered.connect(self._take_in, Qt.ConnectionType.QueuedConnection)
        self._come: deque[_Answer] = deque()
        self._delivering = QTimer(self)
        self._delivering.setSingleShot(True)
        self._delivering.timeout.connect(self._deliver_some)

    def write(
        self,
        owner: QObject,
        operation: Callable[..., Changes[Any]],
        *arguments: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        work: LongWork | None = None,
    ) -> None:
        """Run an operation in the one transaction; `done` gets its value.

        Args:
            owner: The answer is dropped when it no longer lives.
            operation: Of `app`.
            arguments: After the session.
            done: Called in the GUI thread with the operation's value.
            failed: Called with an expected error; without it the window shows the error.
            work: From `long_work`, when one of the arguments is its `progress`.
        """
        office = self._open_office()
        self._start(
            self._writer,
            lambda: office.write(operation, *arguments),
            owner,
            done,
            failed,
            None,
            work,
        )

    def read(
        self,
        owner: QObject,
        query: Callable[..., Any],
        *arguments: Any,
        done: Done,
        failed: Failed | None = None,
        latest: str = "",
        stops: bool = False,
        work: LongWork | None = None,
        begin_after: int = 0,
        **keywords: Any,
    ) -> None:
        """Ask something; with `latest`, answers overtaken by a newer question are dropped.

        Args:
            owner: The answer is dropped when it no longer lives.
            query: Of `app`.
            arguments: After the session.
            done: Called in the GUI thread with the answer.
            failed: Called with an expected error; without it the window shows the error.
            latest: What the question is about; the answer to an older one about it is dropped.
            stops: Whether the store also stops working on the older one.
            work: From `long_work`, when one of the arguments is its `progress`.
            begin_after: Milliseconds the window has for itself first, and a few more for rows in
                sight that are not painted by then; what is overtaken meanwhile is not asked at all.
            keywords: For the query.
        """
        office = self._open_office()
        ask = partial(office.read, query, *arguments, **keywords)
        if stops:
            self.stop(owner, latest)
            stop = self._stops[id(owner), latest] = Stop()
            ask = partial(office.read_until, stop, query, *arguments, **keywords)
        self._start(
            self._readers,
            ask,
            owner,
            done,
            failed,
            latest or None,
            work,
            begin_after,
        )

    def stop(self, owner: QObject, latest: str) -> None:
        """Let go of a question that was asked with `stops`: its answer is of no use any more."""
        stop = self._stops.pop((id(owner), latest), None)
        if stop is None:
            return
        self.drop(owner, latest)
        stop.say()
        if not self._closed:
            # The server is told over the network, and the window waits for no network.
            self._stopper.submit(stop.reach)

    def drop(self, owner: QObject, latest: str) -> None:
        """Drop the answer to what was asked last: something newer is about to be."""
        topic = (id(owner), latest)
        self._turns[topic] = self._turns.get(topic, 0) + 1

    def run(
        self,
        owner: QObject,
        work: Callable[[], Any],
        *,
        done: Done,
        failed: Failed | None = None,
        latest: str = "",
        watched: LongWork | None = None,
    ) -> None:
        """Do anything else that takes long, such as making a PDF."""
        self._start(self._readers, work, owner, done, failed, latest or None, watched)

    def aside(
        self,
        owner: QObject,
        work: Callable[[], Any],
        *,
        done: Done,
        failed: Failed,
        watched: LongWork,
    ) -> None:
        """Do what nobody waits for, beside all the rest, one such piece after another.

        It does not count as under way, and ends with the window: `watched` is then cancelled.
        """
        self._start(self._aside, work, owner, done, failed, None, watched)

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits for an answer."""
        return self._under_way > 0

    @property
    def is_writing(self) -> bool:
        """Whether something is being saved or waits for it; may be asked from any thread."""
        return self._writes > 0

    def long_work(self, words: str) -> LongWork:
        """Make what a person watches and may cancel; its `progress` goes to what is done.

        Give it to `write` or `read` as `work` (to `run` as `watched`): it then ends by itself,
        whatever happens. `ui.common.progress_strip` shows it.

        Args:
            words: What is being done.
        """
        return LongWork(words, self)

    def close(self) -> None:
        """Finish what is being written, drop what is being read, cancel what takes long."""
        self._closed = True
        for work in self._long:
            work.cancel()
        self._aside.shutdown(wait=True, cancel_futures=True)
        for stop in self._stops.values():
            self._stopper.submit(stop.reach)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._stopper.shutdown(wait=True)

    def _open_office(self) -> Office:
        if self.office is None:
            message = "the office is not open yet"
            raise RuntimeError(message)
        return self.office

    def _start(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Any],
        owner: QObject,
        done: Done | None,
        failed: Failed | None,
        latest: str | None,
        watched: LongWork | None = None,
        begin_after: int = 0,
    ) -> None:
        if self._closed:
            return
        topic = (id(owner), latest) if latest else None
        turn = self._turns.get(topic, 0) + 1 if topic else 0
        if topic:
            self._turns[topic] = turn
        self._count(pool, 1)
        if watched is not None:
            self._long.add(watched)

        def finished(future: Future[Any]) -> None:
            if future.cancelled() or not isValid(self):
                return
            error = future.exception()
            value = None if error else future.result()
            answer = _Answer(owner, done, failed, value, error, topic, turn, watched, pool)
            self._answered.emit(answer)

        until = perf_counter() + begin_after / 1000 + ROWS_SECONDS

        def begin() -> None:
            if self._closed:
                return
            if topic and self._turns[topic] != turn:
                self._end(pool, watched)
                return
            if begin_after and not rows_at_rest() and perf_counter() < until:
                QTimer.singleShot(LOOK_MILLISECONDS, self, begin)
                return
            pool.submit(work).add_done_callback(finished)

        if begin_after:
            QTimer.singleShot(begin_after, self, begin)
        else:
            begin()

    def _count(self, pool: ThreadPoolExecutor, by: int) -> None:
        if pool is self._writer:
            self._writes += by
        if pool is not self._aside:
            self._under_way += by
            self.busy.emit(self._under_way)

    def _end(self, pool: ThreadPoolExecutor, work: LongWork | None) -> None:
        self._count(pool, -1)
        if work is not None:
            self._long.discard(work)
            work.end()

    @Slot(object)
    def _take_in(self, answer: _Answer) -> None:
        self._come.append(answer)
        self._go_on_delivering()

    def _go_on_delivering(self) -> None:
        if self._come and not self._delivering.isActive():
            self._delivering.start(0)

    def _deliver_some(self) -> None:
        until = perf_counter() + TURN_SECONDS
        while self._come:
            answer = self._come.popleft()
            # Whoever gets this one may open a dialog, or break; the next ones come all the same.
            self._go_on_delivering()
            self._deliver(answer)
            if perf_counter() > until:
                break

    def _deliver(self, answer: _Answer) -> None:
        self._end(answer.pool, answer.work)
        if answer.error is None:
            self.reached.emit()
        if isinstance(answer.value, Changes) and answer.value.kinds:
            self.changed.emit(answer.value.kinds)
        overtaken = answer.topic is not None and self._turns.get(answer.topic) != answer.turn
        unwanted = overtaken or isinstance(answer.error, Stopped)
        if self._closed or unwanted or not isValid(answer.owner):
            return
        if answer.error is None:
            if answer.done is not None:
                value = answer.value
                answer.done(value.value if isinstance(value, Changes) else value)
        elif isinstance(answer.error, AppError):
            if isinstance(answer.error, StoreUnavailable):
                self.lost.emit()
            (answer.failed or self.difficulty.emit)(answer.error)
        else:
            self.trouble.emit(answer.error)
            # Who waits to save must be able to try again.
            if isinstance(answer.owner, Saver):
                answer.owner.is_saving = False
