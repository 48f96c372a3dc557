"""When to ring again somebody who did not answer: the office's pause and its hours of ringing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import TEHRAN, to_tehran
from app.errors import InvalidFields, InvalidInput
from app.jalali import clock_text
from app.session import OfficeSession
from app.settings import office_calendar, read_setting, write_setting
from app.text import persian_digits
from app.workdays import Calendar

_RETRY: Final = "retry"
LONGEST_PAUSE: Final = 24 * 60
#: Proposed hours are round, as people say them.
ROUND_MINUTES: Final = 5


@dataclass(frozen=True)
class RetrySettings:
    """When the office rings again.

    Attributes:
        minutes: Pause after «no answer» or «busy».
        opens: From this hour on people are rung, Tehran.
        closes: After this hour nobody is rung any more.
    """

    minutes: int = 30
    opens: time = time(8)
    closes: time = time(14, 30)


def retry_settings(session: OfficeSession) -> RetrySettings:
    """The office's settings; what was never set has its default."""
    stored = read_setting(session, _RETRY)
    if not stored:
        return RetrySettings()
    return RetrySettings(
        int(stored["minutes"]),
        time.fromisoformat(stored["opens"]),
        time.fromisoformat(stored["closes"]),
    )


def save_retry_settings(
    session: OfficeSession, minutes: int | None, opens: time | None, closes: time | None
) -> Changes[None]:
    """Change when the office rings again.

    Raises:
        NotAllowed: The operator may not.
        InvalidFields: A value is missing or cannot be.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    problems: list[InvalidInput] = []
    if minutes is None or not 1 <= minutes <= LONGEST_PAUSE:
        longest = persian_digits(str(LONGEST_PAUSE))
        problems.append(InvalidInput("minutes", f"از ۱ تا {longest} دقیقه بنویسید."))
    if opens is None:
        problems.append(InvalidInput("opens", "ساعت آغاز را بنویسید."))
    if closes is None:
        problems.append(InvalidInput("closes", "ساعت پایان را بنویسید."))
    elif opens is not None and closes <= opens:
        problems.append(InvalidInput("closes", "پایان باید پس از آغاز باشد."))
    if problems or minutes is None or opens is None or closes is None:
        raise InvalidFields(problems)
    wanted = RetrySettings(minutes, opens, closes)
    before = retry_settings(session)
    if wanted == before:
        return changed(None)
    write_setting(session, _RETRY, _plain(wanted))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "change_retry",
        f"تماس دوباره پس از {minutes} دقیقه شد، از {clock_text(opens)} تا {clock_text(closes)}.",
        details=journal.differences(_plain(before), _plain(wanted)),
    )
    return changed(None, Kind.SETTING)


def _plain(settings: RetrySettings) -> dict[str, object]:
    return {
        name: value.isoformat("minutes") if isinstance(value, time) else value
        for name, value in asdict(settings).items()
    }


def proposed_try(session: OfficeSession) -> datetime:
    """When to ring again whoever did not answer just now, on Tehran's clock."""
    return next_try_after(
        session.desk.clock.now(), retry_settings(session), office_calendar(session)
    )


def next_try_after(now: datetime, settings: RetrySettings, calendar: Calendar) -> datetime:
    """The first moment after the pause at which the office rings people.

    Args:
        now: Aware.
        settings: The pause and the hours.
        calendar: Which days are worked.
    """
    wanted = _rounded(to_tehran(now) + timedelta(minutes=settings.minutes))
    day = wanted.date()
    if calendar.is_work_day(day) and wanted.time() <= settings.closes:
        opening = datetime.combine(day, settings.opens, TEHRAN)
        return max(wanted, opening)
    return datetime.combine(calendar.add_work_days(day, 1), settings.opens, TEHRAN)


def _rounded(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % ROUND_MINUTES)
