"""Beside the cases of protocol work: checklists, form layouts, agreements, gifts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _checklists()
    _form_layouts()
    _agreements()
    _agreement_steps()
    _gifts()
    _gift_steps()


def _named(table: str, *columns: tuple[str, str]) -> Iterator[sa.ForeignKeyConstraint]:
    """Foreign keys to ids, by the naming every table has."""
    for column, other in columns:
        name = op.f(f"fk_{table}_{column}_{other}")
        yield sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _columns(
    kind: sa.types.TypeEngine[Any], names: str, *, nullable: bool = False
) -> Iterator[sa.Column[Any]]:
    """Columns of one type, their names parted by spaces."""
    for name in names.split():
        yield sa.Column(name, kind, nullable=nullable)


def _checklists() -> None:
    op.create_table(
        "checklists",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(SHORT, "name"),
        *_columns(WORD, "case_kind shipped"),
        *_columns(sa.Text(), "note tasks"),
        *_columns(MOMENT, "archived_at", nullable=True),
        *_columns(sa.Uuid(), "request_key"),
        *_columns(sa.Integer(), "version"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklists")),
        sa.UniqueConstraint("request_key", name=op.f("uq_checklists_request_key")),
    )


def _form_layouts() -> None:
    op.create_table(
        "form_layouts",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(WORD, "name"),
        *_columns(sa.Text(), "text"),
        *_columns(MOMENT, "saved_at"),
        *_columns(sa.Integer(), "saved_by version"),
        *_named("form_layouts", ("saved_by", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_layouts")),
        sa.UniqueConstraint("name", name=op.f("uq_form_layouts_name")),
    )


def _agreements() -> None:
    op.create_table(
        "agreements",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "year serial classification notice_days version"),
        *_columns(WORD, "number agreement_kind"),
        *_columns(KEY, "number_key search_key"),
        *_columns(SHORT, "title country other_party our_signer their_signer responsible last_step"),
        *_columns(sa.Integer(), "other_party_id responsible_id case_id", nullable=True),
        *_columns(sa.Date(), "signed_on"),
        *_columns(sa.Date(), "expires_on ended_on", nullable=True),
        *_columns(sa.Text(), "subject progress ended_reason"),
        *_columns(MOMENT, "last_step_at"),
        *_columns(sa.Uuid(), "request_key"),
        *_named(
            "agreements",
            ("other_party_id", "contacts"),
            ("responsible_id", "contacts"),
            ("case_id", "protocol_cases"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
        sa.UniqueConstraint("request_key", name=op.f("uq_agreements_request_key")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_agreements_year_serial")),
    )
    op.create_index(op.f("ix_agreements_case_id"), "agreements", ["case_id"])
    op.create_index(op.f("ix_agreements_expires_on"), "agreements", ["expires_on"])
    op.create_index(op.f("ix_agreements_number_key"), "agreements", ["number_key"])
    op.create_index(op.f("ix_agreements_other_party_id"), "agreements", ["other_party_id"])
    op.create_index(op.f("ix_agreements_responsible_id"), "agreements", ["responsible_id"])
    op.create_index(op.f("ix_agreements_signed_on_id"), "agreements", ["signed_on", "id"])


def _agreement_steps() -> None:
    op.create_table(
        "agreement_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "agreement_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "agreement_steps",
            ("agreement_id", "agreements"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_steps")),
    )
    op.create_index(op.f("ix_agreement_steps_agreement_id"), "agreement_steps", ["agreement_id"])


def _gifts() -> None:
    op.create_table(
        "gifts",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "year serial quantity version"),
        *_columns(WORD, "number direction"),
        *_columns(KEY, "number_key search_key"),
        *_columns(
            SHORT, "item name organisation country kept_where inventory_number note last_step"
        ),
        *_columns(sa.BigInteger(), "value", nullable=True),
        *_columns(sa.Date(), "given_on"),
        *_columns(sa.Integer(), "case_id contact_id", nullable=True),
        *_columns(MOMENT, "annulled_at", nullable=True),
        *_columns(sa.Text(), "annulled_reason"),
        *_columns(MOMENT, "last_step_at"),
        *_columns(sa.Uuid(), "request_key"),
        *_named("gifts", ("case_id", "protocol_cases"), ("contact_id", "contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gifts")),
        sa.UniqueConstraint("request_key", name=op.f("uq_gifts_request_key")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_gifts_year_serial")),
    )
    op.create_index(op.f("ix_gifts_case_id"), "gifts", ["case_id"])
    op.create_index(op.f("ix_gifts_contact_id"), "gifts", ["contact_id"])
    op.create_index(op.f("ix_gifts_given_on_id"), "gifts", ["given_on", "id"])
    op.create_index(op.f("ix_gifts_number_key"), "gifts", ["number_key"])


def _gift_steps() -> None:
    op.create_table(
        "gift_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "gift_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "gift_steps",
            ("gift_id", "gifts"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift_steps")),
    )
    op.create_index(op.f("ix_gift_steps_gift_id"), "gift_steps", ["gift_id"])
