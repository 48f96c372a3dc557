"""Cars and lodging of a case on its desk: a digit seats a person in a car."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final
from uuid import UUID

from app.protocol import save_people, save_vehicles
from app.protocol.drafts import PersonDraft, VehicleDraft
from app.protocol.rows import CaseSheet, PersonLine, VehicleLine
from app.telephone import isolated_telephone
from app.text import persian_digits
from ui.common.fields import TextField
from ui.common.labels import text_label
from ui.common.register_table import Column
from ui.protocol.desk_fields import LineField, Typed
from ui.protocol.desk_part import LinesPart
from ui.protocol.desk_step import DeskStep, LineSpec, draft_of, whole
from ui.protocol.desk_table import DeskTable
from ui.protocol.desk_words import NOTHING, joined, shown_count, shown_moment
from ui.protocol.papers import CARS_PAPER
from ui.theme import Tone

#: Cars that have a digit.
MOST_DIGITS: Final = 9
NO_CAR: Final = "0"
WHO_RIDES: Final = "هر کس در کدام خودرو و کجا می‌خوابد"
HINT: Final = (
    "در فهرست افراد رقم ۱ تا ۹ هر کس را در خودروی همان ردیف می‌نشاند و ۰ برمی‌دارد؛ "
    "Enter اسکان افراد برگزیده را می‌نویسد. Tab میان دو فهرست می‌رود."
)


def _seats(row: VehicleLine) -> str:
    return f"{shown_count(len(row.passengers))} از {shown_count(row.seats)}"


def _seats_tone(row: VehicleLine) -> Tone:
    return Tone.DANGER if len(row.passengers) > row.seats else Tone.QUIET


COLUMNS: Final[tuple[Column[VehicleLine], ...]] = (
    Column("place", "ردیف", lambda row: shown_count(row.place), 54, rank=1),
    Column("title", "خودرو", lambda row: row.title or NOTHING, 150, rank=1),
    Column("seats", "سرنشین", _seats, 84, tone=_seats_tone, rank=1),
    Column("riders", "چه کسانی", lambda row: "، ".join(row.passengers) or NOTHING, 0, least=150),
    Column("plate", "پلاک", lambda row: row.plate or NOTHING, 130, rank=4),
    Column("driver", "راننده", lambda row: row.driver or NOTHING, 120, rank=3),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone) or NOTHING, 120, rank=5),
)
PEOPLE_COLUMNS: Final[tuple[Column[PersonLine], ...]] = (
    Column("name", "نام", lambda row: row.name or row.organisation, 0, rank=1, least=150),
    Column("vehicle", "خودرو", lambda row: row.vehicle or NOTHING, 140, rank=1),
    Column("lodging", "محل اسکان", lambda row: row.lodging or NOTHING, 160, rank=2),
    Column("room", "اتاق", lambda row: persian_digits(row.room) or NOTHING, 70, rank=2),
    Column("arrives", "ورود", lambda row: shown_moment(row.arrives_at) or NOTHING, 134, rank=4),
    Column("leaves", "خروج", lambda row: shown_moment(row.leaves_at) or NOTHING, 134, rank=5),
    Column("diet", "غذا و پرهیز", lambda row: row.diet or NOTHING, 110, rank=6),
)

FIELDS: Final = (
    (LineField("title", "خودرو", share=3), LineField("seats", "سرنشین", Typed.NUMBER, 1)),
    (LineField("plate", "پلاک"),),
    (LineField("driver", "راننده"), LineField("phone", "تلفن راننده", Typed.CODE)),
    (LineField("note", "یادداشت"),),
)


def _lines(sheet: CaseSheet) -> Sequence[VehicleLine]:
    return sheet.vehicles


class CarsPart(LinesPart):
    """Cars above, and who rides and sleeps where below."""

    name = "cars"
    title = "خودرو و اسکان"
    digit = 4
    empty = "هنوز خودرویی نوشته نشده است. Ins خودروی نخست را می‌نویسد."
    hint = HINT
    columns = COLUMNS
    prints = CARS_PAPER
    buttons = (
        ("خودروی تازه", "Ins", "new"),
        ("اصلاح", "Enter", "opened"),
        ("برداشتن", "Del", "remove"),
        ("اسکان", "Enter", "lodge"),
    )
    writes = staticmethod(save_vehicles)
    spec: ClassVar[LineSpec] = LineSpec(
        part="cars",
        adding="خودروی تازه",
        amending="اصلاح خودرو",
        draft=VehicleDraft,
        rows=FIELDS,
        lines=_lines,
        write=whole(save_vehicles, _lines, VehicleDraft),
    )

    def lay_after(self) -> None:
        """The people stand under the cars."""
        digits = [str(number) for number in range(MOST_DIGITS + 1)]
        self.people = DeskTable("case_lodging", PEOPLE_COLUMNS, self, digits)
        self.people.setAccessibleName(WHO_RIDES)
        self.people.keyed.connect(self._seat)
        self.people.opened.connect(self.lodge)
        self.people.left.connect(self.desk.close_form)
        self.column.addWidget(text_label(WHO_RIDES, self, "strong"))
        self.column.addWidget(self.people, 2)
        self.table.ordered.connect(self.reorder)

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many cars."""
        return shown_count(len(sheet.vehicles)) if sheet.vehicles else ""

    def show_case(self, sheet: CaseSheet) -> None:
        """Show cars and people."""
        super().show_case(sheet)
        self.people.show_part(sheet.people)
        self.table.let_move(on=self.may_write)

    def enter(self) -> None:
        """Begin with the cars while there are none, else with who rides in them."""
        (self.people if self.sheet.vehicles and self.sheet.people else self.table).setFocus()

    # -- people ----------------------------------------------------------------------------

    def write_people(self, ids: Sequence[int], **values: Any) -> None:
        """Write something of these people, as they stand when it is its turn."""
        wanted = frozenset(ids)

        def prepare(sheet: CaseSheet) -> Any:
            before = tuple(draft_of(one, PersonDraft) for one in sheet.people)
            after = tuple(replace(one, **values) if one.id in wanted else one for one in before)
            return (save_people, (after,)) if after != before else None

        self.desk.deeds.do(prepare)

    def _seat(self, digit: str) -> None:
        """Seat the chosen people in the car of this row; nought takes them out."""
        chosen = [one.id for one in self.people.selected_rows()]
        cars = {str(place): one.id for place, one in enumerate(self.sheet.vehicles, 1)}
        if not self.may_write or not chosen or (digit != NO_CAR and digit not in cars):
            return
        self.write_people(chosen, vehicle_id=cars.get(digit))
        if len(chosen) == 1:
            self.people.go_on()

    def lodge(self) -> None:
        """Open the form of where the chosen people sleep."""
        one = self.people.current_row()
        if one is not None and self.may_write:
            self.desk.open_editor(self, self.open_step("lodge", one.id))

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The form of a car, or of where people sleep."""
        if step != "lodge":
            return super().open_step(step, line)
        one = next((one for one in self.sheet.people if one.id == line), None)
        if one is None:
            return None
        chosen = self.people.selected_rows()
        return self._lodge_form(chosen if one in chosen else [one])

    def _lodge_form(self, people: Sequence[PersonLine]) -> DeskStep:
        lodging = TextField("lodging", "محل اسکان")
        room = TextField("room", "اتاق", digits=True)
        lodging.set_value(people[0].lodging)
        room.set_value(persian_digits(people[0].room))
        ids = frozenset(one.id for one in people)

        def deed(values: dict[str, Any], _key: UUID) -> Any:
            lines = [draft_of(one, PersonDraft) for one in form.case.people]
            lines = [replace(one, **values) if one.id in ids else one for one in lines]
            return save_people, (tuple(lines),)

        names = joined(*(one.name for one in people))
        rows = [((lodging, 3), (room, 1))]
        form = self.step_form("اسکان", rows, deed, "lodge", people[0].id, names)
        return form
