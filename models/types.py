"""Column types the tables share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Integer, String, Text, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, `timestamptz` on PostgreSQL, naive UTC text on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone, which could be any hour of the day."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "an instant needs its zone"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


# Search keys are compared letter by letter, so that a prefix is a range of the index; PostgreSQL
# orders by the words of a language unless told otherwise.
KeyText = String().with_variant(String(collation="C"), "postgresql")

identity = Annotated[int, mapped_column(Integer, primary_key=True)]
short = Annotated[str, mapped_column(String(500))]
word = Annotated[str, mapped_column(String(40))]
digest = Annotated[str, mapped_column(String(64))]
long = Annotated[str, mapped_column(Text)]
key = Annotated[str, mapped_column(KeyText)]
instant = Annotated[datetime, mapped_column(Instant)]
day = Annotated[date, mapped_column()]
#: Sums of money outgrow an ordinary number of PostgreSQL.
rials = Annotated[int, mapped_column(BigInteger)]
request_key = Annotated[UUID, mapped_column(Uuid(as_uuid=True), unique=True)]
