"""What the cover of a record carries, on both stores: what its source declares, and the office."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.access import Right
from app.changes import Kind
from app.errors import NotAllowed, NotFound
from app.marks import Classification, Urgency
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import SOURCES, count_cover_prints, cover_papers
from app.orders import SourceCard, cover_frame, cover_of_card, list_phrases, move_phrase
from app.phone_calls import CallDraft, log_call
from app.settings import GovernorLine, appoint_governor

TODAY = date(2026, 11, 22)


def call(office: Office, secrecy: Classification = Classification.ORDINARY) -> int:
    draft = CallDraft(
        caller_name="رضا احمدی",
        caller_post="دهیار",
        organisation="دهیاری گرماب",
        subject="آب روستا",
        request="شرح",
        urgency=Urgency.URGENT,
        classification=secrecy,
    )
    return office.write(log_call, draft).value


def test_a_call_declares_what_its_cover_carries(office: Office) -> None:
    number = call(office)
    (paper,) = office.read(cover_papers, [(Kind.CALL, number)])
    record = paper.record
    assert (paper.title, paper.printed_count) == ("تماس", 0)
    assert (record.kind, record.id, record.on) == (Kind.CALL, number, TODAY)
    assert record.from_whom == "رضا احمدی، دهیار، دهیاری گرماب"
    assert (record.subject, record.urgency, record.enclosures) == ("آب روستا", Urgency.URGENT, "")


def test_a_source_without_more_is_shown_by_its_card() -> None:
    card = SourceCard(number="1405/7", title="موضوع", applicant="مینا", on=TODAY)
    cover = cover_of_card(Kind.CALL, 7, card)
    assert (cover.id, cover.number, cover.from_whom, cover.on) == (7, "1405/7", "مینا", TODAY)


def test_each_print_is_remembered_by_its_record(office: Office) -> None:
    one, two = call(office), call(office)
    office.write(count_cover_prints, [(Kind.CALL, one)])
    office.write(count_cover_prints, [(Kind.CALL, one), (Kind.CALL, two)])
    papers = office.read(cover_papers, [(Kind.CALL, two), (Kind.CALL, one)])
    assert [paper.printed_count for paper in papers] == [1, 2]


def test_the_instructions_are_the_offices_first_phrases_in_its_order(office: Office) -> None:
    phrases = office.read(list_phrases)
    assert len(phrases) > 12
    frame = office.read(cover_frame)
    assert list(frame.instructions) == [phrase.words for phrase in phrases[:12]]
    office.write(move_phrase, phrases[12].id, up=True)
    assert office.read(cover_frame).instructions[11] == phrases[12].words


def test_it_waits_for_the_pen_of_who_governs_today(office: Office) -> None:
    assert office.read(cover_frame).governor == ""
    line = GovernorLine(TODAY, "جناب آقای", "بهنام", "سرپرست", acting=True)
    office.write(appoint_governor, line)
    later = GovernorLine(TODAY + timedelta(days=1), "", "دیگری", "استاندار", acting=False)
    office.write(appoint_governor, later)
    frame = office.read(cover_frame)
    assert (frame.governor, frame.governor_acts) == ("جناب آقای بهنام", True)


def test_only_what_orders_stand_on_and_one_may_see_has_a_cover(office: Office, clerk: int) -> None:
    secret = call(office, Classification.SECRET)
    assert Kind.CONTACT not in SOURCES
    for record in ((Kind.CONTACT, 1), (Kind.CALL, 999)):
        with pytest.raises(NotFound):
            office.read(cover_papers, [record])
    office.sign_in(clerk)
    with pytest.raises(NotFound):
        office.read(cover_papers, [(Kind.CALL, secret)])
    with pytest.raises(NotFound):
        office.write(count_cover_prints, [(Kind.CALL, secret)])


def test_who_may_not_read_calls_prints_no_cover_of_one(office: Office) -> None:
    number = call(office)
    draft = OperatorDraft(name="orders", full_name="پیگیر", rights=frozenset({Right.READ_ORDERS}))
    office.sign_in(office.write(add_operator, draft).value)
    with pytest.raises(NotAllowed):
        office.read(cover_papers, [(Kind.CALL, number)])
