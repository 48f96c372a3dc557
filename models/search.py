"""Search tables: derived from the registers, kept by the store itself, made anew when they change.

They are no part of the schema that is migrated or backed up: whatever stands in them follows from
the `search_key` of the registers' rows. On SQLite they are FTS5 tables without content of their
own, on PostgreSQL narrow tables with a stored vector. Each register has its own: an index gathers
all that have a word before it gives the newest, and what other registers have would be gathered
with it. Both are keyed by a place: one number that holds kind, minute and id of a record, so that
the order of the key is the order by date and "the newest fifty" needs no sorting however many
records have a word. Triggers keep them, so that no way of writing a record can forget to. The
designs were measured (see DECISIONS.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

#: Raised when anything here changes: stores then make their search tables anew.
INDEX_VERSION: Final = 4

#: A place is kind, minute and record, from the highest bits down; it stays positive in 64 bits.
RECORD_BITS: Final = 31
MINUTE_BITS: Final = 27
KIND_BITS: Final = 5
RECORD_MASK: Final = (1 << RECORD_BITS) - 1
LAST_MINUTE: Final = (1 << MINUTE_BITS) - 1
#: Minutes are counted from the beginning of 1900, in UTC; a day is its midnight.
EPOCH_SECONDS: Final = 2_208_988_800

#: What of a key may be found by any part of a word: all before its first end of a line.
_HEAD: Final = "substr({key}, 1, {position} - 1)"


@dataclass(frozen=True)
class Indexed:
    """A register whose rows can be found.

    Attributes:
        table: Its table, with a `search_key`.
        code: Its kind in places.
        moment: The columns that say when it was; the first that is there counts.
        is_day: Whether they are days, and not instants.
    """

    table: str
    code: int
    moment: tuple[str, ...]
    is_day: bool

    @property
    def index(self) -> str:
        """Its search table; in a file another lies beside it for parts of words, `<name>_parts`."""
        return f"search_{self.table}"

    @property
    def first_place(self) -> int:
        """No record of this kind has a lower one."""
        return self.code << (MINUTE_BITS + RECORD_BITS)

    def place_at(self, minute: int) -> int:
        """The lowest place of a minute, counted as places count; minutes out of reach are bent."""
        return self.first_place | (min(max(minute, 0), LAST_MINUTE) << RECORD_BITS)

    @property
    def end_place(self) -> int:
        """Every record of this kind has a lower one."""
        return (self.code + 1) << (MINUTE_BITS + RECORD_BITS)


LETTERS: Final = Indexed("letters", 1, ("dated",), is_day=True)
CALLS: Final = Indexed("calls", 2, ("called_at",), is_day=False)
ORDERS: Final = Indexed("orders", 3, ("given_on",), is_day=True)
VISITS: Final = Indexed("visits", 4, ("arrived_at", "registered_at"), is_day=False)
EVENTS: Final = Indexed("events", 5, ("starts_at", "requested_at"), is_day=False)
MEETINGS: Final = Indexed("meetings", 6, ("starts_at",), is_day=False)
MEETING_SERIES: Final = Indexed("meeting_series", 7, (), is_day=False)
RESOLUTIONS: Final = Indexed("resolutions", 8, ("decided_at",), is_day=False)
CASES: Final = Indexed("protocol_cases", 9, ("starts_on",), is_day=True)
TASKS: Final = Indexed("case_tasks", 10, ("due_on",), is_day=True)
AGREEMENTS: Final = Indexed("agreements", 11, ("signed_on",), is_day=True)
GIFTS: Final = Indexed("gifts", 12, ("given_on",), is_day=True)
PUBLIC_DAYS: Final = Indexed("public_days", 13, ("starts_at",), is_day=False)
PIECES: Final = Indexed("text_pieces", 14, (), is_day=False)

#: Every register, in the order of their codes; a code once given is never given again.
INDEXED: Final = (
    LETTERS,
    CALLS,
    ORDERS,
    VISITS,
    EVENTS,
    MEETINGS,
    MEETING_SERIES,
    RESOLUTIONS,
    CASES,
    TASKS,
    AGREEMENTS,
    GIFTS,
    PUBLIC_DAYS,
    PIECES,
)

#: Their search tables.
INDEXES: Final = tuple(one.index for one in INDEXED)
#: Those that several registers shared, on a server until version 2 and in a file until 3.
_SHARED_ONCE: Final = ("search_records", "search_texts")


def is_search_table(name: str) -> bool:
    """Whether a table of the store is derived, and so neither kept in backups nor migrated."""
    return name.startswith((*INDEXES, *_SHARED_ONCE))


def place_sql(indexed: Indexed, row: str, *, shared: bool) -> str:
    """SQL for the place of a row of a register.

    Args:
        indexed: The register.
        row: What its columns are named by: a table, `OLD` or `NEW`.
        shared: For PostgreSQL; else for SQLite.
    """
    columns = [f"{row}.{name}" for name in indexed.moment]
    if not columns:
        minute = "0"
    else:
        moment = columns[0] if len(columns) == 1 else f"COALESCE({', '.join(columns)})"
        seconds = (
            f"FLOOR(EXTRACT(EPOCH FROM {moment}))::bigint"
            if shared
            else f"CAST(strftime('%s', {moment}) AS INTEGER)"
        )
        counted = f"COALESCE(({seconds} + {EPOCH_SECONDS}) / 60, 0)"
        low, high = ("GREATEST", "LEAST") if shared else ("max", "min")
        minute = f"{low}(0, {high}({LAST_MINUTE}, {counted}))"
    big = "::bigint" if shared else ""
    return f"({indexed.first_place}{big} + ({minute}){big} * {1 << RECORD_BITS} + {row}.id)"


def head_sql(row: str, *, shared: bool) -> str:
    """SQL for what of a row can be found by any part of a word."""
    key = f"{row}.search_key"
    if shared:
        return f"split_part({key}, chr(10), 1)"
    return _HEAD.format(key=key, position=f"instr({key} || char(10), char(10))")


def make_search(connection: Connection) -> None:
    """Make the search tables of what the store has now, in place of any that are there."""
    drop_search(connection)
    for make in _statements(shared=connection.dialect.name == "postgresql"):
        connection.exec_driver_sql(make)
    if connection.dialect.name == "postgresql":
        has_parts = has_part_search(connection)
        for name in INDEXES:
            _finish_on_server(connection, name, with_parts=has_parts)


def has_part_search(connection: Connection) -> bool:
    """Whether parts of words can be found: always on SQLite, with `pg_trgm` on PostgreSQL."""
    if connection.dialect.name != "postgresql":
        return True
    return (
        connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")).scalar()
        is not None
    )


def want_part_search(connection: Connection) -> None:
    """Ask a server for `pg_trgm`; without the right to it, parts of words cannot be found."""
    if connection.dialect.name != "postgresql" or has_part_search(connection):
        return
    offered = text("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
    may = text("SELECT has_database_privilege(current_database(), 'CREATE')")
    if connection.execute(offered).scalar() and connection.execute(may).scalar():
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")


def drop_search(connection: Connection) -> None:
    """Take the search tables and their triggers away, so that rows come in by the thousand."""
    if connection.dialect.name == "postgresql":
        for one in INDEXED:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS search ON {one.table}")
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS search_{one.table}()")
        for name in (*INDEXES, *_SHARED_ONCE):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS search_vector(text)")
        return
    for one in INDEXED:
        for event in ("insert", "update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS search_{one.table}_{event}")
    for name in (*INDEXES, *_SHARED_ONCE):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}_parts")


def _statements(*, shared: bool) -> list[str]:
    """All that makes, fills and keeps the tables, in order."""
    make: Callable[[str], list[str]] = _server_tables if shared else _file_tables
    fill: Callable[[Indexed], list[str]] = _server_filling if shared else _file_filling
    keep: Callable[[Indexed], list[str]] = _server_triggers if shared else _file_triggers
    begin = [_SERVER_VECTOR] if shared else []
    return [
        *begin,
        *(each for name in INDEXES for each in make(name)),
        *(each for one in INDEXED for each in fill(one)),
        *(each for one in INDEXED for each in keep(one)),
    ]


def _file_tables(name: str) -> list[str]:
    # Without an index of its own, a beginning gathers every record of every word that has it before
    # the first is given: of six letters 140 ms among a million letters, with it 3 ms.
    return [
        f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', prefix='1 2 3 4 5 6', "
        'tokenize="unicode61 remove_diacritics 0")',
        f"CREATE VIRTUAL TABLE {name}_parts USING fts5(head, content='', tokenize='trigram')",
    ]


def _file_filling(one: Indexed) -> list[str]:
    place = place_sql(one, one.table, shared=False)
    head = head_sql(one.table, shared=False)
    return [
        f"INSERT INTO {one.index}(rowid, words) SELECT {place}, search_key"  # noqa: S608  # our own names
        f" FROM {one.table} ORDER BY 1",
        f"INSERT INTO {one.index}_parts(rowid, head) SELECT {place}, {head}"  # noqa: S608  # our own names
        f" FROM {one.table} ORDER BY 1",
    ]


def _file_triggers(one: Indexed) -> list[str]:
    def put(row: str, sign: str = "") -> str:
        place, head = place_sql(one, row, shared=False), head_sql(row, shared=False)
        name, taken = ("", "") if not sign else (f"{one.index}, ", f"'{sign}', ")
        parts = name.replace(one.index, f"{one.index}_parts")
        return (
            f"INSERT INTO {one.index}({name}rowid, words)"  # noqa: S608  # our own names
            f" VALUES ({taken}{place}, {row}.search_key);"
            f" INSERT INTO {one.index}_parts({parts}rowid, head)"
            f" VALUES ({taken}{place}, {head});"
        )

    watched = ", ".join(("search_key", *one.moment))
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in ("search_key", *one.moment))
    return [
        f"CREATE TRIGGER search_{one.table}_insert AFTER INSERT ON {one.table}"
        f" BEGIN {put('NEW')} END",
        f"CREATE TRIGGER search_{one.table}_update AFTER UPDATE OF {watched} ON {one.table}"
        f" WHEN {differs} BEGIN {put('OLD', 'delete')} {put('NEW')} END",
        f"CREATE TRIGGER search_{one.table}_delete AFTER DELETE ON {one.table}"
        f" BEGIN {put('OLD', 'delete')} END",
    ]


#: The words of a key with their places, past the server's own parser, which cuts words as it likes.
_SERVER_VECTOR: Final = """
CREATE FUNCTION search_vector(key text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT COALESCE(string_agg(left(word, 200) || ':' || least(place, 16383), ' '), '')::tsvector
  FROM (
    SELECT word, row_number() OVER (ORDER BY nth) AS place
    FROM unnest(string_to_array(translate(key, chr(10), ' '), ' ')) WITH ORDINALITY AS t(word, nth)
    WHERE word <> ''
  ) AS words
$$
"""


def _server_tables(name: str) -> list[str]:
    return [
        f"CREATE TABLE {name} (place bigint NOT NULL, words tsvector NOT NULL, head text NOT NULL)",
        f"ALTER TABLE {name} ALTER COLUMN words SET STATISTICS 1000",
    ]


def _server_filling(one: Indexed) -> list[str]:
    place = place_sql(one, one.table, shared=True)
    head = head_sql(one.table, shared=True)
    return [
        f"INSERT INTO {one.index} SELECT {place}, search_vector(search_key), {head}"  # noqa: S608  # our own names
        f" FROM {one.table} ORDER BY 1"
    ]


def _finish_on_server(connection: Connection, name: str, *, with_parts: bool) -> None:
    """Indexes are faster made when the rows are in; statistics are of what is in."""
    connection.exec_driver_sql(f"ALTER TABLE {name} ADD CONSTRAINT pk_{name} PRIMARY KEY (place)")
    connection.exec_driver_sql(
        f"CREATE INDEX ix_{name}_words ON {name} USING gin (words) WITH (fastupdate = off)"
    )
    if with_parts:
        connection.exec_driver_sql(
            f"CREATE INDEX ix_{name}_head ON {name} USING gin (head gin_trgm_ops)"
            " WITH (fastupdate = off)"
        )
    connection.exec_driver_sql(f"ANALYZE {name}")


def _server_triggers(one: Indexed) -> list[str]:
    new, old = (place_sql(one, row, shared=True) for row in ("NEW", "OLD"))
    head = head_sql("NEW", shared=True)
    differs = " OR ".join(
        f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in ("search_key", *one.moment)
    )
    watched = ", ".join(("search_key", *one.moment))
    function = f"""
CREATE FUNCTION search_{one.table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT ({differs}) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM {one.index} WHERE place = {old};
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO {one.index} VALUES ({new}, search_vector(NEW.search_key), {head});
  END IF;
  RETURN NULL;
END
$$
"""  # noqa: S608  # our own names
    return [
        function,
        f"CREATE TRIGGER search AFTER INSERT OR DELETE OR UPDATE OF {watched} ON {one.table}"
        f" FOR EACH ROW EXECUTE FUNCTION search_{one.table}()",
    ]
