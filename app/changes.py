"""What an operation touched, so that whoever shows it can show it anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """The kinds of record the program keeps."""

    CALL = "call"
    CONTACT = "contact"
    GROUP = "group"
    ORDER = "order"
    LETTER = "letter"
    LETTER_REGISTER = "letter_register"
    SIGNER = "signer"
    LETTER_TEMPLATE = "letter_template"
    FOLDER = "folder"
    OPERATOR = "operator"
    SETTING = "setting"
    DUTY = "duty"
    HAND_OVER = "hand_over"
    KEPT_FORM = "kept_form"
    SAVED_LIST = "saved_list"
    REMINDER = "reminder"
    LETTERHEAD = "letterhead"
    EVENT = "event"
    AGENDA_RESOURCE = "agenda_resource"
    AGENDA_OCCASION = "agenda_occasion"
    VISIT = "visit"
    PUBLIC_DAY = "public_day"
    MEETING = "meeting"
    MEETING_SERIES = "meeting_series"
    PROTOCOL_CASE = "protocol_case"
    CHECKLIST = "checklist"
    FORM_LAYOUT = "form_layout"
    AGREEMENT = "agreement"
    GIFT = "gift"
    FILE_TEXT = "file_text"


@dataclass(frozen=True)
class Changes(Generic[T]):
    """An operation's answer.

    Attributes:
        value: What the caller asked for, often the new record's id.
        kinds: The kinds of record whose pages must read again.
    """

    value: T
    kinds: frozenset[Kind]


def changed(value: T, *kinds: Kind) -> Changes[T]:
    """Say that `kinds` were touched while making `value`."""
    return Changes(value, frozenset(kinds))
