"""Who signs letters, which, who stands in for him, and his signature's picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog

from app.attachments import taken_in
from app.changes import Changes
from app.jalali import jalali_text
from app.letters import (
    LetterKind,
    SignerDraft,
    SignerLine,
    add_signer,
    amend_signer,
    archive_signer,
    list_signers,
    put_signature_picture,
    withdraw_consent,
)
from app.marks import Classification
from app.operators import OperatorRow, list_operators
from app.text import isolate
from app.texts import CLASSIFICATIONS, LETTER_KINDS
from ui.common.awaited_choice import AwaitedChoice
from ui.common.fields import CheckField, ChoiceField, DateField, Field, TextField
from ui.settings.panel import SettingsPanel, Standing

FILTER: Final = "تصویر امضا (*.png *.jpg *.jpeg)"
NO_OPERATOR: Final = "کاربر دفتر نیست"
_KINDS_IN_ROW: Final = 6


class SignersForm(SettingsPanel):
    """Adds somebody who signs, or amends the one chosen below."""

    title_words = "امضاکنندگان"
    save_words = "ذخیره امضاکننده"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._amended: SignerLine | None = None
        self._sits: dict[int, str] = {}
        today = self.shell.today
        classes = [(one, CLASSIFICATIONS[one]) for one in Classification]
        self._substitute = ChoiceField("substitute_id", "جانشین", [(None, "—")])
        self._operator = AwaitedChoice("operator_id", "کاربر او در دفتر", NO_OPERATOR)
        kinds: list[tuple[Field, int]] = [
            (CheckField(f"kind_{one}", LETTER_KINDS[one]), 1) for one in LetterKind
        ]
        self.lay_rows(
            (
                (
                    (TextField("name", "نام و نام خانوادگی"), 3),
                    (TextField("post", "سمت زیر امضا"), 3),
                    (CheckField("is_governor", "خود استاندار (نام از تنظیم استاندار)"), 3),
                ),
                (
                    (ChoiceField("highest_class", "تا طبقه‌بندی", classes), 2),
                    (self._substitute, 2),
                    (self._operator, 2),
                    (DateField("from_day", "از تاریخ", today), 2),
                    (DateField("to_day", "تا تاریخ", today), 2),
                ),
                (
                    (DateField("consent_on", "رضایت به چاپ تصویر امضا در تاریخ", today), 2),
                    (TextField("consent_reference", "سند رضایت"), 3),
                ),
                kinds[:_KINDS_IN_ROW],
                kinds[_KINDS_IN_ROW:],
            )
        )
        self.note.setText("گونه‌ای نشان نخورد: همه نامه‌ها را امضا می‌کند.")
        self.fill({"highest_class": Classification.TOP_SECRET})

    def reload(self) -> None:
        """Read who signs."""
        self.shell.tasks.read(self, _all_signers, done=self._show, latest="signers")

    def _show(self, known: tuple[Sequence[SignerLine], Sequence[OperatorRow]]) -> None:
        lines, operators = known
        tied = {one.operator_id for one in lines}
        offered = [one for one in operators if one.active or one.id in tied]
        self._operator.offer_values([(one.id, one.full_name) for one in offered])
        self._sits = {one.id: one.full_name for one in operators}
        standing = [one for one in lines if not one.archived]
        self._substitute.show_choices([(None, "—"), *((one.id, one.name) for one in standing)])
        names = {one.id: one.name for one in lines}
        self.show_standing(
            "کسانی که امضا می‌کنند", [one for line in lines for one in self._lines(line, names)]
        )

    def _lines(self, line: SignerLine, names: dict[int, str]) -> list[Standing]:
        def switch() -> None:
            self.do(_switch, line.id, line.version, not line.archived)

        if line.archived:
            return [(f"{line.name} · {line.post} · بایگانی‌شده", "بازگرداندن", switch)]
        substitute = names.get(line.substitute_id or 0, "")
        operator = self._sits.get(line.operator_id or 0, "")
        parts = (
            line.name,
            line.post,
            f"تا «{CLASSIFICATIONS[line.highest_class]}»",
            f"جانشین: {substitute}" if substitute else "",
            f"کاربر: {operator}" if operator else "",
            _picture_words(line),
        )
        text = " · ".join(part for part in parts if part)
        lines: list[Standing] = [
            (text, "اصلاح", lambda: self._begin(line)),
            ("", f"تصویر امضای «{line.name}» …", lambda: self._choose_picture(line)),
        ]
        if line.consent_on is not None and line.consent_withdrawn_on is None:
            lines.append(
                (
                    "",
                    "پس گرفتن رضایت",
                    lambda: self.do(withdraw_consent, line.id, line.version),
                )
            )
        return [*lines, ("", f"برداشتن «{line.name}»", switch)]

    def _choose_picture(self, line: SignerLine) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "تصویر امضا", "", FILTER)
        if name:
            self.do(_put_picture, line.id, Path(name))

    def _begin(self, line: SignerLine | None) -> None:
        """Show a signer to be amended, or an empty form."""
        self._amended = line
        draft = _draft_of(line) if line is not None else SignerDraft()
        self.set_title(f"اصلاح «{line.name}»" if line is not None else self.title_words)
        self.clear_problems()
        values = {
            name: getattr(draft, name) for name in self.fields if not name.startswith("kind_")
        }
        values |= {f"kind_{one}": one in draft.kinds for one in LetterKind}
        self.fill(values)
        if line is not None:
            self.start()

    def close_form(self) -> bool:
        """Esc leaves the signer that was being amended."""
        closed = super().close_form()
        if closed:
            self._begin(None)
        return closed

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add the signer, or amend the chosen one."""
        kinds = tuple(one for one in LetterKind if values.pop(f"kind_{one}"))
        draft = SignerDraft(kinds=kinds, **values)
        if self._amended is None:
            return add_signer, (draft,)
        return amend_signer, (self._amended.id, self._amended.version, draft)

    def after_save(self) -> None:
        """Begin an empty form."""
        self._begin(None)


def _picture_words(line: SignerLine) -> str:
    if line.may_use_picture and line.consent_on is not None:
        return f"تصویر امضا با رضایت {isolate(jalali_text(line.consent_on))}"
    if line.picture_id is not None:
        return "تصویر امضا بی رضایت: چاپ نمی‌شود"
    return ""


def _draft_of(line: SignerLine) -> SignerDraft:
    own = not line.is_governor
    return SignerDraft(
        name=line.name if own else "",
        post=line.post if own else "",
        is_governor=line.is_governor,
        highest_class=line.highest_class,
        kinds=line.kinds,
        from_day=line.from_day,
        to_day=line.to_day,
        operator_id=line.operator_id,
        substitute_id=line.substitute_id,
        consent_on=line.consent_on,
        consent_reference=line.consent_reference,
    )


def _all_signers(session: Any) -> tuple[list[SignerLine], list[OperatorRow]]:
    return list_signers(session, archived=True), list_operators(session)


def _switch(session: Any, number: int, version: int, archived: bool) -> Changes[int]:  # noqa: FBT001
    return archive_signer(session, number, version, archived=archived)


def _put_picture(session: Any, number: int, path: Path) -> Changes[int]:
    with taken_in(path) as source:
        return put_signature_picture(session, number, source)
