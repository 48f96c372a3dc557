"""Whoever comes was here before: his calls, visits, letters and orders, beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.changes import Kind
from app.telephone import parse_telephone
from app.visits import EarlierRecord, EarlierSheet, VisitSheet, earlier_of
from app.visits.states import IN_THE_HOUSE
from ui.common.form import FormPanel
from ui.common.history import Entry, HistoryNote
from ui.shell import Shell
from ui.theme import Tone
from ui.visits.texts import shown_moment, shown_number, time_words

KINDS: Final = {
    Kind.VISIT: "ملاقات",
    Kind.CALL: "تماس",
    Kind.LETTER: "نامه",
    Kind.ORDER: "دستور",
    Kind.EVENT: "برنامه",
}
TITLE: Final = "سابقه این مراجع"
FILL: Final = "پر کردن مشخصات"


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
        self.earlier: EarlierSheet | None = None

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
        if not any((name.strip(), phone.strip(), national_id.strip(), contact_id)):
            self._show(None)
            return
        self._shell.tasks.read(
            self,
            earlier_of,
            name=name,
            phone=_dialled(phone),
            national_id=national_id,
            contact_id=contact_id,
            besides=besides,
            done=self._show,
            latest="earlier",
        )

    def _show(self, earlier: EarlierSheet | None) -> None:
        self.earlier = earlier
        records = earlier.records if earlier is not None else ()
        times = 1 + sum(one.kind is Kind.VISIT for one in records)
        self.retitle(f"{TITLE} · {time_words(times)}" if times > 1 else TITLE)
        self.show_entries([_entry(one) for one in records])
        self._offer(records)

    def _offer(self, records: Any) -> None:
        """Say that he stands here already, or offer what is known of him."""
        visits = [one for one in records if one.kind is Kind.VISIT]
        here = next((one for one in visits if one.state in IN_THE_HOUSE), None)
        if here is not None:
            self._form.bar.say(
                f"او هم‌اکنون با ملاقات {shown_number(here.number)} در دفتر است.", Tone.WARNING
            )


def _entry(one: EarlierRecord) -> Entry:
    when = f"{shown_moment(one.at)} · {KINDS[one.kind]} {shown_number(one.number)}"
    return when, one.subject, one.outcome


def _dialled(phone: str) -> str:
    """The number as it is kept, or nothing while it is none."""
    try:
        return parse_telephone(phone).e164 if phone.strip() else ""
    except ValueError:
        return ""
