"""What follows a deed in another register, in the same transaction, whichever desk did it.

A register whose records grow from those of another declares here what it does when they change;
neither the other register nor whoever asked for the deed knows of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from app.changes import Changes, Kind
from app.session import OfficeSession

T = TypeVar("T")

#: Answers with the kinds of record it touched.
Follower = Callable[[OfficeSession], frozenset[Kind]]


def _meetings_of_entries(session: OfficeSession) -> frozenset[Kind]:
    from app.meetings.on_programme import meetings_follow

    return meetings_follow(session)


def _cases_of_entries(session: OfficeSession) -> frozenset[Kind]:
    from app.protocol.on_programme import cases_follow

    return cases_follow(session)


#: By the kind that was touched.
FOLLOWERS: Final[Mapping[Kind, tuple[Follower, ...]]] = {
    Kind.EVENT: (_meetings_of_entries, _cases_of_entries)
}


def followed(session: OfficeSession, done: Changes[T]) -> Changes[T]:
    """Let whatever grew from the records a deed touched follow them.

    Args:
        session: The transaction of the deed.
        done: What it did.

    Returns:
        The same, with what followed.
    """
    kinds = set(done.kinds)
    for kind, following in FOLLOWERS.items():
        if kind in done.kinds:
            for follow in following:
                kinds |= follow(session)
    return Changes(done.value, frozenset(kinds))
