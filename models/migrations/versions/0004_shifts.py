"""Who is on duty on which shift, and what one shift hands over to the next."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty_turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shift", sa.String(length=40), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_duty_turns_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_turns")),
        sa.UniqueConstraint(
            "day", "shift", "operator_id", name=op.f("uq_duty_turns_day_shift_operator_id")
        ),
    )
    op.create_table(
        "shift_hand_overs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shift", sa.String(length=500), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("listed", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("printed_count", sa.Integer(), nullable=False),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"], ["operators.id"], name=op.f("fk_shift_hand_overs_from_id_operators")
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["operators.id"], name=op.f("fk_shift_hand_overs_to_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_hand_overs")),
        sa.UniqueConstraint("request_key", name=op.f("uq_shift_hand_overs_request_key")),
    )
    op.create_index("ix_shift_hand_overs_at_id", "shift_hand_overs", ["at", "id"], unique=False)
    # Who defines operators may give every right, so he needs the new one himself.
    op.execute(
        "UPDATE operators SET rights = rights || ' plan_duty'"
        " WHERE rights LIKE '%manage_operators%' AND rights NOT LIKE '%plan_duty%'"
    )
