"""An open office: its store, its clock, and who sits at this desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError

from app.access import SignedIn
from app.changes import Changes
from app.clock import Clock, SystemClock
from app.database import Database, sqlite_url
from app.errors import NotFound, StoreUnusable
from app.followers import followed
from app.operators import ADMINISTRATOR, NOBODY, OperatorRow, list_operators, signed_in
from app.paths import default_store
from app.schema import StoreCondition, condition, create_store
from app.session import Desk, OfficeSession
from app.stopping import Stop

#: The column by which a repeated save finds its own record, as drivers name it in their errors.
REQUEST_KEY = "request_key"

P = ParamSpec("P")
T = TypeVar("T")

OLD = "این دفتر از نسخه پیشین است؛ «daftar upgrade» آن را به این نسخه می‌رساند."


class Office:
    """What every screen and command works through.

    Attributes:
        database: The store.
        clock: What the time is.
        operator: Who is signed in; nobody until `sign_in`.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.operator: SignedIn = NOBODY

    def operators(self) -> list[OperatorRow]:
        """Those a desk may sign in as."""
        with self.database.reading(Desk(NOBODY, self.clock)) as session:
            return [row for row in list_operators(session) if row.active]

    def sign_in(self, operator_id: int) -> SignedIn:
        """Sit down at this desk.

        Raises:
            NotFound: There is no such operator.
        """
        for row in self.operators():
            if row.id == operator_id:
                return self.take_seat(row)
        raise NotFound("این کاربر یافت نشد.")

    def take_seat(self, row: OperatorRow) -> SignedIn:
        """Sit down as one of those `operators` named, without asking the store again.

        Raises:
            NotAllowed: He no longer works here.
        """
        self.operator = signed_in(row)
        return self.operator

    def sign_in_as(self, name: str = ADMINISTRATOR) -> SignedIn:
        """Sit down by one's short name, as commands do.

        Raises:
            NotFound: Nobody is called that.
        """
        for row in self.operators():
            if row.name == name:
                return self.sign_in(row.id)
        raise NotFound(f"کاربری به نام «{name}» نیست.")

    def read(
        self, query: Callable[Concatenate[OfficeSession, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask something.

        Raises:
            AppError: What the query says, or that the store cannot be read.
        """
        with self.database.reading(Desk(self.operator, self.clock)) as session:
            return query(session, *args, **kwargs)

    def read_until(
        self,
        stop: Stop,
        query: Callable[Concatenate[OfficeSession, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Ask something that is of use only until `stop` says otherwise.

        Raises:
            Stopped: Nobody waits for the answer any more.
            AppError: What the query says, or that the store cannot be read.
        """
        with self.database.reading(Desk(self.operator, self.clock), stop) as session:
            return query(session, *args, **kwargs)

    def write(
        self,
        operation: Callable[Concatenate[OfficeSession, P], Changes[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Changes[T]:
        """Do something with all that follows it, wholly or not at all.

        Raises:
            AppError: What the operation says, or that the store cannot be written.
        """
        desk = Desk(self.operator, self.clock)
        try:
            with self.database.transaction(desk) as session:
                return followed(session, operation(session, *args, **kwargs))
        except IntegrityError as error:
            # The same draft was saved twice at once: the other save is done, and is now found.
            if REQUEST_KEY not in str(error.orig):
                raise
        with self.database.transaction(desk) as session:
            return followed(session, operation(session, *args, **kwargs))

    def close(self) -> None:
        """Let go of the store."""
        self.database.close()


@contextmanager
def open_office(
    store_url: str | None = None, *, clock: Clock | None = None, create: bool = False
) -> Iterator[Office]:
    """Open a store for as long as the block runs.

    Args:
        store_url: Its address; without one, the local store in the user's data folder.
        clock: For tests and demo data; the computer's otherwise.
        create: Make the store when there is none (the local one always is).

    Raises:
        StoreUnusable: It is not ours, newer, older, damaged or missing.
        StoreUnavailable: It cannot be reached.
    """
    office = connect(store_url, clock=clock, create=create)
    try:
        yield office
    finally:
        office.close()


def connect(
    store_url: str | None = None, *, clock: Clock | None = None, create: bool = False
) -> Office:
    """Open a store until `close`; see `open_office`."""
    clock = clock or SystemClock()
    database = Database(store_url or sqlite_url(default_store()))
    try:
        _make_ready(database, clock, create=create or store_url is None)
    except BaseException:
        database.close()
        raise
    return Office(database, clock)


def _make_ready(database: Database, clock: Clock, *, create: bool) -> None:
    found = condition(database)
    if found.is_older:
        raise StoreUnusable(OLD)
    if found is StoreCondition.EMPTY:
        if not create:
            raise StoreUnusable("در این نشانی دفتری نیست؛ «daftar init» آن را می‌سازد.")
        try:
            create_store(database, clock)
        except StoreUnusable:
            # Another desk that started at the same moment may have made it.
            if condition(database) is not StoreCondition.CURRENT:
                raise
