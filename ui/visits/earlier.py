"""Whoever comes was here before: his calls, visits, letters and orders, beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.changes import Kind
from app.jalali import jalali_text
from app.text import isolate
from app.visits import EarlierLine, EarlierSheet, VisitSheet, earlier_of, visit_sheet
from app.visits.states import IN_THE_HOUSE
from app.visits.texts import VISIT_STATES
from ui.common.form import FormPanel
from ui.common.history import Entry, HistoryNote
from ui.shell import Shell
from ui.theme import Tone
from ui.visits.texts import shown_number

KINDS: Final = {
    Kind.VISIT: "ملاقات",
    Kind.CALL: "تماس",
    Kind.LETTER: "نامه",
    Kind.ORDER: "دستور",
}
TITLE: Final = "سابقه این مراجع"
FILL: Final = "پر کردن مشخصات"
#: Of one who is known by his name alone.
BY_NAME: Final = "همنام"
#: How a visit stands whose visitor is in the house.
_HERE: Final = frozenset(VISIT_STATES[state] for state in IN_THE_HOUSE)


class VisitorHistory(HistoryNote):
    """What he asked before and what came of it; the title says which time he comes."""

    def __init__(self, shell: Shell, form: FormPanel, fill: Callable[[VisitSheet], None]) -> None:
        """Make the note.

        Args:
            shell: The window.
            form: Beside which it stands.
            fill: Takes who he is from an earlier visit.
        """
        super().__init__(TITLE, form)
        self._shell, self._form, self._fill = shell, form, fill
        self.earlier = EarlierSheet()

    def ask(
        self,
        *,
        name: str,
        phone: str,
        national_id: str,
        contact_id: int | None,
        besides: int | None,
    ) -> None:
        """Ask for what this person was here for before."""

        def known(earlier: EarlierSheet) -> None:
            self._show(earlier)
            self._say(earlier, unnamed=not name.strip())

        self._shell.tasks.read(
            self,
            earlier_of,
            name=name,
            phone=phone,
            national_id=national_id,
            contact_id=contact_id,
            besides=besides,
            done=known,
            latest="earlier",
        )

    def _show(self, earlier: EarlierSheet) -> None:
        self.earlier = earlier
        self.title = f"{TITLE} · {earlier.words}" if earlier.words else TITLE
        self.show_entries([_entry(one) for one in earlier.lines])

    def _say(self, earlier: EarlierSheet, *, unnamed: bool) -> None:
        """Say that he stands here already, or offer what an earlier visit knows of him."""
        visits = [one for one in earlier.lines if one.kind is Kind.VISIT and one.is_sure]
        here = next((one for one in visits if one.state in _HERE), None)
        if here is not None:
            number = shown_number(here.number)
            self._form.bar.say(f"او هم‌اکنون با ملاقات {number} در دفتر است.", Tone.WARNING)
        elif visits and unnamed:
            self._form.bar.say(
                f"پیش از این {visits[0].who} با این نشانی‌ها آمده است.",
                Tone.INFORMATION,
                action=FILL,
                act=lambda: self._take(visits[0].id),
            )

    def _take(self, visit_id: int) -> None:
        self._shell.tasks.read(self, visit_sheet, visit_id, done=self._fill, latest="fill")


def _entry(one: EarlierLine) -> Entry:
    when = f"{isolate(jalali_text(one.on))} · {KINDS[one.kind]} {shown_number(one.number)}"
    if not one.is_sure:
        when = f"{when} · {BY_NAME}"
    return when, one.subject, one.outcome or one.state
