"""Until when letters are to be answered, by urgency and kind, and when it is warned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.changes import Changes
from app.errors import InvalidFields, InvalidInput
from app.letters import Deadlines, LetterKind, deadlines, set_deadlines
from app.marks import Urgency
from app.texts import LETTER_KINDS, URGENCIES
from ui.common.number_field import NumberField
from ui.settings.panel import SettingsPanel

_WARNINGS: Final = (("first_warning", "نخستین هشدار"), ("second_warning", "دومین هشدار"))


class LetterDeadlinesForm(SettingsPanel):
    """Working days by urgency; a kind with days of its own has the shorter of the two."""

    title_words = "مهلت نامه‌ها"

    def make_fields(self) -> None:
        """Lay a field an urgency, a kind and a warning."""
        urgencies = [NumberField(one.value, URGENCIES[one], needed=True) for one in Urgency]
        warnings = [NumberField(name, words, needed=True) for name, words in _WARNINGS]
        kinds = [NumberField(f"kind_{one}", LETTER_KINDS[one], least=0) for one in LetterKind]
        self.lay_rows([tuple((field, 1) for field in [*urgencies, *warnings])])
        self.lay_rows([tuple((field, 1) for field in four) for four in _fours(kinds)])
        self.note.setText(
            "روز کاری. ردیف نخست مهلت هر فوریت، و هشدار چند روز پیش از مهلت؛ ردیف‌های پایین مهلت "
            "گونه نامه: خالی یعنی به فوریت آن، صفر یعنی بی مهلت."
        )

    def reload(self) -> None:
        """Read the deadlines, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, deadlines, done=self._show, latest="letter deadlines")

    def _show(self, wanted: Deadlines) -> None:
        values: dict[str, int | None] = {one.value: wanted.by_urgency[one.value] for one in Urgency}
        values |= {f"kind_{one}": wanted.by_kind.get(one.value) for one in LetterKind}
        values |= dict(zip((name for name, _words in _WARNINGS), wanted.warnings, strict=True))
        self.fill_unchanged(values)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the deadlines."""
        needed = [one.value for one in Urgency] + [name for name, _words in _WARNINGS]
        empty = [name for name in needed if values[name] is None]
        if empty:
            raise InvalidFields([InvalidInput(name, "شمار روزها را بنویسید.") for name in empty])
        by_kind = {
            one.value: values[f"kind_{one}"]
            for one in LetterKind
            if values[f"kind_{one}"] is not None
        }
        wanted = Deadlines(
            {one.value: values[one.value] for one in Urgency},
            by_kind,
            (values["first_warning"], values["second_warning"]),
        )
        return set_deadlines, (wanted,)


def _fours(fields: list[NumberField]) -> list[tuple[NumberField, ...]]:
    return [tuple(fields[place : place + 4]) for place in range(0, len(fields), 4)]
