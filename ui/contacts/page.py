"""The directory's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.access import Right
from app.changes import Kind
from app.contacts import (
    ContactFilter,
    ContactKind,
    ContactRow,
    ContactSheet,
    archive_contact,
    contact_sheet,
    count_contacts,
    list_contacts,
    restore_contact,
)
from app.jalali import jalali_text
from app.kept_forms import FilledForm
from app.phone_calls import EarlierCall, earlier_calls
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import CALL_STATES, CONTACT_KINDS
from ui import theme
from ui.common.fields import start_at_right
from ui.common.lines_pane import LinesPane
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.contacts.form import ContactForm
from ui.shell import Shell
from ui.theme import Tone

COLUMNS: Final[tuple[Column[ContactRow], ...]] = (
    Column("name", "نام", lambda row: f"{row.honorific} {row.name}".strip(), 190),
    Column("kind", "گونه", lambda row: CONTACT_KINDS[row.kind], 74, rank=3),
    Column("post", "سمت", lambda row: row.post or "—", 150, rank=2),
    Column("organisation", "دستگاه", lambda row: row.organisation or "—", 0, rank=4),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone) or "—", 132, rank=1),
    Column("city", "شهر", lambda row: row.city or "—", 100, optional=True),
    Column(
        "identity",
        "کد ملی / شناسه",
        lambda row: isolate(persian_digits(row.identity_number)) or "—",
        120,
        optional=True,
    ),
)

KINDS: Final = (("همه", None), *((CONTACT_KINDS[kind], kind) for kind in ContactKind))


class ContactsPage(RegisterPage[ContactRow]):
    """The register of people, organisations and units."""

    name = "contacts"
    title = "اشخاص و دستگاه‌ها"
    empty = "کسی در این فهرست نیست. با Ctrl+N شخص یا دستگاه تازه بیفزایید."
    kinds = frozenset({Kind.CONTACT})
    top_actions = ("new_contact",)

    def __init__(self, shell: Shell) -> None:
        self._sheet: ContactSheet | None = None
        self._pane = QFrame()
        super().__init__(shell)
        self._text = QLineEdit(self)
        start_at_right(self._text)
        self._text.setPlaceholderText("فیلتر: نام، سمت، شماره تلفن، کد ملی   Ctrl+F")
        self._text.setClearButtonEnabled(True)
        self._kind = QComboBox(self)
        self._kind.addItems([words for words, _ in KINDS])
        self._kind.setMinimumWidth(120)
        self._archived = QCheckBox("بایگانی‌شده‌ها", self)
        self.filters.addWidget(self._text, 1)
        self.filters.addWidget(self._kind)
        self.filters.addWidget(self._archived)
        self._text.textChanged.connect(self.filter_later)
        self._kind.currentIndexChanged.connect(self.filter_later)
        self._archived.toggled.connect(self.filter_later)

    def columns(self) -> Sequence[Column[ContactRow]]:
        """The register's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        theme.set_kind(self._pane, "card")
        self._lines = LinesPane(self._pane)
        layout = QVBoxLayout(self._pane)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addWidget(self._lines)
        return self._pane

    def _wanted(self) -> ContactFilter:
        return ContactFilter(
            text=self._text.text(),
            kind=KINDS[self._kind.currentIndex()][1],
            archived=self._archived.isChecked(),
        )

    def question(self) -> tuple[Callable[..., Sequence[ContactRow]], tuple[Any, ...]]:
        """The directory as filtered."""
        return list_contacts, (self._wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        text, kind = self._text.text().strip(), self._kind.currentIndex()
        parts = [f"«{text}»" if text else "", KINDS[kind][0] if kind else ""]
        parts.append(self._archived.text() if self._archived.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many the filter finds."""
        self.shell.tasks.read(self, count_contacts, self._wanted(), done=give, latest="count")

    def show_detail(self, row: ContactRow | None) -> None:
        """Ask for the chosen contact whole."""
        self._sheet = None
        if row is None:
            self._lines.show_lines([("muted", "شخص یا دستگاهی را از فهرست برگزینید.")])
            return

        def arrived(sheet: ContactSheet) -> None:
            self._sheet = sheet
            self._lines.show_lines(_lines(sheet))
            self.shell.refresh_actions()
            if self.shell.operator().may(Right.READ_CALLS):
                self.shell.tasks.read(
                    self,
                    earlier_calls,
                    contact_id=sheet.id,
                    done=lambda calls: self._lines.show_lines(_lines(sheet) + _call_lines(calls)),
                    latest="calls",
                )

        self.shell.tasks.read(self, contact_sheet, row.id, done=arrived, latest="detail")

    def available(self) -> frozenset[str]:
        """What can be done."""
        always = {"filter", "clear_filter", "reload"}
        if self.shell.operator().may(Right.EDIT_CONTACTS):
            always.add("new")
            if self._sheet is not None:
                always |= {"amend", "archive"}
        return frozenset(always)

    def open_current(self) -> None:
        """Enter corrects the chosen contact."""
        if self._sheet is not None and self.shell.action("amend").isEnabled():
            self.open_form(ContactForm(self.shell, self._saved, self._sheet))

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in ("new", "new_contact"):
            self.open_form(ContactForm(self.shell, self._saved))
        elif action == "amend":
            self.open_current()
        elif action == "archive":
            self._archive()
        elif action == "filter":
            self._text.setFocus()
            self._text.selectAll()
        elif action == "clear_filter":
            self._text.clear()
            self._kind.setCurrentIndex(0)
            self._archived.setChecked(False)
        elif action == "reload":
            self.reload()

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""

        def again(sheet: ContactSheet | None) -> None:
            form = ContactForm(self.shell, self._saved, sheet)
            form.resume(filled)
            self.open_form(form)

        if filled.record_id is None:
            again(None)
        else:
            self.shell.tasks.read(self, contact_sheet, filled.record_id, done=again)

    def _archive(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        operation = restore_contact if sheet.archived else archive_contact
        words = "از بایگانی برگشت." if sheet.archived else "بایگانی شد؛ با Ctrl+D برمی‌گردد."
        self.shell.tasks.write(
            self,
            operation,
            sheet.id,
            sheet.version,
            done=lambda _number: self.say(f"«{sheet.name}» {words}", Tone.SUCCESS),
        )

    def _saved(self, number: int, after: str) -> None:
        self.reload(keep=number)
        self.say("ذخیره شد.", Tone.SUCCESS)
        if after == "stay":
            self.shell.tasks.read(
                self,
                contact_sheet,
                number,
                done=lambda sheet: self.open_form(ContactForm(self.shell, self._saved, sheet)),
            )

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        settings.setValue("filters/contacts/kind", self._kind.currentIndex())

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        place = int(str(settings.value("filters/contacts/kind", 0)))
        self._kind.setCurrentIndex(place if place < len(KINDS) else 0)


def _lines(sheet: ContactSheet) -> list[tuple[str, str]]:
    """A contact as (kind, text) lines."""
    lines = [("heading", f"{sheet.honorific} {sheet.name}".strip())]
    kind = CONTACT_KINDS[sheet.kind] + (f" از {sheet.parent}" if sheet.parent else "")
    lines.append(("muted", kind + (" · بایگانی‌شده" if sheet.archived else "")))
    if sheet.aliases:
        lines.append(("muted", "نام‌های دیگر: " + "، ".join(sheet.aliases)))
    if sheet.phones:
        lines.append(("label", "تلفن"))
        for phone in sheet.phones:
            label = f" · {phone.label}" if phone.label else ""
            lines.append(("strong", isolated_telephone(phone.shown) + label))
    for name, value in (
        ("کد ملی / شناسه", isolate(persian_digits(sheet.identity_number))),
        ("شهر", sheet.city),
        ("نشانی", sheet.address),
        ("یادداشت", sheet.note),
    ):
        if value:
            lines += [("label", name), ("", value)]
    if sheet.positions:
        lines.append(("label", "سمت‌ها"))
    for held in sheet.positions:
        days = [jalali_text(day) if day else "" for day in (held.from_day, held.to_day)]
        term = f" · از {days[0] or '…'} تا {days[1] or 'اکنون'}" if any(days) else ""
        where = f"، {held.organisation}" if held.organisation else ""
        lines.append(("", f"{held.title}{where}{term}"))
    return lines


def _call_lines(calls: Sequence[EarlierCall]) -> list[tuple[str, str]]:
    if not calls:
        return []
    lines = [("label", "تماس‌ها")]
    for call in calls:
        day = isolate(jalali_text(call.called_at.date()))
        lines.append(("", f"{day} · {call.subject or CALL_STATES[call.state]}"))
        lines.append(("muted", call.note or CALL_STATES[call.state]))
    return lines
