"""Every deed and every question asks for its right first; a refusal leaves no trace."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, time
from io import BytesIO
from types import ModuleType
from typing import Any
from uuid import UUID, uuid4

import pytest

from app import (
    attachments,
    contacts,
    exchange,
    groups,
    journal,
    kept_forms,
    numbering,
    operators,
    order_sources,
    orders,
    phone_calls,
    record_codes,
    reminders,
    result_notices,
    returned_sheets,
    saved_lists,
    settings,
    shifts,
    trash,
)
from app.access import RIGHT_NAMES, Right, require_clearance, require_may_classify
from app.changes import Kind
from app.contacts import ContactDraft, ContactFilter, MergeDraft, PhoneBookAsked, Taken
from app.errors import NotAllowed, NotFound
from app.exchange import Plan, Source
from app.groups import GroupDraft, GroupFilter
from app.kept_forms import FilledForm, FormKind
from app.marks import Classification
from app.numbering import CALLS
from app.office import Office
from app.operators import NOBODY, OperatorDraft, add_operator
from app.orders import OrderDraft, OrderFilter, OrderKind
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallBackDraft,
    CallDraft,
    CallFilter,
    DirectDraft,
    NoteDraft,
    Ringing,
)
from app.reminders import ReminderDraft, ReminderFilter
from app.saved_lists import SavedListDraft
from app.settings import GovernorLine, OfficeSettings
from app.shifts import HandOverDraft

DAY = date(2026, 11, 22)
ORDER = OrderDraft(
    kind=OrderKind.NOTE,
    words="اقدام شود.",
    given_on=DAY,
)
BUSY = AttemptDraft(outcome=AttemptOutcome.BUSY)
FORM_KEPT = FilledForm(token=uuid4(), desk="desk", kind=FormKind.CALL, content={})
NOTHING: Plan[Any] = Plan(Kind.CONTACT, Source("a.xlsx", ()), 0, (), (), (), ())
NO_CALLS: Plan[Any] = Plan(Kind.CALL, Source("a.xlsx", ()), 0, (), (), (), ())
NO_SOURCE = attachments.Source("a.pdf", "application/pdf", BytesIO(), 0, "")
GOVERNOR = GovernorLine(DAY, "", "نام", "استاندار", acting=False)

#: Each deed, the right it needs, and what it is tried with; no record of these ids exists.
DEEDS: list[tuple[Callable[..., Any], Right, tuple[Any, ...], dict[str, Any]]] = [
    (phone_calls.attach_files, Right.LOG_CALLS, (1, ()), {}),
    (phone_calls.attach_sources, Right.LOG_CALLS, (1, ()), {}),
    (phone_calls.detach_file, Right.LOG_CALLS, (1,), {}),
    (phone_calls.arrange_call_file, Right.LOG_CALLS, (1, attachments.ArrangedFile(b"")), {}),
    (contacts.add_contact, Right.EDIT_CONTACTS, (ContactDraft(name="رضا"),), {}),
    (contacts.amend_contact, Right.EDIT_CONTACTS, (1, 1, ContactDraft(name="رضا")), {}),
    (contacts.archive_contact, Right.EDIT_CONTACTS, (1, 1), {}),
    (contacts.restore_contact, Right.EDIT_CONTACTS, (1, 1), {}),
    (contacts.delete_contact, Right.EDIT_CONTACTS, (1, 1), {}),
    (
        contacts.merge_contacts,
        Right.EDIT_CONTACTS,
        (MergeDraft(survivor=Taken(1, 1), others=(Taken(2, 1),)),),
        {},
    ),
    (contacts.undo_merge, Right.EDIT_CONTACTS, (UUID(int=7),), {}),
    (groups.add_group, Right.EDIT_CONTACTS, (GroupDraft(name="گروه"),), {}),
    (groups.amend_group, Right.EDIT_CONTACTS, (1, 1, GroupDraft(name="گروه")), {}),
    (groups.add_members, Right.EDIT_CONTACTS, (1, (1,)), {}),
    (groups.archive_group, Right.EDIT_CONTACTS, (1, 1), {}),
    (groups.delete_group, Right.EDIT_CONTACTS, (1, 1), {}),
    (groups.restore_group, Right.EDIT_CONTACTS, (1, 1), {}),
    (
        phone_calls.log_call,
        Right.LOG_CALLS,
        (CallDraft(caller_name="رضا", subject="آب", request="شرح"),),
        {},
    ),
    (phone_calls.amend_call, Right.LOG_CALLS, (1, 1, CallDraft()), {}),
    (phone_calls.put_in_folder, Right.LOG_CALLS, (1, 1), {}),
    (phone_calls.close_call, Right.LOG_CALLS, (1, 1), {}),
    (phone_calls.finish_direct_call, Right.LOG_CALLS, (1, 1, time(9), "شد"), {}),
    (phone_calls.annul_call, Right.LOG_CALLS, (1, 1, "سبب"), {}),
    (phone_calls.take_back, Right.LOG_CALLS, (1, 1), {}),
    (
        phone_calls.log_attempt,
        Right.LOG_CALLS,
        (1, 1, AttemptDraft(outcome=AttemptOutcome.BUSY)),
        {},
    ),
    (phone_calls.record_note, Right.RECORD_ORDERS, (1, 1, NoteDraft(words="شود")), {}),
    (phone_calls.count_print, Right.READ_CALLS, ((1,),), {}),
    (phone_calls.plan_call_back, Right.LOG_CALLS, (1, 1, CallBackDraft()), {}),
    (phone_calls.log_not_reached, Right.LOG_CALLS, (1, 1, AttemptOutcome.BUSY), {}),
    (phone_calls.keep_promise, Right.LOG_CALLS, (1, 1), {}),
    (phone_calls.log_placing, Right.LOG_CALLS, (1, 1, BUSY), {}),
    (phone_calls.put_all_in_folder, Right.LOG_CALLS, (((1, 1),),), {}),
    (phone_calls.hand_over, Right.LOG_CALLS, (1, 1), {}),
    (phone_calls.add_direct_rule, Right.CHANGE_SETTINGS, (DirectDraft(words="رضا"),), {}),
    (phone_calls.remove_direct_rule, Right.CHANGE_SETTINGS, (1,), {}),
    (phone_calls.restore_direct_rule, Right.CHANGE_SETTINGS, (1,), {}),
    (kept_forms.keep_form, Right.LOG_CALLS, (FORM_KEPT,), {}),
    (kept_forms.park_form, Right.LOG_CALLS, (FORM_KEPT,), {}),
    (phone_calls.save_retry_settings, Right.CHANGE_SETTINGS, (9, time(8), time(9)), {}),
    (shifts.hand_over_shift, Right.LOG_CALLS, (HandOverDraft(to_id=1),), {}),
    (shifts.receive_shift, Right.LOG_CALLS, (1, 1), {}),
    (shifts.count_hand_over_print, Right.READ_CALLS, (1,), {}),
    (shifts.put_on_duty, Right.PLAN_DUTY, (DAY, "صبح", 1), {}),
    (shifts.take_off_duty, Right.PLAN_DUTY, (DAY, "صبح", 1), {}),
    (shifts.copy_week, Right.PLAN_DUTY, (DAY,), {}),
    (shifts.save_shift_times, Right.CHANGE_SETTINGS, ((),), {}),
    (exchange.import_plan, Right.EDIT_CONTACTS, (NOTHING,), {}),
    (exchange.import_plan, Right.LOG_CALLS, (NO_CALLS,), {}),
    (exchange.take_import_back, Right.EDIT_CONTACTS, (Kind.CONTACT, 1), {}),
    (exchange.note_export, Right.READ_CONTACTS, (Kind.CONTACT, 1, "xlsx"), {}),
    (exchange.note_export, Right.READ_CALLS, (Kind.CALL, 1, "xlsx"), {}),
    (orders.record_order, Right.RECORD_ORDERS, (orders.SourceCard(), ORDER), {}),
    (phone_calls.record_order_on_call, Right.RECORD_ORDERS, (1, ORDER), {}),
    (orders.refer_order, Right.FOLLOW_UP_ORDERS, (1, 1, ()), {}),
    (orders.revoke_order, Right.RECORD_ORDERS, (1, 1, "سبب"), {}),
    (orders.replace_order, Right.RECORD_ORDERS, (1, 1, "سبب", ORDER), {}),
    (orders.withdraw_order, Right.RECORD_ORDERS, (1, ""), {}),
    (orders.advance_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1, orders.ReferralState.SEEN), {}),
    (orders.answer_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1, orders.AnswerDraft()), {}),
    (orders.deliver, Right.FOLLOW_UP_ORDERS, (1, 1, 1, orders.DeliveryDraft()), {}),
    (orders.extend_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1, None, ""), {}),
    (orders.stop_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1, ""), {}),
    (orders.resume_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1), {}),
    (orders.return_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1, ""), {}),
    (orders.transfer_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1, orders.ReferralDraft()), {}),
    (orders.see_result, Right.RECORD_ORDERS, (1, 1, 1, orders.SightDraft()), {}),
    (orders.write_off_referral, Right.FOLLOW_UP_ORDERS, (1, 1, 1, orders.WriteOffDraft()), {}),
    (orders.tell_applicant, Right.FOLLOW_UP_ORDERS, (1, 1, orders.TellDraft()), {}),
    (orders.waive_scan, Right.FOLLOW_UP_ORDERS, (1, 1, ""), {}),
    (orders.hand_order_over, Right.FOLLOW_UP_ORDERS, (1, 1, 1), {}),
    (orders.close_order, Right.FOLLOW_UP_ORDERS, (1, 1), {}),
    (orders.follow_up, Right.FOLLOW_UP_ORDERS, (1, 1, 1, orders.FollowUpDraft()), {}),
    (orders.extend_many, Right.FOLLOW_UP_ORDERS, (((1, 1, 1),), None, ""), {}),
    (orders.remind_many, Right.FOLLOW_UP_ORDERS, (((1, 1, 1),),), {}),
    (orders.add_phrase, Right.CHANGE_SETTINGS, (orders.PhraseDraft(words="شود"),), {}),
    (orders.amend_phrase, Right.CHANGE_SETTINGS, (1, 1, orders.PhraseDraft()), {}),
    (orders.move_phrase, Right.CHANGE_SETTINGS, (1,), {"up": True}),
    (orders.remove_phrase, Right.CHANGE_SETTINGS, (1, 1), {}),
    (orders.restore_phrase, Right.CHANGE_SETTINGS, (1,), {}),
    (orders.set_ladder, Right.CHANGE_SETTINGS, (orders.Ladder(),), {}),
    (orders.attach_order_files, Right.FOLLOW_UP_ORDERS, (1, 1, ()), {}),
    (orders.attach_order_sheet, Right.FOLLOW_UP_ORDERS, (1, NO_SOURCE), {}),
    (orders.detach_order_file, Right.FOLLOW_UP_ORDERS, (1,), {}),
    (
        orders.arrange_order_file,
        Right.FOLLOW_UP_ORDERS,
        (1, attachments.ArrangedFile(b"")),
        {},
    ),
    (orders.take_order_step_back, Right.FOLLOW_UP_ORDERS, (1, 1), {}),
    (operators.add_operator, Right.MANAGE_OPERATORS, (OperatorDraft(name="x", full_name="x"),), {}),
    (operators.set_operator_active, Right.MANAGE_OPERATORS, (1,), {"active": False}),
    (
        operators.set_operator_rights,
        Right.MANAGE_OPERATORS,
        (1, frozenset(), Classification.ORDINARY),
        {},
    ),
    (
        saved_lists.save_list,
        Right.READ_CALLS,
        (SavedListDraft(section="calls", name="نما", wanted=CallFilter()),),
        {},
    ),
    (settings.save_office_settings, Right.CHANGE_SETTINGS, (OfficeSettings(unit="دیگر"),), {}),
    (settings.appoint_governor, Right.CHANGE_SETTINGS, (GOVERNOR,), {}),
    (settings.set_weekend, Right.CHANGE_SETTINGS, (DAY, "wwwwwho"), {}),
    (settings.close_day, Right.CHANGE_SETTINGS, (DAY, "سرما", ""), {}),
    (settings.reopen_day, Right.CHANGE_SETTINGS, (DAY,), {}),
    (settings.correct_hijri_month, Right.CHANGE_SETTINGS, (1448, 6, date(2026, 11, 12)), {}),
    (settings.close_year, Right.CHANGE_SETTINGS, (CALLS, 1404), {}),
]

#: Each question, and the right it needs.
QUESTIONS: list[tuple[Callable[..., Any], Right, tuple[Any, ...], dict[str, Any]]] = [
    (phone_calls.call_file, Right.READ_CALLS, (1,), {}),
    (phone_calls.code_owner, Right.READ_CALLS, (1,), {"printed": False}),
    (orders.order_code_owner, Right.READ_ORDERS, (1,), {}),
    (contacts.contacts_named_in, Right.READ_CONTACTS, ("رضا",), {}),
    (contacts.list_contacts, Right.READ_CONTACTS, (ContactFilter(),), {}),
    (contacts.count_contacts, Right.READ_CONTACTS, (ContactFilter(),), {}),
    (contacts.suggest_contacts, Right.READ_CONTACTS, ("رضا",), {}),
    (contacts.contact_sheet, Right.READ_CONTACTS, (1,), {}),
    (contacts.same_identity, Right.READ_CONTACTS, ("0013542419",), {}),
    (contacts.merge_sides, Right.EDIT_CONTACTS, ((1, 2),), {}),
    (contacts.contact_place, Right.READ_CONTACTS, (ContactFilter(), 1), {}),
    (contacts.standing_merge, Right.READ_CONTACTS, (1,), {}),
    (contacts.find_duplicates, Right.READ_CONTACTS, (), {}),
    (contacts.phone_book, Right.READ_CONTACTS, (PhoneBookAsked(),), {}),
    (groups.list_groups, Right.READ_CONTACTS, (GroupFilter(),), {}),
    (groups.count_groups, Right.READ_CONTACTS, (GroupFilter(),), {}),
    (groups.group_sheet, Right.READ_CONTACTS, (1,), {}),
    (groups.suggest_groups, Right.READ_CONTACTS, ("شرق",), {}),
    (orders.suggest_addressees, Right.READ_CONTACTS, ("شرق",), {}),
    (phone_calls.list_calls, Right.READ_CALLS, (CallFilter(),), {}),
    (phone_calls.call_place, Right.READ_CALLS, (CallFilter(), 1), {}),
    (phone_calls.count_calls, Right.READ_CALLS, (CallFilter(),), {}),
    (phone_calls.call_counts, Right.READ_CALLS, (), {}),
    (phone_calls.call_sheet, Right.READ_CALLS, (1,), {}),
    (phone_calls.call_sheets, Right.READ_CALLS, ((1,),), {}),
    (phone_calls.earlier_calls, Right.READ_CALLS, (), {"contact_id": 1}),
    (phone_calls.day_logs, Right.READ_CALLS, (DAY, DAY), {}),
    (phone_calls.waiting_sheets, Right.READ_CALLS, (), {}),
    (phone_calls.list_direct_rules, Right.READ_CALLS, (), {}),
    (phone_calls.direct_rule_for, Right.READ_CALLS, (Ringing(),), {}),
    (phone_calls.list_to_tell, Right.READ_CALLS, (), {}),
    (phone_calls.telling_counts, Right.READ_CALLS, (), {}),
    (phone_calls.telling_sheet, Right.READ_CALLS, (1,), {}),
    (phone_calls.call_back_lines, Right.READ_CALLS, (), {}),
    (exchange.mapping_for, Right.EDIT_CONTACTS, (Kind.CONTACT, ("نام",)), {}),
    (exchange.last_import, Right.EDIT_CONTACTS, (Kind.CONTACT,), {}),
    (exchange.mapping_names, Right.LOG_CALLS, (Kind.CALL,), {}),
    (exchange.plan_import, Right.EDIT_CONTACTS, (Kind.CONTACT, Source("a.xlsx", ())), {}),
    (exchange.plan_import, Right.LOG_CALLS, (Kind.CALL, Source("a.xlsx", ())), {}),
    (exchange.export_contacts, Right.READ_CONTACTS, (), {}),
    (exchange.export_cards, Right.READ_CONTACTS, (), {}),
    (exchange.export_calls, Right.READ_CALLS, (), {}),
    (exchange.export_letters, Right.READ_LETTERS, (), {}),
    (exchange.export_resolutions, Right.READ_MEETINGS, (), {}),
    (exchange.export_cases, Right.READ_PROTOCOL, (), {}),
    (exchange.export_agreements, Right.READ_PROTOCOL, (), {}),
    (exchange.export_gifts, Right.READ_PROTOCOL, (), {}),
    (exchange.export_people, Right.READ_PROTOCOL, (1,), {}),
    (reminders.due_now, Right.READ_CALLS, (), {}),
    (reminders.due_reminders, Right.READ_CALLS, (), {}),
    (reminders.list_reminders, Right.READ_CALLS, (ReminderFilter(),), {}),
    (reminders.count_reminders, Right.READ_CALLS, (ReminderFilter(),), {}),
    (reminders.record_reminders, Right.READ_ORDERS, (Kind.ORDER, 1), {}),
    (reminders.record_reminders, Right.READ_CALLS, (Kind.CALL, 1), {}),
    *(
        (reminders.set_reminder, right, (ReminderDraft(kind=Kind.ORDER, record_id=1),), {})
        for right in (Right.READ_ORDERS, Right.READ_CALLS)
    ),
    (shifts.shift_state, Right.READ_CALLS, (), {}),
    (shifts.list_hand_overs, Right.READ_CALLS, (), {}),
    (shifts.count_hand_overs, Right.READ_CALLS, (), {}),
    (shifts.waiting_hand_overs, Right.READ_CALLS, (), {}),
    (shifts.hand_over_sheet, Right.READ_CALLS, (1,), {}),
    (orders.list_follow_ups, Right.READ_ORDERS, (OrderFilter(),), {}),
    (orders.count_follow_ups, Right.READ_ORDERS, (OrderFilter(),), {}),
    (orders.follow_up_counts, Right.READ_ORDERS, (), {}),
    (orders.totals_by_unit, Right.READ_ORDERS, (), {}),
    (orders.governor_hand_over, Right.READ_ORDERS, (), {}),
    (phone_calls.call_cover, Right.READ_CALLS, (1,), {}),
    (order_sources.cover_papers, Right.READ_CALLS, ([(Kind.CALL, 1)],), {}),
    (order_sources.count_cover_prints, Right.READ_CALLS, ([(Kind.CALL, 1)],), {}),
    (order_sources.source_card, Right.READ_CALLS, (Kind.CALL, 1), {}),
    (order_sources.record_order_on, Right.RECORD_ORDERS, (None, None, orders.OrderDraft()), {}),
    (result_notices.count_notice_prints, Right.READ_ORDERS, ((1,),), {}),
    (result_notices.result_notices, Right.READ_ORDERS, ([1],), {}),
    (result_notices.notice_orders_of, Right.READ_ORDERS, (Kind.CALL, 1), {}),
    (orders.order_sheet, Right.READ_ORDERS, (1,), {}),
    (orders.order_sheets, Right.READ_ORDERS, ((1,),), {}),
    (orders.count_order_prints, Right.READ_ORDERS, ((1,),), {}),
    (orders.order_file, Right.READ_ORDERS, (1,), {}),
    (phone_calls.call_card, Right.READ_CALLS, (1,), {}),
    (orders.orders_of, Right.READ_CALLS, (Kind.CALL, 1), {}),
]

#: What nobody needs a right for, and why.
FREE = {
    operators.list_operators: "the names at the sign-in",
    settings.office_settings: "every paper and form carries them",
    settings.governors: "every paper carries one",
    settings.governor_on: "every paper carries one",
    settings.office_calendar: "every date field shows it",
    settings.calendar_and_setting: "the calendar, and a setting whoever asks may read",
    orders.governor_periods: "every paper carries one of them",
    orders.cover_frame: "the office's phrases and who governs, of no record",
    settings.closures: "every date field shows them",
    numbering.list_series: "tells a year and a count, no record",
    numbering.take_number: "a part of the deed that registers",
    numbering.take_numbers: "a part of the deed that imports",
    numbering.take_serials: "a part of the deeds that give numbers",
    numbering.reach_serial: "a part of the deed that imports a paper register",
    settings.read_setting: "a part of the questions about settings",
    settings.write_setting: "a part of the deeds that change settings",
    phone_calls.retry_settings: "says when the office rings, of no record",
    phone_calls.proposed_try: "an hour of the office, of no record",
    shifts.duty_roster: "everybody may know who is on duty",
    shifts.on_duty_now: "everybody may know who is on duty",
    shifts.shift_times: "the office's hours, of no record",
    kept_forms.kept_forms: "only forms this operator may fill, or his own",
    kept_forms.take_up_form: "only forms this operator may fill, or his own",
    kept_forms.throw_away_form: "only his own",
    kept_forms.throw_away_kept: "only forms this operator may fill, or his own",
    contacts.has_contact: "a part of other deeds; tells nothing but that an id is one",
    contacts.standing_contact: "a part of other deeds; tells one id for another",
    contacts.held_contact: "a part of the deed that names it",
    trash.list_trash: "shows of each kind what its own right lets be seen",
    trash.count_trash: "as the list it counts",
    trash.restore_from_trash: "each kind's own deed asks",
    contacts.contact_name: "a part of the deed that refers to it",
    orders.follow_source: "a part of the deed that amends their record",
    orders.count_open_orders: "a part of the deeds and questions about their record",
    orders.require_no_open_orders: "a part of the deed that takes their record away",
    orders.awaited: "a column of a question about the record, which asks its own right",
    orders.source_scanned: "a part of the deed that attaches the scan to their record",
    orders.source_unscanned: "a part of the deed that takes the scan off their record",
    orders.source_told: "a part of the deed that tells the applicant of their record",
    orders.source_untold: "a part of the deed that takes that back",
    orders.list_phrases: "the office's phrases, of no record",
    orders.guess_order: "names contacts only to those who may read the directory",
    returned_sheets.sort_out: "what the operator may not see is unknown to him",
    returned_sheets.attach_sheets: "the deed of each kind of record asks",
    record_codes.store_mark: "every paper carries it",
    orders.ladder: "the office's days, of no record",
    operators.operator_of: "a part of the deeds that name an operator",
    saved_lists.saved_lists: "those for all, his unit and himself, of his registers",
    saved_lists.count_saved_lists: "those for all, his unit and himself, of his registers",
    reminders.finish_reminder: "only his own or those he set, of records he may see",
    reminders.remove_reminder: "only his own or those he set, of records he may see",
    reminders.restore_reminder: "only his own or those he set, of records he may see",
    reminders.reminder_sheet: "only his own or those he set, of records he may see",
    reminders.put_off: "only for whoever asks",
    orders.parts_of_order: "a part of the deeds and questions about reminders",
    phone_calls.parts_of_call: "a part of the deeds and questions about reminders",
    saved_lists.keep_for: "only his own, or with the right to change settings",
    saved_lists.rename_list: "only his own, or with the right to change settings",
    saved_lists.delete_list: "only his own, or with the right to change settings",
    saved_lists.restore_list: "only his own, or with the right to change settings",
    journal.note: "a part of every deed",
    journal.times: "a part of the question about a paper, which asks its own right",
    journal.chain: "a part of the transaction",
    journal.start_chain: "a part of creating a store",
}

MODULES = (
    contacts,
    groups,
    exchange,
    journal,
    kept_forms,
    numbering,
    operators,
    order_sources,
    orders,
    phone_calls,
    record_codes,
    reminders,
    result_notices,
    returned_sheets,
    saved_lists,
    settings,
    shifts,
    trash,
)


def public_functions(module: ModuleType) -> set[Callable[..., Any]]:
    """What a face offers that takes a session."""
    names = getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__
    ]
    values = [getattr(module, name) for name in names]
    return {value for value in values if inspect.isroutine(value) and _takes_session(value)}


def _takes_session(function: Callable[..., Any]) -> bool:
    first = next(iter(inspect.signature(function).parameters), "")
    return "session" in first


def test_every_deed_and_question_is_in_these_tables() -> None:
    listed = {row[0] for row in (*DEEDS, *QUESTIONS)} | set(FREE)
    # What a record's trace says is asked for by right too: see the journal's own tests.
    listed.add(journal.history)
    offered = set[Callable[..., Any]]().union(*map(public_functions, MODULES))
    assert offered == listed


def without(office: Office, right: Right) -> None:
    """Sit down as one who may do everything else."""
    draft = OperatorDraft(
        name="other",
        full_name="دیگری",
        rights=frozenset(Right) - {right},
        clearance=Classification.TOP_SECRET,
    )
    office.sign_in(office.write(add_operator, draft).value)


def _ids(rows: list[tuple[Callable[..., Any], Any, Any, Any]]) -> list[str]:
    return [row[0].__name__ for row in rows]


@pytest.mark.parametrize(("deed", "right", "arguments", "named"), DEEDS, ids=_ids(DEEDS))
def test_no_deed_without_its_right(
    local_office: Office,
    deed: Callable[..., Any],
    right: Right,
    arguments: tuple[Any, ...],
    named: dict[str, Any],
) -> None:
    without(local_office, right)
    before = dump(local_office)
    with pytest.raises(NotAllowed) as refusal:
        local_office.write(deed, *arguments, **named)
    assert RIGHT_NAMES[right] in refusal.value.message
    assert dump(local_office) == before


@pytest.mark.parametrize(
    ("question", "right", "arguments", "named"), QUESTIONS, ids=_ids(QUESTIONS)
)
def test_no_answer_without_its_right(
    local_office: Office,
    question: Callable[..., Any],
    right: Right,
    arguments: tuple[Any, ...],
    named: dict[str, Any],
) -> None:
    without(local_office, right)
    with pytest.raises(NotAllowed) as refusal:
        local_office.read(question, *arguments, **named)
    assert RIGHT_NAMES[right] in refusal.value.message


def dump(office: Office) -> list[tuple[Any, ...]]:
    """Everything in the store."""
    from sqlalchemy import select

    from models.tables import Base

    with office.database.connection() as connection:
        return [
            (table.name, *row)
            for table in Base.metadata.sorted_tables
            for row in connection.execute(select(table).order_by(*table.primary_key.columns))
        ]


def test_every_right_has_a_name_a_person_can_read() -> None:
    assert set(RIGHT_NAMES) == set(Right)
    assert len(set(RIGHT_NAMES.values())) == len(Right)


@pytest.mark.parametrize("clearance", list(Classification))
@pytest.mark.parametrize("classification", list(Classification))
def test_one_sees_and_writes_up_to_ones_clearance(
    clearance: Classification, classification: Classification
) -> None:
    operator = type(NOBODY)(1, "x", "x", "", frozenset(Right), clearance)
    if classification <= clearance:
        require_clearance(operator, classification, "نیست")
        require_may_classify(operator, classification)
        return
    with pytest.raises(NotFound, match="نیست"):
        require_clearance(operator, classification, "نیست")
    with pytest.raises(NotAllowed):
        require_may_classify(operator, classification)
