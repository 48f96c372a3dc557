"""How a list of any length is read: from a row that is known, and never counted whole.

To leave out the first half million rows a store must read them; to begin after a row it must only
find it in the index. So whoever scrolls a list names a row (`after`) and how many rows to leave
out from there (`offset`): a few hundred at most, and below zero for the rows before it.

    order = (CALLS.c.called_at.desc(), CALLS.c.id.desc())
    statement = select(*_ROW).where(*conditions)
    after = None if after is None else key_of(session, order, CALLS.c.id == after)
    rows = listed(session, statement, order, after=after, offset=offset, limit=limit)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    false,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.engine import Row
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.selectable import FromClause

from app.errors import NotFound
from app.session import OfficeSession
from app.text import isolate, persian_count

#: A count on the screen goes no further: beyond it, "more than a thousand" is what is said.
MOST_COUNTED: Final = 1000

_GONE: Final = "این ردیف دیگر در فهرست نیست."


@dataclass(frozen=True)
class _Sorted:
    """One of the columns a list is ordered by.

    Attributes:
        bare: The column itself.
        falls: Whether the highest comes first.
        nothing_last: Where rows without a value stand; None when every row has one.
    """

    bare: ColumnElement[Any]
    falls: bool
    nothing_last: bool | None

    @property
    def has_gaps(self) -> bool:
        """Whether some rows may have no value in it."""
        return self.nothing_last is not None

    @property
    def run(self) -> tuple[bool, int]:
        """Columns beside each other that share it are compared as one value."""
        return self.falls, id(self) if self.has_gaps else 0

    @property
    def turned(self) -> _Sorted:
        """The same column from its other end."""
        last = None if self.nothing_last is None else not self.nothing_last
        return _Sorted(self.bare, not self.falls, last)

    @property
    def written(self) -> ColumnElement[Any]:
        """As an order says it."""
        column: ColumnElement[Any] = self.bare.desc() if self.falls else self.bare.asc()
        if self.nothing_last is None:
            return column
        return column.nulls_last() if self.nothing_last else column.nulls_first()


def count_words(count: int) -> str:
    """A count that went no further than `MOST_COUNTED`, as it is read."""
    if count > MOST_COUNTED:
        return f"بیش از {isolate(persian_count(MOST_COUNTED))}"
    return isolate(persian_count(count))


def bounded_count(
    session: OfficeSession,
    statement: Select[Any],
    most: int | None,
    values: Mapping[str, Any] | None = None,
) -> int:
    """How many rows a statement finds.

    Args:
        session: Where to ask.
        statement: What lists them. Its order is kept where the count is bounded: along an index
            it stops early, so give it one only if an index has it.
        most: Count no further; None counts them all.
        values: Of what has a name in the statement (`bindparam`).

    Returns:
        The exact number, or `most + 1` where there are more than that.
    """
    rows = statement.order_by(None) if most is None else statement.limit(most + 1)
    asked = select(func.count()).select_from(rows.subquery())
    counted: int = session.ask(asked, values).scalar_one()
    return counted


@dataclass(frozen=True)
class Walked:
    """How a list goes on.

    Attributes:
        keys: Of every so many-th row on the way.
        rest: How many rows stand after the last of them; None where that was not found out.
    """

    keys: tuple[Any, ...]
    rest: int | None


def walk(
    session: OfficeSession,
    query: Callable[..., Sequence[Any]],
    arguments: Sequence[Any],
    key: Callable[[Any], Any],
    after: Any,
    *,
    stride: int,
    strides: int,
) -> Walked:
    """Go along a list, from one row to the next that stands so far after it.

    Args:
        session: Where to ask.
        query: A list's, with `after`, `offset` and `limit`.
        arguments: Its filter.
        key: What it takes as `after`, of a row.
        after: The key of the row to begin at; None for the top.
        stride: How far.
        strides: How often; the walk ends where the list does.
    """
    found: list[Any] = []
    for _ in range(strides):
        begin = {} if after is None else {"after": after}
        row = query(session, *arguments, **begin, offset=stride - 1, limit=1)
        if not row:
            rest = query(session, *arguments, **begin, limit=stride)
            return Walked(tuple(found), len(rest))
        after = key(row[0])
        found.append(after)
    return Walked(tuple(found), None)


def key_of(
    session: OfficeSession,
    order: Sequence[ColumnElement[Any]],
    *row: ColumnElement[bool],
    of: FromClause | None = None,
) -> tuple[Any, ...]:
    """What a list is ordered by, of one row.

    Filters are not asked: a row that just left the list still says where it stood.

    Args:
        session: Where to ask.
        order: The list's order. All its columns must be of the tables the row is found in.
        row: What only that row answers to, and the joins if the order needs more than its table.
        of: What is asked, where conditions cannot say how its tables are joined.

    Raises:
        NotFound: It is not in the store any more.
    """
    return key_asked(session, key_statement(order, *row, of=of))


def after_row(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """The condition that only rows after one are listed.

    Columns of one direction are compared as one row value, which is a range of their index;
    where directions are mixed, the first of them bounds the range all the same. (Written with a
    plain OR it is hundreds of times as slow.)

    Args:
        order: What the list is ordered by, to the last column that makes it unambiguous. A column
            that may be without a value must say `nulls_first()` or `nulls_last()`: the stores
            differ in where they put it.
        key: The row's values of these columns (`key_of`), or names for them (`key_named`).

    Raises:
        ValueError: They are not as many, or a value is missing where none may be.
    """
    return _beyond(_sorted(order), key, inclusive=False)


def key_named(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> tuple[Any, ...]:
    """Names in place of the values of a key, for a statement that is built once (`named_key`).

    A value that is missing stays so, because it makes another statement.
    """
    pairs = enumerate(zip(_sorted(order), key, strict=True))
    return tuple(
        None if value is None else bindparam(f"{_KEY}_{at}", type_=one.bare.type)
        for at, (one, value) in pairs
    )


def named_key(key: Sequence[Any]) -> dict[str, Any]:
    """The values of a key by the names `key_named` gives them."""
    return {f"{_KEY}_{at}": value for at, value in enumerate(key) if value is not None}


_KEY: Final = "key"


def key_statement(
    order: Sequence[ColumnElement[Any]],
    *row: ColumnElement[bool],
    of: FromClause | None = None,
) -> Select[Any]:
    """What asks for what a list is ordered by, of one row; the arguments are those of `key_of`."""
    asked = select(*(one.bare for one in _sorted(order))).where(*row)
    return asked if of is None else asked.select_from(of)


def key_asked(
    session: OfficeSession, statement: Select[Any], values: Mapping[str, Any] | None = None
) -> tuple[Any, ...]:
    """Ask for the key of a row by `key_statement`.

    Raises:
        NotFound: It is not in the store any more.
    """
    found = session.ask(statement, values).first()
    if found is None:
        raise NotFound(_GONE)
    return tuple(found)


def before_row(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """The condition that only rows before one are listed, as `after_row`."""
    return _beyond([one.turned for one in _sorted(order)], key, inclusive=False)


def listed(
    session: OfficeSession,
    statement: Select[Any],
    order: Sequence[ColumnElement[Any]],
    *,
    after: Sequence[Any] | None = None,
    offset: int = 0,
    limit: int = 50,
    values: Mapping[str, Any] | None = None,
) -> list[Row[Any]]:
    """Some rows of a list, in its order.

    Args:
        session: Where to ask.
        statement: What lists them, without an order.
        order: As for `after_row`.
        after: The key of a row (`key_of`); None is before the first.
        offset: How many rows to leave out after it. Below zero begins before the row's end: -1
            with the row itself, if it is in the list.
        limit: How many rows at most; fewer where the list begins or ends.
        values: Of what has a name in the statement (`bindparam`).
    """
    if after is None:
        ordered = statement.order_by(*order).offset(max(0, offset)).limit(limit)
        return list(session.execute(ordered, values))
    found: list[Row[Any]] = []
    columns = _sorted(order)
    if offset < 0:
        back = [one.turned for one in columns]
        before = statement.where(_beyond(back, after, inclusive=True))
        before = before.order_by(*(one.written for one in back))
        before = before.offset(max(0, -offset - limit)).limit(min(-offset, limit))
        found = list(session.execute(before, values))[::-1]
    rest = limit + min(0, offset)
    if rest > 0:
        later = statement.where(_beyond(columns, after, inclusive=False)).order_by(*order)
        found.extend(session.execute(later.offset(max(0, offset)).limit(rest), values))
    return found


def _beyond(
    columns: Sequence[_Sorted], key: Sequence[Any], *, inclusive: bool
) -> ColumnElement[bool]:
    if len(columns) != len(key):
        message = f"{len(columns)} columns of an order, {len(key)} values"
        raise ValueError(message)
    pairs = zip(columns, key, strict=True)
    runs = [list(group) for _, group in groupby(pairs, lambda pair: pair[0].run)]
    found: ColumnElement[bool] | None = None
    for run in reversed(runs):
        later, same_or_later = _beside_gaps(*run[0]) if run[0][0].has_gaps else _as_one_value(run)
        if found is None:
            found = same_or_later if inclusive else later
        else:
            found = and_(same_or_later, or_(later, found))
    if found is None:
        message = "a list without an order has no row after another"
        raise ValueError(message)
    return found


def _sorted(order: Sequence[ColumnElement[Any]]) -> list[_Sorted]:
    return [_read(one) for one in order]


def _read(column: ColumnElement[Any]) -> _Sorted:
    """What an element of an order says, its outer words first."""
    falls, nothing_last = False, None
    while isinstance(column, UnaryExpression) and column.modifier in _MODIFIERS:
        falls = falls or column.modifier is operators.desc_op
        if column.modifier in (operators.nulls_first_op, operators.nulls_last_op):
            nothing_last = column.modifier is operators.nulls_last_op
        column = column.element
    return _Sorted(column, falls, nothing_last)


_MODIFIERS: Final = (
    operators.asc_op,
    operators.desc_op,
    operators.nulls_first_op,
    operators.nulls_last_op,
)


def _as_one_value(
    pairs: Sequence[tuple[_Sorted, Any]],
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Later than these values, and no sooner than they."""
    if any(value is None for _, value in pairs):
        message = "an order must say where rows without a value stand"
        raise ValueError(message)
    bare: ColumnElement[Any]
    values: ColumnElement[Any]
    if len(pairs) == 1:
        (one, value) = pairs[0]
        bare, values = one.bare, _written(one, value)
    else:
        bare = tuple_(*(one.bare for one, _ in pairs))
        values = tuple_(*(_written(one, value) for one, value in pairs))
    if pairs[0][0].falls:
        return bare < values, bare <= values
    return bare > values, bare >= values


def _written(one: _Sorted, value: Any) -> ColumnElement[Any]:
    return value if isinstance(value, ColumnElement) else literal(value, one.bare.type)


def _beside_gaps(one: _Sorted, value: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The same for a column some rows have no value in."""
    missing = one.bare.is_(None)
    if value is None:
        return (false(), missing) if one.nothing_last else (one.bare.is_not(None), true())
    later, same_or_later = _as_one_value([(one, value)])
    if one.nothing_last:
        return or_(later, missing), or_(same_or_later, missing)
    return later, same_or_later
