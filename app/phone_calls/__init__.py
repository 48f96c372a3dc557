"""Telephone calls, from the ring to the result told."""

from app.phone_calls.course import (
    annul_call,
    close_call,
    finish_direct_call,
    log_attempt,
    put_in_folder,
    record_note,
    take_back,
)
from app.phone_calls.day_log import DayLog, LoggedCall, day_logs
from app.phone_calls.drafts import AttemptDraft, CallDraft, NoteDraft
from app.phone_calls.folder import put_all_in_folder, waiting_sheets
from app.phone_calls.operations import amend_call, count_print, log_call
from app.phone_calls.queries import (
    CallCounts,
    CallFilter,
    call_counts,
    call_sheet,
    call_sheets,
    count_calls,
    earlier_calls,
    list_calls,
)
from app.phone_calls.rows import (
    AttemptLine,
    CallRow,
    CallSheet,
    EarlierCall,
    NoteLine,
    StepLine,
)
from app.phone_calls.states import (
    AttemptOutcome,
    CallDirection,
    CallOutcome,
    CallPath,
    CallState,
    SpokeWith,
)

__all__ = [
    "AttemptDraft",
    "AttemptLine",
    "AttemptOutcome",
    "CallCounts",
    "CallDirection",
    "CallDraft",
    "CallFilter",
    "CallOutcome",
    "CallPath",
    "CallRow",
    "CallSheet",
    "CallState",
    "DayLog",
    "EarlierCall",
    "LoggedCall",
    "NoteDraft",
    "NoteLine",
    "SpokeWith",
    "StepLine",
    "amend_call",
    "annul_call",
    "call_counts",
    "call_sheet",
    "call_sheets",
    "close_call",
    "count_calls",
    "count_print",
    "day_logs",
    "earlier_calls",
    "finish_direct_call",
    "list_calls",
    "log_attempt",
    "log_call",
    "put_all_in_folder",
    "put_in_folder",
    "record_note",
    "take_back",
    "waiting_sheets",
]
