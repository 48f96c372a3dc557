"""What another desk wrote while a form was open, offered beside the fields in which it differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.meetings import InviteeDraft, InviteeLine, ItemDraft, ItemLine
from app.meetings.states import Inviter, MinutesKind
from app.meetings.texts import MINUTES_KINDS
from app.texts import CLASSIFICATIONS
from ui.common.fields import Field
from ui.meetings.texts import INVITERS

_WHO: Final = ("id", "role", "contact_id", "name", "post", "organisation", "phone", "channel")
_WHAT: Final = ("id", "kind", "title", "presenter", "minutes", "papers", "origin", "topic_id")


def invitee_drafts(lines: tuple[InviteeLine, ...]) -> tuple[InviteeDraft, ...]:
    """Invitees or members as their form holds them."""
    return tuple(InviteeDraft(**{name: getattr(one, name) for name in _WHO}) for one in lines)


def item_drafts(lines: tuple[ItemLine, ...]) -> tuple[ItemDraft, ...]:
    """An agenda as its form holds it."""
    return tuple(ItemDraft(**{name: getattr(one, name) for name in _WHAT}) for one in lines)


def offer_differences(
    fields: Mapping[str, Field], before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Offer what another desk changed, wherever it is not what stands there already."""
    for name, theirs in after.items():
        field = fields[name]
        if field.isHidden() or theirs == before[name] or theirs == _held(field):
            continue
        field.offer(theirs, said(name, theirs))


def _held(field: Field) -> Any:
    try:
        return field.value()
    except ValueError:
        return None


def said(name: str, value: Any) -> str:
    """A value as it is offered in words."""
    if name in ("invitees", "members"):
        return "، ".join(one.name or one.organisation for one in value)
    if name == "items":
        return "، ".join(one.title for one in value)
    if isinstance(value, Inviter):
        return INVITERS[value]
    if isinstance(value, MinutesKind):
        return MINUTES_KINDS[value]
    return CLASSIFICATIONS[value] if name == "classification" else str(value)
