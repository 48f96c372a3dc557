"""The report of a public day, and closing it once nobody is left untold (Appendix A, U18)."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import func, select

from app.access import Right, require
from app.changes import Changes
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text, long_jalali_text
from app.limits import checked_length
from app.public_days.carrying import followers
from app.public_days.deeds import PublicDayDeed, seen_day
from app.public_days.drafts import ReportDraft
from app.public_days.handing_over import to_hand_over
from app.public_days.listing import names_of
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, tidy
from app.visits.closing import missing_to_close
from app.visits.states import TO_BE_TOLD, VisitState
from app.visits.tables import VISITS
from app.visits.texts import VISIT_STATES

_V: Final = VisitState

WHOM: Final = "گزارش برای چه کسی فرستاده شد؟"
WORDS: Final = "متن گزارش را بنویسید."
NOT_YET: Final = "این تاریخ هنوز نرسیده است."

#: Petitions that are over with their day.
_OVER: Final = (_V.TOLD, _V.ABSENT)


def proposed_report(session: OfficeSession, day_id: int) -> str:
    """What a report of a day may say, from what came of its petitions.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    require(session.desk.operator, Right.READ_VISITS)
    day = seen_day(session, day_id)
    rows = session.execute(
        select(VISITS.c.state, func.count().label("petitions"))
        .where(VISITS.c.public_day_id == day_id)
        .group_by(VISITS.c.state)
    )
    counts = {row.state: row.petitions for row in rows}
    total = sum(counts.values())
    on = long_jalali_text(to_tehran(day["starts_at"]).date())
    place = f" در {day['place']}" if day["place"] else ""
    lines = [f"ملاقات عمومی {day['number']} در {on}{place} با {total} درخواست برگزار شد."]
    lines += [f"{VISIT_STATES[state]}: {counts[state]}" for state in VisitState if state in counts]
    return persian_digits("\n".join(lines))


def report_public_day(
    session: OfficeSession, day_id: int, version: int, draft: ReportDraft
) -> Changes[int]:
    """Say that the report of a day went out, what it says, to whom and under which number.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: Something is left to hand over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    today = session.desk.clock.today()
    problems: list[InvalidInput] = []
    words = checked_length("words", tidy(draft.words, multiline=True), LONG_LIMIT, problems)
    whom = checked_length("reported_to", tidy(draft.reported_to), SHORT_LIMIT, problems)
    number = latin_digits(checked_length("number", tidy(draft.number), SHORT_LIMIT, problems))
    on: date = draft.on or today
    deed.move(
        PublicDayState.REPORTED,
        report=words,
        reported_to=whom,
        reported_number=number,
        reported_on=on,
    )
    if not words:
        problems.append(InvalidInput("words", WORDS))
    if not whom:
        problems.append(InvalidInput("reported_to", WHOM))
    if on > today:
        problems.append(InvalidInput("on", NOT_YET))
    if problems:
        raise InvalidFields(problems)
    left = to_hand_over(deed)
    if left:
        raise NotAllowed(persian_digits(f"{len(left)} درخواست هنوز تحویل نشده است."))
    named = f" با شماره {number}" if number else ""
    said = f"گزارش{named} در {jalali_text(on)} برای «{whom}» رفت."
    return deed.finish("report_public_day", said)


def close_public_day(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Close a day: everybody was told, and whoever was put off goes on with a later one.

    Raises:
        NotAllowed: Somebody was not told, or not carried over (they are named), or as for every
            deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.move(PublicDayState.CLOSED)
    untold = deed.petitions(*TO_BE_TOLD)
    if untold:
        named = names_of(deed, *TO_BE_TOLD)
        raise NotAllowed(persian_digits(f"به {len(untold)} تن نتیجه گفته نشده است: {named}"))
    carried = followers(session, day_id)
    put_off = deed.petitions(_V.POSTPONED)
    left = [deed.called(row) for row in put_off if row["id"] not in carried]
    if left:
        raise NotAllowed(f"درخواست این کسان به روز دیگری برده نشده است: {'، '.join(left[:5])}")
    # Whoever was told while an order still runs is closed when that is settled.
    over = [row for row in deed.petitions(*_OVER) if not missing_to_close(session, row)]
    for row in (*over, *put_off):
        deed.set_petition(row, state=_V.CLOSED.value)
    return deed.finish("close_public_day", "بسته شد.")
