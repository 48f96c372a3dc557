"""What is booked by the hour beside people, and the office's own days of note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from app.agenda import ResourceKind, ResourceLine
from app.agenda.occasions import (
    OccasionCalendar,
    OccasionDraft,
    OccasionLine,
    add_occasion,
    occasions,
    remove_occasion,
)
from app.agenda.resources import (
    ResourceDraft,
    add_resource,
    amend_resource,
    archive_resource,
    resources,
)
from app.agenda.texts import RESOURCE_KINDS
from app.changes import Changes
from app.errors import AppError, InvalidInput, NeedsConfirmation
from app.hijri import MONTHS as HIJRI_MONTHS
from app.jalali import MONTHS
from app.text import persian_digits
from ui.common.ask import ask
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, SegmentField, TextField
from ui.common.number_field import NumberField
from ui.settings.panel import SettingsPanel, Standing

_KINDS: Final = tuple(
    (one, RESOURCE_KINDS[one]) for one in ResourceKind if one is not ResourceKind.GOVERNOR
)
_CALENDARS: Final = (
    (OccasionCalendar.SOLAR, "شمسی"),
    (OccasionCalendar.LUNAR, "قمری"),
)
NO_DEPUTY: Final = "معاون را از پیشنهادهای دفتر اشخاص برگزینید."


class AgendaResourcesForm(SettingsPanel):
    """Adds a room, a vehicle or a deputy, or amends the one chosen below."""

    title_words = "اتاق، خودرو، معاون"
    save_words = "ذخیره"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._amended: ResourceLine | None = None
        #: What was asked for, said once more although bookings ahead lose by it.
        self._despite: Callable[[], None] = lambda: None
        self._kind = SegmentField("kind", "گونه", _KINDS)
        self._deputy = ContactField("contact_id", "معاون", self.shell.tasks, needed=True)
        self.lay_rows(
            (
                ((self._kind, 1),),
                (
                    (self._deputy, 5),
                    (TextField("name", "نام", needed=True), 5),
                    (NumberField("quantity", "شمار"), 2),
                    (NumberField("seats", "گنجایش"), 2),
                ),
                ((TextField("note", "یادداشت"), 1),),
            )
        )
        self._kind.set_value(ResourceKind.ROOM)
        self._kind.edited.connect(self._show_what_belongs)
        self._show_what_belongs()

    def _show_what_belongs(self) -> None:
        is_deputy = self._kind.value() is ResourceKind.DEPUTY
        self._deputy.setVisible(is_deputy)
        for name in ("name", "quantity", "seats"):
            self.fields[name].setVisible(not is_deputy)
        self.share_rows()

    def reload(self) -> None:
        """Read what there is."""
        ask = partial(resources, with_archived=True)
        self.shell.tasks.read(self, ask, done=self._show, latest="resources")

    def _show(self, lines: Sequence[ResourceLine]) -> None:
        own = [one for one in lines if one.kind is not ResourceKind.GOVERNOR]
        standing = [entry for line in own for entry in self._lines(line)]
        self.show_standing("آنچه در تقویم رزرو می‌شود", standing)

    def _lines(self, line: ResourceLine) -> list[Standing]:
        counts = f"{line.quantity} تا" if line.quantity > 1 else ""
        seats = f"{line.seats} نفر" if line.seats else ""
        away = "بایگانی‌شده" if line.is_archived else ""
        parts = (RESOURCE_KINDS[line.kind], line.name, counts, seats, line.note, away)
        text = persian_digits(" · ".join(part for part in parts if part))
        switch = partial(archive_resource, archived=not line.is_archived)

        def turn() -> None:
            despite = partial(switch, despite_bookings=True)
            self._despite = lambda: self.do(despite, line.id, line.version)
            self.do(switch, line.id, line.version)

        if line.is_archived:
            return [(text, "بازگرداندن", turn)]
        amend = lambda: self._begin(line)  # noqa: E731  # names what the button does
        return [(text, "اصلاح", amend), ("", f"بایگانی «{line.name}»", turn)]

    def _begin(self, line: ResourceLine | None) -> None:
        """Show one to be amended, or an empty form."""
        self._amended = line
        self.set_title(f"اصلاح «{line.name}»" if line is not None else self.title_words)
        self.clear_problems()
        kind = line.kind if line is not None else self._kind.value()
        self.fill(
            {
                "kind": kind,
                "name": line.name if line is not None else "",
                "quantity": line.quantity if line is not None else None,
                "seats": line.seats if line is not None else None,
                "note": line.note if line is not None else "",
            }
        )
        self._deputy.set_contact(
            line.contact_id if line is not None else None,
            line.name if line is not None and line.contact_id is not None else "",
        )
        # What it is stays; another thing is another line.
        self._kind.setEnabled(line is None)
        self._show_what_belongs()
        if line is not None:
            self.fields["note" if kind is ResourceKind.DEPUTY else "name"].setFocus()

    def close_form(self) -> bool:
        """Esc leaves the one that was being amended."""
        closed = super().close_form()
        if closed:
            self._begin(None)
        return closed

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add it, or amend the chosen one."""
        kind = values["kind"]
        contact = self._deputy.contact_id if kind is ResourceKind.DEPUTY else None
        if kind is ResourceKind.DEPUTY and contact is None:
            raise InvalidInput("contact_id", NO_DEPUTY)
        draft = ResourceDraft(
            kind=kind,
            name=values["name"],
            contact_id=contact,
            quantity=values["quantity"] or 1,
            seats=values["seats"],
            note=values["note"],
        )
        if self._amended is None:
            return add_resource, (draft,)
        known = (self._amended.id, self._amended.version, draft)
        self._despite = partial(self._save_despite, known)
        return amend_resource, known

    def _save_despite(self, known: tuple[Any, ...]) -> None:
        self.is_saving = True
        self.shell.tasks.write(
            self,
            partial(amend_resource, despite_bookings=True),
            *known,
            done=lambda _value: self._done(),
            failed=self.show_error,
        )

    def show_error(self, error: AppError) -> None:
        """Ask where bookings ahead would lose what they were given; else as every form."""
        if not isinstance(error, NeedsConfirmation):
            super().show_error(error)
            return
        self.is_saving = False
        if ask(self, error.message, yes="با این همه انجام شود"):
            self._despite()

    def after_save(self) -> None:
        """Begin an empty form."""
        self._begin(None)


