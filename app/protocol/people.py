"""Who belongs to a case: travellers, members, guests, hosts; with their papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from app.agenda.people import held
from app.changes import Changes, changed
from app.contacts.queries import rows_of
from app.errors import InvalidFields, InvalidInput
from app.protocol.deeds import CASE_TABLES, CaseDeed
from app.protocol.drafts import PersonDraft
from app.protocol.parts import MOST_RIALS, replace_lines, tidied_line
from app.protocol.rules import ProtocolRules, protocol_rules
from app.protocol.states import OURS, TRIPS, CaseKind, PersonRole, Visa
from app.protocol.tables import PEOPLE, VEHICLES
from app.session import OfficeSession
from app.text import latin_digits, persian_digits, tidy

#: More than travel together.
MOST_PEOPLE: Final = 400
NO_NAME: Final = "نام این نفر را بنویسید."
TWO_HEADS: Final = "هیأت یک رئیس دارد؛ «{first}» و «{second}» هر دو رئیس‌اند."
NO_VEHICLE: Final = "خودروی «{name}» در فهرست خودروهای پرونده نیست."
LEAVES_BEFORE: Final = "رفتن «{name}» پیش از آمدن اوست."
WRONG_SEAT: Final = "جای «{name}» عددی از صفر تا ۴۰۰ است."
TAKEN_SEAT: Final = "جای {seat} به «{first}» و «{second}» داده شده است."

_TEXTS: Final = (
    "name",
    "second_name",
    "post",
    "organisation",
    "phone",
    "nationality",
    "language",
    "diet",
    "passport",
    "ticket",
    "arrives_by",
    "leaves_by",
    "lodging",
    "room",
    "note",
)
_VALUES: Final = (
    "rank",
    "contact_id",
    "passport_until",
    "visa_until",
    "arrives_at",
    "leaves_at",
    "vehicle_id",
    "seat",
    "allowance",
)


def checked_people(
    session: OfficeSession, drafts: Sequence[PersonDraft]
) -> tuple[PersonDraft, ...]:
    """People as typed, tidied and proved; empty lines are passed over.

    Raises:
        InvalidFields: Every line that cannot be taken, beside `people`.
    """
    problems: list[InvalidInput] = []
    rules = protocol_rules(session)
    found = [_checked(session, one, rules, problems) for one in drafts if not _is_empty(one)]
    heads = [one.name for one in found if one.role is PersonRole.HEAD]
    if len(heads) > 1:
        words = TWO_HEADS.format(first=heads[0], second=heads[1])
        problems.append(InvalidInput("people", words))
    _prove_seats(found, problems)
    if len(found) > MOST_PEOPLE:
        words = persian_digits(f"بیش از {MOST_PEOPLE} نفر در یک پرونده نمی‌گنجند.")
        problems.append(InvalidInput("people", words))
    if problems:
        raise InvalidFields(problems)
    return tuple(found)


def _is_empty(draft: PersonDraft) -> bool:
    return draft.contact_id is None and not tidy(draft.name + draft.post + draft.organisation)


def _checked(
    session: OfficeSession,
    draft: PersonDraft,
    rules: ProtocolRules,
    problems: list[InvalidInput],
) -> PersonDraft:
    number, name = held(session, draft.contact_id, "people")
    if number is not None:
        line = rows_of(session, [number])[0]
        draft = replace(
            draft,
            contact_id=number,
            name=draft.name or name,
            post=draft.post or line.post,
            organisation=draft.organisation or line.organisation,
            phone=draft.phone or line.phone,
        )
    texts: dict[str, Any] = tidied_line(draft, _TEXTS, "people", problems)
    texts["phone"] = latin_digits(texts["phone"])
    texts["passport"] = latin_digits(texts["passport"]).upper()
    checked = replace(draft, **texts)
    called = checked.name or checked.organisation
    wrong = (
        (not called, NO_NAME),
        (bool(draft.rank) and rules.rank(draft.rank) is None, f"مقام «{called}» شناخته نیست."),
        (not 0 <= draft.seat <= MOST_PEOPLE, WRONG_SEAT.format(name=called)),
        (
            draft.allowance is not None and not 0 <= draft.allowance <= MOST_RIALS,
            f"فوق‌العاده «{called}» درست نیست.",
        ),
        (
            draft.arrives_at is not None
            and draft.leaves_at is not None
            and draft.leaves_at < draft.arrives_at,
            LEAVES_BEFORE.format(name=called),
        ),
    )
    problems.extend(
        InvalidInput("people", persian_digits(words)) for is_so, words in wrong if is_so
    )
    return checked


def _prove_seats(people: Sequence[PersonDraft], problems: list[InvalidInput]) -> None:
    taken: dict[int, str] = {}
    for one in people:
        if one.seat and one.seat in taken:
            words = TAKEN_SEAT.format(seat=one.seat, first=taken[one.seat], second=one.name)
            problems.append(InvalidInput("people", persian_digits(words)))
        taken[one.seat] = one.name


def person_columns(place: int, draft: PersonDraft) -> dict[str, Any]:
    """The columns of whoever belongs to a case."""
    return {
        "place": place,
        "role": draft.role.value,
        "visa": draft.visa.value,
    } | {name: getattr(draft, name) for name in (*_TEXTS, *_VALUES)}


def save_people(
    session: OfficeSession, case_id: int, version: int, drafts: Sequence[PersonDraft]
) -> Changes[int]:
    """Write who belongs to a case, in place of whoever did before.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    people = checked_people(session, drafts)
    vehicles = deed.part(VEHICLES.name)
    for one in people:
        if one.vehicle_id is not None and one.vehicle_id not in vehicles:
            raise InvalidFields([InvalidInput("people", NO_VEHICLE.format(name=one.name))])
    if not replace_lines(deed, PEOPLE.name, people, person_columns):
        return changed(case_id)
    return deed.finish("save_people", persian_digits(f"فهرست {len(people)} نفر نوشته شد."))


