"""Lists and counts with few lines find them by an index, however many orders there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from app.clock import FixedClock
from app.demo import Scale, fill_store
from app.folder import (
    FolderFilter,
    FolderPlace,
    count_sheets,
    folder_counts,
    list_folders,
    list_sheets,
)
from app.office import Office, open_office
from app.orders import (
    FollowUpOrder,
    FollowUpView,
    OrderFilter,
    count_follow_ups,
    follow_up_counts,
    list_follow_ups,
    order_sheet,
    totals_by_unit,
)
from app.phone_calls import call_counts, list_to_tell, telling_counts
from app.today import today_sheet
from asked import questions_asked
from walked import walked

#: Tables that grow with the years.
LARGE = frozenset(
    {"orders", "referrals", "follow_ups", "order_steps", "calls", "call_attempts", "folder_sheets"}
)

#: What lists nearly everything there is walks through it, and may.
FEW = [one for one in FollowUpView if one not in (FollowUpView.SETTLED, FollowUpView.ALL)]
WAITING = (FolderPlace.PREPARING, FolderPlace.WITH_HIM)

Asking = Callable[[Any], object]


def questions() -> Iterator[tuple[str, Asking]]:
    for view in FEW:
        for order in FollowUpOrder:
            yield (
                f"{view} by {order}",
                partial(list_follow_ups, wanted=OrderFilter(view=view, order=order)),
            )
        yield f"count of {view}", partial(count_follow_ups, wanted=OrderFilter(view=view))
    for place in WAITING:
        wanted = FolderFilter(place=place)
        yield f"sheets {place}", partial(list_sheets, wanted=wanted)
        yield f"count of sheets {place}", partial(count_sheets, wanted=wanted)
    yield "one order", partial(list_follow_ups, wanted=OrderFilter(order_id=1))
    for plain in PLAIN:
        yield plain.__name__, plain


PLAIN: tuple[Asking, ...] = (
    follow_up_counts,
    totals_by_unit,
    folder_counts,
    list_folders,
    telling_counts,
    list_to_tell,
    call_counts,
    today_sheet,
)


def test_few_lines_are_found_by_an_index(office: Office, store_url: str) -> None:
    found = {}
    for name, asking in questions():
        with questions_asked() as asked:
            office.read(asking)
        assert asked, name
        found[name] = walked(store_url, asked, LARGE)
    assert len(found) > 50
    assert {name: tables for name, tables in found.items() if tables} == {}


def test_an_order_is_shown_by_indexes(
    office: Office, store_url: str, ordered: Callable[..., int]
) -> None:
    number = ordered("دفتر فنی", "دفتر حقوقی")
    with questions_asked() as asked:
        office.read(order_sheet, number)
    assert not walked(store_url, asked, LARGE)


def test_a_walk_is_seen(office: Office, store_url: str) -> None:
    """Nothing leads to what is settled: the very questions above would show it."""
    with questions_asked() as asked:
        office.read(list_follow_ups, OrderFilter(view=FollowUpView.SETTLED))
    assert "orders" in walked(store_url, asked, LARGE)


def test_counting_together_counts_the_same(store_url: str, clock: FixedClock) -> None:
    """One walk over the running orders finds what every view finds by itself."""
    scale = Scale(contacts=40, calls=90, orders=60, days=60)
    fill_store(store_url, scale, 3, clock.now(), played=False)
    with open_office(store_url, clock=clock) as office:
        office.sign_in_as()
        for later in range(3):
            clock.set(clock.now() + timedelta(days=5 * later))
            counts = office.read(follow_up_counts)
            assert counts.open > counts.overdue > 0
            for name, count in vars(counts).items():
                wanted = OrderFilter(view=FollowUpView(name))
                assert count == office.read(count_follow_ups, wanted), name
                assert count == len(office.read(list_follow_ups, wanted, limit=1000)), name
