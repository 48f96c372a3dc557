"""The route of a site visit, promises made on it, and who signs up for a staff meeting (U25)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.agenda import (
    AttendeeDraft,
    AttendeeRole,
    Clashing,
    EventSheet,
    StopDraft,
    StopLine,
    choose_signed_up,
    record_promise,
    save_stops,
    sign_up,
)
from app.errors import AppError, InvalidFields, InvalidInput
from app.orders import OrderDraft, OrderKind
from ui import theme
from ui.agenda.event_lines import attendee_words
from ui.agenda.row_fields import AttendeeField
from ui.agenda.step_form import EventStepForm, Make, Saved
from ui.common.addressees import Addressees
from ui.common.fields import ChoiceField, DateField, Field, LinesField, TextField, TimeField
from ui.common.phrase_edit import PhraseField
from ui.common.rows_field import FieldLine, RowsField
from ui.shell import Shell

NOWHERE: Final = (None, "در میان راه، یا در همه جا")
#: Ticks of those that signed up, and of those chosen before.
SIGNS_UP: Final = frozenset({AttendeeRole.SIGNED_UP, AttendeeRole.CHOSEN})


class StopRow(FieldLine[StopDraft]):
    """A stop: what, where, whose guest, from when to when, and a remark."""

    def __init__(self) -> None:
        self.title = TextField("title", "ایستگاه", hint="ایستگاه")
        self.where = TextField("where", "نشانی", hint="کجا")
        self.host = TextField("host", "میزبان", hint="میزبان")
        self.arrives = TimeField("arrives_at", "رسیدن")
        self.arrives.line.setPlaceholderText("رسیدن")
        self.leaves = TimeField("leaves_at", "رفتن")
        self.leaves.line.setPlaceholderText("رفتن")
        self.remark = TextField("note", "یادداشت ایستگاه", hint="یادداشت")
        super().__init__(
            [
                (self.title, 5),
                (self.where, 4),
                (self.host, 4),
                (self.arrives, 3),
                (self.leaves, 3),
                (self.remark, 4),
            ]
        )
        self._held = StopDraft()

    def value(self) -> StopDraft:
        """The stop as typed.

        Raises:
            ValueError: An hour is none.
        """
        return replace(
            self._held,
            title=self.title.value(),
            where=self.where.value(),
            host=self.host.value(),
            arrives_at=self.arrives.value(),
            leaves_at=self.leaves.value(),
            note=self.remark.value(),
        )

    def set_value(self, value: StopDraft) -> None:
        """Show a stop."""
        self._held = value
        for field, name in (
            (self.title, "title"),
            (self.where, "where"),
            (self.host, "host"),
            (self.arrives, "arrives_at"),
            (self.leaves, "leaves_at"),
            (self.remark, "note"),
        ):
            field.set_value(getattr(value, name))


class StopsField(RowsField):
    """The stops; what stood there keeps its promises also where the form was kept meanwhile."""

    def raw(self) -> list[list[Any]]:
        """Each row as it stands, its stop first."""
        lines = [line for line in self.rows.lines if not line.is_empty()]
        held = [getattr(line, "_held", StopDraft()).id for line in lines]
        return [[number, *row] for number, row in zip(held, super().raw(), strict=True)]

    def set_raw(self, raw: Any) -> None:
        """Show the rows again, each of its own stop."""
        rows = [row for row in raw if isinstance(row, list)] if isinstance(raw, list) else []
        super().set_raw([row[1:] for row in rows])
        for line, row in zip(self.rows.lines, rows, strict=False):
            line._held = StopDraft(id=row[0])  # type: ignore[attr-defined]  # noqa: SLF001  # its own rows


def stops_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """The route of a visit."""
    stops = StopsField("stops", "ایستگاه‌ها، به ترتیب مسیر", StopRow)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        return save_stops, (values["stops"],)

    form = EventStepForm(
        shell, sheet, "مسیر بازدید", (((stops, 1),),), deed, saved, step="event_stops"
    )
    stops.rows.watch = form
    form.fill({"stops": [_stop_draft(one) for one in sheet.stops]})
    return form


def _stop_draft(line: StopLine) -> StopDraft:
    return StopDraft(
        id=line.id,
        title=line.title,
        where=line.where,
        host=line.host,
        arrives_at=line.arrives_at,
        leaves_at=line.leaves_at,
        note=line.note,
    )


def promise_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """What was promised on the spot: an order like any other, and at which stop."""
    given_on = DateField("given_on", "تاریخ وعده", shell.today)
    day = sheet.starts_at.date() if sheet.starts_at is not None else shell.today()
    given_on.set_value(min(day, shell.today()))
    words = PhraseField(
        "words",
        "آنچه وعده داده شد",
        shell.tasks,
        given_on.day_or_today,
        needed=True,
        rows=4,
    )
    addressees = Addressees(shell, given_on=given_on.day_or_today)
    addressees.follow(words)
    stop = ChoiceField(
        "stop", "در کدام ایستگاه", [NOWHERE, *((s.id, s.title) for s in sheet.stops)]
    )

    def deed(values: dict[str, Any], key: UUID) -> tuple[Any, tuple[Any, ...]]:
        referrals = addressees.take(values)
        draft = OrderDraft(
            kind=OrderKind.ORAL,
            words=values["words"],
            given_on=values["given_on"],
            referrals=referrals,
            request_key=key,
        )
        return record_promise, (values["stop"], draft)

    rows = [((words, 1),), ((stop, 5), (given_on, 3)), *addressees.rows()]
    return EventStepForm(shell, sheet, "وعده در محل", rows, deed, saved, step="event_promise")


def sign_up_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """Who wants to come to a staff meeting, and what he wants to raise."""
    post = TextField("post", "سمت")
    phone = TextField("phone", "تلفن", digits=True)
    who = AttendeeField(shell.tasks, lambda row: post.set_value(getattr(row, "post", "")))
    who.name = "name"
    who.rename("نام کارمند")
    wish = LinesField("wish", "چه می‌خواهد بگوید", rows=3)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        draft: AttendeeDraft = values["name"]
        said = {name: values[name] for name in ("post", "phone", "wish")}
        return sign_up, (replace(draft, **said),)

    rows = (((who, 1),), ((post, 5), (phone, 4)), ((wish, 1),))
    return EventStepForm(shell, sheet, "نام‌نویسی", rows, deed, saved, step="event_sign_up")


class ChosenField(Field):
    """Who of those that signed up comes."""

    def __init__(self, sheet: EventSheet) -> None:
        box = QWidget()
        super().__init__("chosen", "از نام‌نویسی‌شدگان چه کسانی می‌آیند", box)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE[1])
        self.boxes: dict[int, QCheckBox] = {}
        for one in sheet.attendees:
            if one.role not in SIGNS_UP:
                continue
            wish = f": {one.wish.splitlines()[0]}" if one.wish else ""
            tick = QCheckBox(f"{attendee_words(replace(one, role=AttendeeRole.REQUIRED))}{wish}")
            tick.setChecked(one.role is AttendeeRole.CHOSEN)
            tick.clicked.connect(lambda _on: self.edited.emit())
            column.addWidget(tick)
            self.boxes[one.id] = tick
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> frozenset[int]:
        """Those that are ticked."""
        return frozenset(number for number, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: frozenset[int]) -> None:
        """Tick these."""
        for number, box in self.boxes.items():
            box.setChecked(number in value)

    def raw(self) -> list[int]:
        """Those that are ticked."""
        return sorted(self.value())

    def set_raw(self, raw: Any) -> None:
        """Tick them again."""
        self.set_value(frozenset(raw if isinstance(raw, list) else ()))


class ChooseForm(EventStepForm):
    """Who comes; whose time is taken is said beside the list."""

    def show_error(self, error: AppError) -> None:
        """One of them is not free: say whom."""
        if isinstance(error, Clashing):
            error = InvalidFields([InvalidInput("chosen", error.message)])
        super().show_error(error)


def choose_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """Who of those that signed up comes."""

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        return choose_signed_up, (values["chosen"],)

    rows = (((ChosenField(sheet), 1),),)
    return ChooseForm(shell, sheet, "برگزیدن شرکت‌کنندگان", rows, deed, saved, step="event_choose")


#: The form each action opens.
FORMS: Final[dict[str, Make]] = {
    "event_stops": stops_form,
    "event_promise": promise_form,
    "event_sign_up": sign_up_form,
    "event_choose": choose_form,
}
