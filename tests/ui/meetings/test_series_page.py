"""Series of meetings from their page, by keys: begun, corrected, topics in order, put away."""

from __future__ import annotations

import pytest

from app.contacts import ContactFilter, list_contacts
from app.meetings import (
    InviteeDraft,
    MeetingFilter,
    MeetingRules,
    list_meetings,
    list_series,
    meeting_rules,
)
from app.meetings.series import archive_series
from app.text import persian_digits
from meetings_seat import COUNCIL, TOPICS, MeetingDesk, council, planned
from seat import CALLER, Seat


@pytest.fixture
def desk(seat: Seat) -> MeetingDesk:
    """The page of series, not yet in sight."""
    return MeetingDesk(seat, "meeting_series")


def waiting(desk: MeetingDesk, number: int) -> list[str]:
    return [one.title for one in desk.series(number).topics if one.meeting_id is None]


def test_a_series_is_begun_by_keys(desk: MeetingDesk) -> None:
    seat = desk.seat
    desk.show()
    desk.press("Ctrl+N")
    desk.press("Ctrl+Return")
    assert list(seat.problems()) == ["name"]
    seat.write_in("name", "کارگروه اشتغال")
    form = desk.page.current_form()
    for place, name in enumerate(("حسین مرادی", "زهرا صالحی")):
        form.members.rows.lines[place].who.setFocus()
        seat.type(name)
    # The second sits first.
    seat.press("Alt+Up")
    desk.save()
    row = seat.other.read(list_series)[0]
    sheet = desk.series(row.id)
    assert sheet.name == "کارگروه اشتغال"
    assert [one.name for one in sheet.members] == ["زهرا صالحی", "حسین مرادی"]
    assert desk.page.table.current_row().id == row.id


def test_a_member_is_corrected_as_the_same_line_and_another_person_is_another(
    desk: MeetingDesk,
) -> None:
    contact = desk.seat.other.read(list_contacts, ContactFilter(text=CALLER))[0]
    known = InviteeDraft(contact_id=contact.id)
    number = council(desk.seat.other, members=(*COUNCIL.members, known))
    before = desk.series(number).members
    desk.show()
    desk.press("Ctrl+E")
    line = desk.page.current_form().members.rows.lines[1]
    line.post.setFocus()
    desk.seat.press("End")
    desk.seat.type(" و شهرسازی")
    for place, name in ((2, "زهرا صالحی‌نیا"), (4, "مریم احمدی")):
        who = desk.page.current_form().members.rows.lines[place].who
        who.setFocus()
        desk.seat.press("Ctrl+A")
        desk.seat.type(name)
    desk.save()
    after = desk.series(number).members
    assert [one.id for one in after[:4]] == [one.id for one in before[:4]]
    assert (after[1].post, after[2].name) == ("مدیرکل راه و شهرسازی", "زهرا صالحی‌نیا")
    # Whoever was of the directory and is typed over is somebody else.
    assert after[4].id != before[4].id
    assert (after[4].name, after[4].contact_id) == ("مریم احمدی", None)


def test_a_topic_waits_is_corrected_and_let_go_with_a_reason(desk: MeetingDesk) -> None:
    number = council(desk.seat.other)
    desk.show()
    desk.press("Ctrl+Shift+PgUp")
    desk.press("Ctrl+Return")
    assert list(desk.seat.problems()) == ["title"]
    desk.seat.write_in("title", "گزارش بودجه")
    desk.seat.write_in("minutes", "۱۵")
    desk.save()
    assert waiting(desk, number) == [*(one.title for one in TOPICS), "گزارش بودجه"]
    desk.press("Return")
    desk.press("Return")
    desk.seat.write_in("title", "کمربندی شمالی و جنوبی")
    desk.save()
    assert waiting(desk, number)[0] == "کمربندی شمالی و جنوبی"
    desk.act("topic_drop")
    desk.press("Ctrl+Return")
    assert list(desk.seat.problems()) == ["reason"]
    desk.seat.write_in("reason", "به دستگاه سپرده شد")
    desk.save()
    assert waiting(desk, number) == [TOPICS[1].title, "گزارش بودجه"]
    desk.act("take_back")
    assert waiting(desk, number)[0] == "کمربندی شمالی و جنوبی"


