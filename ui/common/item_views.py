"""What the lists of the desk and their models agree on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

#: The role that gives the tone of a chip.
TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
