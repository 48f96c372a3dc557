from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis.strategies import integers, randoms
from sqlalchemy import func, select

from app.changes import Kind
from app.clock import to_tehran
from app.contacts import find_duplicates
from app.demo import SCALES, Scale, fill_store
from app.demo.people import legal_of, national_id_of, national_of
from app.demo.scans import SCANNED, SCANNED_SHEETS
from app.errors import NotAllowed
from app.identity import legal_id, national_id
from app.letterheads import Page, letterhead_for
from app.letters import LetterDirection, LetterDraft, LetterState, register_letter
from app.marks import Classification
from app.office import open_office
from invented import faults, rows, whole
from models.attachments import Attachment
from models.calls import Call, CallAttempt
from models.contacts import Contact, ContactPhone
from models.groups import DistributionGroup
from models.letters import Letter, LetterLink, LetterSigner, LetterTemplate, NumberBlock
from models.office import Governor, JournalEntry
from models.operators import Operator
from models.orders import Order, Referral
from models.phrases import OrderPhrase

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=60, calls=90, orders=30, days=5, letters=120)
#: Enough for every kind of record to meet a midnight.
FEW = Scale(contacts=30, calls=40, orders=12, days=3, letters=40)


@pytest.fixture(scope="module")
def small_office(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small office that was played; nobody writes into it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('small') / 'small.sqlite'}"
    filled = fill_store(url, "small", 1, NOW)
    assert (filled.contacts, filled.calls, filled.orders, filled.letters) == (300, 400, 150, 300)
    return url


