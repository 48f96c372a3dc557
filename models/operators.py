"""Who works at the desks."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, long, short, word


class Operator(Base):
    """A person who signs in at a desk."""

    __tablename__ = "operators"

    id: Mapped[identity]
    #: Short name used by `--as` and in lists.
    name: Mapped[word] = mapped_column(unique=True)
    full_name: Mapped[short]
    unit: Mapped[short]
    #: Rights joined by spaces (`app.access.Right`).
    rights: Mapped[long]
    #: Highest classification this person may see.
    clearance: Mapped[int]
    active: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
