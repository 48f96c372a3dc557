"""What a public day still lacks, in sentences: shown beside it, and nothing is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.public_days.rows import PublicDaySheet
from app.public_days.states import MOVABLE, PublicDayState
from app.text import persian_digits
from app.visits.states import TO_BE_TOLD, VisitState

_D: Final = PublicDayState
_V: Final = VisitState

#: After the session, until the day is over.
_AFTER: Final = (_D.ENDED, _D.HANDED_OVER, _D.RESULTS_AWAITED, _D.REPORTED)
#: Once its list is closed, and while it is held.
_LISTED: Final = (_D.LIST_CLOSED, _D.PRESENTED, _D.INVITED, _D.IN_SESSION)


def gaps_of(day: PublicDaySheet, *, is_moved: bool) -> tuple[str, ...]:
    """The sentences.

    Args:
        day: The day.
        is_moved: Its entry in the programme says another time, or was called off.
    """
    found = [
        *_of_programme(day, is_moved=is_moved),
        *_of_list(day),
        *_of_managers(day),
        *_after(day),
    ]
    return tuple(persian_digits(words) for words in found)


def _of_programme(day: PublicDaySheet, *, is_moved: bool) -> Iterator[str]:
    if is_moved and day.state in MOVABLE:
        yield f"زمان این روز با برنامه {day.event_number} در تقویم یکی نیست."


def _of_list(day: PublicDaySheet) -> Iterator[str]:
    late = day.counts.get(_V.COLLECTED, 0)
    if day.state in _LISTED and late:
        yield f"{late} درخواست پس از بسته شدن فهرست مانده و نوبت ندارد."
    if day.state is _D.IN_SESSION and day.counts.get(_V.PRESENTED):
        yield f"درباره {day.counts[_V.PRESENTED]} درخواست هنوز تصمیمی گرفته نشده است."
    turns = sum(one.turn is not None for one in day.petitions)
    minutes = int((day.ends_at - day.starts_at).total_seconds() // 60)
    needed = turns * day.minutes_each
    if day.state in _LISTED and needed > minutes:
        yield f"نوبت‌ها {needed} دقیقه می‌خواهد و جلسه {minutes} دقیقه است."


def _of_managers(day: PublicDaySheet) -> Iterator[str]:
    if day.state in _LISTED and not day.managers:
        yield "هنوز مدیری نام برده نشده است."
    untold = sum(one.letter_id is None for one in day.managers)
    if day.state is _D.INVITED and untold:
        yield f"برای {untold} مدیر دعوتنامه‌ای آماده نشده است."


def _after(day: PublicDaySheet) -> Iterator[str]:
    if day.state not in _AFTER:
        return
    count = day.counts.get
    left = count(_V.HEARD, 0) + count(_V.ANSWERED, 0)
    if left:
        yield f"{left} درخواست هنوز به بازرسی تحویل نشده است."
    if any(not one.receipt_number for one in day.hand_overs):
        yield "رسید تحویل هنوز نرسیده است."
    if count(_V.HANDED_OVER):
        yield f"نتیجه {count(_V.HANDED_OVER)} درخواست هنوز نرسیده است."
    untold = sum(count(state, 0) for state in TO_BE_TOLD)
    if untold:
        yield f"به {untold} تن هنوز نتیجه گفته نشده است."
    later = sum(one.state is _V.POSTPONED and one.carried_to_id is None for one in day.petitions)
    if later:
        yield f"{later} درخواست مانده هنوز به روز دیگری برده نشده است."
