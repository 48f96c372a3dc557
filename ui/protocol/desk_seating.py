"""How people sit, on the desk of a case: by precedence, and changed by keys or by drag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QWidget

from app.protocol.drafts import SeatingDraft
from app.protocol.rows import CaseSheet, PersonLine
from app.protocol.seating import Seat, save_seating, seat_words, seats_of
from app.protocol.states import Seating
from app.protocol.texts import PERSON_ROLES, SEATINGS
from ui.common.fields import LinesField, SegmentField
from ui.common.register_table import Column
from ui.protocol.desk_part import DeskPart
from ui.protocol.desk_step import DeskStep
from ui.protocol.desk_table import REMOVE, TICK
from ui.protocol.desk_words import NOTHING, shown_count
from ui.protocol.papers import SEATING_PAPER
from ui.protocol.seating_plan import SeatingPlan
from ui.theme import Tone

HINT: Final = (
    "Alt+↑ و Alt+↓ کسی را جابه‌جا می‌کند؛ Space روی دو نفر جایشان را عوض می‌کند؛ "
    "Del جای دستی را برمی‌دارد تا تقدم بگوید."
)
#: What has no room on a button in full.
SHORT: Final = {Seating.ROWS: "تماشاگران"}
PICKED: Final = "«{name}» با چه کسی جابه‌جا شود؟ روی او Space را بزنید."
SWAPPED: Final = "جای «{first}» و «{second}» عوض شد. Ctrl+Z پس می‌گیرد."
RESET: Final = "ترتیب نشستن به تقدم سپرده شد. Ctrl+Z پس می‌گیرد."


class SittingLine:
    """Somebody with the seat he has."""

    def __init__(self, seat: Seat) -> None:
        self.id, self.person, self.where = seat.person.id, seat.person, seat_words(seat)


def _by_hand(row: SittingLine) -> str:
    return "دستی" if row.person.seat else "تقدم"


COLUMNS: Final[tuple[Column[SittingLine], ...]] = (
    Column("order", "جا", lambda row: shown_count(row.person.order), 46, rank=1),
    Column(
        "name", "نام", lambda row: row.person.name or row.person.organisation, 0, rank=1, least=130
    ),
    Column("where", "کجا", lambda row: row.where, 170, rank=2),
    Column("rank", "مقام", lambda row: row.person.rank_name or NOTHING, 110, rank=3),
    Column("role", "نقش", lambda row: PERSON_ROLES[row.person.role], 84, rank=4),
    Column(
        "by",
        "از",
        _by_hand,
        70,
        tone=lambda row: Tone.WARNING if row.person.seat else Tone.QUIET,
        rank=2,
    ),
)


def moved_seats(people: Sequence[PersonLine], order: Sequence[int]) -> dict[int, int]:
    """The seats to give by hand so that people sit in an order: of those alone whose place changed.

    The others keep what precedence says, which comes out the same around them.
    """
    before = {one.id: one.order for one in people}
    return {number: place for place, number in enumerate(order, 1) if before[number] != place}


class SeatingPart(DeskPart):
    """The seating."""

    name = "seating"
    title = "ترتیب نشستن"
    digit = 5
    empty = "کسی در فهرست افراد نیست؛ ترتیب نشستن از آن برمی‌آید."
    hint = HINT
    columns = COLUMNS
    prints = SEATING_PAPER
    rest_share = 3
    deeds: ClassVar = {TICK: "pick", REMOVE: "free"}
    buttons = (
        ("عوض کردن جا", "Space", "pick"),
        ("همه به تقدم", "", "by_precedence"),
        ("پرچم‌ها", "Enter", "opened"),
    )

    def lay_before(self) -> None:
        """How they sit is chosen over the table."""
        self._picked: int | None = None
        kinds = [(one, SHORT.get(one, SEATINGS[one])) for one in Seating]
        self.seating = SegmentField("seating", "چیدمان", kinds)
        self.seating.hide_label()
        self.seating.edited.connect(self._choose)
        self.column.addWidget(self.seating)
        self.table.ordered.connect(self._order)

    def make_rest(self) -> QWidget:
        """The drawing."""
        self.plan = SeatingPlan(self)
        self.plan.chosen.connect(self._clicked)
        self.plan.swapped.connect(self.swap)
        return self.plan

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many were given a seat by hand."""
        by_hand = sum(bool(one.seat) for one in sheet.people)
        return f"{shown_count(by_hand)} دستی" if by_hand else ""

    def lines(self, sheet: CaseSheet) -> Sequence[SittingLine]:
        """Everybody by the place he has."""
        seats = seats_of(sheet.people, sheet.seating)
        return sorted((SittingLine(one) for one in seats), key=lambda one: one.person.order)

    def show_case(self, sheet: CaseSheet) -> None:
        """Show table and drawing."""
        super().show_case(sheet)
        self.table.let_move(on=self.may_write)
        self.seating.set_value(sheet.seating)
        self.seating.setEnabled(self.may_write)
        self.plan.show_seats(sheet.seating, seats_of(sheet.people, sheet.seating))
        self.chosen()

    def chosen(self) -> None:
        """Mark him in the drawing."""
        one = self.current()
        self.plan.stand_on(one.id if one is not None else None, self._picked)

    def _clicked(self, number: int) -> None:
        self.table.stand_on_row(number)
        self.table.setFocus()

    # -- deeds -----------------------------------------------------------------------------

    def _save(
        self, seats: Mapping[int, int], said: str = "", seating: Seating | None = None
    ) -> None:
        def prepare(sheet: CaseSheet) -> Any:
            here = {one.id for one in sheet.people}
            draft = SeatingDraft(
                seating=seating or sheet.seating,
                seats={number: seat for number, seat in seats.items() if number in here},
                flags=sheet.flags,
            )
            return save_seating, (draft,)

        self.desk.deeds.do(prepare, said)

    def _choose(self) -> None:
        if self.may_write:
            self._save({}, seating=self.seating.value())

    def _order(self, ids: Sequence[int]) -> None:
        self._save(moved_seats(self.sheet.people, ids))

    def pick(self) -> None:
        """Pick one to change places; with the second they do."""
        one = self.current()
        if one is None:
            return
        if self._picked is None or self._picked == one.id:
            self._picked = None if self._picked == one.id else one.id
            if self._picked is not None:
                self.desk.bar.say(PICKED.format(name=one.person.name), Tone.INFORMATION)
            self.chosen()
            return
        first, self._picked = self._picked, None
        self.swap(first, one.id)

    def swap(self, first: int, second: int) -> None:
        """Let two change places."""
        people = {one.id: one for one in self.sheet.people}
        if not self.may_write or first not in people or second not in people:
            return
        one, other = people[first], people[second]
        said = SWAPPED.format(first=one.name, second=other.name)
        self._save({first: other.order, second: one.order}, said)

    def free(self) -> None:
        """Let precedence say where the chosen sit."""
        self._save(dict.fromkeys((one.id for one in self.selected()), 0), RESET)

    def by_precedence(self) -> None:
        """Let precedence say where everybody sits."""
        self._save({one.id: 0 for one in self.sheet.people}, RESET)

    def opened(self) -> None:
        """The flags in their order."""
        if self.may_write:
            self.desk.open_editor(self, self.open_step("flags", None))

    def open_step(self, step: str, line: int | None) -> DeskStep | None:  # noqa: ARG002  # has none
        """The form of the flags."""
        if step != "flags":
            return None
        flags = LinesField("flags", "پرچم‌ها، از جای افتخار به این سو؛ هر کشور یک سطر", rows=6)
        flags.set_value(self.sheet.flags)

        def deed(values: dict[str, Any], _key: Any) -> Any:
            draft = SeatingDraft(seating=form.case.seating, flags=values["flags"])
            return save_seating, (draft,)

        form = self.step_form(
            "پرچم‌ها", [((flags, 1),)], deed, "flags", stands_on=lambda sheet: sheet.flags
        )
        return form
