"""Turning places in an invented directory into the ids its contacts were given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.contacts import ContactDraft
from app.demo.stories import CallStory, Entry
from app.phone_calls import CallDraft


def linked_entry(entry: Entry, ids: Sequence[int]) -> ContactDraft:
    """A contact's draft with its links."""
    draft = entry.draft
    if entry.parent is not None:
        draft = replace(draft, parent_id=ids[entry.parent])
    if entry.works_at is not None:
        first, *others = draft.positions
        first = replace(first, organisation_id=ids[entry.works_at])
        draft = replace(draft, positions=(first, *others))
    return draft


def linked_caller(story: CallStory, ids: Sequence[int]) -> CallDraft:
    """A call's draft with its caller."""
    if story.caller is None:
        return story.draft
    return replace(story.draft, caller_id=ids[story.caller])
