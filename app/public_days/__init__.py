"""Public meeting days: the list, the managers, the session, the hand-over, the report (U15-U18)."""

from app.public_days.carrying import carry_over, take_in_waiting, waiting_petitions
from app.public_days.deeds import take_public_day_step_back
from app.public_days.drafts import (
    HandOverDraft,
    HearingDraft,
    ManagerDraft,
    PublicDayDraft,
    ReportDraft,
)
from app.public_days.handing_over import await_results, hand_over, record_receipt
from app.public_days.inviting import invite_managers
from app.public_days.listing import close_list, open_list, reopen_list, reorder
from app.public_days.managers import (
    ProposedManager,
    mark_present,
    proposed_managers,
    record_manager_answer,
    save_managers,
)
from app.public_days.petitions import take_petition_step_back
from app.public_days.planning import (
    amend_public_day,
    cancel_public_day,
    follow_programme,
    move_public_day,
    plan_public_day,
)
from app.public_days.presenting import accept_rest, decide_petition, present_list
from app.public_days.queries import (
    PublicDayFilter,
    PublicDayView,
    count_public_days,
    list_public_days,
    public_day_of_number,
    public_day_place,
    public_day_version,
)
from app.public_days.reading import count_public_day_prints, public_day_sheet
from app.public_days.reporting import close_public_day, proposed_report, report_public_day
from app.public_days.results import result_in
from app.public_days.rows import (
    DayStepLine,
    HandOverLine,
    ManagerLine,
    PetitionLine,
    PublicDayRow,
    PublicDaySheet,
    SessionSheet,
)
from app.public_days.session import begin_session, end_session, hear, mark_absent, put_off
from app.public_days.states import ManagerAnswer, PublicDayState
from app.public_days.statistics import PublicStatistics, StatisticLine, public_statistics
from app.public_days.turns import next_petition, session_sheet
from app.public_days.upcoming import UpcomingDay, upcoming_public_days

__all__ = [
    "DayStepLine",
    "HandOverDraft",
    "HandOverLine",
    "HearingDraft",
    "ManagerAnswer",
    "ManagerDraft",
    "ManagerLine",
    "PetitionLine",
    "ProposedManager",
    "PublicDayDraft",
    "PublicDayFilter",
    "PublicDayRow",
    "PublicDaySheet",
    "PublicDayState",
    "PublicDayView",
    "PublicStatistics",
    "ReportDraft",
    "SessionSheet",
    "StatisticLine",
    "UpcomingDay",
    "accept_rest",
    "amend_public_day",
    "await_results",
    "begin_session",
    "cancel_public_day",
    "carry_over",
    "close_list",
    "close_public_day",
    "count_public_day_prints",
    "count_public_days",
    "decide_petition",
    "end_session",
    "follow_programme",
    "hand_over",
    "hear",
    "invite_managers",
    "list_public_days",
    "mark_absent",
    "mark_present",
    "move_public_day",
    "next_petition",
    "open_list",
    "plan_public_day",
    "present_list",
    "proposed_managers",
    "proposed_report",
    "public_day_of_number",
    "public_day_place",
    "public_day_sheet",
    "public_day_version",
    "public_statistics",
    "put_off",
    "record_manager_answer",
    "record_receipt",
    "reopen_list",
    "reorder",
    "report_public_day",
    "result_in",
    "save_managers",
    "session_sheet",
    "take_in_waiting",
    "take_petition_step_back",
    "take_public_day_step_back",
    "upcoming_public_days",
    "waiting_petitions",
]
