"""Visits: the waiting room, and the petitions of public meeting days."""

from app.visits.amending import amend_visit
from app.visits.course import announce, arrive, close_visit, enter, leave, no_show, withdraw
from app.visits.deciding import decide
from app.visits.deeds import VisitDeed
from app.visits.drafts import DecisionDraft, ResultDraft, TellDraft, VisitDraft
from app.visits.earlier import EarlierLine, EarlierSheet, ordinal
from app.visits.files import (
    arrange_visit_file,
    attach_visit_files,
    attach_visit_sources,
    detach_visit_file,
    visit_code_owner,
    visit_file,
)
from app.visits.history import earlier_of, matter_history
from app.visits.in_folder import put_visit_in_folder, visit_returned, visit_seen
from app.visits.in_the_house import visits_of_day, waiting_room
from app.visits.ordering import record_order_on_visit, visit_card, visit_cover
from app.visits.queries import (
    VisitCounts,
    VisitFilter,
    VisitView,
    count_visits,
    list_visits,
    visit_counts,
    visit_place,
)
from app.visits.receiving import receive_visit
from app.visits.reminded import parts_of_visit
from app.visits.rows import (
    AppointmentLine,
    NextStep,
    VisitAttemptLine,
    VisitRow,
    VisitSheet,
    VisitStepLine,
    WaitingRow,
)
from app.visits.rules import VisitRules, save_visit_rules, visit_number_example, visit_rules
from app.visits.states import (
    Channel,
    Decision,
    Mode,
    PetitionKind,
    Satisfaction,
    SpecialStatus,
    TellChannel,
    TellOutcome,
    VisitPath,
    VisitState,
)
from app.visits.taking_back import take_visit_step_back
from app.visits.telling import satisfaction_of, tell_visitor
from app.visits.whole import (
    count_visit_prints,
    visit_draft,
    visit_sheet,
    visit_sheets,
    visit_version,
)

__all__ = [
    "AppointmentLine",
    "Channel",
    "Decision",
    "DecisionDraft",
    "EarlierLine",
    "EarlierSheet",
    "Mode",
    "NextStep",
    "PetitionKind",
    "ResultDraft",
    "Satisfaction",
    "SpecialStatus",
    "TellChannel",
    "TellDraft",
    "TellOutcome",
    "VisitAttemptLine",
    "VisitCounts",
    "VisitDeed",
    "VisitDraft",
    "VisitFilter",
    "VisitPath",
    "VisitRow",
    "VisitRules",
    "VisitSheet",
    "VisitState",
    "VisitStepLine",
    "VisitView",
    "WaitingRow",
    "amend_visit",
    "announce",
    "arrange_visit_file",
    "arrive",
    "attach_visit_files",
    "attach_visit_sources",
    "close_visit",
    "count_visit_prints",
    "count_visits",
    "decide",
    "detach_visit_file",
    "earlier_of",
    "enter",
    "leave",
    "list_visits",
    "matter_history",
    "no_show",
    "ordinal",
    "parts_of_visit",
    "put_visit_in_folder",
    "receive_visit",
    "record_order_on_visit",
    "satisfaction_of",
    "save_visit_rules",
    "take_visit_step_back",
    "tell_visitor",
    "visit_card",
    "visit_code_owner",
    "visit_counts",
    "visit_cover",
    "visit_draft",
    "visit_file",
    "visit_number_example",
    "visit_place",
    "visit_returned",
    "visit_rules",
    "visit_seen",
    "visit_sheet",
    "visit_sheets",
    "visit_version",
    "visits_of_day",
    "waiting_room",
    "withdraw",
]
