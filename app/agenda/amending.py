"""Correcting what was typed of an entry; its number and its course stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app import journal
from app.access import Right, require, require_may_classify
from app.agenda.deeds import EventDeed
from app.agenda.drafts import AttendeeDraft, EventDraft, LinkedRecord, When
from app.agenda.linking import link_of
from app.agenda.people import attendee_columns, attendee_row
from app.agenda.requesting import checked_draft, content, link_row, planned_state
from app.agenda.scheduling import give_time, shift_time
from app.agenda.states import DONE, WAITING, EventState
from app.agenda.tables import ATTENDEES, LINKS
from app.agenda.timing import when_of
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.linked_records import linked_titles
from app.session import OfficeSession

#: A fixed time is moved by its own deed, which asks why.
FIXED: Final = "زمان برنامه قطعی را با «جابه‌جایی» و سبب آن عوض کنید."


def amend_event(
    session: OfficeSession, event_id: int, version: int, draft: EventDraft
) -> Changes[int]:
    """Correct what was typed of an entry.

    A draft without a time leaves the time alone. With one, an entry that waits is planned, and a
    tentative one is moved.

    Raises:
        NotAllowed: It is settled, or its time cannot be changed any more.
        InvalidFields: Something typed cannot be taken, or a fixed time would move.
        Clashing: Whoever shall attend now is not free.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    require_may_classify(session.desk.operator, draft.classification)
    deed = EventDeed(session, event_id, version)
    if deed.state in DONE:
        raise NotAllowed(f"{deed.named} پایان یافته است و اصلاح نمی‌شود؛ نخست گام آن را پس بگیرید.")
    checked = checked_draft(session, draft, deed.uses)
    after = content(checked)
    differences = journal.differences({name: deed.event[name] for name in after}, after)
    if differences:
        deed.set(**after)
    parts = [
        _write_attendees(deed, checked.attendees),
        _write_links(deed, checked.links),
        deed.uses != checked.uses,
    ]
    deed.use(checked.uses)
    moved = _write_time(deed, checked)
    if not differences and not any(parts) and not moved:
        return changed(event_id)
    if deed.event["series_id"] is not None:
        deed.set(detached=True)
    if moved or deed.books_anew:
        deed.take_time(checked.override_reason)
    words = f"اصلاح شد. {moved}".strip()
    return deed.finish("amend_event", words, details=differences)


def _write_time(deed: EventDeed, draft: EventDraft) -> str:
    """Give or move the time a form says; answers with what is said of it, or nothing."""
    when: When | None = draft.when
    if when is None or when == when_of(deed.event):
        return ""
    if deed.state in WAITING:
        return give_time(deed, when, planned_state(draft))
    if deed.state is EventState.TENTATIVE:
        return shift_time(deed, when, "")
    raise InvalidFields([InvalidInput("when", FIXED)])


def _write_attendees(deed: EventDeed, drafts: Sequence[AttendeeDraft]) -> bool:
    """Put these in the place of those before; what was said by one who stays, stays with him."""
    touched = False
    left = dict(deed.attendees)
    by_contact = {row["contact_id"]: number for number, row in left.items() if row["contact_id"]}
    for place, one in enumerate(drafts, 1):
        number = one.id if one.id in left else by_contact.get(one.contact_id)
        if number is None or number not in left:
            deed.add_row(ATTENDEES.name, **attendee_row(place, replace(one, id=None)))
            touched = True
            continue
        before = left.pop(number)
        values = attendee_columns(place, one)
        changes = {name: value for name, value in values.items() if before[name] != value}
        if changes:
            deed.set_row(ATTENDEES.name, number, **changes)
            touched = True
    for number in left:
        deed.remove_row(ATTENDEES.name, number)
    return touched or bool(left)


def _write_links(deed: EventDeed, records: Sequence[LinkedRecord]) -> bool:
    """Let these be the links this operator knows of; those he may not know of stay."""
    touched = False
    wanted = {(one.kind, one.id) for one in records}
    rows = dict(deed.part(LINKS.name))
    names = {number: (Kind(row["record_kind"]), row["record_id"]) for number, row in rows.items()}
    seen = linked_titles(deed.session, names.values())
    for number, name in names.items():
        if name in seen and name not in wanted:
            deed.remove_row(LINKS.name, number)
            touched = True
    for one in records:
        if link_of(deed, one) is None:
            deed.add_row(LINKS.name, **link_row(one))
            touched = True
    return touched
