"""The office's letterheads: what stands where on the paper its letters are printed on."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, long, request_key, short, word


class Letterhead(Base):
    """A letterhead for one size of paper."""

    __tablename__ = "letterheads"

    id: Mapped[identity]
    name: Mapped[short]
    #: The paper's size (`app.letterheads.Page`).
    page: Mapped[word]
    #: Everything in its place, as JSON (`app.letterheads.Layout`).
    layout: Mapped[long]
    #: The file of the emblem; none when it has none.
    emblem_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"), index=True)
    #: Letters of its size are printed on it unless another is chosen.
    is_default: Mapped[bool]
    archived_at: Mapped[instant | None]
    archived_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
