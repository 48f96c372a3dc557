"""Two meetings of a council, from their agenda to locked minutes, through every deed of theirs."""

from __future__ import annotations

from datetime import date, timedelta

from app.clock import FixedClock
from app.meetings import (
    InviteeDraft,
    ItemDecision,
    MeetingDraft,
    MeetingState,
    PresenceDraft,
    ResolutionDraft,
    SeriesDraft,
    TopicDraft,
    add_topic,
    begin_meeting,
    begin_series,
    close_carried,
    decide_item,
    end_meeting,
    finalise,
    locked_content,
    meeting_sheet,
    plan_meeting,
    record_presence,
    reopen,
    resolve,
    save_text,
    series_sheet,
    take_meeting_step_back,
)
from app.meetings.rows import MeetingSheet
from app.meetings.states import ItemKind, ItemState, Presence, ResolutionState
from app.office import Office
from minutes_seat import body, do, moment, row_of

FIRST, SECOND = date(2026, 11, 22), date(2026, 11, 29)


def planned(office: Office, series: int, day: date) -> int:
    draft = MeetingDraft(
        series_id=series,
        subject="شورای اداری استان",
        starts_at=moment(day, 11),
        ends_at=moment(day, 12),
    )
    return office.write(plan_meeting, draft).value


def sheet(office: Office, number: int) -> MeetingSheet:
    return office.read(meeting_sheet, number)


def test_two_meetings_of_a_council(office: Office, clock: FixedClock) -> None:
    members = tuple(InviteeDraft(name=name, rank=rank) for rank, name in enumerate("ابپ", 1))
    series = office.write(begin_series, SeriesDraft(name="شورای اداری", members=members)).value
    for title in ("بودجه", "راه‌های روستایی"):
        version = office.read(series_sheet, series).version
        office.write(add_topic, series, version, TopicDraft(title=title))
    first = planned(office, series, FIRST)
    clock.set(moment(FIRST, 11))
    do(office, begin_meeting, first)
    budget, roads = (one.id for one in sheet(office, first).items)
    office.write(save_text, first, budget, 0, body("بودجه کافی نیست."))
    draft = ResolutionDraft(
        item_id=budget,
        words="متمم بودجه پیشنهاد شود.",
        responsible="سازمان برنامه",
        due_on=SECOND - timedelta(days=1),
    )
    do(office, resolve, first, draft)
    do(office, decide_item, first, roads, ItemDecision(state=ItemState.PUT_OFF))
    for line in sheet(office, first).invitees[:2]:
        do(office, record_presence, first, line.id, PresenceDraft(presence=Presence.PRESENT))
    clock.set(moment(FIRST, 12))
    do(office, end_meeting, first)
    assert sheet(office, first).gaps == ()
    do(office, finalise, first)
    content = office.read(locked_content, first)
    assert ([one.name for one in content.present], [one.name for one in content.absent]) == (
        ["ا", "ب"],
        ["پ"],
    )
    assert [one.meeting_id for one in office.read(series_sheet, series).topics] == [first, None]

    second = planned(office, series, SECOND)
    items = sheet(office, second).items
    assert [one.kind for one in items] == [ItemKind.APPROVAL, ItemKind.CARRIED, ItemKind.ORDINARY]
    assert items[2].title == "راه‌های روستایی"
    clock.set(moment(SECOND, 11))
    do(office, begin_meeting, second)
    (carried,) = sheet(office, second).carried
    assert carried.resolution.late_days == 1
    do(office, close_carried, second, carried.id, "متمم پیشنهاد شد.")
    for item in items:
        do(office, decide_item, second, item.id, ItemDecision(decision="بررسی شد."))
    do(office, end_meeting, second)
    do(office, finalise, second)
    assert sheet(office, first).resolutions[0].state is ResolutionState.DONE
    assert not sheet(office, first).is_latest
    (kept,) = office.read(locked_content, second).carried
    assert (kept.stood, kept.note) == ("سازمان برنامه: متمم پیشنهاد شد.", "متمم پیشنهاد شد.")
    do(office, reopen, second, "نام غایب از قلم افتاده بود.")
    assert sheet(office, second).state is MeetingState.ENDED


def test_everything_is_taken_back_step_by_step(office: Office, clock: FixedClock) -> None:
    series = office.write(begin_series, SeriesDraft(name="شورای اداری")).value
    number = planned(office, series, FIRST)
    clock.set(moment(FIRST, 11))
    states = [row_of(office, number)["state"]]

    def done(deed: object, *arguments: object) -> None:
        do(office, deed, number, *arguments)
        states.append(row_of(office, number)["state"])

    done(begin_meeting)
    done(resolve, ResolutionDraft(words="بررسی شود.", responsible="راه"))
    done(end_meeting)
    done(finalise)
    done(reopen, "سبب")
    for state in reversed(states[:-1]):
        do(office, take_meeting_step_back, number)
        assert row_of(office, number)["state"] == state
    assert sheet(office, number).resolutions[0].is_annulled