def people_as_typed(session: OfficeSession, case_id: int) -> list[PersonDraft]:
    """Whoever belongs to a case, as its form would hand them over."""
    names = {one.name for one in fields(PersonDraft)}
    rows = CASE_TABLES.rows(session, PEOPLE.name, case_id).values()
    return [
        PersonDraft(
            **{name: value for name, value in row.items() if name in names}
            | {"role": PersonRole(row["role"]), "visa": Visa(row["visa"])}
        )
        for row in rows
    ]


def papers_missing(
    person: Mapping[str, Any], case: Mapping[str, Any], rules: ProtocolRules
) -> tuple[str, ...]:
    """What is missing or too short of a traveller's papers, in sentences (P6.4)."""
    kind = CaseKind(case["case_kind"])
    if kind not in TRIPS | {CaseKind.DELEGATION} or PersonRole(person["role"]) in OURS:
        return ()
    name, found = person["name"] or person["organisation"], []
    until: date | None = person["passport_until"]
    if not person["passport"]:
        found.append(f"شماره گذرنامه «{name}» نوشته نشده است.")
    elif until is not None and until < months_after(case["ends_on"], rules.passport_months):
        words = f"گذرنامه «{name}» تا {rules.passport_months} ماه پس از بازگشت معتبر نیست."
        found.append(persian_digits(words))
    visa_until: date | None = person["visa_until"]
    if Visa(person["visa"]) is Visa.REFUSED:
        found.append(f"روادید «{name}» رد شده است.")
    elif visa_until is not None and visa_until < case["ends_on"]:
        found.append(f"روادید «{name}» پیش از بازگشت پایان می‌یابد.")
    return tuple(found)


def months_after(day: date, months: int) -> date:
    """The same day so many Gregorian months later, as passports are reckoned, or a month's last."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)  # pragma: no cover - every month has a 28th
