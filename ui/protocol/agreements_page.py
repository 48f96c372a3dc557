"""The register of agreements and memoranda: until when they hold, and who sees to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.access import Right
from app.changes import Kind
from app.protocol import (
    AgreementFilter,
    AgreementRow,
    AgreementSheet,
    AgreementState,
    AgreementView,
    agreement_file,
    agreement_place,
    agreement_sheet,
    arrange_agreement_file,
    attach_agreement_files,
    count_agreements,
    detach_agreement_file,
    list_agreements,
    take_agreement_step_back,
)
from app.reminders import with_reminders
from ui.common.record_files import FileKeeping
from ui.common.register_table import Column
from ui.common.state_tones.protocol import AGREEMENT_TONES
from ui.protocol.agreement_form import AgreementForm
from ui.protocol.register_columns import AGREEMENTS
from ui.protocol.register_lines import Lines, agreement_lines
from ui.protocol.register_steps import END, RENEW
from ui.protocol.register_texts import (
    EMPTY_AGREEMENTS,
    NO_AGREEMENT,
    agreement_words,
)
from ui.protocol.small_register import SmallRegister
from ui.theme import Tone

VIEWS: Final = (
    (AgreementView.IN_FORCE, "معتبر"),
    (AgreementView.EXPIRING, "رو به پایان"),
    (AgreementView.EXPIRED, "مدت‌گذشته"),
    (AgreementView.ALL, "همه"),
)


class AgreementsPage(SmallRegister[AgreementRow]):
    """The register of agreements."""

    name = "agreements"
    title = "توافق‌ها و یادداشت‌های تفاهم"
    empty = EMPTY_AGREEMENTS
    nothing = NO_AGREEMENT
    called = ("توافق", "توافق‌ها")
    kinds = frozenset({Kind.AGREEMENT, Kind.PROTOCOL_CASE, Kind.REMINDER})
    keeps = frozenset({Kind.AGREEMENT})
    top_actions = ("new_agreement",)
    place_of = staticmethod(agreement_place)
    keeping = FileKeeping(
        Kind.AGREEMENT,
        "توافق",
        Right.RUN_PROTOCOL,
        attach_agreement_files,
        detach_agreement_file,
        agreement_file,
        arrange_agreement_file,
    )
    form = AgreementForm
    listed = staticmethod(list_agreements)
    counted_by = staticmethod(count_agreements)
    shown = staticmethod(with_reminders(agreement_sheet, Kind.AGREEMENT))
    read_sheet = staticmethod(agreement_sheet)
    take_back = staticmethod(take_agreement_step_back)
    views = VIEWS
    blank = AgreementFilter()
    paper = "print_agreements"
    hint = "فیلتر: شماره، عنوان، کشور، طرف، مسئول"

    def columns(self) -> Sequence[Column[AgreementRow]]:
        """The register's columns."""
        return AGREEMENTS

    def chip(self, sheet: AgreementSheet) -> tuple[str, Tone]:
        """How an agreement stands."""
        return agreement_words(sheet.row), AGREEMENT_TONES[sheet.row.state]

    def lines(self, sheet: AgreementSheet) -> Lines:
        """What is known of an agreement."""
        return agreement_lines(sheet)

    def steps_of(self, sheet: AgreementSheet) -> tuple[str, ...]:
        """What may be done to an agreement; one that expires is renewed or ended first."""
        if sheet.row.state is AgreementState.ENDED:
            return ("take_back",)
        is_pressing = sheet.row.state in (AgreementState.EXPIRING, AgreementState.EXPIRED)
        return (RENEW, END, "amend") if is_pressing else ("amend", RENEW, END)

    def whose(self, sheet: Any) -> str:
        """What an agreement is."""
        return str(sheet.row.title)
