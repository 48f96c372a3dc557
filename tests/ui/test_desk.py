"""What a desk keeps for itself reaches its papers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from app.phone_calls import CallFilter, list_calls
from resources.locate import resource_path
from seat import Seat
from ui.phone_calls.papers import made_call_notes
from ui.settings.desk import DeskForm
from ui.shell import PRINT_EMBLEM, PRINT_FONT


def test_a_file_that_is_no_font_or_picture_is_refused(seat: Seat, tmp_path: Path) -> None:
    form = DeskForm(seat.window)
    seat.bot.addWidget(form)
    form.reload()
    wrong = tmp_path / "letter.ttf"
    wrong.write_text("not a font", encoding="utf-8")
    form.fields["print_font"].set_value(str(wrong))
    form.save()
    assert form.fields["print_font"].problem
    form.fields["print_font"].set_value("")
    form.fields["print_emblem"].set_value(str(wrong))
    form.save()
    assert form.fields["print_emblem"].problem
    assert not seat.window.settings.value(PRINT_EMBLEM)


def test_font_and_emblem_reach_the_paper(seat: Seat, tmp_path: Path) -> None:
    picture = tmp_path / "emblem.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    image.save(str(picture))
    font = resource_path("fonts/DejaVu/DejaVuSans.ttf")
    form = DeskForm(seat.window)
    seat.bot.addWidget(form)
    form.reload()
    form.fields["print_font"].set_value(str(font))
    form.fields["print_emblem"].set_value(str(picture))
    form.save()
    assert seat.window.settings.value(PRINT_FONT) == str(font)
    number = seat.other.read(list_calls, CallFilter())[0].id
    plain = made_call_notes(seat.other, (number,), "note")
    ours = made_call_notes(seat.other, (number,), "note", str(font), str(picture))
    assert b"DejaVu" in ours
    assert b"/Subtype /Image" in ours
    assert b"DejaVu" not in plain
    gone = made_call_notes(seat.other, (number,), "note", "/no/font.ttf", "/no/emblem.png")
    assert b"/Subtype /Image" not in gone
