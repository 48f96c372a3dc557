"""A bare PySide6 window with a table: what any such program has to pay."""

import time

from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableView())
window.show()
application.processEvents()
shown = time.perf_counter()
window.close()
print(time.perf_counter() - shown, flush=True)
__import__("os")._exit(0)
