"""The deeds on minutes that need something typed, as steps of their meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Final
from uuid import UUID

from app.kept_forms import FormKind
from app.meetings import MeetingSheet
from app.meetings.deciding import add_item, amend_item
from app.meetings.drafts import ItemDraft
from app.meetings.resolutions import annul_resolution
from app.meetings.states import ItemKind
from ui.common.fields import LinesField, TextField
from ui.common.form import FieldRow
from ui.common.number_field import NumberField
from ui.meetings.step_form import MeetingStepForm, Saved
from ui.shell import Shell

ANNUL: Final = "باطل کردن مصوبه"
ADD_ITEM: Final = "بند تازه در دستور"
AMEND_ITEM: Final = "اصلاح بند"


class MinutesStepForm(MeetingStepForm):
    """One deed on the minutes of a meeting."""

    kept_as: ClassVar[FormKind] = FormKind.MINUTES_STEP


#: A form of a part of a meeting, by the part's id; None where there is no such part any more.
Make = Callable[[Shell, MeetingSheet, Saved, int | None], MinutesStepForm | None]


def add_item_form(
    shell: Shell,
    sheet: MeetingSheet,
    saved: Saved,
    part: int | None = None,  # noqa: ARG001  # as the other forms are made
) -> MinutesStepForm:
    """The form of an item more."""

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return add_item, (ItemDraft(kind=ItemKind.OTHER, **values),)

    rows = _item_rows(ItemDraft())
    return MinutesStepForm(shell, sheet, ADD_ITEM, rows, deed, saved, step="item")


def amend_item_form(
    shell: Shell, sheet: MeetingSheet, saved: Saved, part: int | None
) -> MinutesStepForm | None:
    """The form that corrects an item."""
    item = next((one for one in sheet.items if one.id == part), None)
    if item is None:
        return None
    held = ItemDraft(
        id=item.id,
        kind=item.kind,
        title=item.title,
        presenter=item.presenter,
        minutes=item.minutes,
        papers=item.papers,
        origin=item.origin,
        topic_id=item.topic_id,
    )

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return amend_item, (item.id, replace(held, **values))

    rows = _item_rows(held)
    return MinutesStepForm(
        shell, sheet, AMEND_ITEM, rows, deed, saved, step="amend_item", part=item.id
    )


def _item_rows(held: ItemDraft) -> list[FieldRow]:
    """The fields of an item."""
    title = TextField("title", "عنوان بند", needed=True)
    presenter = TextField("presenter", "ارائه‌دهنده")
    minutes = NumberField("minutes", "دقیقه")
    papers = LinesField("papers", "پیوست‌ها و مدارک", rows=3)
    title.set_value(held.title)
    presenter.set_value(held.presenter)
    minutes.set_value(held.minutes)
    papers.set_value(held.papers)
    return [((title, 1),), ((presenter, 3), (minutes, 1)), ((papers, 1),)]


def annul_form(
    shell: Shell, sheet: MeetingSheet, saved: Saved, part: int | None
) -> MinutesStepForm | None:
    """The form that annuls a resolution."""
    one = next((line for line in sheet.resolutions if line.id == part), None)
    if one is None or one.is_annulled:
        return None
    reason = LinesField("reason", "سبب", needed=True)

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return annul_resolution, (one.id, values["reason"])

    rows: list[FieldRow] = [((reason, 1),)]
    return MinutesStepForm(
        shell, sheet, ANNUL, rows, deed, saved, step="annul", about=one.words, part=one.id
    )


#: Forms of parts of a meeting, as kept ones name them.
PART_FORMS: Final[Mapping[str, Make]] = {
    "item": add_item_form,
    "amend_item": amend_item_form,
    "annul": annul_form,
}
