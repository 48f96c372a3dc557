"""The phrases the governor writes again and again, with what each asks of whom until when."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, request_key, short, word


class OrderPhrase(Base):
    """A standard phrase of the office's orders."""

    __tablename__ = "order_phrases"

    id: Mapped[identity]
    #: What is typed in its place; empty when it has none.
    abbreviation: Mapped[word]
    words: Mapped[short]
    #: What it asks of the addressee (`app.orders.Expected`).
    expected: Mapped[word]
    #: Deadline in working days after the order; none when it sets none.
    deadline_days: Mapped[int | None]
    #: To whom it goes when the words name nobody.
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    #: Its place in the list, from 1; those that stand have no two alike.
    place: Mapped[int]
    removed_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
