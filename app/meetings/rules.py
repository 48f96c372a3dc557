"""The office's rules for meetings; what was never set has its default."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from app.session import OfficeSession
from app.settings import read_setting

#: Under which name the store keeps them.
SETTING: Final = "meetings"


@dataclass(frozen=True, kw_only=True)
class MeetingRules:
    """How the office numbers meetings and what they resolve."""

    number: str = "{year}/ج/{serial:03}"
    resolution_number: str = "{year}/ص/{serial:04}"


def meeting_rules(session: OfficeSession) -> MeetingRules:
    """The office's rules; what was never set has its default."""
    kept = read_setting(session, SETTING)
    return MeetingRules(
        **{one.name: kept[one.name] for one in fields(MeetingRules) if one.name in kept}
    )
