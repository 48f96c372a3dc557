"""The settings page: the office, its governor, working days, numbers, operators, and this desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from ui import theme
from ui.common.form import FormPanel
from ui.common.message_bar import MessageBar
from ui.common.side_tabs import SideTabs
from ui.settings.agenda_resources import AgendaResourcesForm, OccasionsForm
from ui.settings.agenda_rules import AgendaRulesForm
from ui.settings.checklists import ChecklistsForm
from ui.settings.desk import DeskForm
from ui.settings.direct import DirectForm
from ui.settings.file_texts import FileTextsForm
from ui.settings.ladder import LadderForm
from ui.settings.letter_deadlines import LetterDeadlinesForm
from ui.settings.letter_registers import LetterRegistersForm
from ui.settings.letter_templates import LetterTemplatesForm
from ui.settings.letterheads import LetterheadsForm
from ui.settings.meetings import MeetingRulesForm
from ui.settings.ministry_forms import MinistryFormsForm
from ui.settings.number_blocks import NumberBlocksForm
from ui.settings.office import GovernorForm, OfficeForm
from ui.settings.operators import OperatorForm
from ui.settings.panel import SettingsPanel
from ui.settings.phrases import PhrasesForm
from ui.settings.protocol import ProtocolRulesForm
from ui.settings.shifts import ShiftsForm
from ui.settings.signers import SignersForm
from ui.settings.telling import RetryForm
from ui.settings.visits import VisitRulesForm
from ui.settings.workdays import ClosureForm, HijriForm, SeriesForm, WeekendForm
from ui.shell import Shell
from ui.theme import Tone

PANELS: Final[tuple[tuple[str, type[SettingsPanel], Right], ...]] = (
    ("دفتر و سربرگ", OfficeForm, Right.CHANGE_SETTINGS),
    ("سربرگ نامه‌ها", LetterheadsForm, Right.CHANGE_SETTINGS),
    ("استاندار", GovernorForm, Right.CHANGE_SETTINGS),
    ("روزهای هفته", WeekendForm, Right.CHANGE_SETTINGS),
    ("تعطیلی‌ها", ClosureForm, Right.CHANGE_SETTINGS),
    ("ماه‌های قمری", HijriForm, Right.CHANGE_SETTINGS),
    ("شماره‌ها", SeriesForm, Right.CHANGE_SETTINGS),
    ("تماس مستقیم", DirectForm, Right.CHANGE_SETTINGS),
    ("عبارت‌های دستور", PhrasesForm, Right.CHANGE_SETTINGS),
    ("پله‌های پیگیری", LadderForm, Right.CHANGE_SETTINGS),
    ("تماس دوباره", RetryForm, Right.CHANGE_SETTINGS),
    ("شیفت‌ها", ShiftsForm, Right.CHANGE_SETTINGS),
    ("دفترهای نامه", LetterRegistersForm, Right.CHANGE_SETTINGS),
    ("رزرو شماره", NumberBlocksForm, Right.CHANGE_SETTINGS),
    ("مهلت نامه‌ها", LetterDeadlinesForm, Right.CHANGE_SETTINGS),
    ("امضاکنندگان", SignersForm, Right.CHANGE_SETTINGS),
    ("الگوهای نامه", LetterTemplatesForm, Right.CHANGE_SETTINGS),
    ("قاعده‌های تقویم", AgendaRulesForm, Right.CHANGE_SETTINGS),
    ("اتاق، خودرو، معاون", AgendaResourcesForm, Right.CHANGE_SETTINGS),
    ("مناسبت‌ها", OccasionsForm, Right.CHANGE_SETTINGS),
    ("ملاقات‌ها", VisitRulesForm, Right.CHANGE_SETTINGS),
    ("جلسات", MeetingRulesForm, Right.CHANGE_SETTINGS),
    ("تشریفات", ProtocolRulesForm, Right.CHANGE_SETTINGS),
    ("الگوی گام‌ها", ChecklistsForm, Right.CHANGE_SETTINGS),
    ("فرم‌های سفر", MinistryFormsForm, Right.CHANGE_SETTINGS),
    ("متن فایل‌ها", FileTextsForm, Right.CHANGE_SETTINGS),
    ("کاربران", OperatorForm, Right.MANAGE_OPERATORS),
    ("این میز", DeskForm, Right.CHANGE_SETTINGS),
)


class SettingsPage(QWidget):
    """A tab a subject, each a form with what stands now under it."""

    kinds = frozenset(
        {
            Kind.SETTING,
            Kind.OPERATOR,
            Kind.LETTER_REGISTER,
            Kind.SIGNER,
            Kind.LETTERHEAD,
            Kind.LETTER_TEMPLATE,
            Kind.AGENDA_RESOURCE,
            Kind.AGENDA_OCCASION,
            Kind.CHECKLIST,
            Kind.FORM_LAYOUT,
            Kind.FILE_TEXT,
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        theme.set_kind(self, "page")
        title = QLabel("مدیریت", self)
        theme.set_kind(title, "title")
        self.bar = MessageBar(self)
        self._is_read = False
        self.tabs = SideTabs(self, "بخش‌های مدیریت")
        operator = shell.operator()
        for words, make, right in PANELS:
            if operator.may(right):
                self.tabs.addTab(partial(self._made, make), words)
        self.tabs.currentChanged.connect(lambda _place: shell.refresh_actions())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self.bar)
        layout.addWidget(self.tabs, 1)

    def _made(self, make: type[SettingsPanel]) -> SettingsPanel:
        panel = make(self.shell)
        panel.saved.connect(lambda text: self.say(text, Tone.SUCCESS))
        panel.offered.connect(self._offer)
        if self._is_read:
            panel.reload()
        return panel

    def _panels(self) -> list[SettingsPanel]:
        return [panel for panel in self.tabs.made() if isinstance(panel, SettingsPanel)]

    def reload(self, keep: int | None = None) -> None:  # noqa: ARG002  # as every page's
        """Read what stands now."""
        self._is_read = True
        for panel in self._panels():
            panel.reload()

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written."""
        if kinds & self.kinds:
            self.reload()

    def current_form(self) -> FormPanel | None:
        """The form of the tab in sight."""
        panel = self.tabs.currentWidget()
        return panel if isinstance(panel, FormPanel) else None

    def caption(self) -> str:
        """The tab in sight."""
        form = self.current_form()
        return form.title if form is not None else "مدیریت"

    def table_or_self(self) -> QWidget:
        """What gets the cursor."""
        return self.tabs.list

    def available(self) -> frozenset[str]:
        """Only what forms can do."""
        return frozenset({"reload"})

    def perform(self, action: str) -> None:
        """Do an action."""
        if action == "reload":
            self.reload()

    def may_close(self) -> bool:
        """Whether nothing typed would be lost."""
        return all(panel.may_close() for panel in self._panels())

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the tabs."""
        self.bar.say(text, tone)

    def _offer(self, text: str, words: str, act: Callable[[], None]) -> None:
        self.bar.say(text, Tone.INFORMATION, action=words, act=act)

    def remember(self, settings: QSettings) -> None:
        """Write down which tab was in sight."""
        settings.setValue("settings/tab", self.tabs.currentIndex())

    def recall(self, settings: QSettings) -> None:
        """Show the tab that was in sight."""
        self.tabs.setCurrentIndex(int(str(settings.value("settings/tab", 0))))
