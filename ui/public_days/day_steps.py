"""Small forms of a day: hand-over and receipt, results, report, called off, carried over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.errors import InvalidFields, InvalidInput
from app.public_days import (
    HandOverDraft,
    ManagerAnswer,
    ManagerLine,
    PublicDayFilter,
    PublicDayRow,
    PublicDaySheet,
    ReportDraft,
    await_results,
    cancel_public_day,
    carry_over,
    hand_over,
    list_public_days,
    proposed_report,
    record_manager_answer,
    record_receipt,
    report_public_day,
)
from app.public_days.handing_over import RESULT_DAYS
from app.session import OfficeSession
from app.text import persian_digits
from app.visits import VisitRules, visit_rules
from ui.common.fields import ChoiceField, DateField, LinesField, SegmentField, TextField
from ui.common.form import FieldRow, FormPanel
from ui.public_days.step_form import PublicStepForm, Saved
from ui.public_days.texts import ANSWERS, day_name, shown_number
from ui.shell import Shell

#: Makes a form of a day.
Make = Callable[[Shell, PublicDaySheet, Saved], FormPanel]
Found = tuple[Callable[..., Changes[Any]], tuple[Any, ...]]

WAITS: Final = (None, "برای روز بعد بماند")
NO_DAY: Final = (None, "روزی که درخواست بپذیرد نیست")
WHICH_DAY: Final = "روزی را برگزینید؛ اگر نیست نخست روز بعد را برنامه‌ریزی کنید."
WHICH_RECEIPT: Final = "تحویلی را برگزینید."


def hand_over_form(shell: Shell, sheet: PublicDaySheet, saved: Saved) -> PublicStepForm:
    """To whom orders and margin notes go; the office's rules know whom."""
    receiver = TextField("receiver", "گیرنده در دفتر بازرسی", needed=True)
    post = TextField("receiver_post", "سمت یا دفتر")
    number = TextField("receipt_number", "شماره رسید، اگر داده شد", digits=True)
    on = DateField("receipt_on", "تاریخ رسید", shell.today)
    note = LinesField("note", "یادداشت", rows=2)

    def known(rules: VisitRules) -> None:
        for field, words in (
            (receiver, rules.inspection_person or rules.inspection_office),
            (post, rules.inspection_office if rules.inspection_person else ""),
        ):
            if not field.value():
                field.set_value(words)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return hand_over, (HandOverDraft(**values),)

    rows: list[FieldRow] = [
        ((receiver, 3), (post, 3)),
        ((number, 2), (on, 1)),
        ((note, 1),),
    ]
    step = "day_hand_over"
    form = PublicStepForm(shell, sheet, "تحویل به بازرسی", rows, deed, saved, step=step)
    shell.tasks.read(form, visit_rules, done=known)
    return form


def receipt_form(shell: Shell, sheet: PublicDaySheet, saved: Saved) -> PublicStepForm:
    """The number the inspection office gave to what it received."""
    choices = [
        (one.id, f"تحویل {shown_number(str(one.place))} · {one.receiver}")
        for one in sheet.hand_overs
        if not one.receipt_number
    ]
    which = ChoiceField("hand_over", "کدام تحویل", choices)
    number = TextField("receipt_number", "شماره رسید", digits=True, needed=True)
    on = DateField("receipt_on", "تاریخ رسید", shell.today)
    on.set_value(shell.today())

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        if values["hand_over"] is None:
            raise InvalidFields([InvalidInput("hand_over", WHICH_RECEIPT)])
        return record_receipt, (
            values["hand_over"],
            values["receipt_number"],
            values["receipt_on"],
        )

    rows: list[FieldRow] = [((number, 2), (on, 1)), ((which, 1),)]
    return PublicStepForm(shell, sheet, "رسید تحویل", rows, deed, saved, step="day_receipt")


def await_form(shell: Shell, sheet: PublicDaySheet, saved: Saved) -> PublicStepForm:
    """Until when results are awaited; the office's usual days where nothing is typed."""
    usual = persian_digits(f"تا کی (اگر چیزی ننویسید {RESULT_DAYS} روز کاری)")
    due_on = DateField("due_on", usual, shell.today)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return await_results, (values["due_on"],)

    rows = (((due_on, 1),),)
    return PublicStepForm(shell, sheet, "در انتظار نتیجه‌ها", rows, deed, saved, step="day_await")


