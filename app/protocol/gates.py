"""What is missing before a step of a case's course, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.protocol.courses import CaseAction
from app.protocol.states import TRIPS, CaseKind, Recipient, TaskState
from app.protocol.texts import RECIPIENTS
from app.text import persian_digits

#: So many open steps are named, and the rest counted.
MOST_NAMED: Final = 3

_PROGRAMMED: Final = "برنامه‌ای برای این پرونده نوشته نشده است."
_NOBODY: Final = "کسی در فهرست افراد این پرونده نیست."

#: A row of a part of the case.
Row = Mapping[str, Any]


def gaps_before(
    action: CaseAction,
    case: Row,
    *,
    people: Iterable[Row],
    entries: Iterable[Row],
    tasks: Iterable[Row],
    dispatches: Iterable[Row],
) -> tuple[str, ...]:
    """What is missing before a step; nothing where it can be taken.

    Args:
        action: The step.
        case: Columns of the case.
        people: Rows of whoever belongs to it.
        entries: Rows of its programme.
        tasks: Rows of its checklist, in their order.
        dispatches: Rows of what was sent to whom.
    """
    kind = CaseKind(case["case_kind"])
    found: list[str] = []
    if action is CaseAction.ASK_PERMIT:
        found += _before_permit(case)
    if action in (CaseAction.ASK_PERMIT, CaseAction.ARRIVE) and not any(True for _ in people):
        found.append(_NOBODY)
    if action is CaseAction.DRAFT and not any(True for _ in entries):
        found.append(_PROGRAMMED)
    if action is CaseAction.CLOSE:
        found += _open_steps(tasks)
        if kind in TRIPS:
            found += without_report(dispatches)
    return tuple(found)


def _before_permit(case: Row) -> list[str]:
    """Request, order and examination, in whatever sequence they came (C15)."""
    asked = case["requested_by"] or case["request_number"] or case["request_date"]
    wanted = (
        (asked, "درخواست سفر (درخواست‌کننده، شماره یا تاریخ) ثبت نشده است."),
        (case["ordered_on"], "دستور استاندار درباره سفر ثبت نشده است."),
        (case["examined_on"], "بررسی درخواست ثبت نشده است."),
    )
    return [words for there, words in wanted if not there]


def _open_steps(tasks: Iterable[Row]) -> list[str]:
    left = [one["title"] for one in tasks if one["state"] == TaskState.OPEN.value]
    named = [f"گام «{title}» مانده است." for title in left[:MOST_NAMED]]
    more = len(left) - MOST_NAMED
    return [*named, *([persian_digits(f"و {more} گام دیگر مانده است.")] if more > 0 else [])]


def without_report(dispatches: Iterable[Row]) -> list[str]:
    """Which of the three recipients lacks the report, or whose receipt is missing (P6.5)."""
    by_name = {one["recipient"]: one for one in dispatches}
    found = []
    for recipient in Recipient:
        name, sent = RECIPIENTS[recipient.value], by_name.get(recipient.value)
        if sent is None:
            found.append(f"گزارش سفر به {name} فرستاده نشده است.")
        elif not sent["receipt"] and sent["received_on"] is None:
            found.append(f"رسید گزارش سفر از {name} ثبت نشده است.")
    return found
