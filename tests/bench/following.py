"""How soon follow-up and the day stand with 100,000 orders, on both stores.

What the pages ask is asked again of the bare driver in the same run: the very statements, with
the very parameters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from driver import ask_raw, raw_store
from figure import RUNS, Figure, child_figure, seconds
from store import orders_store, shared_copy

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.office import Office, open_office
from app.orders import (
    OrderFilter,
    count_follow_ups,
    follow_up_counts,
    list_follow_ups,
    order_sheet,
)
from app.today import today_sheet
from asked import questions_asked
from postgresql import any_server, fresh_database

#: Of so many openings the calmest is ours alone; the machine does other things too.
OPENINGS = 3
ROWS = 100

Asking = Callable[[], object]


def measure() -> list[Figure]:
    """The window's own time, and its questions against the driver's."""
    local = orders_store()
    figures = _of_store(local, "SQLite")
    with any_server() as address, fresh_database(address) as shared:
        shared_copy(local, shared)
        figures += _of_store(shared, "PostgreSQL")
    return figures


def _of_store(url: str, store: str) -> list[Figure]:
    figures = []
    with open_office(url) as office:
        office.sign_in_as()
        for section, title, asking in (
            ("orders", "follow-up", partial(_follow_up, office)),
            ("today", "today", partial(office.read, today_sheet)),
        ):
            name = f"{title} of 100,000 orders, {store}"
            opened = min(_opened(url, section) for _ in range(OPENINGS))
            figures += [
                Figure(f"{name}: opened", opened, 300, "ms"),
                Figure(f"{name}: asked / raw driver", _ratio(url, asking), 2, "x"),
            ]
    return figures


def _opened(url: str, section: str) -> float:
    return child_figure(["tests/bench/child_following.py", url, section])


def _follow_up(office: Office) -> None:
    """What the page asks: its lines, their count, how all stand, and the first one whole."""
    rows = office.read(list_follow_ups, OrderFilter(), offset=0, limit=ROWS)
    office.read(count_follow_ups, OrderFilter())
    office.read(follow_up_counts)
    office.read(order_sheet, rows[0].order_id)


def _ratio(url: str, asking: Asking) -> float:
    asking()
    with questions_asked() as asked:
        asking()
    raw = raw_store(url)
    repeat = partial(ask_raw, raw, asked)
    repeat()
    ratio = median(seconds(asking) / seconds(repeat) for _ in range(RUNS))
    raw.close()
    return ratio
