"""Every deed on an order that needs something typed, as a small form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from app.changes import Changes
from app.orders import (
    AnswerDraft,
    DeliveryDraft,
    Expected,
    FollowUpDraft,
    FollowUpRow,
    FollowUpWay,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SightDraft,
    TellDraft,
    TellingWay,
    WriteOff,
    WriteOffDraft,
    answer_referral,
    deliver,
    extend_referral,
    follow_up,
    refer_order,
    replace_order,
    return_referral,
    revoke_order,
    see_result,
    stop_referral,
    tell_applicant,
    transfer_referral,
    waive_scan,
    write_off_referral,
)
from app.orders.states import NEEDS_NO_ANSWER
from app.texts import FOLLOW_UP_WAYS, TELLING_WAYS, WRITE_OFFS
from ui.common.addressees import Addressees
from ui.common.deadline_field import DeadlineField
from ui.common.fields import (
    CheckField,
    DateField,
    LinesField,
    SegmentField,
    TextField,
)
from ui.common.moment_field import MomentField, now_at
from ui.common.phrase_edit import PhraseField
from ui.orders.step_form import OrderStepForm, Saved
from ui.shell import Shell

#: Makes a form of a line.
Make = Callable[[Shell, FollowUpRow, Saved], OrderStepForm]
_Operation = Callable[..., Changes[Any]]
_Doing = tuple[_Operation, tuple[Any, ...]]


def _of_referral(row: FollowUpRow, operation: _Operation, *more: Any) -> _Doing:
    return operation, (row.referral_id, *more)


def _moment(name: str, label: str, shell: Shell) -> MomentField:
    """When something was done; left empty it was just now."""
    field = MomentField(name, label, lambda: now_at(shell))
    field.line.setPlaceholderText("همین اکنون؛ یا دیروز ۹")
    return field


def answer_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """What an addressee answered."""
    answer = LinesField("answer", "پاسخ", needed=True, rows=5)
    reference = TextField("reference", "شماره نامه پاسخ", digits=True)
    day = DateField("answered_on", "تاریخ پاسخ", shell.today)
    to_sight = CheckField("to_sight", "برای رؤیت استاندار در کارتابل گذاشته شود")
    day.set_value(shell.today())
    to_sight.set_value(True)

    def deed(values: dict[str, Any]) -> _Doing:
        return _of_referral(row, answer_referral, AnswerDraft(**values))

    rows = (((answer, 1),), ((reference, 3), (day, 2)), ((to_sight, 1),))
    return OrderStepForm(shell, row, "پاسخ رسید", rows, deed, saved, step="order_answered")


def follow_up_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """Whom one asked how far it is, and what he said."""
    way = SegmentField("way", "چگونه", [(one, FOLLOW_UP_WAYS[one]) for one in FollowUpWay])
    whom = TextField("whom", "از چه کسی", hint=row.name)
    answer = LinesField("answer", "چه گفت", rows=4)
    at = _moment("at", "کی", shell)
    next_on = DateField("next_on", "نوبت بعد", shell.today)
    climbs = CheckField("climbs", "این یادآوری است و پله بعد شمرده شود")
    climbs.set_value(row.due_rung > row.rung)

    def deed(values: dict[str, Any]) -> _Doing:
        rung = max(row.due_rung, row.rung + 1) if values.pop("climbs") else 0
        return _of_referral(row, follow_up, FollowUpDraft(**values, rung=min(rung, 4)))

    rows = (
        ((whom, 1),),
        ((answer, 1),),
        ((way, 1),),
        ((at, 1), (next_on, 1)),
        ((climbs, 1),),
    )
    return OrderStepForm(shell, row, "پیگیری", rows, deed, saved, step="order_follow_up")


def sight_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """What came of a result the governor saw."""
    enough = SegmentField("enough", "نظر استاندار", [(True, "کافی است"), (False, "کافی نیست")])
    words = PhraseField("words", "دستور تازه، اگر چیزی نوشت", shell.tasks, shell.today, rows=4)
    reason = TextField("reason", "اگر کافی نیست، چرا")
    addressees = Addressees(shell, 1)
    addressees.follow(words)

    def deed(values: dict[str, Any]) -> _Doing:
        referrals = addressees.take(values)
        return _of_referral(row, see_result, SightDraft(**values, referrals=referrals))

    rows = [((enough, 1),), ((reason, 1),), ((words, 1),), *addressees.rows()]
    return OrderStepForm(shell, row, "استاندار دید", rows, deed, saved, step="order_sighted")


def extend_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """Until when a deadline is moved, and why."""
    due_on = DeadlineField("due_on", "مهلت تازه", shell.today, needed=True)
    reason = LinesField("reason", "سبب تمدید", needed=True, rows=3)

    def deed(values: dict[str, Any]) -> _Doing:
        return _of_referral(row, extend_referral, values["due_on"], values["reason"])

    rows = (((due_on, 1),), ((reason, 1),))
    return OrderStepForm(shell, row, "تمدید مهلت", rows, deed, saved, step="order_extend")


def transfer_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """To whom a referral is given."""
    addressees = Addressees(shell, 1)
    reason = LinesField("reason", "سبب", rows=3)

    def deed(values: dict[str, Any]) -> _Doing:
        wanted = addressees.take(values)
        heir = wanted[0] if wanted else ReferralDraft()
        return _of_referral(row, transfer_referral, heir, values["reason"])

    rows = [*addressees.rows(), ((reason, 1),)]
    return OrderStepForm(shell, row, "سپردن به دیگری", rows, deed, saved, step="order_transfer")


def refer_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """To whom else an order goes."""
    addressees = Addressees(shell)

    def deed(values: dict[str, Any]) -> _Doing:
        return refer_order, (addressees.take(values),)

    whole = replace(row, name="")
    return OrderStepForm(
        shell, whole, "ارجاع به دیگران هم", addressees.rows(), deed, saved, step="order_refer"
    )


def deliver_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """How the paper or its scan went to the addressee."""
    is_scan = SegmentField("is_scan", "چه فرستاده شد", [(False, "اصل برگ"), (True, "اسکن")])
    way = TextField("way", "چگونه", needed=True, hint="نامه‌رسان، اتوماسیون، پست …")
    at = _moment("sent_at", "کی", shell)
    receipt = TextField("receipt", "رسید: چه کسی گرفت، یا شماره رسید")

    def deed(values: dict[str, Any]) -> _Doing:
        return _of_referral(row, deliver, DeliveryDraft(**values))

    rows = (((way, 3), (is_scan, 2)), ((at, 2), (receipt, 3)))
    return OrderStepForm(shell, row, "فرستادن", rows, deed, saved, step="order_deliver")


def write_off_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """How a referral without an answer leaves the arrears."""
    plain = NEEDS_NO_ANSWER.get(row.expected or Expected.ACTION)
    kinds = [*([plain] if plain else []), WriteOff.MOOT, WriteOff.UNATTAINABLE]
    kind = SegmentField("kind", "چگونه", [(one, WRITE_OFFS[one]) for one in kinds])
    reason = LinesField("reason", "سبب", rows=3, needed=plain is None)
    person = TextField("person", "به تشخیص چه کسی")
    reference = TextField("reference", "شماره سند آن", digits=True)

    def deed(values: dict[str, Any]) -> _Doing:
        return _of_referral(row, write_off_referral, WriteOffDraft(**values))

    rows = (((reason, 1),), ((kind, 1),), ((person, 3), (reference, 2)))
    return OrderStepForm(
        shell, row, "بیرون بردن از معوق‌ها", rows, deed, saved, step="order_write_off"
    )


def tell_form(
    shell: Shell,
    row: FollowUpRow,
    saved: Saved,
    *,
    way: TellingWay = TellingWay.PHONE,
    told: str = "",
) -> OrderStepForm:
    """What the applicant was told, or why he was not; by a way and in words known already."""
    words = LinesField("words", "آنچه به متقاضی گفته شد", rows=4)
    ways = SegmentField("way", "چگونه", [(one, TELLING_WAYS[one]) for one in TellingWay])
    words.set_value(told)
    ways.set_value(way)
    reason = TextField("reason", "یا: چرا به او گفته نمی‌شود")
    close = CheckField("close", "اگر کاری نمانده، دستور مختومه شود")
    close.set_value(True)

    def deed(values: dict[str, Any]) -> _Doing:
        return tell_applicant, (TellDraft(**values),)

    rows = (((words, 1),), ((ways, 1),), ((reason, 1),), ((close, 1),))
    whole = replace(row, name="")
    return OrderStepForm(shell, whole, "اعلام نتیجه", rows, deed, saved, step="told")


def replace_form(shell: Shell, row: FollowUpRow, saved: Saved) -> OrderStepForm:
    """The order that takes the place of one."""
    words = PhraseField("words", "دستور تازه", shell.tasks, shell.today, needed=True, rows=4)
    reason = TextField("reason", "سبب جایگزینی", needed=True)
    addressees = Addressees(shell, 2)
    addressees.follow(words)

    def deed(values: dict[str, Any]) -> _Doing:
        reason_words = values.pop("reason")
        referrals = addressees.take(values)
        # What replaces an order was said; its own sheet, if there is one, has its own record.
        draft = OrderDraft(kind=OrderKind.ORAL, **values, referrals=referrals)
        return replace_order, (reason_words, draft)

    rows = [((words, 1),), ((reason, 1),), *addressees.rows()]
    whole = replace(row, name="")
    return OrderStepForm(shell, whole, "جایگزینی دستور", rows, deed, saved, step="order_replace")


def _reason_form(
    step: str,
    title: str,
    label: str,
    make: Callable[[FollowUpRow, str], _Doing],
    shell: Shell,
    row: FollowUpRow,
    saved: Saved,
) -> OrderStepForm:
    reason = LinesField("reason", label, needed=True, rows=3)

    def deed(values: dict[str, Any]) -> _Doing:
        return make(row, values["reason"])

    return OrderStepForm(shell, row, title, (((reason, 1),),), deed, saved, step=step)


def _with_reason(
    step: str, title: str, label: str, operation: _Operation, *, of_order: bool = False
) -> Make:
    def make(row: FollowUpRow, reason: str) -> _Doing:
        return (operation, (reason,)) if of_order else _of_referral(row, operation, reason)

    return partial(_reason_form, step, title, label, make)


#: The form each action opens.
FORMS: Final[dict[str, Make]] = {
    "order_answered": answer_form,
    "order_follow_up": follow_up_form,
    "order_sighted": sight_form,
    "order_extend": extend_form,
    "order_transfer": transfer_form,
    "order_refer": refer_form,
    "order_deliver": deliver_form,
    "order_write_off": write_off_form,
    "told": tell_form,
    "order_replace": replace_form,
    "order_stop": _with_reason("order_stop", "توقف پیگیری", "سبب توقف", stop_referral),
    "order_return": _with_reason("order_return", "برگشت ارجاع", "چرا برگرداندند", return_referral),
    "order_revoke": _with_reason(
        "order_revoke", "لغو دستور", "سبب لغو", revoke_order, of_order=True
    ),
    "order_waive_scan": _with_reason(
        "order_waive_scan", "پذیرفتن بی اسکن", "چرا اسکن ندارد", waive_scan, of_order=True
    ),
}
