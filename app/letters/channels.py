"""What is written down of each channel by which a letter comes (U39): its own number, time, person.

A form shows exactly these fields, and what is typed in others is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.letters.states import LetterChannel

#: Fields of a draft that belong to a channel.
CHANNEL_FIELDS: Final[Mapping[LetterChannel, tuple[str, ...]]] = {
    LetterChannel.POST: ("channel_number",),
    LetterChannel.COURIER: ("bringer", "channel_number"),
    LetterChannel.BY_HAND: ("bringer",),
    LetterChannel.FAX: ("channel_number", "channel_at"),
    LetterChannel.AUTOMATION: ("channel_number",),
    LetterChannel.GOVERNMENT_NETWORK: ("channel_number", "channel_at", "channel_operator"),
    LetterChannel.BARID: ("channel_number", "channel_at", "channel_operator"),
    LetterChannel.ECE: ("batch", "channel_at"),
    LetterChannel.EMAIL: ("channel_number", "channel_at"),
}

#: What each of them holds when it does not belong to the channel.
WITHOUT_CHANNEL: Final[Mapping[str, object]] = {
    "bringer": "",
    "channel_number": "",
    "batch": "",
    "channel_at": None,
    "channel_operator": "",
}
