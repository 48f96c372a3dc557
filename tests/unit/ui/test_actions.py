"""The program's actions: each key means one thing, each name is one action."""

from __future__ import annotations

from collections import Counter

from ui.actions import ACTIONS, MENUS
from ui.sections import SECTIONS, section_key


def test_no_key_means_two_things() -> None:
    keys = Counter(entry.shortcut for entry in ACTIONS if entry.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_section_has_a_key_of_its_own() -> None:
    keys = [section_key(place) for place in range(1, len(SECTIONS) + 1)]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & {entry.shortcut for entry in ACTIONS}


def test_every_action_has_its_own_name_and_a_menu() -> None:
    names = Counter(entry.name for entry in ACTIONS)
    assert [name for name, count in names.items() if count > 1] == []
    assert {entry.menu for entry in ACTIONS} <= set(MENUS)
