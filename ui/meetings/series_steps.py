"""Small forms of a series: a topic that waits, written, corrected, and let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.meetings import SeriesSheet, TopicDraft
from app.meetings.rows import TopicLine
from app.meetings.series import add_topic, amend_topic, drop_topic
from ui.common.fields import LinesField, TextField
from ui.common.number_field import NumberField
from ui.meetings.step_form import MeetingStepForm, Saved
from ui.shell import Shell

Found = tuple[Callable[..., Changes[Any]], tuple[Any, ...]]
#: Makes a form of a series, or of one of its topics.
Make = Callable[[Shell, SeriesSheet, TopicLine | None, Saved], MeetingStepForm]
NAMES: Final = ("title", "presenter", "minutes", "papers", "origin")


def topic_form(
    shell: Shell, sheet: SeriesSheet, topic: TopicLine | None, saved: Saved
) -> MeetingStepForm:
    """A topic for one of the next meetings."""
    fields = {
        "title": TextField("title", "موضوع", needed=True),
        "presenter": TextField("presenter", "ارائه‌دهنده"),
        "minutes": NumberField("minutes", "زمان (دقیقه)"),
        "origin": TextField("origin", "از کجا؛ که خواسته است"),
        "papers": LinesField("papers", "پیوست‌ها", rows=2),
    }
    for name in NAMES if topic is not None else ():
        fields[name].set_value(getattr(topic, name))

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        draft = TopicDraft(**values)
        if topic is None:
            return add_topic, (draft,)
        return amend_topic, (replace(draft, id=topic.id),)

    rows = (
        ((fields["title"], 1),),
        ((fields["presenter"], 3), (fields["minutes"], 2), (fields["origin"], 3)),
        ((fields["papers"], 1),),
    )
    title, step = ("موضوع تازه", "topic_new") if topic is None else ("اصلاح موضوع", "topic_amend")
    part = None if topic is None else topic.id
    return MeetingStepForm(shell, sheet, title, rows, deed, saved, step=step, part=part)


def drop_form(
    shell: Shell, sheet: SeriesSheet, topic: TopicLine | None, saved: Saved
) -> MeetingStepForm:
    """Why a topic waits no more."""
    reason = LinesField("reason", "سبب برداشتن از نوبت", needed=True, rows=2)
    part, about = (topic.id, topic.title) if topic is not None else (None, "")

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return drop_topic, (part, values["reason"])

    rows = (((reason, 1),),)
    title, step = "برداشتن موضوع", "topic_drop"
    return MeetingStepForm(
        shell, sheet, title, rows, deed, saved, step=step, part=part, about=about
    )


#: The form each action opens, and by which a kept one is opened again.
SERIES_FORMS: Final[Mapping[str, Make]] = {
    "topic_new": topic_form,
    "topic_amend": topic_form,
    "topic_drop": drop_form,
}
