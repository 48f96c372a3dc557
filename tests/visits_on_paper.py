"""Visits and public days made by hand, for their papers: paper needs no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.changes import Kind
from app.clock import TEHRAN
from app.marks import Classification
from app.orders import OrderKind, OrderLine, OrderState
from app.visits import (
    Channel,
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
