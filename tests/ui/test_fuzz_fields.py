"""Every field of every form takes what nobody means: no traceback, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.changes import Kind
from app.errors import AppError
from app.letters import (
    DispatchDraft,
    EnclosureDraft,
    LetterChannel,
    LetterDraft,
    dispatch_letter,
    file_letter,
    letter_sheet,
    register_letter,
    sign_letter,
    submit_for_approval,
    submit_for_signature,
)
from app.order_sources import record_order_on
from app.orders import (
    AnswerDraft,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    answer_referral,
    order_sheet,
)
from app.phone_calls import CallPath, CallState, call_sheet
from app.visits import VisitDraft, announce, receive_visit
from nasty import NASTY
from outgoing_letters import add_signers, written
from seat import Seat, key_of
from ui.common.contact_edit import ContactField
from ui.common.fields import Field, LinesField, TextField
from ui.common.form import FormPanel

#: Keys that open an empty form, by the form's name.
EMPTY_FORMS: dict[str, str] = {
    "call": "F2",
    "outgoing call": "Ctrl+F2",
    "fax": "Shift+F2",
    "telephonogram": "Ctrl+Shift+T",
    "call to be placed": "Ctrl+Shift+F2",
    "contact": "Ctrl+Shift+N",
    "letter": "F3",
    "internal letter": "Alt+Shift+F3",
    "outgoing letter": "Shift+F3",
    "visitor": "F4",
    "request for a visit": "Shift+F4",
}

#: Forms whose fields grow rows, so that each attempt takes longer.
WITH_ROWS = frozenset({"contact", "letter", "internal letter", "outgoing letter"})

#: Keys that open a form on a call, by the state it has to be in first.
STEPS: dict[str, tuple[CallState, str]] = {
    "amend": (CallState.RECORDED, "Ctrl+E"),
    "close early": (CallState.RECORDED, "Ctrl+M"),
    "promise": (CallState.RECORDED, "Ctrl+W"),
    "note": (CallState.IN_FOLDER, "F8"),
}


#: Keys that open a form on a letter, or the action where it has none.
LETTER_STEPS: dict[str, str] = {
    "amend": "Ctrl+E",
    "opinion": "Ctrl+Shift+F4",
    "refer": "Alt+J",
    "file": "Alt+Shift+F2",
    "paper": "Alt+L",
    "annul": "annul",
    "write off": "Ctrl+M",
}

#: Keys that open a form on a letter of ours, and what was done to it before.
OUTGOING_STEPS: dict[str, tuple[tuple[Callable[..., Any], ...], str]] = {
    "amend": ((), "Ctrl+E"),
    "withdraw": ((), "Alt+F11"),
    "return": ((submit_for_approval,), "Ctrl+Shift+F11"),
    "dispatch": ((submit_for_signature, sign_letter), "F12"),
    "receipt": ((submit_for_signature, sign_letter), "Shift+F12"),
    "waive": ((submit_for_signature, sign_letter), "Ctrl+Shift+F12"),
}

#: Keys that open a form on a running order, or the action where it has none on every line.
ORDER_STEPS: dict[str, str] = {
    "answer": "Alt+A",
    "ask": "Alt+F",
    "extend": "Alt+E",
    "stop": "Alt+W",
    "return": "Alt+B",
    "transfer": "Alt+T",
    "refer also": "Alt+R",
    "deliver": "Alt+D",
    "write off": "Alt+O",
    "tell": "Ctrl+T",
    "order without paper": "Ctrl+N",
    "revoke": "order_revoke",
    "replace": "order_replace",
    "governor saw it": "order_sighted",
}


#: Keys that open a form on a visitor who was announced.
VISIT_STEPS: dict[str, str] = {
    "amend": "Ctrl+E",
    "at a time": "5",
    "refer": "6",
    "decline": "7",
    "withdraw": "0",
    "order": "F8",
}


def editors(form: FormPanel) -> list[tuple[str, Field | None, QWidget]]:
    """Everything one can type into, with the field it belongs to."""
    found: list[tuple[str, Field | None, QWidget]] = []
    for name, field in form.fields.items():
        inside = [field.editor, *field.editor.findChildren(QLineEdit)]
        found += [
            (name, field, one) for one in inside if isinstance(one, QLineEdit | QPlainTextEdit)
        ]
    return found


def paste(editor: QWidget, text: str) -> str:
    """Put a text where it was never meant to be; answers with what the editor holds then."""
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText("")
        editor.insertPlainText(text)
        return editor.toPlainText()
    assert isinstance(editor, QLineEdit)
    editor.setText("")
    editor.insert(text)
    editor.textEdited.emit(editor.text())
    return editor.text()


def held(editor: QWidget) -> str:
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else str(editor.text())  # type: ignore[attr-defined]  # one of the two


def fuzz(form: FormPanel) -> None:
    """Every text into every field; reading it is a value or a Persian sentence."""
    for _name, field, editor in editors(form):
        before = held(editor)
        for text in NASTY:
            typed = paste(editor, text)
            assert field is not None
            with suppress(ValueError):
                field.value()
            assert held(editor) == typed
            if is_text(field):
                field.set_raw(field.raw())
                # Qt takes a byte order mark at a text's beginning for none of it.
                assert held(editor).lstrip("\ufeff") == typed.lstrip("\ufeff")
        paste(editor, before)


def is_text(field: Field | None) -> bool:
    """Whether it keeps what is typed; dates, hours and rows show what they understood."""
    return isinstance(field, LinesField | ContactField) or type(field) is TextField


def try_saving(seat: Seat, form: FormPanel, count: int) -> None:
    """All fields at once, and an attempt to save: refused in words, or saved; never half."""
    step = max(1, len(NASTY) // count)
    for text in NASTY[::step]:
        page = seat.window.page_in_sight()
        if page.current_form() is not form:
            return
        typed = {id(editor): paste(editor, text) for _, _, editor in editors(form)}
        form.save("close")
        seat.settle()
        if page.current_form() is form:
            kept = {
                id(editor): held(editor) for _, field, editor in editors(form) if is_text(field)
            }
            # This end of a telephonogram is filled in again when it is left empty.
            kept = {place: text for place, text in kept.items() if typed[place].strip()}
            assert kept == {place: typed[place] for place in kept}
            assert form.bar.text or any(field.problem for field in form.fields.values())
    assert not seat.trouble


def discard(seat: Seat, form: FormPanel) -> None:
    if seat.window.page_in_sight().current_form() is form:
        form.is_changed = False
        form.close_form()
    seat.settle()


@pytest.mark.parametrize("name", EMPTY_FORMS)
def test_an_empty_form_takes_anything(seat: Seat, name: str) -> None:
    assert len(NASTY) >= 200
    seat.press(EMPTY_FORMS[name])
    form = seat.form()
    fuzz(form)
    # Each text begins a new row of telephones or references, so these are tried less often.
    try_saving(seat, form, 6 if name in WITH_ROWS else 40)
    discard(seat, form)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_takes_anything(seat: Seat, name: str) -> None:
    state, keys = STEPS[name]
    row = seat.new_call()
    if state is CallState.IN_FOLDER:
        seat.put_in_folder()
    assert seat.other.read(call_sheet, row.id).state is state
    seat.press(keys)
    form = seat.form()
    fuzz(form)
    try_saving(seat, form, 30)
    discard(seat, form)


@pytest.mark.parametrize("name", LETTER_STEPS)
def test_a_form_of_a_letter_takes_anything(seat: Seat, name: str) -> None:
    draft = LetterDraft(sender_name="رضا", subject="راه روستا", enclosures=(EnclosureDraft(),))
    letter = seat.other.write(register_letter, draft).value
    if name == "write off":
        seat.other.write(file_letter, letter, 1, "تکراری است.")
    seat.press(key_of("letters"))
    seat.press("Ctrl+F5")
    seat.settle()
    seat.until(lambda: seat.page("letters").sheet is not None)
    if "+" in LETTER_STEPS[name]:
        seat.press(LETTER_STEPS[name])
    else:
        seat.window.action(LETTER_STEPS[name]).trigger()
    form = seat.form()
    fuzz(form)
    try_saving(seat, form, 6 if name == "amend" else 12)
    discard(seat, form)


@pytest.mark.parametrize("name", OUTGOING_STEPS)
def test_a_form_of_a_letter_of_ours_takes_anything(seat: Seat, name: str) -> None:
    chief, _deputy = add_signers(seat.other)
    letter = written(seat.other, chief)
    begun, key = OUTGOING_STEPS[name]
    for version, deed in enumerate(begun, 1):
        seat.other.write(deed, letter, version)
    if name == "receipt":
        party = seat.other.read(letter_sheet, letter).parties[0].id
        post = DispatchDraft(channel=LetterChannel.POST)
        seat.other.write(dispatch_letter, letter, 3, [party], post)
    seat.press(key_of("letters"))
    seat.press("Ctrl+F5")
    seat.settle()
    seat.until(lambda: seat.page("letters").sheet is not None)
    seat.press(key)
    seat.settle()
    form = seat.form()
    fuzz(form)
    try_saving(seat, form, 6 if name == "amend" else 12)
    discard(seat, form)


@pytest.mark.parametrize("name", ORDER_STEPS)
def test_a_form_of_an_order_takes_anything(seat: Seat, name: str) -> None:
    draft = OrderDraft(
        kind=OrderKind.ORAL,
        words="بررسی شود.",
        applicant="رضا",
        referrals=(ReferralDraft(name="راه و شهرسازی"),),
    )
    order = seat.other.write(record_order_on, None, None, draft).value
    if name == "governor saw it":
        (unit,) = seat.other.read(order_sheet, order).referrals
        answer = AnswerDraft(answer="شد.", to_sight=True)
        seat.other.write(answer_referral, order, 1, unit.id, answer)
    seat.press("Ctrl+F8")
    seat.press("Ctrl+F5")
    seat.settle()
    seat.until(lambda: seat.page("orders")._row() is not None)
    if "+" in ORDER_STEPS[name]:
        seat.press(ORDER_STEPS[name])
    else:
        seat.window.action(ORDER_STEPS[name]).trigger()
    form = seat.form()
    fuzz(form)
    try_saving(seat, form, 12)
    discard(seat, form)


def test_every_settings_tab_takes_anything(seat: Seat) -> None:
    seat.window.go_to("settings")
    seat.settle()
    page = seat.page("settings")
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        form = page.current_form()
        if form is None:
            continue
        fuzz(form)
        for text in NASTY[:: len(NASTY) // 8]:
            for _, _, editor in editors(form):
                paste(editor, text)
            form.save("stay")
            seat.settle()
        form.is_changed = False
        page.reload()
        seat.settle()
    assert not seat.trouble


def test_filters_take_anything(seat: Seat) -> None:
    """A filter only finds or finds nothing."""
    for section in ("calls", "letters", "contacts", "orders"):
        seat.window.go_to(section)
        seat.settle()
        page: Any = seat.page(section)
        lines = [line for line in page.findChildren(QLineEdit) if line.isVisible()]
        assert lines
        for text in NASTY[::4]:
            paste(lines[0], text)
            page.reload(from_top=True)
        seat.settle()
        paste(lines[0], "")
    assert not seat.trouble


def test_what_the_form_saves_is_what_the_office_takes(seat: Seat) -> None:
    """A text the rules tidy is saved tidied, and read back as it then stands."""
    from app.phone_calls import CallDraft, log_call
    from app.text import tidy

    for text in NASTY:
        draft = CallDraft(caller_name="رضا", subject=text, request=text, path=CallPath.FORM)
        try:
            number = seat.other.write(log_call, draft).value
        except AppError:
            continue
        sheet = seat.other.read(call_sheet, number)
        assert sheet.subject == tidy(text)
        assert sheet.request == tidy(text, multiline=True)


@pytest.mark.parametrize("step", VISIT_STEPS)
def test_a_form_of_a_visit_takes_anything(seat: Seat, step: str) -> None:
    visitor = VisitDraft(visitor_name="علی کریمی", subject="آب شرب روستا")
    visit = seat.other.write(receive_visit, visitor).value
    seat.other.write(announce, visit, 1)
    seat.window.show_record(Kind.VISIT, visit)
    seat.settle()
    seat.until(lambda: seat.page("visits").sheet is not None)
    seat.press(VISIT_STEPS[step])
    seat.until(lambda: seat.page("visits").current_form() is not None)
    form = seat.form()
    fuzz(form)
    try_saving(seat, form, 8)
