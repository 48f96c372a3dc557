"""What an event of another calendar says of an entry, and what it leaves to us."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from app.agenda import AttendeeDraft, EventDraft, EventKind, Origin, When
from app.agenda.calendar_items import (
    ROLES,
    CalendarAttendee,
    CalendarItem,
    CalendarStatus,
    name_in_file,
)


def item_as_here(item: CalendarItem, own: CalendarItem) -> CalendarItem:
    """An event with what other programs drop of ours: its kind, who comes, how secret it is.

    What is secret here becomes no less so by a file.
    """
    return replace(
        item,
        kind=item.kind or own.kind,
        classification=max(item.classification, own.classification),
        organiser=item.organiser or own.organiser,
        attendees=item.attendees or own.attendees,
    )


def stands_so(item: CalendarItem, own: CalendarItem) -> bool:
    """Whether an entry says already what the file says of it; what is fixed here stays fixed."""
    unsure = item.status is CalendarStatus.TENTATIVE and own.status is CalendarStatus.CONFIRMED
    return replace(own, uid=item.uid, status=item.status if unsure else own.status) == item


def when_of_item(item: CalendarItem) -> When:
    """When an event is."""
    return When(starts_at=item.starts_at, ends_at=item.ends_at, all_day=item.all_day)


def draft_of_item(item: CalendarItem, override_reason: str = "") -> EventDraft:
    """A new entry as an event says it."""
    return EventDraft(
        kind=item.kind or EventKind.MEETING,
        subject=item.subject,
        notes=item.notes,
        classification=item.classification,
        origin=Origin.PERSON if item.organiser else Origin.OFFICE,
        requester_name=item.organiser,
        when=when_of_item(item),
        tentative=item.status is CalendarStatus.TENTATIVE,
        place=item.place,
        with_governor=item.takes_time,
        attendees=tuple(AttendeeDraft(role=one.role, name=one.name) for one in item.attendees),
        override_reason=override_reason,
    )


def changed_draft(
    draft: EventDraft, item: CalendarItem, own: CalendarItem | None, override_reason: str
) -> EventDraft:
    """An entry with what an event says otherwise; its roads, rooms and people stay its own.

    Args:
        draft: The entry as it stands.
        item: The event, as `item_as_here` gave it.
        own: The entry as a file of ours would have it.
        override_reason: Why it may stand although it clashes.
    """
    when = draft.when
    organiser = own.organiser if own else ""
    return replace(
        draft,
        kind=item.kind or draft.kind,
        subject=item.subject,
        notes=item.notes,
        classification=item.classification,
        requester_name=draft.requester_name if item.organiser == organiser else item.organiser,
        when=when_of_item(item)
        if when is None
        else replace(when, starts_at=item.starts_at, ends_at=item.ends_at, all_day=item.all_day),
        place=item.place,
        with_governor=item.takes_time,
        attendees=_attendees(draft.attendees, item.attendees),
        override_reason=override_reason,
    )


def _attendees(
    here: Sequence[AttendeeDraft], there: Sequence[CalendarAttendee]
) -> tuple[AttendeeDraft, ...]:
    """Whoever the file names, as he is known here; and whom no file of ours ever named."""
    known: defaultdict[str, list[AttendeeDraft]] = defaultdict(list)
    unnamed: list[AttendeeDraft] = []
    for line in here:
        called = name_in_file(line.name or line.post or line.organisation)
        if called and line.role in ROLES:
            known[called].append(line)
        else:
            unnamed.append(line)
    named = [
        replace(known[one.name].pop(0), role=one.role)
        if known[one.name]
        else AttendeeDraft(role=one.role, name=one.name)
        for one in there
    ]
    return (*named, *unnamed)
