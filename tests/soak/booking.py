"""A desk that wants whatever comes of the governor's time: `python -m soak.booking URL SEED TRIES`.

It waits until every desk stands ready, so that they meet; at its end it says what came of it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import timedelta
from random import Random
from typing import Final

from agenda_times import meeting, plan, replan, span
from app.agenda import AttendeeDraft, Clashing, EventDraft, EventKind, ResourceUse, When
from app.errors import StoreUnavailable
from app.jalali import from_jalali
from app.office import Office, open_office

#: A week of Saturdays to Wednesdays, and how fine its hours are asked for.
FIRST: Final = from_jalali(1405, 9, 7)
DAYS: Final = 5
HOURS: Final = range(8 * 6, 14 * 6)

#: What `soak.bookings` lays down first, in this order: rooms, then cars, and people.
ROOM, CARS = 2, 3
PEOPLE: Final = range(1, 7)


class Booking:
    """Wants one time after another, and moves what it got."""

    def __init__(self, office: Office, seed: int) -> None:
        """Sit down."""
        self._office, self._random = office, Random(seed)  # no secret
        self._mine: list[tuple[int, EventDraft]] = []
        self.came: Counter[str] = Counter()

    def work(self) -> None:
        """Try one thing."""
        moves = bool(self._mine) and self._random.random() < 0.3
        try:
            if moves:
                self._move()
            else:
                draft = self._draft()
                self._mine.append((self._office.write(plan, draft).value[0], draft))
        except Clashing:
            self.came["refused"] += 1
        except StoreUnavailable:
            # Others held somebody too long for a person to wait; nothing was written.
            self.came["kept waiting"] += 1
        else:
            self.came["moved" if moves else "planned"] += 1

    def _move(self) -> None:
        number, draft = self._random.choice(self._mine)
        self._office.write(replan, number, draft, self._when())

    def _when(self) -> When:
        """Ten minutes to an hour, its road sometimes with it."""
        day = FIRST + timedelta(days=self._random.randrange(DAYS))
        first = self._random.choice(HOURS)
        last = first + self._random.randint(1, 6)
        begins, ends = (f"{one // 6:02}:{one % 6}0" for one in (first, last))
        return span(begins, ends, day, travel_before=self._random.choice((0, 0, 20)))

    def _draft(self) -> EventDraft:
        some = self._random.sample(PEOPLE, self._random.randint(0, 2))
        uses = [ResourceUse(resource_id=ROOM)] if self._random.random() < 0.4 else []
        if self._random.random() < 0.4:
            uses.append(ResourceUse(resource_id=CARS, quantity=self._random.randint(1, 2)))
        return meeting(
            "دیدار",
            self._when(),
            # His own time keeps to no office hours, so that nothing but others stands in its way.
            kind=EventKind.PERSONAL,
            with_governor=self._random.random() < 0.5,
            attendees=tuple(AttendeeDraft(contact_id=one) for one in some),
            uses=tuple(uses),
        )


def main() -> None:
    """Stand ready, try so often, say what came of it."""
    url, seed, tries = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open_office(url) as office:
        office.sign_in_as()
        desk = Booking(office, seed)
        print("ready", flush=True)
        sys.stdin.readline()
        for _try in range(tries):
            desk.work()
    print(json.dumps(desk.came))


if __name__ == "__main__":
    main()
