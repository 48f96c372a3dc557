"""What an export writes, an import takes back: contacts and calls, whatever they hold."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    ContactSheet,
    PhoneDraft,
    PositionDraft,
    add_contact,
    contact_sheet,
    list_contacts,
)
from app.errors import InvalidFields
from app.exchange import EXPORTS, import_plan
from app.marks import Classification, Urgency
from app.office import Office, open_office
from app.phone_calls import CallDraft, CallFilter, CallSheet, call_sheet, list_calls, log_call
from spreadsheets import NATIONAL_ID, planned

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)

#: Letters of both keyboards, digits, half-spaces, signs of formulas, and what needs escaping.
_TEXT = st.text(st.sampled_from("اآبپيی كک‌گ۱2٣=+-@'\"<&;؛،,/()abZ_#\n\t"), max_size=30)
_NAME = _TEXT.filter(lambda text: any(letter.isalnum() for letter in text))
_PHONE = st.builds(
    PhoneDraft,
    number=st.sampled_from(["09151112233", "05138402020 داخلی 12", "111", "+4930123456"]),
    label=_TEXT,
)
_DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2026, 1, 1)))


@st.composite
def _contacts(draw: st.DrawFn) -> ContactDraft:
    begun = draw(_DAYS)
    position = PositionDraft(title=draw(_NAME), from_day=begun)
    return ContactDraft(
        honorific=draw(_TEXT),
        name=draw(_NAME),
        identity_number=draw(st.sampled_from(["", NATIONAL_ID])),
        city=draw(_TEXT),
        address=draw(_TEXT),
        note=draw(_TEXT),
        aliases=tuple(draw(st.lists(_NAME.filter(_is_one_name), max_size=2))),
        phones=tuple(draw(st.lists(_PHONE, max_size=3))),
        positions=draw(st.sampled_from([(), (position,), (position, position)])),
    )


def _is_one_name(text: str) -> bool:
    """The directory's form itself parts other names at these."""
    return not set(text) & set(";؛\n")


def _taken_over(made_file: Path, kind: Kind, drafts: list[Any]) -> tuple[list[Any], list[Any]]:
    """What one office keeps of these, and what another keeps of its export."""
    add, sheets = (
        (add_contact, _contact_sheets) if kind is Kind.CONTACT else (log_call, _call_sheets)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with _office(path / "one.sqlite", made_file) as office:
            for draft in drafts:
                try:
                    office.write(add, draft)
                except InvalidFields:
                    continue
            before = sheets(office)
            content, count = office.read(EXPORTS[kind, "xlsx"])
            assert count == len(before)
        (path / "file.xlsx").write_bytes(content)
        with _office(path / "two.sqlite", made_file) as office:
            plan = planned(office, kind, path / "file.xlsx")
            assert plan.lines() == []
            office.write(import_plan, plan)
            assert check_store(office.database) == []
            return before, sheets(office)


@contextmanager
def _office(path: Path, made_file: Path) -> Iterator[Office]:
    """An office on a store of its own, at a standing clock."""
    shutil.copy(made_file, path)
    with open_office(f"sqlite:///{path}", clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def _contact_sheets(office: Office) -> list[ContactSheet]:
    rows = office.read(list_contacts, ContactFilter(), limit=100)
    found = [office.read(contact_sheet, row.id) for row in rows]
    # An id of the other store says nothing; the names of what it links to do.
    plain = [
        replace(
            sheet,
            id=0,
            parent_id=None,
            positions=tuple(replace(held, organisation_id=None) for held in sheet.positions),
        )
        for sheet in found
    ]
    return sorted(plain, key=repr)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_contacts(), min_size=1, max_size=4, unique_by=lambda one: one.name))
def test_contacts_come_back_as_they_were(made_file: Path, drafts: list[ContactDraft]) -> None:
    before, after = _taken_over(made_file, Kind.CONTACT, drafts)
    assert after == before


def test_links_come_back(made_file: Path, tmp_path: Path) -> None:
    with _office(tmp_path / "one.sqlite", made_file) as office:
        for above in ("فرمانداری", "شهرداری"):
            draft = ContactDraft(kind=ContactKind.ORGANISATION, name=above)
            number = office.write(add_contact, draft).value
            unit = ContactDraft(kind=ContactKind.UNIT, name="دبیرخانه", parent_id=number)
            place = office.write(add_contact, unit).value
            post = PositionDraft(title="دبیر", organisation_id=place)
            office.write(add_contact, ContactDraft(name=f"دبیر {above}", positions=(post,)))
        before = _contact_sheets(office)
        content, _count = office.read(EXPORTS[Kind.CONTACT, "xlsx"])
    (tmp_path / "file.xlsx").write_bytes(content)
    with _office(tmp_path / "two.sqlite", made_file) as office:
        plan = planned(office, Kind.CONTACT, tmp_path / "file.xlsx")
        assert plan.lines() == []
        office.write(import_plan, plan)
        assert _contact_sheets(office) == before
        rows = office.read(list_contacts, ContactFilter(text="دبیر شهرداری"))
        (held,) = office.read(contact_sheet, rows[0].id).positions
        assert office.read(contact_sheet, held.organisation_id or 0).parent == "شهرداری"


_CALLS = st.builds(
    CallDraft,
    caller_name=_NAME,
    caller_post=_TEXT,
    organisation=_TEXT,
    phone=st.sampled_from(["", "09151112233", "05138402020 داخلی 12"]),
    national_id=st.sampled_from(["", NATIONAL_ID]),
    called_on=st.dates(date(2000, 1, 1), date(2026, 11, 21)),
    called_at=st.times().map(lambda hour: time(hour.hour, hour.minute)),
    subject=_NAME,
    request=_NAME,
    result=_TEXT,
    urgency=st.sampled_from(Urgency),
    classification=st.sampled_from(Classification),
)


def _call_sheets(office: Office) -> list[CallSheet]:
    rows = office.read(list_calls, CallFilter(), limit=100)
    return sorted((office.read(call_sheet, row.id) for row in rows), key=lambda one: one.called_at)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(_CALLS, min_size=1, max_size=4, unique_by=lambda one: (one.called_on, one.called_at))
)
def test_calls_come_back_as_history(made_file: Path, drafts: list[CallDraft]) -> None:
    before, after = _taken_over(made_file, Kind.CALL, drafts)
    assert [one.former_number for one in after] == [one.number for one in before]
    for name in (
        "caller_name",
        "caller_post",
        "organisation",
        "phone",
        "national_id",
        "called_at",
        "subject",
        "request",
        "result",
        "urgency",
        "classification",
        "path",
        "outcome",
    ):
        assert [getattr(one, name) for one in after] == [getattr(one, name) for one in before]
