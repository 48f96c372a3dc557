"""Random lives of letters against the table of their states; numbers stay gapless through all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans, integers, lists, sampled_from, tuples

from app.check import check_store
from app.clock import FixedClock
from app.errors import AppError
from app.letters import (
    BlockDraft,
    DispatchDraft,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterState,
    LetterWriteOff,
    PartyDraft,
    SignerDraft,
    add_signer,
    annul_letter,
    close_letter,
    dispatch_letter,
    draft_letter,
    examine_letter,
    file_letter,
    letter_seen,
    letter_sheet,
    letter_version,
    list_blocks,
    put_letter_in_folder,
    record_order_on_letter,
    refer_letter,
    register_letter,
    release_block,
    reserve_numbers,
    return_for_changes,
    settle_expired_blocks,
    sign_letter,
    submit_for_approval,
    submit_for_signature,
    take_letter_step_back,
    waive_letter_scan,
    withdraw_draft,
    write_off_letter,
)
from app.letters.states import TRANSITIONS
from app.numbering import list_series
from app.office import Office, open_office
from app.orders import OrderDraft, ReferralDraft
from postgresql import fresh_database

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
BODY = '{"version":1,"blocks":[{"runs":["متن"]}]}'

Deed = Callable[[Office, int, int], object]


def _dispatched(office: Office, letter: int, version: int) -> None:
    parties = [one.id for one in office.read(letter_sheet, letter).parties]
    draft = DispatchDraft(channel=LetterChannel.POST)
    office.write(dispatch_letter, letter, version, parties, draft)


_REFERRED = OrderDraft(words="اقدام شود", referrals=(ReferralDraft(name="دفتر فنی"),))

#: What can be done to a letter, and where it leads; the rest leads nowhere new.
DEEDS: dict[str, tuple[Deed, LetterState | None]] = {
    "examine": (lambda o, n, v: o.write(examine_letter, n, v), LetterState.EXAMINED),
    "folder": (lambda o, n, v: o.write(put_letter_in_folder, n, v), LetterState.IN_FOLDER),
    "order": (
        lambda o, n, _v: o.write(record_order_on_letter, n, OrderDraft(words="دستور")),
        LetterState.ORDERED,
    ),
    "refer": (lambda o, n, v: o.write(refer_letter, n, v, _REFERRED), LetterState.REFERRED),
    "seen": (lambda o, n, v: o.write(letter_seen, n, v), LetterState.EXAMINED),
    "file": (lambda o, n, v: o.write(file_letter, n, v, "سبب"), LetterState.FILED),
    "write_off": (
        lambda o, n, v: o.write(write_off_letter, n, v, LetterWriteOff.LETTER, "۱۲"),
        LetterState.WRITTEN_OFF,
    ),
    "annul": (lambda o, n, v: o.write(annul_letter, n, v, "سبب"), LetterState.ANNULLED),
    "approval": (lambda o, n, v: o.write(submit_for_approval, n, v), LetterState.FOR_APPROVAL),
    "signature": (lambda o, n, v: o.write(submit_for_signature, n, v), LetterState.FOR_SIGNATURE),
    "return": (lambda o, n, v: o.write(return_for_changes, n, v, "سبب"), LetterState.DRAFT),
    "withdraw": (lambda o, n, v: o.write(withdraw_draft, n, v), LetterState.WITHDRAWN),
    "sign": (lambda o, n, v: o.write(sign_letter, n, v), LetterState.SIGNED),
    "dispatch": (_dispatched, LetterState.DISPATCHED),
    "waive": (lambda o, n, v: o.write(waive_letter_scan, n, v, "سبب"), None),
    "close": (lambda o, n, v: o.write(close_letter, n, v), LetterState.CLOSED),
    "take_back": (lambda o, n, v: o.write(take_letter_step_back, n, v), None),
}

#: Deeds an ordered letter takes without moving on: more orders, more referrals.
_STAYS = {
    ("order", LetterState.ORDERED),
    ("refer", LetterState.ORDERED),
    ("refer", LetterState.REFERRED),
}


@dataclass
class _Model:
    """A letter as the table of states knows it: where it stood before each deed that stands."""

    states: list[LetterState] = field(default_factory=list)
    numbered: bool = False

    @property
    def state(self) -> LetterState:
        """Where it stands."""
        return self.states[-1]

    def after(self, name: str, found: LetterState) -> None:
        """Prove that a deed that was done led where the table lets it."""
        reached = DEEDS[name][1]
        if name == "take_back":
            self.states.pop()
            assert found is self.state
            return
        if reached is None or (name, self.state) in _STAYS:
            assert found is self.state
        else:
            assert found is reached
            assert reached in TRANSITIONS[self.state]
        self.states.append(found)
        self.numbered = self.numbered or name == "sign"


@contextmanager
def an_office(url: str) -> Iterator[Office]:
    with open_office(url, clock=FixedClock(NOW), create=True) as office:
        office.sign_in_as()
        office.write(add_signer, SignerDraft(name="مریم کاویانی", post="مدیرکل"))
        office.write(add_signer, SignerDraft(is_governor=True))
        yield office


_STORES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@pytest.fixture(scope="module", params=_STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Office]:
    """One office for every example: a life leaves nothing the next could trip over."""
    if request.param == "sqlite":
        with TemporaryDirectory() as folder, an_office(f"sqlite:///{Path(folder) / 'x'}") as office:
            yield office
        return
    server = request.getfixturevalue("postgresql_server")
    with fresh_database(server) as url, an_office(url) as office:
        yield office


def begun(office: Office, direction: LetterDirection, signer: int) -> tuple[int, _Model]:
    if direction is LetterDirection.INCOMING:
        draft = LetterDraft(sender_name="رضا احمدی", subject="راه")
        letter = office.write(register_letter, draft).value
        return letter, _Model([LetterState.REGISTERED], numbered=True)
    draft = LetterDraft(
        direction=direction,
        subject="پاسخ",
        body=BODY,
        signer_id=signer,
        parties=(PartyDraft(name="رضا احمدی"),),
    )
    return office.write(draft_letter, draft).value, _Model([LetterState.DRAFT])


def _picked(state: LetterState, number: int) -> str:
    """A deed the table lets this state take, or taking the last one back."""
    fit = [name for name, (_deed, leads) in DEEDS.items() if leads in TRANSITIONS[state]]
    return [*sorted(fit), "waive", "take_back"][number % (len(fit) + 2)]


@given(
    sampled_from((LetterDirection.INCOMING, LetterDirection.OUTGOING)),
    integers(1, 2),
    lists(tuples(booleans(), integers(0, 50)), max_size=14),
)
@settings(max_examples=35, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_life_leads_to_a_state_the_table_does_not_know(
    store: Office, direction: LetterDirection, signer: int, picks: list[tuple[bool, int]]
) -> None:
    letter, model = begun(store, direction, signer)
    for likely, number in picks:
        name = _picked(model.state, number) if likely else sorted(DEEDS)[number % len(DEEDS)]
        deed = DEEDS[name][0]
        version = store.read(letter_version, letter)
        try:
            deed(store, letter, version)
        except AppError:
            sheet = store.read(letter_sheet, letter)
            assert (sheet.state, sheet.version) == (model.state, version)
            continue
        sheet = store.read(letter_sheet, letter)
        model.after(name, sheet.state)
        assert bool(sheet.number) == model.numbered
    # Of this letter alone, so that a life that fails is told of by itself.
    faults = [one.words for one in check_store(store.database) if one.record_id == letter]
    assert faults == []


_MIXED = ("register", "draft_sign", "annul", "reserve", "use", "release", "expire")


@given(lists(tuples(sampled_from(_MIXED), integers(0, 20)), min_size=3, max_size=16))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_are_gapless_after_any_mix(store: Office, deeds: list[tuple[str, int]]) -> None:
    clock = store.clock
    assert isinstance(clock, FixedClock)
    for name, number in deeds:
        if name == "register":
            begun(store, LetterDirection.INCOMING, 1)
        elif name == "draft_sign":
            letter, _model = begun(store, LetterDirection.OUTGOING, 1)
            store.write(submit_for_signature, letter, 1)
            store.write(sign_letter, letter, 2)
        elif name == "annul":
            letter, _model = begun(store, LetterDirection.INCOMING, 1)
            store.write(annul_letter, letter, 1, "سبب")
        elif name == "reserve":
            until = clock.today() + timedelta(days=number % 4)
            draft = BlockDraft(
                register_id=1, count=1 + number % 5, for_whom="دفتر فنی", valid_until=until
            )
            store.write(reserve_numbers, draft)
        elif name == "expire":
            clock.set(clock.now() + timedelta(days=1))
            store.write(settle_expired_blocks)
        else:
            _on_a_block(store, name, number)
    assert [fault.words for fault in check_store(store.database)] == []
    counters = {line.series: line.last for line in store.read(list_series)}
    assert counters.get("letters:1", 0) >= sum(name == "register" for name, _number in deeds)


def _on_a_block(office: Office, name: str, number: int) -> None:
    """Use a number of a block, or end one before its day."""
    blocks = [one for one in office.read(list_blocks) if one.unused]
    if not blocks:
        return
    block = blocks[number % len(blocks)]
    if name == "release":
        office.write(release_block, block.id)
        return
    serial = block.unused[number % len(block.unused)]
    draft = LetterDraft(sender_name="رضا", subject="راه", block_id=block.id, serial=serial)
    letter = office.write(register_letter, draft).value
    assert office.read(letter_sheet, letter).serial == serial
