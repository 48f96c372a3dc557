"""Invitations: the office's template, who is left out, and what the entry says of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.agenda import EventDraft, EventState, When, event_sheet, request_event
from app.agenda import Inviter as EntryInviter
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, NotAllowed, NotFound
from app.letters import (
    LetterKind,
    TemplateDraft,
    add_template,
    letter_sheet,
    letter_version,
    withdraw_draft,
)
from app.letters.body import body_document
from app.meetings import (
    AnswerDraft,
    InviteeDraft,
    ItemDraft,
    MeetingDraft,
    MeetingRules,
    MeetingState,
    OutsideInvitationDraft,
    amend_meeting,
    invitations_out,
    invite,
    meeting_rules,
    outside_invitation,
    plan_meeting,
    record_answer,
    save_meeting_rules,
    take_meeting_step_back,
)
from app.meetings.states import InviteAnswer, InviteChannel, InviteeRole, Inviter
from app.office import Office
from app.rich_text import plain_text
from meetings_office import END, START, do, planned, sheet

BY_PHONE = InviteeDraft(name="کریمی", channel=InviteChannel.PHONE)
BY_LETTER = InviteeDraft(name="احمدی", post="مدیرکل", organisation="راه")


def text_of(office: Office, letter: int) -> str:
    return plain_text(body_document(office.read(letter_sheet, letter).body))


def test_the_offices_template_is_filled_with_the_meetings_own(office: Office) -> None:
    body = "{گیرنده}، {سمت}: در {جلسه}، {زمان_جلسه}، {مکان_جلسه} حاضر شوید."
    template = TemplateDraft(name="دعوت", kind=LetterKind.INVITATION, subject="دعوت", body=body)
    office.write(add_template, template)
    items = (ItemDraft(title="بند نخست", minutes=15),)
    number = planned(office, place="سالن آب", invitees=(BY_LETTER,), items=items)
    (letter,) = do(office, invite, number, uuid4())
    text = text_of(office, letter)
    assert "احمدی، مدیرکل: در کارگروه آب، دوشنبه ۲ آذر ۱۴۰۵، ۱۰:۰۰ تا ۱۲:۰۰، سالن آب" in text
    assert "بند نخست" in text
    assert "۱۵" in text


def test_words_of_the_meeting_itself_go_before_those_of_the_rules(office: Office) -> None:
    rules = MeetingRules(invitation_words="به {جلسه} بیایید.", invitation_closing="پایان.")
    office.write(save_meeting_rules, rules)
    assert office.read(meeting_rules) == rules
    first = planned(office, invitees=(BY_LETTER,))
    (letter,) = do(office, invite, first, uuid4())
    assert text_of(office, letter).split("\n") == ["به کارگروه آب بیایید.", "پایان."]
    own = planned(office, invitees=(BY_LETTER,), invitation_words="زود بیایید.")
    (letter,) = do(office, invite, own, uuid4())
    assert text_of(office, letter) == "زود بیایید."


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": "{serial"}, "number"),
        ({"resolution_number": ""}, "resolution_number"),
        ({"minutes_due_days": 0}, "minutes_due_days"),
        ({"invitation_words": "ا" * 20001}, "invitation_words"),
    ],
)
def test_rules_that_cannot_be_taken_are_said(
    local_office: Office, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidFields) as refused:
        local_office.write(save_meeting_rules, MeetingRules(**wrong))
    assert [one.field for one in refused.value.problems] == [field]


def test_the_same_key_makes_no_letter_twice_and_a_void_one_is_written_anew(office: Office) -> None:
    number = planned(office, invitees=(BY_LETTER, BY_PHONE))
    (letter,) = do(office, invite, number, uuid4())
    version = office.read(letter_version, letter)
    office.write(withdraw_draft, letter, version, "اشتباه")
    (again,) = do(office, invite, number, uuid4())
    assert again != letter
    assert sheet(office, number).invitees[0].letter_id == again


def test_whoever_is_rung_up_needs_no_letter(office: Office) -> None:
    number = planned(office, invitees=(BY_PHONE,), in_programme=True)
    with pytest.raises(NotAllowed):
        do(office, invite, number, uuid4())
    do(office, invitations_out, number)
    found = sheet(office, number)
    assert found.state is MeetingState.INVITED
    assert found.event_id is not None
    assert office.read(event_sheet, found.event_id).state is EventState.INVITED
    do(office, take_meeting_step_back, number)
    assert office.read(event_sheet, found.event_id).state is EventState.SCHEDULED
    nobody = planned(office)
    with pytest.raises(NotAllowed):
        do(office, invitations_out, nobody)


@pytest.mark.parametrize(
    ("inviter", "then"),
    [
        (EntryInviter.NOBODY, EventState.SCHEDULED),
        (EntryInviter.OUTSIDE, EventState.SCHEDULED),
        (EntryInviter.OFFICE, EventState.INVITED),
    ],
)
def test_an_entry_of_another_inviter_is_left_where_it_is(
    local_office: Office, inviter: EntryInviter, then: EventState
) -> None:
    when = When(starts_at=START, ends_at=END)
    entry = EventDraft(subject="شورا", when=when, invites=inviter, secretary="راه")
    event = local_office.write(request_event, entry).value
    draft = MeetingDraft(event_id=event, invitees=(BY_PHONE,))
    number = local_office.write(plan_meeting, draft).value
    do(local_office, invitations_out, number)
    assert sheet(local_office, number).state is MeetingState.INVITED
    assert local_office.read(event_sheet, event).state is then


def test_one_for_whom_a_letter_was_made_stays_invited(office: Office) -> None:
    number = planned(office, invitees=(BY_LETTER, BY_PHONE))
    do(office, invite, number, uuid4())
    before = sheet(office, number)
    alone = MeetingDraft(subject="کارگروه آب", invitees=(BY_PHONE,))
    with pytest.raises(InvalidFields) as refused:
        do(office, amend_meeting, number, alone)
    assert "احمدی" in refused.value.problems[0].message
    assert sheet(office, number) == before


def test_the_order_of_rank_is_kept_whoever_comes_from_the_directory(office: Office) -> None:
    person = office.write(add_contact, ContactDraft(name="نوری")).value
    people = (
        InviteeDraft(name="بی رتبه"),
        InviteeDraft(name="دوم", rank=2),
        InviteeDraft(contact_id=person, rank=1),
        InviteeDraft(contact_id=person),
        InviteeDraft(name="رئیس", role=InviteeRole.CHAIR, rank=9),
        InviteeDraft(name=" "),
    )
    found = sheet(office, planned(office, invitees=people)).invitees
    assert [one.name for one in found] == ["رئیس", "نوری", "دوم", "بی رتبه"]


def test_an_outside_number_once_issued_is_corrected_not_emptied(office: Office) -> None:
    today = office.clock.today()
    number = planned(office, invites=Inviter.OUTSIDE, secretary_body="راه")
    issued = OutsideInvitationDraft(number="۱۲", dated=today)
    do(office, outside_invitation, number, issued)
    for wrong, field in (
        (OutsideInvitationDraft(), "number"),
        (OutsideInvitationDraft(number="12", dated=today + timedelta(days=1)), "dated"),
        (OutsideInvitationDraft(number="12"), "dated"),
    ):
        with pytest.raises(InvalidFields) as refused:
            do(office, outside_invitation, number, wrong)
        assert [one.field for one in refused.value.problems] == [field]
    copied = OutsideInvitationDraft(number="13", dated=today, copy_on=today)
    do(office, outside_invitation, number, copied)
    assert sheet(office, number).invitation_number == "13"
    do(office, take_meeting_step_back, number)
    do(office, take_meeting_step_back, number)
    found = sheet(office, number)
    assert (found.state, found.invitation_number) == (MeetingState.PLANNED, "")


def test_an_answer_is_of_this_meeting_and_before_its_end(office: Office) -> None:
    number, other = planned(office, invitees=(BY_PHONE,)), planned(office, invitees=(BY_PHONE,))
    stranger = sheet(office, other).invitees[0].id
    with pytest.raises(NotFound):
        do(office, record_answer, number, stranger, AnswerDraft())
    who = sheet(office, number).invitees[0].id
    do(office, record_answer, number, who, AnswerDraft(answer=InviteAnswer.DECLINED))
    version = sheet(office, number).version
    do(office, record_answer, number, who, AnswerDraft(answer=InviteAnswer.DECLINED))
    assert sheet(office, number).version == version
    long = AnswerDraft(answer=InviteAnswer.SUBSTITUTE, substitute="ا" * 501)
    with pytest.raises(InvalidFields):
        do(office, record_answer, number, who, long)
