"""Whatever can be found, in the order of its groups: each register declares itself.

A register of tomorrow adds one line here; the search itself knows none.
"""

from __future__ import annotations

from typing import Final

from app.agenda.findable import FINDABLE as EVENTS
from app.contacts.findable import FINDABLE as CONTACTS
from app.file_texts.finding import TEXT_KEYS, found_in_files
from app.folder.queries import ASKED_SHEETS
from app.groups.queries import ASKED_GROUPS
from app.letters.findable import FINDABLE as LETTERS
from app.meetings.findable import MEETINGS_FOUND, RESOLUTIONS_FOUND, SERIES_FOUND
from app.orders.findable import FINDABLE as ORDERS
from app.phone_calls.findable import FINDABLE as CALLS
from app.protocol.findable import AGREEMENTS_FOUND, CASES_FOUND, GIFTS_FOUND, TASKS_FOUND
from app.public_days.findable import FINDABLE as PUBLIC_DAYS
from app.reminders.queries import ASKED_REMINDERS
from app.search.findable import Findable, HasKeys, Source
from app.search.noting import Asked
from app.visits.findable import FINDABLE as VISITS

_REGISTERS: Final[tuple[Source, ...]] = (
    LETTERS,
    CALLS,
    ORDERS,
    CONTACTS,
    VISITS,
    EVENTS,
    MEETINGS_FOUND,
    RESOLUTIONS_FOUND,
    CASES_FOUND,
    TASKS_FOUND,
    AGREEMENTS_FOUND,
    GIFTS_FOUND,
    PUBLIC_DAYS,
    SERIES_FOUND,
)

#: Those with keys of their own.
KEYED: Final = tuple(source for source in _REGISTERS if isinstance(source, Findable))

#: All of them; the papers of records come after the records.
SOURCES: Final[tuple[Source, ...]] = (*_REGISTERS, found_in_files(KEYED))

#: Too small for a search table: their lists are asked in the same language, and their rows show
#: records that are found already.
SMALL: Final = (ASKED_SHEETS, ASKED_REMINDERS, ASKED_GROUPS)

#: Those with a page whose list is asked by their keys.
ASKED: Final[tuple[Asked, ...]] = (*KEYED, *SMALL)

#: What is folded anew in stores whose keys are older.
RENEWED: Final[tuple[HasKeys, ...]] = (*KEYED, TEXT_KEYS, *SMALL)