def test_topics_are_put_in_another_order_by_keys(desk: MeetingDesk) -> None:
    number = council(desk.seat.other)
    desk.show()
    desk.press("Return")
    desk.press("Alt+Down")
    first, second = (one.title for one in TOPICS)
    desk.seat.until(lambda: waiting(desk, number) == [second, first])
    desk.seat.settle()
    desk.act("take_back")
    assert waiting(desk, number) == [first, second]


def test_the_next_meeting_of_a_series_is_one_key_away(desk: MeetingDesk) -> None:
    number = council(desk.seat.other)
    desk.show()
    desk.press("Ctrl+Alt+PgDown")
    meetings = MeetingDesk(desk.seat)
    form = meetings.page.current_form()
    assert form.series.value() == number
    assert form.fields["subject"].value() == COUNCIL.name
    desk.seat.write_in("when", "دوشنبه ۹ تا ۱۱")
    meetings.save()
    row = desk.seat.other.read(list_meetings, MeetingFilter(series_id=number))[0]
    assert (row.session_number, row.undecided) == (1, len(TOPICS))
    assert waiting(desk, number) == []


def test_a_meeting_of_a_series_opens_from_it(desk: MeetingDesk) -> None:
    meeting = planned(desk.seat.other, council(desk.seat.other))
    desk.show()
    desk.press("Return")
    for _part in range(2):
        desk.press("Left")
    desk.press("Return")
    meetings = MeetingDesk(desk.seat)
    assert desk.seat.window.page_in_sight() is meetings.page
    assert meetings.page.table.current_row().id == meeting
    meetings.act("meeting_to_series")
    assert desk.seat.window.page_in_sight() is desk.page


def test_a_series_is_put_away_and_taken_out_again(desk: MeetingDesk) -> None:
    number = council(desk.seat.other)
    desk.show()
    desk.press("Ctrl+D")
    assert desk.series(number).is_archived
    assert desk.page.model.rowCount() == 0
    desk.seat.until(lambda: desk.page.sheet is not None)
    desk.press("Ctrl+D")
    assert not desk.series(number).is_archived


def test_a_kept_topic_opens_again(desk: MeetingDesk) -> None:
    council(desk.seat.other)
    desk.show()
    desk.press("Ctrl+Shift+PgUp")
    desk.seat.write_in("title", "نیمه‌کاره")
    desk.press("F5")
    desk.press("Shift+F5")
    assert desk.page.current_form().fields["title"].value() == "نیمه‌کاره"


def test_a_series_put_away_meanwhile_takes_no_topic_and_says_so(desk: MeetingDesk) -> None:
    number = council(desk.seat.other)
    desk.show()
    desk.press("Ctrl+Shift+PgUp")
    desk.seat.write_in("title", "گزارش بودجه")
    version = desk.series(number).version
    desk.seat.other.write(archive_series, number, version)
    desk.press("Ctrl+Return")
    form = desk.page.current_form()
    assert "میز دیگری" in form.bar.text
    desk.press("Ctrl+Return")
    assert "بایگانی" in form.bar.text
    assert form.fields["title"].value() == "گزارش بودجه"


def test_the_offices_rules_for_meetings_are_saved(seat: Seat) -> None:
    seat.show_section("settings")
    tabs = seat.page("settings").tabs
    place = next(at for at in range(tabs.count()) if tabs.tabText(at) == "جلسات")
    tabs.setCurrentIndex(place)
    seat.settle()
    seat.write_in("number", "بی شماره")
    seat.press("Ctrl+S")
    seat.settle()
    assert "number" in seat.problems()
    seat.write_in("number", "{year}/جلسه/{serial:03}")
    seat.write_in("minutes_due_days", persian_digits("7"))
    seat.press("Ctrl+S")
    seat.settle()
    rules = seat.other.read(meeting_rules)
    wanted = MeetingRules(number="{year}/جلسه/{serial:03}", minutes_due_days=7)
    assert rules == wanted
