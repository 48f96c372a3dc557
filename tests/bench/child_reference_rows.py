"""The reference: SQLAlchemy, the same tables mapped, fifty rows in a table view."""

import os
import sys

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

application = QApplication([])
window = QMainWindow()
view = QTableView()
window.setCentralWidget(view)
window.show()
application.processEvents()

from sqlalchemy import create_engine, select  # noqa: E402  # the window first, as ours
from sqlalchemy.orm import Session  # noqa: E402

from models.tables import Call  # noqa: E402

columns = (
    Call.number,
    Call.called_at,
    Call.caller_name,
    Call.organisation,
    Call.subject,
    Call.state,
)
with Session(create_engine(sys.argv[1])) as session:
    rows = session.execute(select(*columns).order_by(Call.called_at.desc()).limit(50)).all()
model = QStandardItemModel(0, len(columns))
for row in rows:
    model.appendRow([QStandardItem(str(value)) for value in row])
view.setModel(model)
application.processEvents()
print(0.0, flush=True)
os._exit(0)
