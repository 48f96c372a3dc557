"""Telephone calls, from the ring to the result told."""

from app.phone_calls.call_backs import (
    keep_promise,
    plan_call_back,
)
from app.phone_calls.course import (
    annul_call,
    close_call,
    finish_direct_call,
    log_attempt,
    put_in_folder,
    record_note,
    take_back,
)
from app.phone_calls.day_log import (
    DayLog,
    LoggedCall,
    day_logs,
)
from app.phone_calls.direct import (
    DirectDraft,
    DirectKind,
    DirectLine,
    Ringing,
    add_direct_rule,
    direct_rule_for,
    list_direct_rules,
    remove_direct_rule,
    restore_direct_rule,
)
from app.phone_calls.drafts import (
    AttemptDraft,
    CallBackDraft,
    CallDraft,
    NoteDraft,
)
from app.phone_calls.folder import (
    put_all_in_folder,
    waiting_sheets,
)
from app.phone_calls.drafts import AttemptDraft, CallDraft, NoteDraft
from app.phone_calls.folder import put_all_in_folder, waiting_sheets
from app.phone_calls.kinds import (
    OUTCOMES,
    OWN_FIELDS,
    PATHS,
    TELEPHONOGRAM_WORDS,
    fields_of,
)
from app.phone_calls.next_try import (
    SETTLED,
)
from app.phone_calls.operations import (
    amend_call,
    count_print,
    log_call,
)
from app.phone_calls.placing import (
    hand_over,
    log_placing,
)
    needed_of,
)
from app.phone_calls.operations import amend_call, count_print, log_call
from app.phone_calls.placing import hand_over, log_placing
from app.phone_calls.queries import (
    WAITING_TO_BE_PLACED,
    CallCounts,
    CallFilter,
    call_counts,
    call_sheet,
    call_sheets,
    count_calls,
    earlier_calls,
    list_calls,
)
from app.phone_calls.retry import (
    RetrySettings,
    proposed_try,
    retry_settings,
    save_retry_settings,
)
from app.phone_calls.rows import (
    AttemptLine,
    CallBackPlan,
    CallRow,
    CallSheet,
    EarlierCall,
    NoteLine,
    StepLine,
)
from app.phone_calls.states import (
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
    CallState,
    SpokeWith,
)
from app.phone_calls.telling import (
    CallBackLine,
    TellingCounts,
    TellingSheet,
    ToTell,
    call_back_lines,
    list_to_tell,
    telling_counts,
    telling_sheet,
)

__all__ = [
    "OUTCOMES",
    "OWN_FIELDS",
    "PATHS",
    "SETTLED",
    "TELEPHONOGRAM_WORDS",
    "WAITING_TO_BE_PLACED",
    "AttemptDraft",
    "AttemptLine",
    "AttemptOutcome",
    "CallBackDraft",
    "CallBackLine",
    "CallBackPlan",
    "CallChannel",
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
    "DirectDraft",
    "DirectKind",
    "DirectLine",
    "EarlierCall",
    "LoggedCall",
    "NoteDraft",
    "NoteLine",
    "RetrySettings",
    "Ringing",
    "SpokeWith",
    "StepLine",
    "TellingCounts",
    "TellingSheet",
    "ToTell",
    "add_direct_rule",
    "amend_call",
    "annul_call",
    "call_back_lines",
    "call_counts",
    "call_sheet",
    "call_sheets",
    "close_call",
    "count_calls",
    "count_print",
    "day_logs",
    "direct_rule_for",
    "earlier_calls",
    "fields_of",
    "finish_direct_call",
    "hand_over",
    "keep_promise",
    "list_calls",
    "list_direct_rules",
    "list_to_tell",
    "log_attempt",
    "log_call",
    "log_placing",
    "plan_call_back",
    "proposed_try",
    "needed_of",
    "put_all_in_folder",
    "put_in_folder",
    "record_note",
    "remove_direct_rule",
    "restore_direct_rule",
    "retry_settings",
    "save_retry_settings",
    "take_back",
    "telling_counts",
    "telling_sheet",
    "waiting_sheets",
]
