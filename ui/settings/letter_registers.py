"""The books of letters: their names, what each takes, and how it writes its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from app.changes import Changes
from app.letters import (
    LetterDirection,
    RegisterDraft,
    RegisterLine,
    add_register,
    amend_register,
    archive_register,
    list_registers,
    number_example,
)
from app.marks import Classification
from app.text import isolate, persian_digits
from app.texts import CLASSIFICATIONS, LETTER_DIRECTIONS
from ui.common.fields import ChoiceField, SegmentField, TextField
from ui.settings.panel import SettingsPanel, Standing

_EMPTY: Final = RegisterDraft()


class LetterRegistersForm(SettingsPanel):
    """Adds a book, or amends the one chosen below; its number is shown while it is typed."""

    title_words = "دفترهای نامه"
    save_words = "ذخیره دفتر"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._amended: RegisterLine | None = None
        ways: list[tuple[LetterDirection | None, str]] = [(None, "همه")]
        ways += [(one, LETTER_DIRECTIONS[one]) for one in LetterDirection]
        classes = [(one, CLASSIFICATIONS[one]) for one in Classification]
        template = TextField("template", "قالب شماره", digits=True, needed=True)
        unit = TextField("unit", "نشان واحد", digits=True)
        way = SegmentField("direction", "کدام نامه‌ها", ways)
        least = ChoiceField("least_class", "از طبقه‌بندی", classes)
        self.lay_rows(
            (
                ((TextField("name", "نام دفتر", needed=True), 3), (unit, 1)),
                ((way, 3), (least, 2)),
                ((template, 1),),
            )
        )
        for line in (template.line, unit.line):
            line.textChanged.connect(self._show_example)
        for field in (way, least):
            field.edited.connect(self._show_example)

    def _show_example(self) -> None:
        """Show the number the format gives, while it is typed."""
        number = number_example(self._draft(self.values()), self.shell.today())
        known = "{year} {yy} {mm} {unit} {type} {class} {serial:04}"
        said = isolate(persian_digits(number)) if number else f"نشان‌ها: {isolate(known)}"
        self.note.setText(f"نمونه: {said}" if number else said)

    def _draft(self, values: dict[str, Any]) -> RegisterDraft:
        return RegisterDraft(**values)

    def reload(self) -> None:
        """Read the books."""
        self.shell.tasks.read(self, _all_registers, done=self._show, latest="registers")
        if not self.is_changed and self._amended is None:
            self._begin(None)

    def _show(self, lines: Sequence[RegisterLine]) -> None:
        self.show_standing("دفترهای دبیرخانه", [one for line in lines for one in self._lines(line)])

    def _lines(self, line: RegisterLine) -> list[Standing]:
        draft = _draft_of(line)
        number = isolate(persian_digits(number_example(draft, self.shell.today())))
        way = LETTER_DIRECTIONS[line.direction] if line.direction else "همه نامه‌ها"
        least = "" if not line.least_class else f"از «{CLASSIFICATIONS[line.least_class]}»"
        away = "بایگانی‌شده" if line.archived else ""
        text = " · ".join(part for part in (line.name, way, least, number, away) if part)
        words = "بازگرداندن" if line.archived else "بایگانی"

        def switch() -> None:
            self.do(_switch, line.id, line.version, not line.archived)

        if line.archived:
            return [(text, words, switch)]
        return [(text, "اصلاح", lambda: self._begin(line)), ("", f"{words} «{line.name}»", switch)]

    def _begin(self, line: RegisterLine | None) -> None:
        """Show a book to be amended, or an empty form."""
        self._amended = line
        draft = _draft_of(line) if line is not None else _EMPTY
        self.set_title(f"اصلاح «{line.name}»" if line is not None else self.title_words)
        self.clear_problems()
        self.fill({name: getattr(draft, name) for name in self.fields})
        self._show_example()
        if line is not None:
            self.start()

    def close_form(self) -> bool:
        """Esc leaves the book that was being amended."""
        closed = super().close_form()
        if closed:
            self._begin(None)
        return closed

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add the book, or amend the chosen one."""
        draft = self._draft(values)
        if self._amended is None:
            return add_register, (draft,)
        return amend_register, (self._amended.id, self._amended.version, draft)

    def after_save(self) -> None:
        """Begin an empty form."""
        self._begin(None)


def _draft_of(line: RegisterLine) -> RegisterDraft:
    return RegisterDraft(
        name=line.name,
        direction=line.direction,
        least_class=line.least_class,
        unit=line.unit,
        template=line.template,
    )


def _all_registers(session: Any) -> list[RegisterLine]:
    return list_registers(session, archived=True)


def _switch(session: Any, number: int, version: int, archived: bool) -> Changes[int]:  # noqa: FBT001
    return archive_register(session, number, version, archived=archived)
