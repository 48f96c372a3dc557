"""Forms still being filled: kept word for word, parked, taken up once, let go with their record."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.access import Right
from app.check import check_store
from app.errors import AppError, InvalidFields, NotAllowed, NotFound
from app.kept_forms import (
    FilledForm,
    FormKind,
    keep_form,
    kept_forms,
    letting_go,
    park_form,
    take_up_form,
    throw_away_form,
    throw_away_kept,
)
from app.marks import Classification
from app.office import Office, connect
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallDraft, CallFilter, list_calls, log_call

HERE, THERE = "here", "there"


def filled(**changes: object) -> FilledForm:
    form = FilledForm(
        token=uuid4(),
        desk=HERE,
        kind=FormKind.CALL,
        title="تماس تازه · رضا",
        content={"fields": {"subject": "راه"}},
    )
    return replace(form, **changes)  # type: ignore[arg-type]  # any of its fields


@pytest.fixture
def colleague(office: Office, store_url: str) -> Iterator[Office]:
    """Another operator of the unit, at another desk."""
    office.write(
        add_operator,
        OperatorDraft(
            name="zahra",
            full_name="زهرا نوری",
            rights=frozenset({Right.READ_CALLS, Right.LOG_CALLS}),
            clearance=Classification.ORDINARY,
        ),
    )
    other = connect(store_url, clock=office.clock)
    other.sign_in_as("zahra")
    yield other
    other.close()


def test_what_was_kept_comes_back_word_for_word(office: Office) -> None:
    form = filled(record_id=3, record_version=2, classification=1)
    office.write(keep_form, form)
    assert office.read(kept_forms, HERE) == []
    (line,) = office.read(kept_forms, THERE)
    assert (line.title, line.is_parked, line.desk) == (form.title, False, HERE)
    taken = office.write(take_up_form, line.id, line.version, THERE).value
    assert taken == replace(form, desk=THERE)
    assert office.read(kept_forms, THERE) == []


def test_the_latest_stands(office: Office) -> None:
    form = filled()
    for subject in ("ر", "را", "راه"):
        office.write(keep_form, replace(form, content={"subject": subject}))
    (line,) = office.read(kept_forms, THERE)
    taken = office.write(take_up_form, line.id, line.version, THERE).value
    assert taken.content == {"subject": "راه"}


def test_a_living_desks_form_is_its_own(office: Office) -> None:
    office.write(keep_form, filled())
    assert office.read(kept_forms, THERE, (HERE,)) == []
    assert len(office.read(kept_forms, THERE, (THERE,))) == 1


def test_a_parked_form_is_anybodys_who_fills_such_forms(office: Office, colleague: Office) -> None:
    kept, parked, contact = filled(), filled(), filled(kind=FormKind.CONTACT)
    office.write(keep_form, kept)
    office.write(park_form, parked)
    office.write(park_form, contact)
    office.write(park_form, filled(classification=1))
    (line,) = colleague.read(kept_forms, THERE)
    assert (line.is_parked, line.by) == (True, office.operator.full_name)
    colleague.write(take_up_form, line.id, line.version, THERE)
    assert colleague.read(kept_forms, THERE) == []
    # Whoever parked it types on in vain, and is told.
    with pytest.raises(NotAllowed):
        office.write(keep_form, parked)


def test_of_two_desks_one_takes_it_up(office: Office, colleague: Office) -> None:
    office.write(park_form, filled())
    (line,) = office.read(kept_forms, HERE)
    barrier = Barrier(2)

    def take(who: Office, desk: str) -> bool:
        barrier.wait(timeout=10)
        try:
            who.write(take_up_form, line.id, line.version, desk)
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        taken = [pool.submit(take, office, HERE), pool.submit(take, colleague, THERE)]
        assert sorted(one.result(timeout=20) for one in taken) == [False, True]


def test_the_record_lets_its_form_go_in_the_same_transaction(office: Office) -> None:
    form = filled()
    office.write(keep_form, form)
    draft = CallDraft(caller_name="رضا", subject="راه", request="", request_key=form.token)
    with pytest.raises(InvalidFields):
        office.write(letting_go(log_call, form.token), draft)
    assert len(office.read(kept_forms, THERE)) == 1
    office.write(letting_go(log_call, form.token), replace(draft, request="شرح"))
    assert office.read(kept_forms, THERE) == []
    # A form taken up after a crash saves the record it began, not a second one.
    office.write(keep_form, form)
    office.write(letting_go(log_call, form.token), replace(draft, request="شرح"))
    assert len(office.read(list_calls, CallFilter())) == 1
    assert check_store(office.database) == []


def test_what_nobody_wants_is_thrown_away(office: Office, colleague: Office) -> None:
    mine, parked = filled(), filled()
    office.write(keep_form, mine)
    colleague.write(throw_away_form, mine.token)
    assert len(office.read(kept_forms, THERE)) == 1
    office.write(throw_away_form, mine.token)
    office.write(park_form, parked)
    (line,) = colleague.read(kept_forms, THERE)
    colleague.write(throw_away_kept, line.id, line.version, THERE)
    assert office.read(kept_forms, THERE) == []
    with pytest.raises(NotFound):
        office.write(throw_away_kept, line.id, line.version, HERE)


def test_who_may_not_log_calls_parks_none(office: Office) -> None:
    draft = OperatorDraft(name="reader", full_name="خواننده", rights=frozenset({Right.READ_CALLS}))
    office.sign_in(office.write(add_operator, draft).value)
    with pytest.raises(AppError):
        office.write(park_form, filled())


TEXTS = st.dictionaries(st.text(max_size=12), st.text(max_size=200), max_size=6)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_any_text_survives(office: Office, texts: dict[str, str]) -> None:
    """Also what no database column takes: NUL and characters of no meaning."""
    texts |= {"hard": "\x00\u202e\ud800 آب\u200cانبار"}
    form = filled(content={"fields": texts})
    office.write(park_form, form)
    (line,) = office.read(kept_forms, HERE)
    taken = office.write(take_up_form, line.id, line.version, HERE).value
    assert taken.content == {"fields": texts}
    office.write(throw_away_form, form.token)
