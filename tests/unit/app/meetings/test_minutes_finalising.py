"""Minutes locked edition by edition: whole, unchanged, and only the latest opened again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access import Right
from app.clock import FixedClock, to_tehran
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.meetings.carrying import carry_open
from app.meetings.content import locked_content, minutes_content
from app.meetings.content_json import UnreadableMinutes, content_from_json, content_to_json
from app.meetings.content_rows import MinutesContent, MinutesItem, MinutesPerson
from app.meetings.deciding import decide_item
from app.meetings.deeds import LOCKING_TAKEN_BACK, MeetingDeed, take_meeting_step_back
from app.meetings.drafts import CoResponsible, ItemDecision, ResolutionDraft
from app.meetings.finalising import finalise, reopen
from app.meetings.reading import meeting_sheet
from app.meetings.resolutions import amend_resolution, annul_resolution, resolve
from app.meetings.states import (
    InviteeRole,
    Inviter,
    ItemKind,
    ItemState,
    MeetingState,
    MinutesKind,
    Presence,
)
from app.meetings.tables import CARRIED, EDITIONS, INVITEES, MEETINGS
from app.meetings.writing import save_text
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.rich_text import plain_text
from desks import ready_desks
from minutes_desks import finalise_one, save_one
from minutes_seat import DAY, body, do, items_of, meeting, moment, row_of, rows, series, set_row
from rich_texts import documents

S = MeetingState


def ended(office: Office, **more: Any) -> int:
    """A meeting that is over, with a text, a resolution and everything decided."""
    typed: dict[str, Any] = {"state": S.ENDED, "ended_at": moment(DAY, 11)}
    number = meeting(office, **(typed | more))
    first, second = items_of(office, number)
    office.write(save_text, number, first, 0, body("درباره بودجه سخن رفت."))
    office.write(save_text, number, None, 0, body("با تلاوت قرآن آغاز شد."))
    helper = (CoResponsible(name="شهرداری"),)
    draft = ResolutionDraft(
        item_id=first,
        words="بودجه داده شود.",
        responsible="اداره دارایی",
        co_responsible=helper,
        due_on=date(2026, 12, 1),
    )
    do(office, resolve, number, draft)
    do(office, decide_item, number, second, ItemDecision(state=ItemState.NOTED))
    return number


def people(office: Office, number: int, *presences: Presence, **more: Any) -> None:
    found = rows(office, INVITEES, INVITEES.c.meeting_id == number)
    for row, presence in zip(found, presences, strict=True):
        set_row(office, INVITEES, row["id"], presence=presence.value, **more)


def test_minutes_are_gathered_whole(office: Office) -> None:
    number = ended(office, people=("حاضر", "جانشین", "موجه", "غایب"))
    people(office, number, Presence.PRESENT, Presence.SUBSTITUTE, Presence.EXCUSED, Presence.UNSAID)
    (first, *_) = rows(office, INVITEES, INVITEES.c.meeting_id == number)
    moments = {"came_at": moment(DAY, 9, 20), "left_at": moment(DAY, 10, 45)}
    set_row(office, INVITEES, first["id"], **moments)
    found = office.read(minutes_content, number)
    assert [one.name for one in found.present] == ["حاضر"]
    assert (found.present[0].late_minutes, found.present[0].early_minutes) == (20, 15)
    assert [one.name for one in found.substitutes] == ["جانشین"]
    assert [one.name for one in found.excused] == ["موجه"]
    assert [one.name for one in found.absent] == ["غایب"]
    assert [one.title for one in found.items] == ["بودجه", "راه‌ها"]
    assert plain_text(found.items[0].discussion) == "درباره بودجه سخن رفت."
    assert plain_text(found.discussion) == "با تلاوت قرآن آغاز شد."
    (resolution,) = found.resolutions
    assert (resolution.number, resolution.item_row) == ("1405/ص/0001", 1)
    assert found.items[0].resolutions == ("1405/ص/0001",)
    assert found.copies_to == ("اداره دارایی", "شهرداری", "جانشین", "موجه", "غایب")
    assert (found.edition, found.is_draft, found.held_on) == (0, True, DAY)


def test_nobody_is_absent_before_the_end_or_from_where_nobody_was_asked(office: Office) -> None:
    running = meeting(office)
    assert office.read(minutes_content, running).absent == ()
    outside = meeting(office, state=S.MINUTES_RECEIVED, invites=Inviter.OUTSIDE.value)
    assert office.read(minutes_content, outside).absent == ()
    over = meeting(office, state=S.ENDED)
    assert len(office.read(minutes_content, over).absent) == 2


def test_the_chair_sits_first_and_annulled_resolutions_are_not_told(office: Office) -> None:
    number = ended(office, people=("الف", "ب", "رئیس"))
    people(office, number, *(Presence.PRESENT,) * 3)
    last = rows(office, INVITEES, INVITEES.c.meeting_id == number)[-1]
    set_row(office, INVITEES, last["id"], role=InviteeRole.CHAIR.value, rank=0)
    made = do(office, resolve, number, ResolutionDraft(words="اشتباه", responsible="راه"))
    do(office, annul_resolution, number, made, "اشتباه بود.")
    found = office.read(minutes_content, number)
    assert [one.name for one in found.present] == ["رئیس", "الف", "ب"]
    assert [one.words for one in found.resolutions] == ["بودجه داده شود."]


def test_locked_minutes_stay_as_they_were(office: Office, clock: FixedClock) -> None:
    number = ended(office)
    written = office.read(minutes_content, number)
    assert do(office, finalise, number) == 1
    row = row_of(office, number)
    assert (row["state"], row["edition"], row["finalised_at"]) == (
        S.FINALISED.value,
        1,
        clock.now(),
    )
    kept = office.read(locked_content, number)
    assert kept == replace(
        written, edition=1, locked_at=clock.now(), locked_by=office.operator.full_name
    )
    # Whatever changes about the meeting since, they say the same.
    set_row(office, MEETINGS, number, subject="دیگر")
    assert office.read(locked_content, number, 1) == kept
    with pytest.raises(NotFound):
        office.read(locked_content, number, 2)


def test_what_is_missing_is_named(office: Office) -> None:
    number = ended(office)
    made = do(office, resolve, number, ResolutionDraft(words="بی‌صاحب"))
    added = meeting(office, state=S.ENDED, items=("برف", "باران"))
    with pytest.raises(NotAllowed) as told:
        do(office, finalise, added)
    assert ": برف" in told.value.message
    assert ": باران" in told.value.message
    with pytest.raises(NotAllowed) as told:
        do(office, finalise, number)
    assert told.value.message.endswith("مصوبه ۱۴۰۵/ص/۰۰۰۲ مسئول ندارد.")
    assert office.read(meeting_sheet, number).gaps == ("مصوبه ۱۴۰۵/ص/۰۰۰۲ مسئول ندارد.",)
    assert rows(office, EDITIONS) == []
    later = ResolutionDraft(words="بی‌صاحب", responsible="راه")
    do(office, amend_resolution, number, made, later)
    assert office.read(meeting_sheet, number).gaps == ()
    do(office, finalise, number)


def test_only_what_is_over_is_locked(office: Office) -> None:
    number = ended(office)
    for state in set(S) - {S.ENDED, S.MINUTES_RECEIVED}:
        set_row(office, MEETINGS, number, state=state.value)
        with pytest.raises(NotAllowed):
            do(office, finalise, number)


def test_locked_minutes_are_not_written_on(office: Office) -> None:
    number = ended(office)
    do(office, finalise, number)
    with pytest.raises(NotAllowed):
        office.write(save_text, number, None, 1, body("پس از آن"))
    with pytest.raises(NotAllowed):
        do(office, resolve, number, ResolutionDraft(words="پس از آن"))


@pytest.mark.parametrize(
    ("state", "received", "back_to"),
    [
        (S.FINALISED, None, S.ENDED),
        (S.DISTRIBUTED, None, S.ENDED),
        (S.FINALISED, DAY, S.MINUTES_RECEIVED),
    ],
)
def test_the_latest_is_opened_with_a_reason(
    office: Office, state: S, received: date | None, back_to: S
) -> None:
    number = ended(office, minutes_received_on=received)
    with pytest.raises(NotAllowed):
        do(office, reopen, number, "سبب")
    do(office, finalise, number)
    set_row(office, MEETINGS, number, state=state.value)
    with pytest.raises(InvalidInput):
        do(office, reopen, number, " ")
    do(office, reopen, number, "نامی نادرست بود.")
    row = row_of(office, number)
    assert (row["state"], row["reopened_reason"]) == (back_to.value, "نامی نادرست بود.")
    (edition,) = rows(office, EDITIONS)
    assert edition["reopened_reason"] == "نامی نادرست بود."
    office.write(save_text, number, None, 1, body("درست شد."))
    assert do(office, finalise, number) == 2
    assert plain_text(office.read(locked_content, number, 1).discussion) == "با تلاوت قرآن آغاز شد."
    assert plain_text(office.read(locked_content, number).discussion) == "درست شد."


def test_after_later_minutes_of_the_series_nothing_is_opened(office: Office) -> None:
    number = series(office)
    first = ended(office, series_id=number, session_number=1, day=DAY - timedelta(days=7))
    second = ended(office, series_id=number, session_number=2)
    do(office, finalise, first)
    do(office, reopen, first, "دومی هنوز باز است.")
    do(office, finalise, first)
    do(office, finalise, second)
    for deed, arguments in ((reopen, ("سبب",)), (take_meeting_step_back, ())):
        with pytest.raises(NotAllowed) as told:
            do(office, deed, first, *arguments)
        assert "آخرین" in told.value.message
    do(office, reopen, second, "آخرین است.")
    do(office, reopen, first, "اکنون آخرین است.")


def test_what_was_reported_is_not_opened(office: Office) -> None:
    number = ended(office)
    do(office, finalise, number)
    for state in (S.REPORTED, S.CLOSED):
        set_row(office, MEETINGS, number, state=state.value)
        with pytest.raises(NotAllowed):
            do(office, reopen, number, "سبب")


def test_locking_taken_back_stays_in_the_history(office: Office) -> None:
    number = ended(office)
    do(office, finalise, number)
    do(office, take_meeting_step_back, number)
    row = row_of(office, number)
    assert (row["state"], row["edition"], row["finalised_at"]) == (S.ENDED.value, 0, None)
    (edition,) = rows(office, EDITIONS)
    assert edition["reopened_reason"] == LOCKING_TAKEN_BACK
    assert do(office, finalise, number) == 2


def test_opening_is_taken_back_while_nobody_wrote(office: Office) -> None:
    number = ended(office)
    do(office, finalise, number)
    do(office, reopen, number, "سبب")
    do(office, take_meeting_step_back, number)
    assert row_of(office, number)["state"] == S.FINALISED.value
    assert rows(office, EDITIONS)[0]["reopened_at"] is None
    do(office, reopen, number, "سبب")
    office.write(save_text, number, None, 1, body("چیز دیگر"))
    with pytest.raises(NotAllowed):
        do(office, take_meeting_step_back, number)
    assert row_of(office, number)["state"] == S.ENDED.value


def test_what_was_carried_is_kept_as_it_stood(office: Office, clock: FixedClock) -> None:
    council = series(office)
    first = ended(office, series_id=council, session_number=1, day=DAY - timedelta(days=7))
    second = ended(office, series_id=council, session_number=2)

    def begin(session: Any, number: int, version: int) -> Any:
        deed = MeetingDeed(session, number, version)
        carry_open(deed)
        return deed.finish("begin_meeting", "آغاز شد.")

    do(office, begin, second)
    do(office, finalise, first)
    do(office, finalise, second)
    (carried,) = office.read(locked_content, second).carried
    assert (carried.number, carried.stood) == ("1405/ص/0001", "اداره دارایی: ارجاع شد")
    assert rows(office, CARRIED)[0]["stood"] == "اداره دارایی: ارجاع شد"
    clock.advance(timedelta(days=30))
    assert office.read(minutes_content, second).carried[0].stood == "اداره دارایی: ارجاع شد"
    do(office, reopen, second, "سبب")
    assert office.read(minutes_content, second).carried[0].stood.endswith("روز گذشته")


def test_rights_clearance_and_versions_are_asked(office: Office) -> None:
    number, secret = ended(office), ended(office, classification=int(Classification.SECRET))
    for deed, arguments in ((finalise, ()), (reopen, ("سبب",))):
        with pytest.raises(StaleRecord):
            office.write(deed, number, 1, *arguments)
    for name, rights in (
        ("nobody", set()),
        ("reader", {Right.READ_MEETINGS}),
        ("holder", {Right.READ_MEETINGS, Right.HOLD_MEETINGS}),
    ):
        office.sign_in_as()
        draft = OperatorDraft(
            name=name, full_name=name, rights=frozenset(rights), clearance=Classification(0)
        )
        office.write(add_operator, draft)
    office.sign_in_as("nobody")
    for question in (minutes_content, locked_content):
        with pytest.raises(NotAllowed):
            office.read(question, number)
    office.sign_in_as("reader")
    office.read(minutes_content, number)
    with pytest.raises(NotAllowed):
        do(office, finalise, number)
    office.sign_in_as("holder")
    with pytest.raises(NotFound):
        do(office, finalise, secret)
    with pytest.raises(NotFound):
        office.read(minutes_content, secret)
    do(office, finalise, number)


def test_a_text_saved_while_minutes_lock_is_in_them_or_refused(
    office: Office, store_url: str
) -> None:
    for _try in range(4):
        number = ended(office)
        version = row_of(office, number)["version"]
        desks = [
            *ready_desks(store_url, finalise_one, [(number, version)]),
            *ready_desks(store_url, save_one, [(number, 1, "در آخرین دم")]),
        ]
        for desk in desks:
            desk.begin()
        locked, saved = (desk.end() for desk in desks)
        assert locked == "done"
        kept = plain_text(office.read(locked_content, number).discussion)
        assert (kept, saved) in (
            ("در آخرین دم", "done"),
            ("با تلاوت قرآن آغاز شد.", "NotAllowed"),
        )
        assert plain_text(office.read(minutes_content, number).discussion) == kept


_moments = st.integers(0, 4_000_000_000).map(
    lambda seconds: to_tehran(datetime.fromtimestamp(seconds, UTC))
)
_names = st.text("ابپ ‌۱(", max_size=8)
_people = st.lists(
    st.builds(
        MinutesPerson,
        role=st.sampled_from(InviteeRole),
        name=_names,
        came_at=st.none() | _moments,
        left_at=st.none() | _moments,
        late_minutes=st.integers(0, 90),
    ),
    max_size=3,
).map(tuple)
_items = st.lists(
    st.builds(
        MinutesItem,
        row=st.integers(1, 9),
        kind=st.sampled_from(ItemKind),
        title=_names,
        presenter=_names,
        minutes=st.none() | st.integers(1, 60),
        papers=_names,
        origin=_names,
        state=st.sampled_from(ItemState),
        decision=_names,
        discussion=documents,
        resolutions=st.lists(_names, max_size=2).map(tuple),
    ),
    max_size=2,
).map(tuple)
_contents = st.builds(
    MinutesContent,
    meeting_id=st.integers(1, 9),
    number=_names,
    subject=_names,
    classification=st.sampled_from(Classification),
    minutes_kind=st.sampled_from(MinutesKind),
    invites=st.sampled_from(Inviter),
    series=_names,
    session_number=st.none() | st.integers(1, 9),
    held_on=st.dates(),
    starts_at=_moments,
    ends_at=_moments,
    began_at=st.none() | _moments,
    ended_at=st.none() | _moments,
    present=_people,
    substitutes=_people,
    excused=_people,
    absent=_people,
    items=_items,
    discussion=documents,
    resolutions=st.just(()),
    carried=st.just(()),
    next_at=st.none() | _moments,
    locked_at=st.none() | _moments,
    minutes_date=st.none() | st.dates(),
    edition=st.integers(0, 9),
)


@given(_contents)
def test_what_is_kept_reads_back_the_same(content: MinutesContent) -> None:
    text = content_to_json(content)
    assert content_from_json(text) == content
    assert content_to_json(content_from_json(text)) == text


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept | {"later": 1},
        lambda kept: kept | {"edition": "یک"},
        lambda kept: kept | {"held_on": "دیروز"},
        lambda kept: kept | {"minutes_kind": "other"},
        lambda kept: {name: value for name, value in kept.items() if name != "number"},
        lambda kept: kept | {"discussion": {"version": 9, "blocks": []}},
        lambda _kept: [],
    ],
)
def test_what_cannot_be_read_is_refused_whole(local_office: Office, spoil: Any) -> None:
    number = ended(local_office)
    kept = json.loads(content_to_json(local_office.read(minutes_content, number)))
    with pytest.raises(UnreadableMinutes):
        content_from_json(json.dumps(spoil(kept)))


def test_what_a_later_version_adds_has_its_default_in_older_minutes(local_office: Office) -> None:
    number = ended(local_office)
    content = local_office.read(minutes_content, number)
    kept = json.loads(content_to_json(content))
    del kept["locked_by"]
    assert content_from_json(json.dumps(kept)) == content
