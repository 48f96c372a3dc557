"""The drivers without us: what was asked of a store, asked again."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import psycopg
from sqlalchemy.engine import make_url

from app.database import POSTGRESQL_OPTIONS
from asked import Question


def raw_store(url: str) -> Any:
    """A connection to a store through its driver alone."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return sqlite3.connect(str(address.database))
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, options=POSTGRESQL_OPTIONS)


def ask_raw(raw: Any, asked: Sequence[Question]) -> None:
    """Ask the very statements with the very parameters, and fetch all they find."""
    for one in asked:
        raw.execute(one.statement, one.parameters).fetchall()
    raw.rollback()
