"""The kinds of record scripts know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.records.agenda import AGENDA_RESOURCE, OCCASION
from app.records.asking import RecordKind
from app.records.calls import CALL, STEP
from app.records.contacts import CONTACT
from app.records.events import EVENT, EVENT_STEP
from app.records.groups import GROUP
from app.records.letter_templates import LETTER_TEMPLATE
from app.records.letters import LETTER, LETTER_STEP
from app.records.meetings import MEETING, MEETING_SERIES, RESOLUTION
from app.records.orders import ORDER
from app.records.protocol import CASE, CASE_STEP, CASE_TASK, DELEGATION, TRIP
from app.records.protocol_registers import AGREEMENT, AGREEMENT_STEP, GIFT, GIFT_STEP
from app.records.reminders import REMINDER
from app.records.saved_lists import SAVED_LIST
from app.records.shifts import SHIFT
from app.records.visits import PUBLIC_DAY, VISIT

KINDS: Final[Mapping[str, RecordKind]] = {
    kind.name: kind
    for kind in (
        CONTACT,
        GROUP,
        CALL,
        STEP,
        ORDER,
        REMINDER,
        LETTER,
        LETTER_STEP,
        LETTER_TEMPLATE,
        EVENT,
        EVENT_STEP,
        AGENDA_RESOURCE,
        OCCASION,
        SHIFT,
        VISIT,
        PUBLIC_DAY,
        MEETING_SERIES,
        MEETING,
        RESOLUTION,
        CASE,
        TRIP,
        DELEGATION,
        CASE_STEP,
        CASE_TASK,
        AGREEMENT,
        AGREEMENT_STEP,
        GIFT,
        GIFT_STEP,
        SAVED_LIST,
    )
}
