"""F1: a page for every screen and form, beside the work, with the keys the program really has."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import ui
from seat import Seat, key_of
from ui.actions import ACTIONS
from ui.common.form import FormPanel
from ui.help.panel import HelpPanel
from ui.help.topics import (
    FORMS,
    PAGES,
    Topic,
    form_topic,
    found_pages,
    path_of,
    text_of,
    title_of,
    topic_of,
)
from ui.sections import SECTIONS
from ui.settings.page import PANELS

HELP = next(entry.shortcut for entry in ACTIONS if entry.name == "help")
ROOT = Path(ui.__file__).parent


def forms() -> list[type[FormPanel]]:
    """Every form of the program."""
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(
            r"^class \w+\((FormPanel|SettingsPanel|RecordStepForm|StepForm)\b", text, re.MULTILINE
        ):
            dotted = ".".join(("ui", *path.relative_to(ROOT).with_suffix("").parts))
            import_module(dotted)

    def below(kind: type[FormPanel]) -> list[type[FormPanel]]:
        kinds = [kind for kind in kind.__subclasses__() if kind.__module__.startswith("ui.")]
        return kinds + [deeper for one in kinds for deeper in below(one)]

    frames = ("SettingsPanel", "RecordStepForm")
    return [kind for kind in below(FormPanel) if kind.__name__ not in frames]


FORM_KINDS = forms()


def test_forms_are_found() -> None:
    assert {"CallForm", "ContactForm", "DeskForm"} <= {kind.__name__ for kind in FORM_KINDS}


@pytest.mark.parametrize("kind", FORM_KINDS, ids=lambda kind: kind.__name__)
def test_every_form_has_its_page(kind: type[FormPanel]) -> None:
    topic = form_topic(kind, getattr(kind, "title_words", ""))
    assert topic is not None, f"no page of the manual for {kind.__name__} in ui.help.topics.FORMS"
    assert path_of(topic.page).is_file()


@pytest.mark.parametrize("section", [one.name for one in SECTIONS])
def test_every_section_has_its_page(section: str) -> None:
    assert section in PAGES
    assert path_of(section).is_file()


def test_every_settings_tab_has_its_heading() -> None:
    headings = re.findall(
        r"^## (.+)$", path_of("settings").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {words for words, _make, _right in PANELS} <= set(headings)


def test_every_file_is_in_the_index_and_every_page_is_a_file() -> None:
    files = {path.stem for path in path_of("calls").parent.glob("*.md")}
    assert files == set(PAGES)
    assert set(FORMS.values()) <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_keys_by_their_actions(page: str) -> None:
    raw = path_of(page).read_text(encoding="utf-8")
    assert not re.search(r"Ctrl|\bF\d", raw), "write {key NAME} in place of the key"
    shown = text_of(page)
    assert "{key" not in shown
    assert "## کلیدها" in shown
    assert HELP in shown
    assert title_of(page)


def test_every_page_can_be_reached(seat: Seat) -> None:
    seat.press(HELP)
    panel = seat.window.findChild(HelpPanel)
    assert isinstance(panel, HelpPanel)
    panel.show_index()
    markdown = panel.text.document().toMarkdown()
    assert set(re.findall(r"page:([\w-]+)", markdown)) == set(PAGES)


@pytest.mark.parametrize("section", [one.name for one in SECTIONS])
def test_help_opens_at_the_section_and_goes_again(seat: Seat, section: str) -> None:
    seat.press(key_of(section))
    seat.settle()
    before = QApplication.focusWidget()
    seat.press(HELP)
    panel = seat.window.findChild(HelpPanel)
    assert isinstance(panel, HelpPanel)
    assert panel.isVisible()
    assert panel.topic.page == section
    assert title_of(section) in panel.text.toPlainText()
    assert panel.text.hasFocus()
    seat.press("Esc")
    assert not panel.isVisible()
    assert QApplication.focusWidget() is before


def test_help_of_a_form_leaves_the_form_as_it_is(seat: Seat) -> None:
    seat.press("F2")
    seat.write_in("subject", "لایروبی کانال")
    form, line = seat.form(), QApplication.focusWidget()
    seat.press(HELP)
    panel = seat.window.findChild(HelpPanel)
    assert isinstance(panel, HelpPanel)
    assert panel.topic == Topic("call-form")
    seat.press("Esc")
    assert seat.form() is form
    assert QApplication.focusWidget() is line
    assert form.fields["subject"].value() == "لایروبی کانال"
    seat.press(HELP)
    seat.press(HELP)
    assert not panel.isVisible()
    form.is_changed = False


def test_help_follows_to_another_screen(seat: Seat) -> None:
    seat.press(HELP)
    panel = seat.window.findChild(HelpPanel)
    assert isinstance(panel, HelpPanel)
    assert panel.topic.page == "calls"
    seat.press(key_of("contacts"))
    seat.settle()
    assert panel.topic.page == "contacts"


def test_a_settings_tab_opens_at_its_heading(seat: Seat) -> None:
    seat.press(key_of("settings"))
    seat.settle()
    tabs = seat.page("settings").tabs
    tabs.setCurrentIndex(tabs.count() - 1)
    assert topic_of(seat.window) == Topic("settings", seat.form().title)
    assert f"## {seat.form().title}" in path_of("settings").read_text(encoding="utf-8")


def test_search_finds_a_page_by_words_in_it(seat: Seat) -> None:
    assert "duplicates" in {page for page, _line in found_pages("ادغام تکراری")}
    assert not found_pages("زرافه")
    seat.press(HELP)
    panel = seat.window.findChild(HelpPanel)
    assert isinstance(panel, HelpPanel)
    panel.search.setFocus()
    seat.type("وعده")
    assert title_of("telling") in panel.text.toPlainText()
    seat.press("Esc")
    assert not panel.isVisible()
