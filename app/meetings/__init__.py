"""Meetings: their series, agenda, invitations, attendance, minutes and resolutions (P1.4-P1.8)."""

from app.meetings.attending import (
    add_guest,
    all_present,
    begin_meeting,
    end_meeting,
    minutes_expected,
    record_presence,
    remind_minutes,
)
from app.meetings.deeds import take_meeting_step_back, take_series_step_back
from app.meetings.drafts import (
    AnswerDraft,
    InviteeDraft,
    ItemDraft,
    MeetingDraft,
    OutsideInvitationDraft,
    PresenceDraft,
    SeriesDraft,
    TopicDraft,
)
from app.meetings.inviting import invitations_out, invite, record_answer
from app.meetings.moving import cancel_meeting, follow_programme, move_meeting
from app.meetings.outside import outside_invitation
from app.meetings.planning import amend_meeting, meeting_version, plan_meeting
from app.meetings.proposing import meeting_proposal
from app.meetings.queries import (
    MeetingCounts,
    MeetingFilter,
    MeetingView,
    count_meetings,
    list_meetings,
    list_series,
    meeting_counts,
    meeting_of_event,
    meeting_of_number,
    place_of_meeting,
)
from app.meetings.reading import meeting_sheet, series_sheet
from app.meetings.rows import (
    InviteeLine,
    ItemLine,
    MeetingRow,
    MeetingSheet,
    ResolutionLine,
    SeriesRow,
    SeriesSheet,
)
from app.meetings.rules import (
    MeetingRules,
    meeting_number_example,
    meeting_rules,
    save_meeting_rules,
)
from app.meetings.series import (
    add_topic,
    amend_series,
    amend_topic,
    archive_series,
    begin_series,
    drop_topic,
    reorder_topics,
    unarchive_series,
)
from app.meetings.states import MeetingState

__all__ = [
    "AnswerDraft",
    "InviteeDraft",
    "InviteeLine",
    "ItemDraft",
    "ItemLine",
    "MeetingCounts",
    "MeetingDraft",
    "MeetingFilter",
    "MeetingRow",
    "MeetingRules",
    "MeetingSheet",
    "MeetingState",
    "MeetingView",
    "OutsideInvitationDraft",
    "PresenceDraft",
    "ResolutionLine",
    "SeriesDraft",
    "SeriesRow",
    "SeriesSheet",
    "TopicDraft",
    "add_guest",
    "add_topic",
    "all_present",
    "amend_meeting",
    "amend_series",
    "amend_topic",
    "archive_series",
    "begin_meeting",
    "begin_series",
    "cancel_meeting",
    "count_meetings",
    "drop_topic",
    "end_meeting",
    "follow_programme",
    "invitations_out",
    "invite",
    "list_meetings",
    "list_series",
    "meeting_counts",
    "meeting_number_example",
    "meeting_of_event",
    "meeting_of_number",
    "meeting_proposal",
    "meeting_rules",
    "meeting_sheet",
    "meeting_version",
    "minutes_expected",
    "move_meeting",
    "outside_invitation",
    "place_of_meeting",
    "plan_meeting",
    "record_answer",
    "record_presence",
    "remind_minutes",
    "reorder_topics",
    "save_meeting_rules",
    "series_sheet",
    "take_meeting_step_back",
    "take_series_step_back",
    "unarchive_series",
]
