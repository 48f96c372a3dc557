"""What the office is: its settings, governors, working days and yearly series."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import digest, identity, instant, long, short, word


class Setting(Base):
    """One setting of the office, its value as JSON."""

    __tablename__ = "settings"

    name: Mapped[word] = mapped_column(primary_key=True)
    value: Mapped[long]


class SearchVersion(Base):
    """Of which version the store's search keys and search tables are (`app.search.versions`)."""

    __tablename__ = "search_versions"

    name: Mapped[word] = mapped_column(primary_key=True)
    version: Mapped[int]


class Governor(Base):
    """Who is governor, or acting governor, from a day on."""

    __tablename__ = "governors"

    id: Mapped[identity]
    from_day: Mapped[date] = mapped_column(unique=True)
    honorific: Mapped[short]
    name: Mapped[short]
    #: The line under the name on papers, e.g. «استاندار خراسان رضوی».
    title: Mapped[short]
    #: سرپرست: acting until a governor is appointed.
    acting: Mapped[bool]


class WeekendRule(Base):
    """Which weekdays are worked from a day on."""

    __tablename__ = "weekend_rules"

    from_day: Mapped[date] = mapped_column(primary_key=True)
    #: Seven letters, Saturday first: w work, h half day, o off.
    pattern: Mapped[word]


class Closure(Base):
    """A day the offices were closed for by a circular (heat, cold, mourning …)."""

    __tablename__ = "closures"

    day: Mapped[date] = mapped_column(primary_key=True)
    reason: Mapped[short]
    #: Number of the circular.
    source: Mapped[short]


class HijriCorrection(Base):
    """The first day of a Hijri month where sighting differed from the table."""

    __tablename__ = "hijri_corrections"

    year: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[int] = mapped_column(primary_key=True)
    first_day: Mapped[date]


class SeriesYear(Base):
    """The counter of one series in one Jalali year."""

    __tablename__ = "series_years"

    series: Mapped[word] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
    #: When the administrator closed the year; nothing is registered into it after.
    closed_at: Mapped[instant | None]


class JournalEntry(Base):
    """Who did what to which record, chained by hashes so that no entry can be changed or lost."""

    __tablename__ = "journal"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[instant]
    operator_id: Mapped[int | None]
    operator_name: Mapped[short]
    kind: Mapped[word]
    record_id: Mapped[int | None] = mapped_column(index=True)
    action: Mapped[word]
    #: The deed in a Persian sentence.
    words: Mapped[long]
    #: Canonical JSON: fields with what they were and what they became.
    details: Mapped[long]
    #: Classification of the record, so that the trace of a secret is no leak.
    classification: Mapped[int]
    previous_hash: Mapped[digest]
    hash: Mapped[digest]


class JournalHead(Base):
    """The chain's last link; its single row is the lock under which the chain grows."""

    __tablename__ = "journal_head"

    id: Mapped[identity]
    sequence: Mapped[int]
    hash: Mapped[digest]
