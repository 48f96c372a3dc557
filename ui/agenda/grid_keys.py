"""The keys of the painted hours, as a table: everything the mouse does, and more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.agenda.spans import DAY_MINUTES
from app.text import latin_digits
from ui.agenda.geometry import Deed, Span, dragged, pieces, wall

if TYPE_CHECKING:
    from ui.agenda.time_grid import TimeGrid

_M: Final = Qt.KeyboardModifier
_K: Final = Qt.Key
_NONE: Final = _M.NoModifier
_CONTROL: Final = _M.ControlModifier
_SHIFT: Final = _M.ShiftModifier
_ALT: Final = _M.AltModifier

#: Beyond what is in sight. The page runs to the left: left is the next day.
WAYS: Final[Mapping[tuple[Qt.KeyboardModifier, Qt.Key], tuple[str, int]]] = {
    (_ALT, _K.Key_Left): ("days", 1),
    (_ALT, _K.Key_Right): ("days", -1),
    (_ALT, _K.Key_Down): ("weeks", 1),
    (_ALT, _K.Key_Up): ("weeks", -1),
    (_NONE, _K.Key_PageDown): ("months", 1),
    (_NONE, _K.Key_PageUp): ("months", -1),
    (_NONE, _K.Key_Home): ("today", 0),
    (_CONTROL, _K.Key_G): ("date", 0),
}
#: The letter of today, on the Persian keyboard and on the Latin one of the same key.
TODAY_LETTERS: Final = frozenset({"ت", "j"})
ZOOM_KEYS: Final[Mapping[Qt.Key, int]] = {
    _K.Key_Plus: 1,
    _K.Key_Equal: 1,
    _K.Key_Minus: -1,
}
#: Arrows: columns and slots they lead to.
ARROWS: Final[Mapping[Qt.Key, tuple[int, int]]] = {
    _K.Key_Left: (1, 0),
    _K.Key_Right: (-1, 0),
    _K.Key_Up: (0, -1),
    _K.Key_Down: (0, 1),
}
ENTER: Final = frozenset({_K.Key_Return, _K.Key_Enter})


def _combination(event: QKeyEvent) -> tuple[Qt.KeyboardModifier, Qt.Key]:
    return event.modifiers() & ~_M.KeypadModifier, Qt.Key(event.key())


def is_ours(grid: TimeGrid, event: QKeyEvent) -> bool:
    """Whether the calendar does something with a key the window may have too."""
    modifiers, key = _combination(event)
    if key == _K.Key_Escape:
        return grid.ghost is not None
    zooms = bool(modifiers & _CONTROL) and key in ZOOM_KEYS
    arrows = key in ARROWS and modifiers in (_NONE, _SHIFT, _CONTROL)
    enters = key in ENTER and modifiers == _NONE
    return zooms or arrows or enters or (modifiers, key) in WAYS


def press(grid: TimeGrid, event: QKeyEvent) -> bool:
    """Do what a key means; give whether it means something here."""
    modifiers, key = _combination(event)
    if grid.ghost is not None:
        return _press_while_dragging(grid, modifiers, key)
    if (modifiers, key) in WAYS:
        grid.went.emit(*WAYS[modifiers, key])
        return True
    if modifiers & _CONTROL and key in ZOOM_KEYS:
        grid.zoomed.emit(ZOOM_KEYS[key])
        return True
    if key in ARROWS and modifiers in _OF_ARROWS:
        _OF_ARROWS[modifiers](grid, *ARROWS[key])
        return True
    if key in ENTER and modifiers == _NONE:
        _enter(grid)
        return True
    return _press_letter(grid, event.text())


def _press_letter(grid: TimeGrid, text: str) -> bool:
    if text in TODAY_LETTERS:
        grid.went.emit("today", 0)
    elif text and latin_digits(text).isdigit():
        grid.typed.emit(text)
    else:
        return False
    return True


def _press_while_dragging(grid: TimeGrid, modifiers: Qt.KeyboardModifier, key: Qt.Key) -> bool:
    """While something is dragged, Enter drops it, Esc undoes the drag, arrows go on with it."""
    if key == _K.Key_Escape:
        grid.let_go()
    elif key in ENTER:
        grid.drop()
    elif key in ARROWS and modifiers in (_CONTROL, _SHIFT):
        _OF_ARROWS[modifiers](grid, *ARROWS[key])
    elif key in ARROWS:
        ghost = grid.ghost
        stretches = ghost is not None and ghost.deed is not Deed.MOVE
        (_stretch if stretches else _move)(grid, *ARROWS[key])
    return True


def _enter(grid: TimeGrid) -> None:
    entry = grid.chosen_entry
    if entry is not None:
        grid.opened.emit(entry)
    elif grid.may_draw:
        grid.wanted.emit(grid.cursor_at.span(grid.board), grid.cursor_at.column)


def _go(grid: TimeGrid, columns: int, slots: int) -> None:
    at, board = grid.cursor_at, grid.board
    if slots:
        at.step(board, slots, grid.slot)
    elif 0 <= at.column + columns < len(board.columns):
        at.go_to_column(board, at.column + columns, grid.slot)
    elif not (board.is_one_day and len(board.columns) > 1):
        # Beyond the last day in sight: the cursor comes in again at the other end.
        at.stand_at(0 if columns > 0 else len(board.columns) - 1, at.minute, at.length)
        grid.went.emit("days", columns * len(board.columns))
        return
    grid.reach_cursor()
    grid.moved()


def _take_hold(grid: TimeGrid, deed: Deed) -> bool:
    """Hold the entry the cursor is on, if it may be moved."""
    if grid.ghost is not None:
        return grid.ghost.deed is deed
    entry = grid.chosen_entry
    if entry is None or not grid.may_move(entry):
        return False
    ghost = grid.take_hold(deed, entry, grid.cursor_at.column, wall(entry.starts_at))
    ghost.by_keys = True
    return True


def _move(grid: TimeGrid, columns: int, slots: int) -> None:
    """Move the entry by steps or days; the next key or Enter decides."""
    if not _take_hold(grid, Deed.MOVE) or grid.ghost is None:
        return
    ghost = grid.ghost
    days = 0 if grid.board.is_one_day else columns
    # What takes whole days goes from day to day and has no hours to be moved by.
    minutes = 0 if ghost.entry is not None and ghost.entry.all_day else slots * grid.step
    by = minutes + days * DAY_MINUTES
    wanted = dragged(Deed.MOVE, ghost.span, by, grid.step)
    # Keys carry it within what is in sight; farther, its time is typed.
    if pieces(wanted, grid.board.days):
        grid.drag_to(wanted)
    _follow(grid)


def _stretch(grid: TimeGrid, columns: int, slots: int) -> None:
    """Stretch the entry's end, or on a free place the slot that is chosen."""
    if columns:
        return
    if grid.chosen_entry is None:
        at = grid.cursor_at
        longest = DAY_MINUTES - at.minute
        at.length = min(max(at.length + slots * grid.slot, grid.slot), longest)
        grid.reach_cursor()
        grid.moved()
        return
    if grid.chosen_entry.all_day or not _take_hold(grid, Deed.LOWER) or grid.ghost is None:
        return
    grid.drag_to(dragged(Deed.LOWER, grid.ghost.span, slots * grid.step, grid.step))
    _follow(grid)


def _follow(grid: TimeGrid) -> None:
    """Keep what is dragged in sight, and said."""
    ghost = grid.ghost
    if ghost is None:
        return
    inside = [day for day in grid.board.days if day <= ghost.span.begin < day + DAY_MINUTES]
    if inside:
        _reach(grid, ghost.span, inside[0])
    grid.speak()


def _reach(grid: TimeGrid, span: Span, day: int) -> None:
    top = grid.grid.y_of(span.begin - day)
    grid.reached.emit(top, grid.grid.y_of(min(span.end - day, DAY_MINUTES)))


_OF_ARROWS: Final[Mapping[Qt.KeyboardModifier, Callable[[TimeGrid, int, int], None]]] = {
    _NONE: _go,
    _SHIFT: _stretch,
    _CONTROL: _move,
}