class OccasionsForm(SettingsPanel):
    """Adds a day of note the office keeps itself."""

    title_words = "مناسبت‌ها"
    save_words = "ثبت مناسبت"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._calendar = SegmentField("calendar", "به کدام تقویم", _CALENDARS)
        self._month = ChoiceField("month", "ماه", list(enumerate(MONTHS, 1)))
        self.lay_rows(
            (
                ((TextField("title", "مناسبت", needed=True), 1),),
                (
                    (self._calendar, 4),
                    (NumberField("day", "روز", needed=True), 2),
                    (self._month, 3),
                    (NumberField("year", "سال (خالی: هر سال)"), 3),
                ),
            )
        )
        self._calendar.edited.connect(self._show_months)

    def _show_months(self) -> None:
        is_lunar = self._calendar.value() is OccasionCalendar.LUNAR
        self._month.show_choices(list(enumerate(HIJRI_MONTHS if is_lunar else MONTHS, 1)))

    def reload(self) -> None:
        """Read the office's own days of note."""
        self.shell.tasks.read(self, occasions, done=self._show, latest="occasions")

    def _show(self, lines: Sequence[OccasionLine]) -> None:
        self.show_standing("مناسبت‌هایی که دفتر افزوده است", [self._line_of(one) for one in lines])

    def _line_of(self, line: OccasionLine) -> Standing:
        def remove() -> None:
            if line.id is not None:
                self.do(remove_occasion, line.id, line.version)

        return f"{line.when} · {line.title}", "برداشتن", remove

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the day of note."""
        if values["day"] is None:
            raise InvalidInput("day", "روز ماه را بنویسید.")
        return add_occasion, (OccasionDraft(**values),)

    def after_save(self) -> None:
        """Empty the form for the next one."""
        self.fill({"title": "", "day": None, "year": None})
