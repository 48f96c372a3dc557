"""The settings page: each tab saved, what stands under it, and what is refused."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.access import Right
from app.clock import to_tehran
from app.jalali import from_jalali
from app.marks import Classification
from app.operators import list_operators
from app.orders import Ladder, ladder, list_phrases
from app.phone_calls import RetrySettings, retry_settings
from app.settings import (
    closures,
    governor_on,
    governors,
    office_calendar,
    office_settings,
)
from app.shifts import shift_times
from seat import NOW, Seat, key_of
from ui.settings.operators import OperatorForm
from ui.settings.panel import SettingsPanel
from ui.settings.phrases import PhrasesForm


@pytest.fixture
def page(seat: Seat) -> Seat:
    """The administrator on the settings page."""
    seat.press(key_of("settings"))
    seat.settle()
    return seat


def tab(seat: Seat, words: str) -> SettingsPanel:
    tabs = seat.page("settings").tabs
    place = next(n for n in range(tabs.count()) if tabs.tabText(n) == words)
    tabs.setCurrentIndex(place)
    seat.settle()
    form = seat.form()
    assert isinstance(form, SettingsPanel)
    return form


def save(seat: Seat) -> None:
    seat.press("Ctrl+S")
    seat.settle()


def standing(form: SettingsPanel) -> str:
    return "\n".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def press_button(seat: Seat, form: SettingsPanel, words: str) -> None:
    """Press a button of what stands; it is shown when control returns to Qt."""

    def there() -> list[QPushButton]:
        buttons = form.findChildren(QPushButton)
        return [button for button in buttons if button.text() == words and button.isVisible()]

    seat.until(there)
    there()[0].click()


def test_the_number_s_example_lives_while_its_format_is_typed(page: Seat) -> None:
    form = tab(page, "دفتر و سربرگ")
    assert "۱۴۰۵/ت/۲۱۸" in form.note.text()
    page.write_in("call_number", "{year}-{serial:05}")
    assert "۱۴۰۵-۰۰۲۱۸" in form.note.text()
    page.write_in("call_number", "بی‌شماره")
    assert "نمونه:" not in form.note.text()
    assert form.note.text()


def test_office_settings_are_saved_and_shown(page: Seat) -> None:
    form = tab(page, "دفتر و سربرگ")
    page.write_in("unit", "دفتر استاندار و روابط")
    page.write_in("call_number", "{year}/تلفن/{serial}")
    save(page)
    assert page.page("settings").bar.text
    stored = page.other.read(office_settings)
    assert stored.unit == "دفتر استاندار و روابط"
    assert stored.call_number == "{year}/تلفن/{serial}"
    assert not form.is_changed
    page.until(lambda: any("روابط" in label.text() for label in page.window.findChildren(QLabel)))
    page.press("Ctrl+1")
    assert "تلفن" in page.new_call().number


def test_a_wrong_format_is_refused_beside_its_field(page: Seat) -> None:
    tab(page, "دفتر و سربرگ")
    page.write_in("call_number", "بی‌شماره")
    page.write_in("unit", "")
    save(page)
    assert set(page.problems()) == {"call_number", "unit"}
    assert page.other.read(office_settings).unit


def test_unsaved_settings_are_asked_for_and_given_back(page: Seat, answers: list[bool]) -> None:
    tab(page, "دفتر و سربرگ")
    before = page.form().fields["unit"].value()
    page.write_in("unit", "نیمه")
    answers.append(False)
    page.press("Esc")
    assert page.form().fields["unit"].value() == "نیمه"
    answers.append(True)
    page.press("Esc")
    page.settle()
    assert page.form().fields["unit"].value() == before


def test_a_governor_is_appointed(page: Seat) -> None:
    form = tab(page, "استاندار")
    for name, text in (
        ("honorific", "جناب آقای دکتر"),
        ("name", "غلامحسین مظفری"),
        ("title", "استاندار خراسان رضوی"),
        ("from_day", "۱۴۰۵/۵/۱"),
    ):
        page.write_in(name, text)
    save(page)
    assert "غلامحسین مظفری" in [line.name for line in page.other.read(governors)]
    today = to_tehran(NOW).date()
    line = page.other.read(governor_on, today)
    assert line is not None
    assert line.name == "غلامحسین مظفری"
    page.until(lambda: "غلامحسین مظفری" in standing(form))


def test_a_governor_without_a_name_or_day_is_refused(page: Seat) -> None:
    tab(page, "استاندار")
    page.write_in("from_day", "")
    save(page)
    assert page.problems()


def test_a_closed_day_comes_and_goes(page: Seat) -> None:
    form = tab(page, "تعطیلی‌ها")
    page.write_in("day", "۱۴۰۵/۵/۱۴")
    page.write_in("reason", "گرمای هوا")
    page.write_in("source", "۹۰/۱۲۳۴")
    save(page)
    day = from_jalali(1405, 5, 14)
    assert [line[:2] for line in page.other.read(closures)] == [(day, "گرمای هوا")]
    assert not page.other.read(office_calendar).is_work_day(day)
    page.until(lambda: "گرمای هوا" in standing(form))
    assert form.fields["reason"].value() == ""
    press_button(page, form, "برداشتن")
    page.settle()
    assert page.other.read(closures) == []
    page.until(lambda: "گرمای هوا" not in standing(form))


def test_a_closure_needs_its_day(page: Seat) -> None:
    tab(page, "تعطیلی‌ها")
    page.write_in("reason", "گرمای هوا")
    save(page)
    assert list(page.problems()) == ["day"]
    page.write_in("day", "۳۲ مرداد")
    save(page)
    assert list(page.problems()) == ["day"]
    assert page.form().fields["reason"].value() == "گرمای هوا"


@pytest.mark.parametrize("year", ["", "سال", "²", "9" * 5000, "-1", "0"], ids=range(6))
@pytest.mark.parametrize("words", ["ماه‌های قمری", "شماره‌ها"])
def test_years_nobody_can_mean_are_refused_in_words(page: Seat, words: str, year: str) -> None:
    form = tab(page, words)
    page.paste_in("year", year)
    if "first_day" in form.fields:
        page.write_in("first_day", "۱۴۰۵/۵/۱")
    save(page)
    assert page.problems() or form.bar.text
    assert form.fields["year"].value() == year


def test_an_operator_is_hired_changed_and_put_aside(page: Seat) -> None:
    form = tab(page, "کاربران")
    page.write_in("full_name", "زهرا نوری")
    page.write_in("name", "zahra")
    for right in (Right.READ_CALLS, Right.LOG_CALLS):
        page.go(right.value)
        page.press("Space")
    save(page)
    row = next(r for r in page.other.read(list_operators) if r.name == "zahra")
    assert row.rights == {Right.READ_CALLS, Right.LOG_CALLS}
    assert form.fields["name"].value() == ""
    page.until(lambda: "زهرا نوری" in standing(form))

    assert isinstance(form, OperatorForm)
    form._choose(row)
    form.fields["clearance"].set_value(Classification.CONFIDENTIAL)
    page.go(Right.LOG_CALLS.value)
    page.press("Space")
    save(page)
    row = next(r for r in page.other.read(list_operators) if r.name == "zahra")
    assert row.rights == {Right.READ_CALLS}
    assert row.clearance is Classification.CONFIDENTIAL
    assert form.fields["name"].editor.isEnabled()

    press_button(page, form, "کنار گذاشتن «زهرا نوری»")
    page.settle()
    row = next(r for r in page.other.read(list_operators) if r.name == "zahra")
    assert not row.active
    page.until(lambda: "کنار گذاشته" in standing(form))


def test_a_taken_short_name_is_refused(page: Seat) -> None:
    tab(page, "کاربران")
    page.write_in("full_name", "دیگری")
    page.write_in("name", "admin")
    save(page)
    assert list(page.problems()) == ["name"]


def test_one_cannot_lock_oneself_out(page: Seat) -> None:
    form = tab(page, "کاربران")
    row = next(r for r in page.other.read(list_operators) if r.name == "admin")
    assert isinstance(form, OperatorForm)
    form._choose(row)
    page.go(Right.MANAGE_OPERATORS.value)
    page.press("Space")
    save(page)
    assert form.bar.text
    row = next(r for r in page.other.read(list_operators) if r.name == "admin")
    assert Right.MANAGE_OPERATORS in row.rights


def test_the_weekend_is_changed_from_a_day_on(page: Seat) -> None:
    form = tab(page, "روزهای هفته")
    thursday = form.fields["day5"]
    thursday.setFocus()
    while thursday.value().value != "w" and page.focused() is thursday.editor:
        page.press("Up")
        if thursday.editor.currentIndex() == 0:  # type: ignore[attr-defined]  # a list
            break
    page.write_in("from_day", "۱۴۰۵/۶/۱")
    save(page)
    calendar = page.other.read(office_calendar)
    assert calendar.is_work_day(from_jalali(1405, 6, 5))
    assert not calendar.is_work_day(from_jalali(1405, 5, 8))


def test_the_size_of_the_type_is_of_this_desk(page: Seat, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    from ui import theme

    form = tab(page, "این میز")
    try:
        form.fields["type_size"].set_value(12)
        save(page)
        assert QApplication.font().pointSize() == 12
        assert int(str(page.window.settings.value("look/type_size"))) == 12
    finally:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.dress(application, theme.USUAL_TYPE)


def test_when_to_ring_again_is_saved(page: Seat) -> None:
    form = tab(page, "تماس دوباره")
    assert form.fields["minutes"].value() == "۳۰"
    page.write_in("minutes", "45")
    page.write_in("closes", "13")
    save(page)
    assert page.other.read(retry_settings) == RetrySettings(45, time(8), time(13))


@pytest.mark.parametrize(
    ("field", "typed"),
    [("minutes", "نیم ساعت"), ("minutes", "0"), ("minutes", "²"), ("closes", "7"), ("opens", "")],
)
def test_a_wrong_pause_is_refused_beside_its_field(page: Seat, field: str, typed: str) -> None:
    form = tab(page, "تماس دوباره")
    page.write_in(field, typed)
    save(page)
    assert form.fields[field].problem
    assert page.other.read(retry_settings) == RetrySettings()
    form.is_changed = False


def test_the_shifts_are_named(page: Seat) -> None:
    tab(page, "شیفت‌ها")
    page.write_in("name_1", "روز")
    page.write_in("ends_1", "14")
    page.write_in("name_4", "سحر")
    page.write_in("begins_4", "4")
    page.write_in("ends_4", "6:30")
    save(page)
    names = [(one.name, one.ends) for one in page.other.read(shift_times)]
    assert names == [
        ("روز", time(14)),
        ("عصر", time(21)),
        ("شب", time(7, 30)),
        ("سحر", time(6, 30)),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "named"),
    [("name_1", "", "name_1"), ("ends_1", "", "ends_1"), ("begins_2", "بامداد", "begins_2")],
)
def test_a_wrong_shift_is_refused_beside_its_field(
    page: Seat, field: str, typed: str, named: str
) -> None:
    form = tab(page, "شیفت‌ها")
    page.write_in(field, typed)
    save(page)
    assert form.fields[named].problem
    assert page.other.read(shift_times)[0].name == "صبح"
    form.is_changed = False


def test_phrases_are_added_amended_ordered_and_removed(page: Seat) -> None:
    form = tab(page, "عبارت‌های دستور")
    assert isinstance(form, PhrasesForm)
    page.until(form.list.count)
    page.write_in("words", "در شورای تأمین مطرح شود")
    page.write_in("abbreviation", "شتم")
    page.write_in("deadline_days", "۴")
    save(page)
    added = page.other.read(list_phrases)[-1]
    assert (added.words, added.abbreviation, added.deadline_days) == (
        "در شورای تأمین مطرح شود",
        "شتم",
        4,
    )
    assert form.fields["words"].value() == ""
    page.until(lambda: form.list.count() == len(page.other.read(list_phrases)))

    form.list.setFocus()
    page.press("End")
    page.press("Alt+Up")
    page.settle()
    assert page.other.read(list_phrases)[-2].id == added.id
    page.until(lambda: form.list.currentRow() == form.list.count() - 2)
    page.press("Return")
    assert form.fields["words"].value() == added.words
    assert "اصلاح" in form.note.text()
    page.write_in("deadline_days", "")
    save(page)
    assert page.other.read(list_phrases)[-2].deadline_days is None

    form.list.setFocus()
    form.list.setCurrentRow(form.list.count() - 2)
    page.press("Del")
    page.settle()
    assert added.id not in [phrase.id for phrase in page.other.read(list_phrases)]
    press_button(page, form, "بازگرداندن")
    page.settle()
    assert page.other.read(list_phrases)[-2].id == added.id


def test_the_ladder_of_follow_up_is_set(page: Seat) -> None:
    form = tab(page, "پله‌های پیگیری")
    page.until(lambda: form.fields["rung_4"].value() == 12)
    page.write_in("rung_1", "۲")
    page.write_in("rung_4", "20")
    save(page)
    assert page.other.read(ladder) == Ladder((2, 4, 8, 20))
    assert not form.is_changed


@pytest.mark.parametrize(
    ("field", "typed"),
    [("rung_1", ""), ("rung_1", "دو"), ("rung_2", "1"), ("rung_3", "²"), ("rung_4", "366")],
)
def test_a_wrong_rung_is_refused_beside_its_field(page: Seat, field: str, typed: str) -> None:
    form = tab(page, "پله‌های پیگیری")
    page.until(lambda: form.fields["rung_4"].value() == 12)
    page.write_in(field, typed)
    save(page)
    assert list(page.problems()) == [field]
    assert page.other.read(ladder) == Ladder()
    form.is_changed = False


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("words", ""),
        ("words", "جهت اطلاع"),
        ("abbreviation", "ش ش"),
        ("abbreviation", "پپ"),
        ("deadline_days", "یک هفته"),
        ("deadline_days", "0"),
        ("deadline_days", "²"),
        ("contact", "کسی که نیست"),
    ],
)
def test_a_wrong_phrase_is_refused_beside_its_field(page: Seat, field: str, typed: str) -> None:
    form = tab(page, "عبارت‌های دستور")
    before = page.other.read(list_phrases)
    page.write_in("words", "خوانده شد")
    page.write_in(field, typed)
    save(page)
    assert form.fields[field].problem
    assert form.fields[field].value() == typed
    assert page.other.read(list_phrases) == before
    form.is_changed = False
