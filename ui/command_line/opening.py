"""Opening the store a command works on, and signing in there."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from app.database import parse_url
from app.errors import InvalidInput, NotFound, StoreUnusable
from app.office import Office, open_office
from app.operators import ADMINISTRATOR
from ui.command_line.last_store import last_store


def checked_address(url: str) -> str:
    """An address as typed, if it can be one.

    Raises:
        InvalidInput: It cannot.
    """
    try:
        parse_url(url)
    except StoreUnusable as error:
        raise InvalidInput("--store", error.message) from error
    return url


def store_address(arguments: Namespace) -> str | None:
    """The store asked for, else the last one, else None for the local one.

    Raises:
        InvalidInput: What was typed is no address.
    """
    if arguments.store is not None:
        return checked_address(arguments.store)
    return last_store()


@contextmanager
def at_desk(arguments: Namespace) -> Iterator[Office]:
    """Open the store and sit down, as the administrator unless told otherwise.

    Raises:
        InvalidInput: The address or the name was wrong.
        StoreUnusable: What is there cannot be used.
        StoreUnavailable: It cannot be reached.
    """
    with open_office(store_address(arguments)) as office:
        try:
            office.sign_in_as(arguments.operator or ADMINISTRATOR)
        except NotFound as error:
            raise InvalidInput("--as", error.message) from error
        yield office
