"""Proofs of the ministry's forms: layouts that can be read, answers that belong to a trip."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.protocol.layout_reading import read_layout
from app.protocol.layouts import MINISTRY_FORMS
from app.protocol.states import TRIPS
from app.protocol.tables import CASES, FORMS, LAYOUTS


def layouts_can_be_read(connection: Connection) -> Iterator[Fault]:
    """Every layout the office wrote is of a form there is, and reads without a problem."""
    asked = select(LAYOUTS.c.id, LAYOUTS.c.name, LAYOUTS.c.text).order_by(LAYOUTS.c.id)
    for number, name, text in connection.execute(asked):
        _layout, problems = read_layout(text)
        if name not in MINISTRY_FORMS or problems:
            words = f"چیدمان فرم «{name}» خوانده نمی‌شود."
            yield Fault(Part.TEMPLATES, Kind.FORM_LAYOUT.value, number, words)


def answers_are_of_trips(connection: Connection) -> Iterator[Fault]:
    """Answers of a form are those of a form there is, in a case that is a trip."""
    asked = (
        select(FORMS.c.case_id, FORMS.c.name, CASES.c.case_kind)
        .join(CASES, CASES.c.id == FORMS.c.case_id)
        .order_by(FORMS.c.id)
    )
    trips = {kind.value for kind in TRIPS}
    for case_id, name, kind in connection.execute(asked):
        if name not in MINISTRY_FORMS or kind not in trips:
            words = f"فرم «{name}» در پرونده تشریفات {case_id} جایی ندارد."
            yield Fault(Part.STATES, Kind.PROTOCOL_CASE.value, case_id, words)
