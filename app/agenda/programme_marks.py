"""What an edition of a day's programme keeps of it, and what changed since: no store in here.

Everything is kept and compared whole, whoever prints: editions must not hang on a clearance. What
somebody may not see is masked only where it is shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, Final

from app.agenda.programme_rows import ChangeMark, MarkedChange, ProgrammeEntry
from app.agenda.states import EventKind
from app.agenda.texts import BUSY, EVENT_STATES
from app.marks import Classification

#: Fields that stand on no paper, or only there.
_LEFT_OUT: Final = frozenset({"changes", "is_hidden", "number"})


def written_entries(entries: Sequence[ProgrammeEntry]) -> str:
    """Entries as an edition keeps them, as JSON."""
    plain = [
        {name: _plain(value) for name, value in asdict(one).items() if name not in _LEFT_OUT}
        for one in entries
    ]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def read_entries(text: str) -> tuple[ProgrammeEntry, ...]:
    """Entries of an edition, as they stood."""
    return tuple(_entry(one) for one in json.loads(text))


def fingerprint(edition: int, entries: str) -> str:
    """What tells whether a day was printed as it stands."""
    return hashlib.sha256(f"{edition}:{entries}".encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _entry(kept: Mapping[str, Any]) -> ProgrammeEntry:
    return ProgrammeEntry(
        **{
            **kept,
            "number": "",
            "kind": EventKind(kept["kind"]),
            "classification": Classification(kept["classification"]),
            "starts_at": datetime.fromisoformat(kept["starts_at"]),
            "ends_at": datetime.fromisoformat(kept["ends_at"]),
            "people": tuple(kept["people"]),
            "things": tuple(kept["things"]),
        }
    )


def _standing(entry: ProgrammeEntry) -> str:
    return EVENT_STATES["tentative" if entry.tentative else "scheduled"]


def _details(entry: ProgrammeEntry) -> tuple[object, ...]:
    roads = (entry.preparation, entry.travel_before, entry.travel_after)
    return (*roads, entry.things, entry.kind, entry.overridden, entry.classification)


#: What is compared, and how it stood in words; the day is needed to say hours.
_COMPARED: Final[
    tuple[
        tuple[
            ChangeMark,
            Callable[[ProgrammeEntry], object],
            Callable[[ProgrammeEntry, date], str],
        ],
        ...,
    ]
] = (
    (
        ChangeMark.TIME,
        lambda one: (one.starts_at, one.ends_at, one.all_day),
        lambda one, day: one.hours_on(day) if one.is_on(day) else "روزی دیگر",
    ),
    (ChangeMark.SUBJECT, lambda one: one.subject, lambda one, _day: one.subject),
    (ChangeMark.PLACE, lambda one: one.place, lambda one, _day: one.place),
    (ChangeMark.PEOPLE, lambda one: (one.people, one.stand_in), lambda _one, _day: ""),
    (ChangeMark.STANDING, lambda one: one.tentative, lambda one, _day: _standing(one)),
    (ChangeMark.DETAILS, _details, lambda _one, _day: ""),
)


def marked(
    now: Sequence[ProgrammeEntry],
    before: Sequence[ProgrammeEntry],
    day: date,
    gone_words: Mapping[int, str],
) -> tuple[ProgrammeEntry, ...]:
    """The entries of a day with what changed since an edition; what it had and is gone stays.

    Args:
        now: As they stand.
        before: As the edition had them.
        day: Whose programme it is.
        gone_words: Of entries that are gone: what became of each.
    """
    known = {one.id: one for one in before}
    standing = [_compared(one, known.get(one.id), day) for one in now]
    ids = {one.id for one in now}
    gone = [
        replace(one, changes=(MarkedChange(ChangeMark.GONE, gone_words.get(one.id, "")),))
        for one in before
        if one.id not in ids
    ]
    return in_order([*standing, *gone])


def _compared(entry: ProgrammeEntry, before: ProgrammeEntry | None, day: date) -> ProgrammeEntry:
    if before is None:
        return replace(entry, changes=(MarkedChange(ChangeMark.NEW),))
    changes = (
        MarkedChange(mark, _was(mark, said(before, day), before, entry))
        for mark, value, said in _COMPARED
        if value(before) != value(entry)
    )
    return replace(entry, changes=tuple(changes))


def _was(mark: ChangeMark, words: str, before: ProgrammeEntry, now: ProgrammeEntry) -> str:
    """What was more secret than what is now is not told by the paper of today."""
    told = mark in {ChangeMark.TIME, ChangeMark.STANDING}
    return words if told or before.classification <= now.classification else ""


def in_order(entries: Sequence[ProgrammeEntry]) -> tuple[ProgrammeEntry, ...]:
    """As a day goes: what takes all of it first."""
    return tuple(
        sorted(entries, key=lambda one: (not one.all_day, one.starts_at, one.ends_at, one.id))
    )


def masked(entry: ProgrammeEntry, clearance: Classification) -> ProgrammeEntry:
    """An entry as somebody of a clearance may see it: of what is above, only its time."""
    if entry.classification <= clearance:
        return entry
    told = {ChangeMark.NEW, ChangeMark.TIME, ChangeMark.GONE}
    return replace(
        entry,
        number="",
        subject=BUSY,
        place="",
        people=(),
        things=(),
        stand_in="",
        preparation=0,
        travel_before=0,
        travel_after=0,
        overridden="",
        kind=EventKind.BLOCKED,
        is_hidden=True,
        changes=tuple(one for one in entry.changes if one.mark in told),
    )
