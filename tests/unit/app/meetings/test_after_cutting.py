"""Received minutes cut: tables with headings, proposals, many at once, text as it was pasted."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, InvalidInput, NotAllowed, StaleRecord
from app.meetings import (
    ReceivedMinutesDraft,
    cuts,
    finalise,
    minutes_expected,
    minutes_received,
    save_received_text,
    take_meeting_step_back,
)
from app.meetings.cut_lines import lines_to_cut, with_cells
from app.meetings.cutting import cut_many, cut_resolution, pieces, proposed_cuts
from app.meetings.drafts import ResolutionDraft
from app.meetings.receiving import TEXT_LIMIT
from app.meetings.states import Inviter, MeetingState
from app.office import Office
from app.text import tidy
from unit.app.meetings.test_after import ROADS, do, planned, sheet

TABLE = (
    "جلسه آغاز شد.\n"
    "ردیف\tمصوبه\tمسئول پیگیری\tمهلت\n"
    "۱\tجاده روکش شود\tاداره کل راه\t۱۴۰۵/۱۰/۱۵\n"
    "۲\tلوله‌ها عوض شود\tشرکت گمنام\tیک هفته\n"
    "\tگزارش داده شود\t\t\n"
    "ردیف\tنام\tامضا\n"
    "حاضران:\n"
    "۱\tعلی احمدی\tمدیر\n"
)


def received(office: Office, text: str) -> int:
    number = planned(office, invites=Inviter.OUTSIDE, secretary_body="فرمانداری")
    do(office, minutes_expected, number)
    do(office, minutes_received, number, ReceivedMinutesDraft(text=text))
    return number


def test_a_table_is_cut_by_its_columns(office: Office) -> None:
    roads = office.write(add_contact, ContactDraft(name=ROADS)).value
    number = received(office, TABLE)
    held_on = sheet(office, number).starts_at.date()
    found = office.read(cuts, sheet(office, number).received_text, held_on)
    assert [(one.number, one.words, one.responsible) for one in found] == [
        ("1", "جاده روکش شود", ROADS),
        ("2", "لوله‌ها عوض شود", "شرکت گمنام"),
        ("", "گزارش داده شود", ""),
    ]
    assert all(one.resolves for one in found)
    assert [one.responsible_id for one in found] == [roads, None, None]
    assert found[0].due_on == date(2027, 1, 5)
    assert found[1].due_on == date(2026, 11, 29)
    assert found[2].due_on is None


def test_columns_are_told_by_their_place() -> None:
    text = "\tمصوبه\tمجری\tموعد\n۱\tپل ساخته شود\t\tفوری\n\t\tراه\t\n"
    found = [one for one in lines_to_cut(text) if one.words]
    assert [(one.number, one.words, one.responsible, one.due_words) for one in found] == [
        ("1", "پل ساخته شود", "", "فوری"),
        ("", "راه", "", ""),
    ]


def test_what_seems_resolved_is_cut_at_once_or_not_at_all(office: Office) -> None:
    number = received(office, TABLE)
    drafts = office.read(proposed_cuts, number)
    assert [one.their_number for one in drafts] == ["1", "2", ""]
    with pytest.raises(InvalidFields):
        do(office, cut_many, number, (drafts[0], ResolutionDraft(words=" ")))
    assert sheet(office, number).resolutions == ()
    version = sheet(office, number).version
    assert office.write(cut_many, number, version, drafts[:2]).value == 2
    with pytest.raises(StaleRecord):
        office.write(cut_many, number, version, drafts[2:])
    lines = sheet(office, number).resolutions
    assert [one.their_number for one in lines] == ["1", "2"]
    do(office, take_meeting_step_back, number)
    standing = [one for one in sheet(office, number).resolutions if not one.is_annulled]
    assert [one.their_number for one in standing] == ["1"]
    do(office, finalise, number)
    with pytest.raises(NotAllowed):
        do(office, cut_resolution, number, drafts[1])


def test_our_own_minutes_are_not_cut(office: Office) -> None:
    number = planned(office)
    with pytest.raises(NotAllowed):
        do(office, cut_resolution, number, ResolutionDraft(words="شود", responsible=ROADS))
    with pytest.raises(NotAllowed):
        do(office, save_received_text, number, "متن")


def test_a_text_is_kept_as_it_came(office: Office) -> None:
    number = received(office, "")
    with pytest.raises(InvalidInput):
        do(office, save_received_text, number, "ا" * (TEXT_LIMIT + 1))
    do(office, save_received_text, number, "۱\tآب")
    assert sheet(office, number).received_text == "۱ | آب"
    version = sheet(office, number).version
    do(office, save_received_text, number, "۱ | آب")
    assert sheet(office, number).version == version
    do(office, take_meeting_step_back, number)
    do(office, take_meeting_step_back, number)
    assert sheet(office, number).state is MeetingState.MINUTES_AWAITED


def test_only_what_resolves_is_cut_where_nothing_is_numbered() -> None:
    text = "سخنانی گفته شد.\nمقرر شد راه ساخته شود.\nجلسه پایان یافت."
    assert [one.words for one in pieces(text)] == ["مقرر شد راه ساخته شود."]
    assert text[pieces(text)[0].start : pieces(text)[0].end] == "مقرر شد راه ساخته شود."


_CELLS = st.lists(
    st.sampled_from(["ردیف", "مصوبه", "مسئول", "مهلت", "۱", "مقرر شد", "", "راه", "۲-"]), max_size=5
)
_ROWS = _CELLS.flatmap(
    lambda cells: st.sampled_from(["\t", " | ", " "]).map(lambda s: s.join(cells))
)
_TEXTS = st.lists(st.one_of(_ROWS, st.text(max_size=20))).map("\n".join)


@given(_TEXTS)
def test_lines_are_those_of_the_text(text: str) -> None:
    lines = list(lines_to_cut(text))
    assert [text[one.start : one.end] for one in lines] == [
        one.rstrip("\r\n") for one in text.splitlines(keepends=True)
    ]
    found = pieces(text)
    for one in found:
        assert one.words
        assert "\t" not in one.words
        assert one.number == "" or one.number[0].isdigit()
    for one, other in pairwise(found):
        assert one.end <= other.start


@given(st.lists(_ROWS).map("\n".join))
def test_a_stored_text_is_cut_as_it_was_pasted(text: str) -> None:
    stored = tidy(with_cells(text), multiline=True)
    assert [(one.number, one.words) for one in pieces(stored)] == [
        (one.number, tidy(one.words, multiline=True)) for one in pieces(with_cells(text))
    ]
