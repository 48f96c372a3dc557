"""The arrears on both stores: what counts on a day, with whom it is, how old and how late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.access import Right
from app.changes import Kind
from app.jalali import from_jalali, jalali_year
from app.letters import (
    ArrearsOnDay,
    LetterDirection,
    LetterDraft,
    arrears,
    file_letter,
    letter_version,
    refer_letter,
    register_letter,
)
from app.letters.arrears import AGE_BANDS, age_band
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import (
    OrderDraft,
    ReferralDraft,
    WriteOff,
    WriteOffDraft,
    order_sheet,
    orders_of,
    write_off_referral,
)
from app.settings import office_calendar
from letters_seat import Came


@pytest.fixture
def today(office: Office) -> date:
    return office.clock.today()


@pytest.fixture
def waiting(came: Came, today: date) -> Came:
    """Registers a letter that came so many days ago, and was to be answered so many days ago."""

    def register(came_ago: int, due_ago: int | None, **fields: object) -> int:
        return came(
            received_on=today - timedelta(days=came_ago),
            back_dated_reason="جا ماند" if came_ago else "",
            their_date=None,
            due_on=None if due_ago is None else today - timedelta(days=due_ago),
            wants_answer=due_ago is not None,
            **fields,
        )

    return register


def numbers(found: ArrearsOnDay) -> dict[str, list[int]]:
    return {unit.name: [line.id for line in unit.lines] for unit in found.units}


def refer(office: Office, letter: int, *names: str) -> None:
    version = office.read(letter_version, letter)
    referrals = tuple(ReferralDraft(name=name) for name in names)
    office.write(refer_letter, letter, version, OrderDraft(words="اقدام شود", referrals=referrals))


def test_late_letters_and_those_of_earlier_years_count(
    office: Office, waiting: Came, today: date
) -> None:
    new_year = from_jalali(jalali_year(today), 1, 1)
    last_day = (today - new_year).days + 1
    late = waiting(5, 1)
    waiting(5, 0)
    waiting(5, None)
    old = waiting(last_day, None)
    filed = waiting(9, None)
    office.write(file_letter, filed, office.read(letter_version, filed))
    found = office.read(arrears)
    assert (found.count, found.late, found.old) == (2, 1, 1)
    assert numbers(found) == {"": [old, late]}
    assert found.oldest == new_year - timedelta(days=1)
    assert [line.is_old for line in found.units[0].lines] == [True, False]
    at_new_year = office.read(arrears, new_year)
    assert (at_new_year.count, at_new_year.old, at_new_year.late) == (1, 1, 0)
    assert office.read(arrears, new_year - timedelta(days=1)).count == 0


def test_a_letter_stands_with_each_unit_and_counts_once(office: Office, waiting: Came) -> None:
    both, one, alone = waiting(50, 40), waiting(40, 30), waiting(5, 2)
    refer(office, both, "معاونت عمرانی", "اداره کل راه")
    refer(office, one, "معاونت عمرانی")
    found = office.read(arrears)
    assert list(numbers(found)) == ["معاونت عمرانی", "اداره کل راه", ""]
    assert numbers(found) == {
        "معاونت عمرانی": [both, one],
        "اداره کل راه": [both],
        "": [alone],
    }
    assert (found.count, found.unreferred) == (3, 1)
    assert sum(found.by_age) == 3


def test_the_deadline_of_a_unit_counts_as_the_letters_own(
    office: Office, waiting: Came, today: date
) -> None:
    letter, in_time = waiting(9, None), waiting(9, None)
    for number, ago in ((letter, 3), (in_time, -3)):
        units = (ReferralDraft(name="دفتر فنی", due_on=today - timedelta(days=ago)),)
        draft = OrderDraft(words="اقدام شود", given_on=today - timedelta(days=8), referrals=units)
        office.write(refer_letter, number, office.read(letter_version, number), draft)
    found = office.read(arrears)
    assert numbers(found) == {"دفتر فنی": [letter]}
    (line,) = found.units[0].lines
    assert (line.due_on, found.late) == (today - timedelta(days=3), 1)


def test_what_stays_inside_waits_as_well(office: Office, today: date) -> None:
    draft = LetterDraft(
        direction=LetterDirection.INTERNAL,
        subject="یادداشت",
        wants_answer=False,
        dated=today - timedelta(days=400),
        back_dated_reason="جا ماند",
    )
    note = office.write(register_letter, draft).value
    assert numbers(office.read(arrears)) == {"": [note]}


def test_ages_are_working_days(office: Office, waiting: Came, today: date) -> None:
    waiting(20, 12)
    waiting(400, None)
    lines = office.read(arrears).units[0].lines
    calendar = office.read(office_calendar)
    days = [today - timedelta(days=ago) for ago in (400, 20)]
    assert [line.age for line in lines] == [calendar.work_days_between(day, today) for day in days]
    assert lines[1].late == calendar.work_days_between(today - timedelta(days=12), today)
    assert 0 < lines[1].late < 12
    assert lines[0].late == 0


def test_bands_meet_without_a_gap() -> None:
    assert [age_band(age) for age in (0, AGE_BANDS[0], AGE_BANDS[0] + 1)] == [0, 0, 1]
    assert age_band(AGE_BANDS[-1] + 1) == len(AGE_BANDS)


def test_what_is_above_the_clearance_is_not_there(office: Office, waiting: Came) -> None:
    waiting(9, 3, classification=Classification.SECRET)
    assert office.read(arrears).classification is Classification.SECRET
    draft = OperatorDraft(
        name="reader",
        full_name="نسرین سپهری",
        rights=frozenset({Right.READ_LETTERS}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, draft)
    office.sign_in_as("reader")
    assert office.read(arrears).count == 0


def test_what_every_unit_is_done_with_waits_to_be_settled(office: Office, waiting: Came) -> None:
    letter = waiting(9, 3)
    refer(office, letter, "معاونت عمرانی")
    (line,) = office.read(orders_of, Kind.LETTER, letter)
    order = office.read(order_sheet, line.id)
    draft = WriteOffDraft(kind=WriteOff.MOOT, reason="بی‌مورد شد")
    office.write(write_off_referral, order.id, order.version, order.referrals[0].id, draft)
    found = office.read(arrears)
    assert numbers(found) == {"": [letter]}
    assert found.units[0].was_referred
    assert found.unreferred == 0
