"""Lists built once for everybody who may see the same: building one takes longer than asking it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields
from functools import cache, wraps
from operator import attrgetter
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from app.search.lists import SearchedList
from app.session import OfficeSession

P = ParamSpec("P")
#: A list, or one with an order of its own.
ListT = TypeVar("ListT", bound=SearchedList)
FilterT = TypeVar("FilterT", bound=Hashable)

#: Lists of one register: a desk has a few filters in use.
MOST_KEPT: Final = 32


def kept(
    build: Callable[Concatenate[OfficeSession, FilterT, P], ListT], /
) -> Callable[Concatenate[OfficeSession, FilterT, P], ListT]:
    """Keep the lists a function builds, each for its operator, his day and his filter.

    Args:
        build: Takes a session, a filter, and whatever else can be a key. It asks the store
            nothing, and of the session it wants only who asks, on which day, and at which kind of
            store; what is searched in the list (`text` of the filter) is not its business.
    """
    lists: dict[Hashable, ListT] = {}

    @wraps(build)
    def built(
        session: OfficeSession, wanted: FilterT, /, *args: P.args, **kwargs: P.kwargs
    ) -> ListT:
        desk = session.desk
        key = (
            session.is_shared,
            desk.operator,
            desk.clock.today(),
            _but_text(type(wanted))(wanted),
            *args,
            *kwargs.items(),
        )
        known = lists.get(key)
        if known is None:
            if len(lists) >= MOST_KEPT:
                lists.clear()
            known = lists[key] = build(session, wanted, *args, **kwargs)
        return known

    return built


@cache
def _but_text(kind: type[Any]) -> Callable[[Any], Hashable]:
    """Reads of a filter all but its text."""
    names = [part.name for part in fields(kind) if part.name != "text"]
    return attrgetter(*names) if names else lambda _wanted: None
