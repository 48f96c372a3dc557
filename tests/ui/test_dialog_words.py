"""What the toolkit's own dialogs say."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot


def test_a_file_dialog_says_nothing_in_latin(qapp: object, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "اسکن‌ها").mkdir()
    for mode in (QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.Directory):
        dialog = QFileDialog(None, "اسکن برگ دستور", str(tmp_path))
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.show()
        said = [one.text() for one in dialog.findChildren(QLabel)]
        said += [one.text() for one in dialog.findChildren(QPushButton)]
        assert said
        assert not [text for text in said if re.search("[A-Za-z]", text)]
