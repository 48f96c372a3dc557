"""Forms of orders that were kept, opened again as they stood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kept_forms import FilledForm, FormKind
from app.order_sources import source_card, source_title
from app.orders import FollowUpRow, OrderFilter, SourceCard, list_follow_ups
from ui.common.form import FormPanel
from ui.common.register_page import RegisterPage
from ui.orders import step_forms
from ui.orders.order_form import OnRecord, OrderForm, Saved, kept_source
from ui.theme import Tone


def on_record(card: SourceCard) -> OnRecord | None:
    """What an order stands on, as its form says it; None without any paper."""
    return OnRecord(source_title(card.kind), card) if card.kind is not None else None


def open_kept_form(page: RegisterPage[Any], filled: FilledForm, saved: Saved) -> None:
    """Open a form that was kept, on the page it is of.

    Args:
        page: Of orders.
        filled: What was kept.
        saved: Called with the order's id when it is saved after all.
    """
    if filled.kind is not FormKind.ORDER:
        _open_step(page, filled, saved)
        return
    source = kept_source(filled)
    if source is None:
        _open_again(page, OrderForm(page.shell, saved), filled)
        return

    def known(card: SourceCard) -> None:
        _open_again(page, OrderForm(page.shell, saved, on_record(card)), filled)

    page.shell.tasks.read(page, source_card, *source, done=known)


def _open_step(page: RegisterPage[Any], filled: FilledForm, saved: Saved) -> None:
    line, make = filled.content["line"], step_forms.FORMS[filled.content["step"]]

    def known(rows: Sequence[FollowUpRow]) -> None:
        row = next((row for row in rows if row.id == line), None)
        if row is None:
            page.say("این دستور دیگر در جریان نیست؛ فرم آن نگه داشته می‌ماند.", Tone.WARNING)
        else:
            _open_again(page, make(page.shell, row, saved), filled)

    page.shell.tasks.read(page, list_follow_ups, OrderFilter(order_id=filled.record_id), done=known)


def _open_again(page: RegisterPage[Any], form: FormPanel, filled: FilledForm) -> None:
    form.resume(filled)
    page.open_form(form)
