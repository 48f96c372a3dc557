"""A day as lines of text: what it is, what came of it, its hand-overs, its report, its steps."""

from __future__ import annotations

from app.clock import to_tehran
from app.jalali import jalali_text
from app.public_days import PublicDaySheet
from app.text import isolate, persian_digits
from app.visits.texts import VISIT_STATES
from ui.public_days.texts import (
    shown_count,
    shown_day,
    shown_hours,
    shown_moment,
    shown_number,
)

Lines = list[tuple[str, str]]


def head_words(day: PublicDaySheet) -> str:
    """Where and when, in a line."""
    parts = [
        shown_day(day.starts_at),
        shown_hours(day.starts_at, day.ends_at),
        day.place,
        persian_digits(f"هر نفر {day.minutes_each} دقیقه"),
    ]
    if day.list_until is not None:
        parts.append(f"فهرست تا {isolate(jalali_text(day.list_until))}")
    return " · ".join(part for part in parts if part)


def count_words(day: PublicDaySheet) -> str:
    """How many petitions stand where, in a line."""
    total = shown_count(sum(day.counts.values()))
    parts = [f"{total} درخواست"]
    parts += [f"{VISIT_STATES[state]}: {shown_count(n)}" for state, n in day.counts.items()]
    if day.hidden:
        parts.append(f"{shown_count(day.hidden)} محرمانه، بیرون از دید شما")
    return " · ".join(parts)


def day_lines(day: PublicDaySheet) -> Lines:
    """All of a day that is neither petition nor manager."""
    found: Lines = []
    if day.state_reason:
        found += [("label", "سبب جابه‌جایی یا لغو"), ("", day.state_reason)]
    if day.note:
        found += [("label", "یادداشت"), ("", day.note)]
    found += _hand_overs(day)
    if day.results_due_on is not None:
        found += [("label", "نتیجه‌ها تا"), ("", isolate(jalali_text(day.results_due_on)))]
    found += _report(day)
    return [*found, *_steps(day)]


def _hand_overs(day: PublicDaySheet) -> Lines:
    found: Lines = [("label", "تحویل به بازرسی")] if day.hand_overs else []
    for one in day.hand_overs:
        post = f" ({one.receiver_post})" if one.receiver_post else ""
        what = f"{shown_count(one.petitions)} درخواست به {one.receiver}{post}"
        found.append(("", f"{shown_moment(one.handed_at)} · {what}"))
        number = shown_number(one.receipt_number) if one.receipt_number else "هنوز نرسیده"
        on = f" · {isolate(jalali_text(one.receipt_on))}" if one.receipt_on else ""
        found.append(("muted", f"رسید: {number}{on}"))
        if one.note:
            found.append(("muted", one.note))
    return found


def _report(day: PublicDaySheet) -> Lines:
    if not day.report:
        return []
    parts = [
        f"برای {day.reported_to}",
        shown_number(day.reported_number) if day.reported_number else "",
        isolate(jalali_text(day.reported_on)) if day.reported_on else "",
    ]
    return [
        ("label", "گزارش"),
        ("muted", " · ".join(part for part in parts if part)),
        ("", persian_digits(day.report)),
    ]


def _steps(day: PublicDaySheet) -> Lines:
    found: Lines = [("label", "گام‌ها")]
    for one in reversed(day.steps):
        gone = ""
        if one.taken_back_at is not None:
            gone = f" · پس گرفته شد {shown_moment(to_tehran(one.taken_back_at))}"
        found.append(("muted", f"{shown_moment(to_tehran(one.at))} · {one.by}{gone}"))
        found.append(("", persian_digits(one.words)))
    return found