def report_form(shell: Shell, sheet: PublicDaySheet, saved: Saved) -> PublicStepForm:
    """The report of the day: what it says is proposed from what came of its petitions."""
    words = LinesField("words", "متن گزارش", needed=True, rows=12)
    whom = TextField("reported_to", "برای", needed=True)
    number = TextField("number", "شماره", digits=True)
    on = DateField("on", "تاریخ", shell.today)
    on.set_value(shell.today())

    def proposed(text: str) -> None:
        if not words.value():
            words.set_value(text)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return report_public_day, (ReportDraft(**values),)

    rows: list[FieldRow] = [((whom, 3), (number, 2), (on, 2)), ((words, 1),)]
    form = PublicStepForm(shell, sheet, "گزارش روز", rows, deed, saved, step="day_report")
    shell.tasks.read(form, proposed_report, sheet.id, done=proposed)
    return form


def _other_days(
    shell: Shell, form: FormPanel, sheet: PublicDaySheet, field: ChoiceField, besides: Any
) -> None:
    """Offer the days that still take petitioners."""

    def known(rows: Sequence[PublicDayRow]) -> None:
        found = [(row.id, day_name(row.number, row.starts_at)) for row in rows]
        others = [one for one in found if one[0] != sheet.id]
        field.show_choices([*others, besides] if besides is WAITS else others or [besides])

    wanted = PublicDayFilter(takes_petitioners=True)
    shell.tasks.read(form, list_public_days, wanted, limit=24, done=known)


def cancel_form(shell: Shell, sheet: PublicDaySheet, saved: Saved) -> PublicStepForm:
    """Why the day is called off, and where its petitioners go."""
    reason = LinesField("reason", "سبب لغو", needed=True, rows=3)
    carry_to = ChoiceField("carry_to", "درخواست‌های پاسخ‌نگرفته", [WAITS])

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return cancel_public_day, (values["reason"], values["carry_to"])

    rows: list[FieldRow] = [((reason, 1),), ((carry_to, 1),)]
    form = PublicStepForm(shell, sheet, "لغو روز", rows, deed, saved, step="day_cancel")
    _other_days(shell, form, sheet, carry_to, WAITS)
    return form


def carry_over_form(shell: Shell, sheet: PublicDaySheet, saved: Saved) -> PublicStepForm:
    """To which day those put off go on."""
    to_day = ChoiceField("carry_to", "به کدام روز", [NO_DAY])

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        if values["carry_to"] is None:
            raise InvalidFields([InvalidInput("carry_to", WHICH_DAY)])
        return carry_over, (values["carry_to"],)

    rows = (((to_day, 1),),)
    title, step = "بردن مانده‌ها به روز دیگر", "day_carry_over"
    form = PublicStepForm(shell, sheet, title, rows, deed, saved, step=step)
    _other_days(shell, form, sheet, to_day, NO_DAY)
    return form


def manager_answer_form(
    shell: Shell, sheet: PublicDaySheet, manager: ManagerLine, saved: Saved
) -> PublicStepForm:
    """What an invited manager said."""
    answer = SegmentField(
        "answer",
        manager.name or manager.organisation,
        [(one, ANSWERS[one]) for one in ManagerAnswer],
    )
    substitute = TextField("substitute", "نام جانشین")
    answer.set_value(manager.answer)
    substitute.set_value(manager.substitute)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return _record_answer, (manager.id, values["answer"], values["substitute"])

    rows: list[FieldRow] = [((answer, 1),), ((substitute, 1),)]
    return PublicStepForm(shell, sheet, "پاسخ مدیر", rows, deed, saved, step="manager_answer")


def _record_answer(
    session: OfficeSession,
    day_id: int,
    version: int,
    manager_id: int,
    answer: ManagerAnswer,
    substitute: str,
) -> Changes[int]:
    """Nobody's substitute is kept of one who comes himself."""
    who = substitute if answer is ManagerAnswer.SUBSTITUTE else ""
    return record_manager_answer(session, day_id, version, manager_id, answer, who)


#: The form each action opens, and by which a kept one is opened again.
DAY_FORMS: Final[dict[str, Make]] = {
    "day_hand_over": hand_over_form,
    "day_receipt": receipt_form,
    "day_await": await_form,
    "day_report": report_form,
    "day_cancel": cancel_form,
    "day_carry_over": carry_over_form,
}
