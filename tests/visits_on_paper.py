"""Visits and public days made by hand, for their papers: paper needs no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.changes import Kind
from app.clock import TEHRAN
from app.marks import Classification
from app.orders import OrderKind, OrderLine, OrderState
from app.public_days import (
    ManagerAnswer,
    ManagerLine,
    PetitionLine,
    PublicDaySheet,
    PublicDayState,
)
from app.public_days.sheets import DayPaper, OrderedPetition
from app.visits import (
    Channel,
    Decision,
    EarlierLine,
    EarlierSheet,
    PetitionKind,
    SpecialStatus,
    VisitPath,
    VisitSheet,
    VisitState,
)
from app.visits.sheets import DayOfForm, FormSheet

CAME = datetime(2026, 11, 21, 9, 40, tzinfo=TEHRAN)
SLOT = datetime(2026, 11, 23, 9, 55, tzinfo=TEHRAN)

_VISIT = VisitSheet(
    id=31,
    version=1,
    number="1405/م/0031",
    path=VisitPath.PUBLIC,
    state=VisitState.PRESENTED,
    visitor_id=None,
    visitor_name="حسن رستگار مقدم",
    father_name="غلامرضا",
    national_id="0499370899",
    phone="0915 123 4567",
    phone_number="+989151234567",
    address="تربت‌حیدریه، بخش رخ، روستای بالاده، کوچه شهید رجایی، پلاک ۱۲",
    county="تربت‌حیدریه",
    job="کشاورز",
    post="",
    organisation_id=None,
    organisation="",
    special_status=SpecialStatus.MARTYR_FAMILY,
    companions="اکبر رستگار (برادر)\nعلی نوروزی، دهیار بالاده",
    group_size=3,
    channel=Channel.INSPECTION,
    petition_kind=PetitionKind.REQUEST,
    subject="تأمین آب شرب روستای بالاده",
    problem=(
        "چاه آب شرب روستا از خرداد ۱۴۰۵ خشک شده و ۱۲۰ خانوار با تانکر، هفته‌ای دو بار، آب می‌گیرند. "
        "شرکت آب و فاضلاب پاسخ داده است که اعتبار حفر چاه جایگزین (۱٫۸ میلیارد تومان) در سال جاری "
        "نیست. درخواست می‌شود دستور تأمین اعتبار از محل بحران یا پیش‌بینی در بودجه داده شود."
    ),
    category="آب، برق و گاز",
    agency_id=None,
    agency="شرکت آب و فاضلاب",
    documents="استشهاد محلی با ۹۴ امضا، نامه ۲۳/۱۴۰۵/۷۷۸۱ شرکت آب و فاضلاب",
    expert="مریم کریمی",
    expert_opinion="حفر چاه در کمیته بحران ۱۴۰۵/۰۶/۲۰ مطرح و به اولویت دوم برده شد.",
    samad_code="8841297",
    list_number="7",
    note="",
    classification=Classification.ORDINARY,
    arrived_at=None,
    announced_at=None,
    decision=None,
    decided_at=None,
    decision_words="",
    mode=None,
    minutes=None,
    host_id=None,
    host="",
    event_id=None,
    entered_at=None,
    left_at=None,
    public_day_id=4,
    turn=12,
    slot_at=SLOT,
    manager_id=None,
    carried_from_id=None,
    hand_over_id=None,
    result="",
    result_number="",
    result_on=None,
    attempts=0,
    last_attempt=None,
    told_at=None,
    satisfaction=None,
    satisfaction_words="",
    operator_id=1,
    registered_at=CAME,
    last_step="",
    last_step_at=CAME,
    printed_count=0,
    taken_by="مریم کریمی",
    public_day="1405/ع/04",
    governor="دکتر احمد صادقی",
)

_BEFORE = EarlierLine(
    kind=Kind.VISIT,
    id=9,
    number="1404/م/0217",
    on=date(2026, 2, 11),
    who="حسن رستگار",
    subject="آسفالت جاده بالاده",
    state="بسته شد",
    outcome="اداره کل راه در برنامه نیمه دوم سال بگذارد.",
    is_sure=True,
)
_CALLED = EarlierLine(
    kind=Kind.CALL,
    id=88,
    number="1405/ت/1188",
    on=date(2026, 8, 3),
    who="حسن رستگار",
    subject="کم‌آبی روستا",
    state="اعلام شد",
    outcome="",
    is_sure=False,
)
EARLIER = EarlierSheet((_CALLED, _BEFORE), visits=1, calls=1, sure=1)
DAY = DayOfForm("1405/ع/04", datetime(2026, 11, 23, 9, 0, tzinfo=TEHRAN), "سالن شهدا")


def visit_to_print(**changes: Any) -> VisitSheet:
    """A petition presented to him, but for `changes`."""
    return replace(_VISIT, **changes)


def form_to_print(earlier: EarlierSheet = EARLIER, **changes: Any) -> FormSheet:
    """Its form, with a manager of the agency and two earlier matters, but for `changes`."""
    managers = ("مهندس رضا کاظمی، مدیرعامل، شرکت آب و فاضلاب",)
    return FormSheet(visit_to_print(**changes), earlier, DAY, managers)


def order_on_paper(**changes: Any) -> OrderLine:
    """An order of his, but for `changes`."""
    line = OrderLine(
        id=1,
        kind=OrderKind.NOTE,
        words="شرکت آب و فاضلاب اعتبار را از محل بحران تأمین و گزارش کند.",
        given_on=date(2026, 11, 23),
        written_by="مریم کریمی",
        written_at=SLOT,
        referred_to="شرکت آب و فاضلاب",
        due_on=date(2026, 12, 7),
        state=OrderState.OPEN,
        version=1,
    )
    return replace(line, **changes)


_PETITION = PetitionLine(
    id=31,
    version=1,
    number="1405/م/0031",
    state=VisitState.ACCEPTED,
    turn=12,
    slot_at=SLOT,
    visitor_id=None,
    visitor_name="حسن رستگار مقدم",
    national_id="0499370899",
    phone="0915 123 4567",
    county="تربت‌حیدریه",
    special_status=SpecialStatus.MARTYR_FAMILY,
    petition_kind=PetitionKind.REQUEST,
    subject="تأمین آب شرب روستای بالاده",
    category="آب، برق و گاز",
    agency_id=None,
    agency="شرکت آب و فاضلاب",
    list_number="7",
    classification=Classification.ORDINARY,
    decision=Decision.ACCEPT,
    decision_words="",
    manager_id=None,
    manager="",
    hand_over_id=None,
    result="",
    result_number="",
    result_on=None,
    satisfaction=None,
    carried_from_id=None,
    carried_to_id=None,
    order_words="",
    has_open_order=False,
    last_step="",
)

_MANAGER = ManagerLine(
    id=1,
    place=1,
    contact_id=None,
    name="مهندس رضا کاظمی",
    post="مدیرعامل",
    organisation_id=None,
    organisation="شرکت آب و فاضلاب",
    phone="",
    letter_id=None,
    letter_number="",
    letter_state="",
    answer=ManagerAnswer.SUBSTITUTE,
    substitute="علی رستمی",
    told_at=None,
    present=None,
    problems=3,
)

_DAY = PublicDaySheet(
    id=4,
    version=1,
    number="1405/ع/04",
    state=PublicDayState.INVITED,
    title="",
    place="سالن شهدا",
    note="",
    starts_at=DAY.starts_at,
    ends_at=datetime(2026, 11, 23, 11, 50, tzinfo=TEHRAN),
    minutes_each=5,
    list_until=None,
    event_id=1,
    event_number="1405/ب/12",
    state_reason="",
    moved_count=0,
    began_at=None,
    ended_at=None,
    results_due_on=None,
    report="",
    reported_to="",
    reported_number="",
    reported_on=None,
    registered_at=CAME,
    registered_by="مریم کریمی",
    printed_count=0,
    last_step="",
    last_step_at=CAME,
    can_take_back="",
    counts={},
    hidden=0,
    managers=(_MANAGER,),
    petitions=(),
    hand_overs=(),
    steps=(),
    gaps=(),
)


def petition_on_paper(**changes: Any) -> PetitionLine:
    """A petition accepted for the session, but for `changes`."""
    return replace(_PETITION, **changes)


def day_to_print(**changes: Any) -> PublicDaySheet:
    """A day with one manager, but for `changes`."""
    return replace(_DAY, **changes)


def petitions(count: int) -> list[PetitionLine]:
    """So many petitions in turn order."""
    return [
        petition_on_paper(id=number, turn=number, visitor_name=f"مراجع {number}")
        for number in range(1, count + 1)
    ]


def pack_to_print(count: int) -> DayPaper:
    """A session of so many with their forms."""
    queue = petitions(count)
    forms = (form_to_print(id=one.id, visitor_name=one.visitor_name) for one in queue)
    return DayPaper(day_to_print(), tuple(queue), tuple(forms), 0)


def ordered(count: int, **changes: Any) -> tuple[OrderedPetition, ...]:
    """So many petitions that were heard, an order on each."""
    return tuple(
        OrderedPetition(
            replace(one, state=VisitState.HEARD), (order_on_paper(**changes),), "", is_heard=True
        )
        for one in petitions(count)
    )
