"""A contact as lines of the detail pane."""

from __future__ import annotations

from collections.abc import Sequence

from app.contacts import ContactSheet
from app.jalali import jalali_text
from app.phone_calls import EarlierCall
from app.protocol import CaseRow
from app.protocol.texts import CASE_KINDS, CASE_STATES
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import CALL_STATES, CONTACT_KINDS
from app.visits import VisitRow
from app.visits.texts import VISIT_STATES

#: The label's kind and its text.
Line = tuple[str, str]


def contact_lines(sheet: ContactSheet, merged_name: str = "") -> list[Line]:
    """A contact, and whose place it takes when it was asked for by a merged name."""
    lines = [("heading", f"{sheet.honorific} {sheet.name}".strip())]
    if merged_name:
        lines.append(("strong", f"«{merged_name}» در این سطر ادغام شده است."))
    kind = CONTACT_KINDS[sheet.kind] + (f" از {sheet.parent}" if sheet.parent else "")
    lines.append(("muted", kind + (" · بایگانی‌شده" if sheet.archived else "")))
    if sheet.aliases:
        lines.append(("muted", "نام‌های دیگر: " + "، ".join(sheet.aliases)))
    if sheet.phones:
        lines.append(("label", "تلفن"))
        for phone in sheet.phones:
            label = f" · {phone.label}" if phone.label else ""
            lines.append(("strong", isolated_telephone(phone.shown) + label))
    for name, value in (
        ("کد ملی / شناسه", isolate(persian_digits(sheet.identity_number))),
        ("شهر", sheet.city),
        ("نشانی", sheet.address),
        ("یادداشت", sheet.note),
    ):
        if value:
            lines += [("label", name), ("", value)]
    if sheet.positions:
        lines.append(("label", "سمت‌ها"))
    for held in sheet.positions:
        days = [jalali_text(day) if day else "" for day in (held.from_day, held.to_day)]
        term = f" · از {days[0] or '…'} تا {days[1] or 'اکنون'}" if any(days) else ""
        where = f"، {held.organisation}" if held.organisation else ""
        lines.append(("", f"{held.title}{where}{term}"))
    return lines


def call_lines(calls: Sequence[EarlierCall]) -> list[Line]:
    """The contact's calls, under it."""
    if not calls:
        return []
    lines = [("label", "تماس‌ها")]
    for call in calls:
        day = isolate(jalali_text(call.called_at.date()))
        lines.append(("", f"{day} · {call.subject or CALL_STATES[call.state]}"))
        lines.append(("muted", call.note or CALL_STATES[call.state]))
    return lines


def visit_lines(visits: Sequence[VisitRow]) -> list[Line]:
    """The contact's visits, under its calls."""
    if not visits:
        return []
    lines = [("label", "ملاقات‌ها")]
    for visit in visits:
        day = isolate(jalali_text(visit.at.date()))
        number = isolate(persian_digits(visit.number))
        lines.append(("", f"{day} · {visit.subject}"))
        lines.append(("muted", f"{number} · {VISIT_STATES[visit.state]}"))
    return lines


def case_lines(cases: Sequence[CaseRow]) -> list[Line]:
    """The contact's cases of protocol work, under its visits."""
    if not cases:
        return []
    lines = [("label", "پرونده‌های تشریفات")]
    for case in cases:
        day = isolate(jalali_text(case.starts_on))
        number = isolate(persian_digits(case.number))
        lines.append(("", f"{day} · {CASE_KINDS[case.kind]}: {case.subject}"))
        lines.append(("muted", f"{number} · {CASE_STATES[case.state]}"))
    return lines
