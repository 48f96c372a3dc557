"""To whom an order goes: a few lines, each with what is expected and until when."""

from __future__ import annotations

from typing import Any, Final

from app.orders import Expected, ReferralDraft
from app.texts import EXPECTED
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, DateField
from ui.common.form import FieldRow
from ui.common.guess_filling import GuessedLine, GuessedLines
from ui.common.phrase_edit import PhraseField
from ui.shell import Shell

#: Lines a form has; an order with more goes to a group, or is referred again.
LINES: Final = 3

_LABELS: Final = ("ارجاع به", "و به", "و به")

_CHOICES: Final = tuple((expected, EXPECTED[expected]) for expected in Expected)


class Addressees:
    """The fields of an order's addressees."""

    def __init__(self, shell: Shell, lines: int = LINES) -> None:
        self._names = [
            ContactField(
                "referred_to" if not place else f"referred_to_{place + 1}",
                _LABELS[place],
                shell.tasks,
                hint="واحد، دستگاه یا شخص",
            )
            for place in range(lines)
        ]
        self._expected = [
            ChoiceField(_named("expected", place), "خواسته", list(_CHOICES))
            for place in range(lines)
        ]
        self._due = [
            DateField(_named("due_on", place), "مهلت", shell.today) for place in range(lines)
        ]

    def follow(self, words: PhraseField) -> None:
        """Keep the lines nobody typed in at what the order's words ask."""
        lines = zip(self._names, self._due, self._expected, strict=True)
        GuessedLines(words, [GuessedLine(*fields) for fields in lines])

    def rows(self) -> list[FieldRow]:
        """A row of fields for each."""
        return [
            ((name, 3), (expected, 2), (due, 2))
            for name, expected, due in zip(self._names, self._expected, self._due, strict=True)
        ]

    def take(self, values: dict[str, Any]) -> tuple[ReferralDraft, ...]:
        """The addressees among a form's values, which lose them."""
        drafts = []
        for place, name in enumerate(self._names):
            draft = ReferralDraft(
                contact_id=name.contact_id,
                name=values.pop(name.name),
                expected=values.pop(_named("expected", place)),
                due_on=values.pop(_named("due_on", place)),
            )
            if not draft.is_empty or draft.due_on is not None:
                drafts.append(draft)
        return tuple(drafts)


def _named(field: str, place: int) -> str:
    return field if not place else f"{field}_{place + 1}"
