"""Marks any record of the office may carry: how secret it is and how urgent."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Classification(IntEnum):
    """Secrecy of a paper, low to high (by-law of 1354/10/1 on secret state documents)."""

    ORDINARY = 0
    CONFIDENTIAL = 1
    HIGHLY_CONFIDENTIAL = 2
    SECRET = 3
    TOP_SECRET = 4


class Urgency(StrEnum):
    """How soon a paper must move, as printed at its head."""

    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    IMMEDIATE = "immediate"
