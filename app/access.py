"""Who may do what: every operation and every query asks here.

Rights belong to an operator; the clearance says up to which classification he sees, and is a
property of the person, not of a role (procedures, 4.13).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import NotAllowed, NotFound
from app.marks import Classification


class Right(StrEnum):
    """What an operator may be allowed."""

    READ_CALLS = "read_calls"
    LOG_CALLS = "log_calls"
    RECORD_ORDERS = "record_orders"
    READ_CONTACTS = "read_contacts"
    EDIT_CONTACTS = "edit_contacts"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_OPERATORS = "manage_operators"
    PLAN_DUTY = "plan_duty"
    READ_ORDERS = "read_orders"
    FOLLOW_UP_ORDERS = "follow_up_orders"
    READ_LETTERS = "read_letters"
    REGISTER_LETTERS = "register_letters"
    SIGN_LETTERS = "sign_letters"
    READ_AGENDA = "read_agenda"
    PLAN_AGENDA = "plan_agenda"
    OVERRIDE_CLASHES = "override_clashes"
    READ_VISITS = "read_visits"
    RECEIVE_VISITS = "receive_visits"
    HOLD_PUBLIC_DAYS = "hold_public_days"
    READ_MEETINGS = "read_meetings"
    HOLD_MEETINGS = "hold_meetings"
    READ_PROTOCOL = "read_protocol"
    RUN_PROTOCOL = "run_protocol"


RIGHT_NAMES: dict[Right, str] = {
    Right.READ_CALLS: "دیدن تماس‌ها",
    Right.LOG_CALLS: "ثبت تماس",
    Right.RECORD_ORDERS: "ثبت پی‌نوشت و دستور",
    Right.READ_CONTACTS: "دیدن اشخاص و دستگاه‌ها",
    Right.EDIT_CONTACTS: "ویرایش اشخاص و دستگاه‌ها",
    Right.CHANGE_SETTINGS: "تغییر تنظیمات",
    Right.MANAGE_OPERATORS: "تعریف کاربران",
    Right.PLAN_DUTY: "تنظیم کشیک",
    Right.READ_ORDERS: "دیدن دستورات",
    Right.FOLLOW_UP_ORDERS: "پیگیری دستورات",
    Right.READ_LETTERS: "دیدن نامه‌ها",
    Right.REGISTER_LETTERS: "ثبت و ارسال نامه",
    Right.SIGN_LETTERS: "ثبت امضای نامه",
    Right.READ_AGENDA: "دیدن برنامه‌ها",
    Right.PLAN_AGENDA: "تنظیم برنامه‌ها",
    Right.OVERRIDE_CLASHES: "پذیرفتن تداخل برنامه",
    Right.READ_VISITS: "دیدن ملاقات‌ها",
    Right.RECEIVE_VISITS: "پذیرش مراجعان و ثبت ملاقات",
    Right.HOLD_PUBLIC_DAYS: "برگزاری ملاقات عمومی",
    Right.READ_MEETINGS: "دیدن جلسات و صورتجلسه‌ها",
    Right.HOLD_MEETINGS: "برگزاری جلسه و نوشتن صورتجلسه",
    Right.READ_PROTOCOL: "دیدن پرونده‌های تشریفات",
    Right.RUN_PROTOCOL: "انجام امور تشریفات",
}


@dataclass(frozen=True)
class SignedIn:
    """The operator at this desk."""

    id: int
    name: str
    full_name: str
    unit: str
    rights: frozenset[Right]
    clearance: Classification

    def may(self, right: Right) -> bool:
        """Tell whether this operator has `right`."""
        return right in self.rights


def require(operator: SignedIn, right: Right) -> None:
    """Refuse whoever lacks `right`.

    Raises:
        NotAllowed: The sentence names the right.
    """
    if not operator.may(right):
        raise NotAllowed(f"«{operator.full_name}» اجازه «{RIGHT_NAMES[right]}» ندارد.")


def require_clearance(operator: SignedIn, classification: int, missing: str) -> None:
    """Hide a record above the operator's clearance: to him there is no such record.

    Args:
        operator: Who asks.
        classification: The record's.
        missing: The sentence a person reads when there is no such record.

    Raises:
        NotFound: The same as for a record that does not exist.
    """
    if classification > operator.clearance:
        raise NotFound(missing)


def require_may_classify(operator: SignedIn, classification: Classification) -> None:
    """Refuse to make a record its own maker could not see.

    Raises:
        NotAllowed: With the reason.
    """
    if classification > operator.clearance:
        raise NotAllowed("طبقه‌بندی بالاتر از سطح دسترسی شماست.")
