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
from app.meetings.carrying import close_carried, note_carried
from app.meetings.closing import close_meeting
from app.meetings.content import locked_content, minutes_content
from app.meetings.content_rows import (
    MinutesCarried,
    MinutesContent,
    MinutesItem,
    MinutesPerson,
    MinutesResolution,
)
from app.meetings.cutting import Cut, cuts
from app.meetings.deciding import add_item, amend_item, decide_item, move_items, reopen_item
from app.meetings.deeds import take_meeting_step_back, take_series_step_back
from app.meetings.distributing import (
    addressees_of,
    distribute,
    proposed_dispatches,
    receipt_of,
)
from app.meetings.drafts import (
    AnswerDraft,
    CoResponsible,
    DispatchDraft,
    InviteeDraft,
    ItemDecision,
    ItemDraft,
    MeetingDraft,
    OutsideInvitationDraft,
    PresenceDraft,
    ReceivedMinutesDraft,
    ResolutionDraft,
    SeriesDraft,
    TopicDraft,
)
from app.meetings.files import (
    arrange_meeting_file,
    attach_meeting_files,
    attach_meeting_sources,
    detach_meeting_file,
    meeting_code_owner,
    meeting_file,
)
from app.meetings.finalising import finalise, reopen
from app.meetings.following import (
    AgencyResolutions,
    ResolutionFilter,
    ResolutionView,
    count_resolutions,
    list_resolutions,
    resolutions_by_agency,
)
from app.meetings.in_folder import put_report_in_folder, report_came_back
from app.meetings.inviting import invitations_out, invite, record_answer
from app.meetings.merging import Conflict, Merged, Side, merged, settled
from app.meetings.moving import cancel_meeting, move_meeting
from app.meetings.on_programme import follow_programme
from app.meetings.outside import outside_invitation
from app.meetings.planning import amend_meeting, meeting_version, plan_meeting
from app.meetings.proposing import meeting_proposal
from app.meetings.queries import (
    MeetingFilter,
    MeetingView,
    count_meetings,
    list_meetings,
    meeting_of_event,
    place_of_meeting,
)
from app.meetings.reading import meeting_sheet, series_sheet
from app.meetings.receiving import minutes_received, save_received_text
from app.meetings.reporting import proposed_report, report_meeting
from app.meetings.resolutions import amend_resolution, annul_resolution, resolve
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
from app.meetings.series_lists import SeriesFilter, count_series, list_series
from app.meetings.states import MeetingState
from app.meetings.writing import (
    SavedText,
    TextEdition,
    TextMoved,
    editions_of_text,
    save_text,
    text_at,
    text_editions,
    text_of,
)

__all__ = [
    "AgencyResolutions",
    "AnswerDraft",
    "CoResponsible",
    "Conflict",
    "Cut",
    "DispatchDraft",
    "InviteeDraft",
    "InviteeLine",
    "ItemDecision",
    "ItemDraft",
    "ItemLine",
    "MeetingDraft",
    "MeetingFilter",
    "MeetingRow",
    "MeetingRules",
    "MeetingSheet",
    "MeetingState",
    "MeetingView",
    "Merged",
    "MinutesCarried",
    "MinutesContent",
    "MinutesItem",
    "MinutesPerson",
    "MinutesResolution",
    "OutsideInvitationDraft",
    "PresenceDraft",
    "ReceivedMinutesDraft",
    "ResolutionDraft",
    "ResolutionFilter",
    "ResolutionLine",
    "ResolutionView",
    "SavedText",
    "SeriesDraft",
    "SeriesFilter",
    "SeriesRow",
    "SeriesSheet",
    "Side",
    "TextEdition",
    "TextMoved",
    "TopicDraft",
    "add_guest",
    "add_item",
    "add_topic",
    "addressees_of",
    "all_present",
    "amend_item",
    "amend_meeting",
    "amend_resolution",
    "amend_series",
    "amend_topic",
    "annul_resolution",
    "archive_series",
    "arrange_meeting_file",
    "attach_meeting_files",
    "attach_meeting_sources",
    "begin_meeting",
    "begin_series",
    "cancel_meeting",
    "close_carried",
    "close_meeting",
    "count_meetings",
    "count_resolutions",
    "count_series",
    "cuts",
    "decide_item",
    "detach_meeting_file",
    "distribute",
    "drop_topic",
    "editions_of_text",
    "end_meeting",
    "finalise",
    "follow_programme",
    "invitations_out",
    "invite",
    "list_meetings",
    "list_resolutions",
    "list_series",
    "locked_content",
    "meeting_code_owner",
    "meeting_file",
    "meeting_number_example",
    "meeting_of_event",
    "meeting_proposal",
    "meeting_rules",
    "meeting_sheet",
    "meeting_version",
    "merged",
    "minutes_content",
    "minutes_expected",
    "minutes_received",
    "move_items",
    "move_meeting",
    "note_carried",
    "outside_invitation",
    "place_of_meeting",
    "plan_meeting",
    "proposed_dispatches",
    "proposed_report",
    "put_report_in_folder",
    "receipt_of",
    "record_answer",
    "record_presence",
    "remind_minutes",
    "reopen",
    "reopen_item",
    "reorder_topics",
    "report_came_back",
    "report_meeting",
    "resolutions_by_agency",
    "resolve",
    "save_meeting_rules",
    "save_received_text",
    "save_text",
    "series_sheet",
    "settled",
    "take_meeting_step_back",
    "take_series_step_back",
    "text_at",
    "text_editions",
    "text_of",
    "unarchive_series",
]