@pytest.fixture(scope="module")
def little_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a little office that was played, to be looked at or copied."""
    path = tmp_path_factory.mktemp("little") / "little.sqlite"
    fill_store(f"sqlite:///{path}", LITTLE, 1, NOW)
    return path


def test_played_on_a_server_it_is_the_same_office(little_office: Path, postgresql_url: str) -> None:
    fill_store(postgresql_url, LITTLE, 1, NOW)
    for asked in (
        select(Contact.name, Contact.identity_number).order_by(Contact.id),
        select(Call.number, Call.state, Call.called_at, Call.subject).order_by(Call.id),
        select(Letter.number, Letter.state, Letter.dated, Letter.subject).order_by(Letter.id),
        select(Order.words, Order.state, Order.given_on, Order.scan).order_by(Order.id),
        select(JournalEntry.at, JournalEntry.kind, JournalEntry.action).order_by(
            JournalEntry.sequence
        ),
    ):
        theirs = rows(postgresql_url, asked)
        assert theirs
        assert theirs == rows(f"sqlite:///{little_office}", asked)
    assert faults(postgresql_url) == []


def test_a_small_office_has_everything_the_window_shows(small_office: str) -> None:
    store_url, scale = small_office, SCALES["small"]
    for table, count in ((Contact, scale.contacts), (Call, scale.calls)):
        assert rows(store_url, select(func.count()).select_from(table)) == [(count,)]
    on_calls = select(func.count()).where(Order.source_kind == "call")
    assert rows(store_url, on_calls) == [(scale.orders,)]
    states = {state for (state,) in rows(store_url, select(Call.state).distinct())}
    assert states == {
        "connected", "recorded", "in_folder", "to_be_told", "told", "closed", "annulled",
        "to_place", "handed_over",
    }  # fmt: skip
    outcomes = {outcome for (outcome,) in rows(store_url, select(Call.outcome).distinct())}
    assert outcomes == {"taken", "missed", "redirected", "abandoned"}
    channels = {channel for (channel,) in rows(store_url, select(Call.channel).distinct())}
    assert channels == {"phone", "fax", "telephonogram"}
    ranks = {rank for (rank,) in rows(store_url, select(Call.classification).distinct())}
    assert Classification.CONFIDENTIAL in ranks
    waiting = select(Call.id).where(Call.state == "to_be_told", Call.attempts > 0)
    assert rows(store_url, waiting)
    closed = select(CallAttempt.outcome).distinct()
    assert {"told", "no_answer", "busy", "told_to_relative", "connected"} <= {
        outcome for (outcome,) in rows(store_url, closed)
    }
    assert len(rows(store_url, select(Operator.id))) == 5
    assert rows(store_url, select(Governor.id))
    assert len(rows(store_url, select(DistributionGroup.id))) == 5
    gone = select(Contact.merged_into_id.is_not(None), Contact.deleted_at.is_not(None))
    assert sorted(rows(store_url, gone.where(Contact.archived_at.is_not(None)))) == [
        (False, False), (False, True), (True, False),
    ]  # fmt: skip
    with open_office(store_url) as office:
        office.sign_in_as()
        assert len(office.read(find_duplicates)) >= 3
    assert faults(store_url) == []


def test_letters_have_a_letterhead_for_each_size(sqlite_url: str) -> None:
    fill_store(sqlite_url, LITTLE, 1, NOW, played=False)
    with open_office(sqlite_url) as office:
        for page in Page:
            sheet = office.read(letterhead_for, page)
            assert (sheet.page, sheet.id is not None) == (page, True)
            assert sheet.emblem is not None


def test_a_small_office_has_letters_in_every_state(small_office: str) -> None:
    states = {state for (state,) in rows(small_office, select(Letter.state).distinct())}
    assert states == set(LetterState)
    ways = {way for (way,) in rows(small_office, select(Letter.direction).distinct())}
    assert ways == set(LetterDirection)
    inside = select(Letter.id).where(Letter.direction == "internal", Letter.drafter_id.is_not(None))
    assert rows(small_office, inside.where(Letter.number != ""))
    assert rows(small_office, select(LetterTemplate.id).where(LetterTemplate.removed_at.is_(None)))
    assert rows(small_office, select(LetterSigner.id).where(LetterSigner.operator_id.is_not(None)))
    assert rows(small_office, select(Letter.id).where(Letter.classification >= 3))
    assert rows(small_office, select(Letter.id).where(Letter.back_dated))
    assert rows(small_office, select(Letter.id).where(Letter.signer_post.startswith("از طرف")))
    assert rows(small_office, select(Letter.id).where(Letter.paper_place == "lent"))
    assert rows(small_office, select(LetterLink.id).where(LetterLink.other_id.is_not(None)))
    assert rows(small_office, select(Order.id).where(Order.source_kind == "letter"))
    ((first, last),) = rows(small_office, select(NumberBlock.first, NumberBlock.last))
    used = select(func.count()).where(Letter.register_id == 3, Letter.serial.between(first, last))
    assert rows(small_office, used) == [(3,)]


def test_its_orders_are_with_units_and_in_every_state(small_office: str) -> None:
    counts = select(Order.id, func.count(Referral.id)).outerjoin(Referral).group_by(Order.id)
    referrals = [count for _order, count in rows(small_office, counts)]
    assert referrals.count(0) < len(referrals) / 10
    assert sum(count > 1 for count in referrals) > len(referrals) / 10
    states = {state for (state,) in rows(small_office, select(Referral.state).distinct())}
    assert states == {
        "open", "seen", "in_progress", "answered", "waiting_for_sight", "closed", "returned",
        "transferred", "stopped",
    }  # fmt: skip
    orders = dict(rows(small_office, select(Order.state, func.count()).group_by(Order.state)))
    assert orders["open"] > orders["closed"] > 0
    assert faults(small_office) == []


def test_the_last_faxes_have_their_scans(small_office: str) -> None:
    scans = rows(
        small_office,
        select(Attachment.media_type, Call.channel)
        .join(Call, Call.id == Attachment.record_id)
        .where(Attachment.record_kind == Kind.CALL.value)
        .order_by(Attachment.id),
    )
    assert scans[:SCANNED] == [("image/tiff", "fax")] * SCANNED
    assert scans[SCANNED:] == [("image/tiff", "phone")] * SCANNED_SHEETS
    orders = rows(small_office, select(Order.scan, func.count()).group_by(Order.scan))
    assert dict(orders)["attached"] >= SCANNED_SHEETS
    assert dict(orders)["missing"] > 0


def test_most_orders_of_an_old_office_are_settled(sqlite_url: str) -> None:
    fill_store(sqlite_url, SEASONED, 2, NOW, played=False)
    states = dict(rows(sqlite_url, select(Order.state, func.count()).group_by(Order.state)))
    assert states["closed"] > states["open"] > 0
    closed = select(Referral.write_off, Referral.answer).where(Referral.state == "closed")
    assert {kind for kind, answer in rows(sqlite_url, closed.distinct()) if answer} == {"answered"}
    assert faults(sqlite_url) == []


def test_the_office_keeps_phrases_of_its_own(small_office: str) -> None:
    addressed = rows(
        small_office,
        select(Contact.name).join(OrderPhrase, OrderPhrase.contact_id == Contact.id),
    )
    assert len(addressed) == 2


def test_nothing_is_later_than_now_and_today_is_alive(small_office: str) -> None:
    ((latest,),) = rows(small_office, select(func.max(JournalEntry.at)))
    assert latest <= NOW
    called = [to_tehran(at).date() for (at,) in rows(small_office, select(Call.called_at))]
    assert max(called) == to_tehran(NOW).date()
    assert min(called) >= to_tehran(NOW).date() - timedelta(days=6)


@pytest.mark.parametrize("hour", [20, 21, 2, 6])
def test_an_office_can_be_invented_at_any_hour(sqlite_url: str, hour: int) -> None:
    """Just before and after midnight in Tehran (20:30 UTC), at dawn, and in the morning."""
    now = datetime(2026, 3, 20, hour, 35, tzinfo=UTC)
    fill_store(sqlite_url, FEW, 1, now)
    assert faults(sqlite_url) == []


def test_the_same_seed_makes_the_same_office(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}.sqlite" for name in ("a", "b", "c")]
    for url, seed in zip(urls, (5, 5, 6), strict=True):
        fill_store(url, LITTLE, seed, NOW)
    assert whole(urls[0]) == whole(urls[1])
    assert whole(urls[0])["calls"] != whole(urls[2])["calls"]


#: Old enough that most orders were answered, seen and told.
SEASONED = Scale(contacts=40, calls=80, orders=50, days=120)


@pytest.mark.parametrize("scale", [LITTLE, SEASONED], ids=["a week", "a season"])
def test_bulk_leaves_the_very_rows_the_services_leave(tmp_path: Path, scale: Scale) -> None:
    played, written = (f"sqlite:///{tmp_path / name}.sqlite" for name in ("played", "written"))
    fill_store(played, scale, 2, NOW, played=True)
    fill_store(written, scale, 2, NOW, played=False)
    ours, theirs = whole(played), whole(written)
    for table in ours:
        assert theirs[table] == ours[table], table


def test_a_bulk_office_is_sound_and_takes_new_records(store_url: str) -> None:
    from app.phone_calls import CallDraft, call_sheet, log_call

    scale = Scale(contacts=80, calls=300, orders=120, days=700, letters=900)
    fill_store(store_url, scale, 4, NOW)
    assert faults(store_url) == []
    years = rows(store_url, select(Call.year, func.max(Call.serial)).group_by(Call.year))
    assert len(years) == 3
    with open_office(store_url) as office:
        office.sign_in_as()
        draft = CallDraft(caller_name="بهمن", subject="راه", request="راه بسته است")
        made = office.write(log_call, draft).value
        assert office.read(call_sheet, made).number.endswith(f"/{max(years)[1] + 1}")
        letter = LetterDraft(sender_name="بهمن", subject="راه")
        assert office.write(register_letter, letter).value > 900
    assert faults(store_url) == []


def test_letters_by_the_thousand_keep_their_order_and_their_references(sqlite_url: str) -> None:
    """What the large office has a million of, by the same rooms."""
    scale = Scale(contacts=40, calls=10, orders=2, days=900, letters=6000)
    fill_store(sqlite_url, scale, 1, NOW, played=False)
    assert rows(sqlite_url, select(func.count()).select_from(Letter)) >= [(6000,)]
    assert (
        len(rows(sqlite_url, select(Letter.year).where(Letter.year.is_not(None)).distinct())) >= 3
    )
    assert faults(sqlite_url) == []


def test_every_number_is_valid_and_nobody_s(little_office: Path) -> None:
    sqlite_url = f"sqlite:///{little_office}"
    identities = rows(sqlite_url, select(Contact.kind, Contact.identity_number))
    for kind, number in identities:
        if number:
            assert (national_id if kind == "person" else legal_id)(number) == number
            assert number.startswith(("98", "99"))
    for (number,) in rows(sqlite_url, select(ContactPhone.number)):
        assert number.startswith(("+98959", "+985120"))


def test_a_store_with_records_is_left_alone(little_office: Path, sqlite_url: str) -> None:
    shutil.copy(little_office, sqlite_url.removeprefix("sqlite:///"))
    before = whole(sqlite_url)
    with pytest.raises(NotAllowed):
        fill_store(sqlite_url, LITTLE, 1, NOW)
    assert whole(sqlite_url) == before


def test_nobody_is_in_the_directory_twice(sqlite_url: str) -> None:
    scale = Scale(contacts=4000, calls=10, orders=2, days=5)
    fill_store(sqlite_url, scale, 1, NOW, played=False)
    numbers = [n for (n,) in rows(sqlite_url, select(Contact.identity_number)) if n]
    assert len(numbers) == len(set(numbers)) > 2000


@given(integers(0, 9), integers(10, 10**6 - 1), randoms(use_true_random=False))
def test_invented_ids_are_always_valid(first: int, rest: int, random: Random) -> None:
    assert national_id(national_id_of(random))
    serial = first * 10**6 + rest
    assert national_id(national_of(serial))
    assert legal_id(legal_of(serial))
