"""A case as lines of text: what is known of it, what its steps filled, and each of its deeds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from app.protocol import COURSES, CaseSheet, FieldKind
from app.protocol.texts import (
    CONSULAR_KINDS,
    CONVERSATION_CHANNELS,
    LANGUAGES,
    LETTER_PURPOSES,
    PERMIT_ROUTES,
    RECIPIENTS,
)
from app.text import persian_count, persian_digits
from app.texts import CLASSIFICATIONS
from ui.protocol.desk_words import joined, shown_day, shown_moment, shown_number

Lines = list[tuple[str, str]]

#: Said elsewhere, or only where it differs.
_NOT_SAID: Final = frozenset({"state_reason", "refusal"})


def case_lines(sheet: CaseSheet) -> Lines:
    """All of a case that has no table of its own."""
    found: Lines = []
    for title, words in (
        ("سبب موافقت نشدن", sheet.values.get("refusal")),
        ("سبب لغو", sheet.state_reason),
        ("هدف", sheet.purpose),
    ):
        if words:
            found += [("label", title), ("", str(words))]
    found += _request(sheet)
    found += _filled(sheet)
    found += _report(sheet)
    found += _beside(sheet)
    if sheet.note:
        found += [("label", "یادداشت"), ("", sheet.note)]
    return [*found, *_steps(sheet)]


def _request(sheet: CaseSheet) -> Lines:
    asked = joined(
        sheet.requested_by, shown_number(sheet.request_number), shown_day(sheet.request_date)
    )
    said = [
        ("درخواست", asked),
        ("دستور استاندار", joined(shown_day(sheet.ordered_on), sheet.order_words)),
        ("مقام", sheet.rank_name),
        ("میزبان", sheet.host),
        ("پرواز", joined(sheet.flight, shown_moment(sheet.flight_at))),
        ("کنسولی", joined(CONSULAR_KINDS[sheet.consular_kind], sheet.consulate)),
        ("زبان دوم", joined(LANGUAGES[sheet.second_language], sheet.second_subject)),
    ]
    found: Lines = []
    for title, words in said:
        if words.strip("— ·"):
            found += [("label", title), ("", words)]
    kept = [
        CLASSIFICATIONS[sheet.classification] if sheet.classification else "",
        "استاندار خود در آن است" if sheet.with_governor else "",
    ]
    return [*found, ("muted", joined(*kept))] if any(kept) else found


def _filled(sheet: CaseSheet) -> Lines:
    """What the steps of its course filled, in their order."""
    found: Lines = []
    seen: set[str] = set()
    for step in COURSES[sheet.kind]:
        for one in step.fields:
            value = sheet.values.get(one.name)
            if one.name in seen or one.name in _NOT_SAID or not value:
                continue
            seen.add(one.name)
            title = one.title if one.title != "زمان" else step.title
            found += [("label", title), ("", _shown(one.kind, value))]
    return found


def _shown(kind: FieldKind, value: str | date | datetime) -> str:
    if isinstance(value, datetime):
        return shown_moment(value)
    if isinstance(value, date):
        return shown_day(value)
    return PERMIT_ROUTES[value] if kind is FieldKind.ROUTE else persian_digits(value)


def _report(sheet: CaseSheet) -> Lines:
    found: Lines = []
    for one in sheet.dispatches:
        sent = joined(shown_day(one.sent_on), shown_number(one.number)) or "فرستاده نشده"
        receipt = joined(one.receipt, shown_day(one.received_on))
        words = joined(RECIPIENTS[one.recipient], sent, f"رسید {receipt}" if receipt else "")
        found.append(("", words))
    return [("label", "گزارش سفر نزد"), *found] if found else []


def _beside(sheet: CaseSheet) -> Lines:
    found: Lines = []
    if sheet.costs:
        planned, spent = (
            sum(getattr(one, name) or 0 for one in sheet.costs) for name in ("planned", "spent")
        )
        words = f"برآورد {persian_count(planned)} ریال · هزینه {persian_count(spent)} ریال"
        found += [("label", "هزینه"), ("", words)]
    if sheet.gifts:
        gifts = [joined(one.item, one.name) for one in sheet.gifts if not one.is_annulled]
        found += [("label", "هدایا"), *(("", words) for words in gifts)]
    if sheet.agreements:
        found += [("label", "توافق‌ها"), *(("", one.title) for one in sheet.agreements)]
    if sheet.letters:
        found.append(("label", "نامه‌ها"))
        found += [
            (
                "",
                joined(
                    LETTER_PURPOSES[one.purpose],
                    one.receiver,
                    shown_number(one.number) or one.state_words,
                ),
            )
            for one in sheet.letters
        ]
    if sheet.conversations:
        found.append(("label", "دفتر تماس"))
        for one in sheet.conversations:
            who = joined(one.name or one.organisation, CONVERSATION_CHANNELS[one.channel])
            found.append(("", f"{shown_moment(one.at)} — {who}: {one.words}"))
    return found


def _steps(sheet: CaseSheet) -> Lines:
    found: Lines = [("label", "آنچه گذشت")]
    for one in reversed(sheet.steps):
        words = joined(shown_moment(one.at), one.by, one.words)
        found.append(("muted" if one.taken_back else "", words + " (پس گرفته شد)" * one.taken_back))
    return found
