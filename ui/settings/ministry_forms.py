"""The layouts of the ministry's forms: chosen in a list, written beside the page they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.changes import Changes
from app.errors import NotFound
from app.jalali import jalali_text
from app.protocol.layout_filling import blank, filled, sample_values
from app.protocol.layout_format import FilledSheet, Layout
from app.protocol.layout_reading import read_layout
from app.protocol.layouts import (
    MINISTRY_FORMS,
    LayoutLine,
    form_layout,
    restore_layout,
    save_layout,
)
from app.session import OfficeSession
from app.text import persian_digits
from ui import theme
from ui.common.desk_papers import DeskPaper, desk_paper_of, preview_paper
from ui.common.fields import ChoiceField, SegmentField
from ui.common.flow import FlowRow
from ui.common.live_paper import LivePaper
from ui.common.two_line_list import TwoLineList
from ui.settings.layout_field import LayoutField, insertions
from ui.settings.panel import SettingsPanel
from ui.theme import Tone

_LIST_HEIGHT: Final = 150
_SHIPPED: Final = "همراه برنامه"
_RESTORED: Final = "چیدمان فرم به آنچه همراه برنامه است بازگشت."
_NOTHING_TO_RESTORE: Final = "این چیدمان همان است که همراه برنامه است."
_CHOOSE: Final = "نخست فرمی از فهرست برگزینید."
SAMPLE, BLANK = "sample", "blank"
_SHOWN: Final = ((SAMPLE, "پر شده با نمونه"), (BLANK, "خالی"))

#: What is done to the form the list stands on: name and words.
BUTTONS: Final = (
    ("amend", "ویرایش   \u2066Enter\u2069"),
    ("blank", "چاپ خالی"),
    ("restore", "بازگشت به چیدمان همراه برنامه"),
)


class MinistryFormsForm(SettingsPanel):
    """Writes the layout of the chosen form; the page follows each key."""

    title_words = "فرم‌های سفر"
    save_words = "ذخیره چیدمان"

    def middle(self, fields: QWidget) -> QWidget:
        """The text at the start and the page at the end."""
        self.which = SegmentField("shown", "پیش‌نمایش", _SHOWN)
        self.preview = LivePaper(self, "پیش‌نمایش فرم", [self.which])
        self.which.edited.connect(self.preview.ask)
        self.preview.wanted.connect(self._make_page)
        both = QWidget(self)
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.SPACE[3])
        beside.addWidget(fields, 3)
        beside.addWidget(self.preview, 2)
        return both

    def make_fields(self) -> None:
        """Lay the list of forms, the text, and what may be put into it."""
        self._written: LayoutLine | None = None
        self.list = TwoLineList(self)
        self.list.setAccessibleName("فرم‌های سفر")
        self.list.setFixedHeight(theme.scaled(_LIST_HEIGHT))
        self.list.opened.connect(lambda _name: self.act("amend"))
        buttons = FlowRow(spacing=theme.SPACE[1])
        for name, words in BUTTONS:
            button = QPushButton(words, self)
            theme.set_kind(button, "quiet")
            button.clicked.connect(lambda _on=False, name=name: self.act(name))
            buttons.addWidget(button)
        self.body.addWidget(self.list)
        self.body.addLayout(buttons)
        self.text = LayoutField("text", "چیدمان فرم")
        self.lay_rows([((self.text, 1),)])
        self.text.edited.connect(self.preview.ask)
        self.insert = ChoiceField("insert", "افزودن به متن، در جای مکان‌نما", insertions())
        self.insert.edited.connect(self._insert)
        self.body.addWidget(self.insert)

    def start(self) -> None:
        """Begin at the list."""
        self.list.setFocus()

    # -- what stands -----------------------------------------------------------------------

    def reload(self) -> None:
        """Read the layouts."""
        self.shell.tasks.read(self, _standing, done=self._show, latest="layouts")

    def _show(self, lines: list[LayoutLine]) -> None:
        self.list.show_lines((line, line.title, _described(line)) for line in lines)
        wanted = self._written.name if self._written is not None else lines[0].name
        found = next(line for line in lines if line.name == wanted)
        if not self.is_changed:
            self._begin(found)

    def act(self, name: str) -> None:
        """Do what a key or button of the list means, to the form it stands on."""
        line: LayoutLine | None = self.list.current()
        if line is None:
            self.bar.say(_CHOOSE, Tone.INFORMATION)
        elif name == "amend":
            if self.may_close():
                self._begin(line)
                self.text.setFocus()
        elif name == "blank":
            self._print_blank(line)
        elif not line.version:
            self.bar.say(_NOTHING_TO_RESTORE, Tone.INFORMATION)
        else:
            self._take_shipped(line)

    def _take_shipped(self, line: LayoutLine) -> None:
        if self._written is not None and self._written.name == line.name:
            if not self.may_close():
                return
            self.is_changed = False
        self.do(restore_layout, line.name, line.version)
        self.bar.say(
            _RESTORED,
            Tone.INFORMATION,
            action="بازگرداندن نوشته دفتر",
            act=lambda: self.do(save_layout, line.name, 0, line.text),
        )

    def _print_blank(self, line: LayoutLine) -> None:
        def make(desk: DeskPaper) -> bytes:
            return _page(desk, (blank(line.layout),))

        preview_paper(self, self.shell, make, line.title, f"{line.name}.pdf")

    # -- the text --------------------------------------------------------------------------

    def _begin(self, line: LayoutLine) -> None:
        self._written = line
        self.clear_problems()
        self.note.setText(line.title)
        self.fill({"text": line.text})
        self.text.show_problems(())
        self.preview.ask()

    def _insert(self) -> None:
        words = self.insert.value()
        self.insert.set_value("")
        if words:
            self.text.insert(words)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the layout of the form in hand."""
        if self._written is None:
            raise NotFound(_CHOOSE)
        return save_layout, (self._written.name, self._written.version, values["text"])

    def offer_theirs(self) -> None:
        """Offer what the other desk wrote; saving again writes over it."""
        line = self._written
        if line is None:
            return

        def known(now: LayoutLine) -> None:
            self._written = now
            self.text.offer(now.text, f"چیدمانی که {now.saved_by or _SHIPPED} دارد")

        super().offer_theirs()
        self.shell.tasks.read(self, form_layout, line.name, done=known)

    def close_form(self) -> bool:
        """Esc gives back the layout that stood."""
        closed = super().close_form()
        if closed:
            self.list.setFocus()
        return closed

    # -- the page --------------------------------------------------------------------------

    def _make_page(self) -> None:
        """Make the page of what is typed; what cannot be read is said with its line."""
        layout, problems = read_layout(self.text.value())
        self.text.show_problems(problems)
        office = self.shell.tasks.office
        if office is None:
            return
        sheets, paper = _sheets(layout, self.which.value()), desk_paper_of(self.shell, office)
        self.shell.tasks.run(
            self, lambda: _page(paper(), sheets), done=self.preview.show_pdf, latest="page"
        )


def _standing(session: OfficeSession) -> list[LayoutLine]:
    return [form_layout(session, name) for name in MINISTRY_FORMS]


def _described(line: LayoutLine) -> str:
    if line.saved_at is None:
        return f"چیدمان {_SHIPPED}"
    day = jalali_text(line.saved_at.date())
    return persian_digits(f"نوشته دفتر · {day} · {line.saved_by}")


def _sheets(layout: Layout, shown: str) -> tuple[FilledSheet, ...]:
    return (blank(layout),) if shown == BLANK else filled(layout, sample_values(layout))


def _page(desk: DeskPaper, sheets: tuple[FilledSheet, ...]) -> bytes:
    from reports.ministry_form import blank_ministry_forms

    return blank_ministry_forms(
        sheets, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )
