"""When things happen in an invented office: how many a day, and at which moments of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Final

from app.clock import from_tehran, to_tehran
from app.jalali import weekday_index

#: How busy a weekday is, Saturday first; Thursday and Friday somebody watches the telephone.
BUSY: Final = (1.2, 1.1, 1.0, 1.0, 0.9, 0.25, 0.08)
OPENS: Final = time(7, 30)
CLOSES: Final = time(18, 30)


def day_counts(random: Random, total: int, days: int, today: date) -> list[tuple[date, int]]:
    """How many each of the last days has; together exactly `total`."""
    each = [today - timedelta(days=back) for back in range(days - 1, -1, -1)]
    weights = [BUSY[weekday_index(day)] * random.uniform(0.7, 1.3) for day in each]
    # Today is looked at first, so it is never empty.
    weights[-1] = max(weights[-1], 1.0)
    sums = list(accumulate(weights))
    ends = [round(total * share / sums[-1]) for share in sums]
    return [(day, end - start) for day, start, end in zip(each, [0, *ends], ends, strict=False)]


def moments_of(random: Random, day: date, count: int, now: datetime) -> list[datetime]:
    """So many moments of a day in their order, none of them later than some minutes ago."""
    opens, closes = from_tehran(day, OPENS), from_tehran(day, CLOSES)
    if day == to_tehran(now).date():
        midnight = from_tehran(day, time())
        closes = min(closes, now - timedelta(minutes=8))
        opens = max(midnight, min(opens, closes - timedelta(hours=3)))
        closes = max(closes, opens)
    length = (closes - opens).total_seconds()
    seconds = sorted(random.triangular(0, length, length * 0.4) for _ in range(count))
    return [
        (opens + timedelta(seconds=second)).replace(second=0, microsecond=0) for second in seconds
    ]
