"""The petitioner before the governor, large: who he is, what he asks, what he came with before."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.public_days import SessionSheet
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.visits import EarlierSheet
from app.visits.states import SpecialStatus
from app.visits.texts import PETITION_KINDS, SPECIAL_STATUSES, VISIT_STATES
from ui import theme
from ui.common.chip import Chip
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.lines_pane import LinesPane
from ui.public_days.earlier import entry_of
from ui.public_days.texts import PETITION_TONES, shown_count, shown_hour, shown_number
from ui.theme import Tone

Lines = list[tuple[str, str]]
#: Points above the desk's type.
NAME_LARGER: Final = 9
SUBJECT_LARGER: Final = 4
TEXT_LARGER: Final = 2


class LargePane(LinesPane):
    """Lines read across a table."""

    larger = TEXT_LARGER


class PetitionerCard(QFrame):
    """Shows one petitioner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "inside")
        self.turn = QLabel(self)
        theme.set_kind(self.turn, "heading")
        self.left = QLabel(self)
        theme.set_kind(self.left, "muted")
        self.chip = Chip(self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.name = text_label("", self)
        self.facts = text_label("", self, "muted")
        self.subject = text_label("", self)
        self.lines = LargePane(self)
        self._lay_out()
        self._size_type()
        self._sheet: SessionSheet | None = None
        self._earlier = EarlierSheet()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.turn)
        head.addWidget(self.left)
        head.addStretch(1)
        head.addWidget(self.chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 8, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.progress)
        layout.addWidget(self.name)
        layout.addWidget(self.facts)
        layout.addWidget(self.subject)
        layout.addWidget(self.lines, 1)

    def _size_type(self) -> None:
        points = theme.POINTS
        bold = QFont.Weight.DemiBold
        self.name.setFont(theme.font(points + NAME_LARGER, bold))
        self.subject.setFont(theme.font(points + SUBJECT_LARGER, bold))

    def changeEvent(self, event: QEvent) -> None:
        """As large as the desk's type asks."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "subject"):
            self._size_type()

    def show_petitioner(self, sheet: SessionSheet) -> None:
        """Show whoever is called; what he came with before follows."""
        one = sheet.petition
        self._sheet, self._earlier = sheet, EarlierSheet()
        place, total = shown_count(sheet.place), shown_count(sheet.total)
        self.turn.setText(f"{place} از {total}")
        self.left.setText(f"{shown_count(sheet.left)} نفر مانده · {shown_hour(one.slot_at)}")
        self.chip.show_state(VISIT_STATES[one.state], PETITION_TONES.get(one.state, Tone.QUIET))
        self.progress.setMaximum(max(sheet.total, 1))
        self.progress.setValue(sheet.total - sheet.left)
        self.name.setText(RIGHT_TO_LEFT_MARK + one.visitor_name)
        self.facts.setText(RIGHT_TO_LEFT_MARK + _facts(sheet))
        self.subject.setText(RIGHT_TO_LEFT_MARK + one.subject)
        self._show_lines()

    def show_earlier(self, earlier: EarlierSheet) -> None:
        """Show what he came with before."""
        self._earlier = earlier
        self._show_lines()

    def _show_lines(self) -> None:
        if self._sheet is not None:
            self.lines.show_lines([*_matter(self._sheet), *_before(self._sheet, self._earlier)])


def _facts(sheet: SessionSheet) -> str:
    one = sheet.petition
    special = one.special_status
    parts = [
        f"فرزند {sheet.father_name}" if sheet.father_name else "",
        one.county,
        sheet.job,
        SPECIAL_STATUSES[special] if special is not SpecialStatus.NONE else "",
        isolated_telephone(one.phone),
        f"کد ملی {isolate(persian_digits(one.national_id))}" if one.national_id else "",
        persian_digits(f"گروه {sheet.group_size} نفره") if sheet.group_size else "",
    ]
    return " · ".join(part for part in parts if part)


def _matter(sheet: SessionSheet) -> Lines:
    one = sheet.petition
    kind = " · ".join(
        part for part in (PETITION_KINDS[one.petition_kind], one.category, one.agency) if part
    )
    found: Lines = [("muted", kind), ("", sheet.problem)]
    opinion = " — ".join(part for part in (sheet.expert_opinion, sheet.expert) if part)
    samad = isolate(persian_digits(sheet.samad_code))
    for title, text in (
        ("نظر کارشناس", opinion),
        ("مدارک", sheet.documents),
        ("همراهان", sheet.companions),
        ("کد سامد", samad if sheet.samad_code else ""),
        ("یادداشت", sheet.note),
        ("پاسخ یا سبب", one.decision_words),
    ):
        if text:
            found += [("label", title), ("", text)]
    return [line for line in found if line[1]]


def _before(sheet: SessionSheet, earlier: EarlierSheet) -> Lines:
    found: Lines = []
    if sheet.orders:
        found.append(("label", "دستور همین درخواست"))
        for order in sheet.orders:
            found.append(("strong", order.words))
    if earlier.lines:
        found.append(("label", f"پیش از این · {earlier.words}"))
        for line in earlier.lines:
            when, what, came = entry_of(line)
            found += [("muted", when), ("", f"{what} — {came}" if came else what)]
    return found


def named(sheet: SessionSheet) -> str:
    """Who it is, for titles and for those who cannot see him."""
    return f"{shown_number(sheet.petition.number)} · {sheet.petition.visitor_name}"
