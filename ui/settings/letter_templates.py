"""The office's templates of letters: their subject and text, with fields in braces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from app.changes import Changes
from app.letters import (
    TEMPLATE_FIELDS,
    LetterKind,
    TemplateDraft,
    TemplateLine,
    add_template,
    amend_template,
    body_document,
    list_templates,
    remove_template,
    restore_template,
)
from app.rich_text import to_json
from app.texts import LETTER_KINDS
from ui.common.fields import ChoiceField, TextField
from ui.common.labels import text_label
from ui.common.rich_text_field import RichTextField
from ui.settings.panel import SettingsPanel, Standing

ANY: Final = (None, "هر گونه نامه")
KNOWN: Final = "خانه‌هایی که هنگام نوشتن پر می‌شوند: "


class LetterTemplatesForm(SettingsPanel):
    """Adds a template, or amends the one chosen below."""

    title_words = "الگوهای نامه"
    save_words = "ذخیره الگو"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._amended: TemplateLine | None = None
        kinds = [ANY, *((one, LETTER_KINDS[one]) for one in LetterKind)]
        self.body.addWidget(
            text_label(KNOWN + "، ".join(f"{{{name}}}" for name in TEMPLATE_FIELDS), self, "muted")
        )
        self.lay_rows(
            (
                (
                    (TextField("name", "نام الگو", needed=True), 3),
                    (ChoiceField("kind", "گونه نامه", kinds), 2),
                ),
                ((TextField("subject", "موضوع"), 1),),
                ((RichTextField("body", "متن الگو", needed=True), 1),),
            )
        )

    def reload(self) -> None:
        """Read the templates."""
        read = partial(list_templates, removed=True)
        self.shell.tasks.read(self, read, done=self._show, latest="templates")

    def _show(self, lines: Sequence[TemplateLine]) -> None:
        self.show_standing(
            "الگوهای دفتر", [one for line in lines for one in self._standing_of(line)]
        )

    def _standing_of(self, line: TemplateLine) -> list[Standing]:
        kind = LETTER_KINDS[line.kind] if line.kind is not None else ""
        text = " · ".join(part for part in (line.name, kind, line.subject) if part)
        if line.removed:
            back = partial(self.do, restore_template, line.id, line.version)
            return [(f"{text} · برداشته‌شده", "بازگرداندن", back)]
        away = partial(self.do, remove_template, line.id, line.version)
        return [(text, "اصلاح", lambda: self._begin(line)), ("", f"برداشتن «{line.name}»", away)]

    def _begin(self, line: TemplateLine | None) -> None:
        """Show a template to be amended, or an empty form."""
        self._amended = line
        self.set_title(f"اصلاح «{line.name}»" if line is not None else self.title_words)
        self.clear_problems()
        self.fill(
            {
                "name": line.name if line is not None else "",
                "kind": line.kind if line is not None else None,
                "subject": line.subject if line is not None else "",
                "body": body_document(line.body if line is not None else ""),
            }
        )
        if line is not None:
            self.start()

    def close_form(self) -> bool:
        """Esc leaves the template that was being amended."""
        closed = super().close_form()
        if closed:
            self._begin(None)
        return closed

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add the template, or amend the chosen one."""
        draft = TemplateDraft(**values | {"body": to_json(values["body"])})
        if self._amended is None:
            return add_template, (draft,)
        return amend_template, (self._amended.id, self._amended.version, draft)

    def after_save(self) -> None:
        """Begin an empty form."""
        self._begin(None)
