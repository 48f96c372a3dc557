"""Orders from any source, referrals that live by themselves, their steps and follow-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
MOMENT = sa.DateTime(timezone=True)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")

#: Columns an order gains, each with what it is for orders of before.
ORDER_COLUMNS = (
    ("source_number", SHORT, "''"),
    ("source_title", SHORT, "''"),
    ("applicant", SHORT, "''"),
    ("applicant_phone", SHORT, "''"),
    ("state", WORD, "'open'"),
    ("settle_reason", sa.Text(), "''"),
    ("scan", WORD, "'missing'"),
    ("scan_reason", sa.Text(), "''"),
    ("told_way", WORD, "''"),
    ("told_words", sa.Text(), "''"),
    ("untold_reason", sa.Text(), "''"),
    ("live_referrals", sa.Integer(), "0"),
    ("last_step", SHORT, "''"),
    ("printed_count", sa.Integer(), "0"),
    ("search_key", KEY, "''"),
)
REFERRAL_COLUMNS = (
    ("group_name", SHORT, "''"),
    ("expected", WORD, "'action'"),
    ("extension_reason", sa.Text(), "''"),
    ("state", WORD, "'open'"),
    ("stopped_from", WORD, "''"),
    ("paper_way", SHORT, "''"),
    ("paper_receipt", SHORT, "''"),
    ("scan_way", SHORT, "''"),
    ("scan_receipt", SHORT, "''"),
    ("answer", sa.Text(), "''"),
    ("answer_reference", SHORT, "''"),
    ("write_off", WORD, "''"),
    ("written_off_by", SHORT, "''"),
    ("write_off_reference", SHORT, "''"),
    ("write_off_reason", sa.Text(), "''"),
    ("follow_ups", sa.Integer(), "0"),
    ("rung", sa.Integer(), "0"),
)


def upgrade() -> None:
    _widen_orders()
    _widen_referrals()
    _add_steps()
    _fill()
    _settle_columns()
    # Who reads calls has read their orders so far; who records orders has chased them.
    for new, held in (("read_orders", "read_calls"), ("follow_up_orders", "record_orders")):
        op.execute(
            f"UPDATE operators SET rights = rights || ' {new}'"  # noqa: S608  # our own words
            f" WHERE rights LIKE '%{held}%' AND rights NOT LIKE '%{new}%'"
        )


def _widen_orders() -> None:
    with op.batch_alter_table("orders") as batch:
        batch.alter_column("source_kind", existing_type=WORD, nullable=True)
        batch.alter_column("source_id", existing_type=sa.Integer(), nullable=True)
        batch.alter_column("revoked_at", new_column_name="withdrawn_at", existing_type=MOMENT)
        for name, type_, before in ORDER_COLUMNS:
            batch.add_column(sa.Column(name, type_, nullable=False, server_default=sa.text(before)))
        for name, kind in (
            ("given_at", sa.Time()),
            ("owner_id", sa.Integer()),
            ("settled_at", MOMENT),
            ("follows_id", sa.Integer()),
            ("told_at", MOMENT),
            ("told_by", sa.Integer()),
            ("last_step_at", MOMENT),
            ("request_key", sa.Uuid()),
        ):
            batch.add_column(sa.Column(name, kind, nullable=True))


def _widen_referrals() -> None:
    with op.batch_alter_table("referrals") as batch:
        for name, type_, before in REFERRAL_COLUMNS:
            batch.add_column(sa.Column(name, type_, nullable=False, server_default=sa.text(before)))
        for name, kind in (
            ("first_due_on", sa.Date()),
            ("state_since", MOMENT),
            ("stopped_on", sa.Date()),
            ("paper_sent_at", MOMENT),
            ("scan_sent_at", MOMENT),
            ("answered_on", sa.Date()),
            ("written_off_on", sa.Date()),
            ("transferred_to_id", sa.Integer()),
            ("next_follow_up_on", sa.Date()),
        ):
            batch.add_column(sa.Column(name, kind, nullable=True))


def _add_steps() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("whom", SHORT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referrals.id"], name=op.f("fk_follow_ups_referral_id_referrals")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_follow_ups_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    op.create_index(op.f("ix_follow_ups_referral_id"), "follow_ups", ["referral_id"])
    op.create_table(
        "order_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.Column("action", WORD, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=True),
        sa.Column("follow_up_id", sa.Integer(), nullable=True),
        sa.Column("born_id", sa.Integer(), nullable=True),
        sa.Column("overwrote", sa.Text(), nullable=False),
        sa.Column("taken_back_at", MOMENT, nullable=True),
        sa.Column("taken_back_by", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_order_steps_{column}_{table}")
            )
            for column, table in (
                ("order_id", "orders"),
                ("operator_id", "operators"),
                ("referral_id", "referrals"),
                ("follow_up_id", "follow_ups"),
                ("born_id", "orders"),
                ("taken_back_by", "operators"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_steps")),
    )
    op.create_index(op.f("ix_order_steps_order_id"), "order_steps", ["order_id"])


def _fill() -> None:
    """Bring the orders calls wrote so far into the wider form."""
    op.execute("UPDATE orders SET owner_id = written_by, last_step_at = written_at")
    op.execute("UPDATE orders SET last_step = 'دستور ثبت شد.'")
    op.execute(
        "UPDATE orders SET state = 'withdrawn', settled_at = withdrawn_at"
        " WHERE withdrawn_at IS NOT NULL"
    )
    # Nobody was asked for the scans of what was written before there was a place for them.
    op.execute("UPDATE orders SET scan = 'waived', scan_reason = 'پیش از آغاز نگهداری اسکن'")
    for column, of in (
        ("source_number", "number"),
        ("source_title", "subject"),
        ("applicant", "caller_name"),
        ("applicant_phone", "phone"),
    ):
        op.execute(
            f"UPDATE orders SET {column} = COALESCE("  # noqa: S608  # our own columns' names
            f"(SELECT calls.{of} FROM calls WHERE calls.id = orders.source_id), '')"
            " WHERE source_kind = 'call'"
        )
    op.execute("UPDATE orders SET applicant = applicant_phone WHERE applicant = ''")
    op.execute(
        "UPDATE referrals SET state_since ="
        " (SELECT orders.written_at FROM orders WHERE orders.id = referrals.order_id)"
    )
    # What a call had told its caller is told; a call closed has closed its order.
    told = "SELECT max(a.at) FROM call_attempts a WHERE a.call_id = orders.source_id"
    op.execute(
        f"UPDATE orders SET told_at = ({told} AND a.outcome = 'told' AND a.taken_back_at IS NULL)"  # noqa: S608  # our own words
        " WHERE source_kind = 'call' AND state = 'open'"
    )
    op.execute(
        "UPDATE orders SET told_by = written_by, told_way = 'phone' WHERE told_at IS NOT NULL"
    )
    op.execute(
        "UPDATE orders SET state = 'closed', settled_at = written_at,"
        " untold_reason = CASE WHEN told_at IS NULL THEN 'با بستن تماس' ELSE '' END,"
        " settle_reason = 'با بستن تماس پیش از پیگیری دستورات'"
        " WHERE state = 'open' AND source_kind = 'call' AND EXISTS ("
        "SELECT 1 FROM calls c WHERE c.id = orders.source_id AND c.state = 'closed')"
    )
    op.execute(
        "UPDATE referrals SET state = 'closed', write_off = 'moot',"
        " write_off_reason = 'با بستن تماس پیش از پیگیری دستورات',"
        " written_off_on = (SELECT o.given_on FROM orders o WHERE o.id = referrals.order_id)"
        " WHERE order_id IN (SELECT id FROM orders WHERE state <> 'open')"
    )
    op.execute(
        "UPDATE referrals SET state = 'withdrawn', write_off = '', write_off_reason = '',"
        " written_off_on = NULL"
        " WHERE order_id IN (SELECT id FROM orders WHERE state = 'withdrawn')"
    )
    op.execute(
        "UPDATE orders SET live_referrals = (SELECT count(*) FROM referrals r"
        " WHERE r.order_id = orders.id AND r.state = 'open')"
    )
    op.execute(
        "INSERT INTO order_steps (order_id, at, operator_id, action, words, overwrote)"
        " SELECT id, written_at, written_by, 'record_order', 'دستور ثبت شد.', '[]' FROM orders"
    )
    # Folding is the program's business, not the schema's: what was typed before is found by its
    # call's own folded key and by its words as they stand.
    op.execute(
        "UPDATE orders SET search_key = lower(words) || ' ' || COALESCE("
        "(SELECT calls.search_key FROM calls WHERE calls.id = orders.source_id), '')"
        " WHERE source_kind = 'call'"
    )


def _settle_columns() -> None:
    with op.batch_alter_table("orders") as batch:
        for name, _, _ in ORDER_COLUMNS:
            batch.alter_column(name, server_default=None)
        batch.alter_column("owner_id", existing_type=sa.Integer(), nullable=False)
        batch.alter_column("last_step_at", existing_type=MOMENT, nullable=False)
        batch.create_foreign_key(
            batch.f("fk_orders_owner_id_operators"), "operators", ["owner_id"], ["id"]
        )
        batch.create_foreign_key(
            batch.f("fk_orders_told_by_operators"), "operators", ["told_by"], ["id"]
        )
        batch.create_foreign_key(
            batch.f("fk_orders_follows_id_orders"), "orders", ["follows_id"], ["id"]
        )
        batch.create_unique_constraint(batch.f("uq_orders_request_key"), ["request_key"])
    op.create_index("ix_orders_state_given_on_id", "orders", ["state", "given_on", "id"])
    op.create_index("ix_orders_given_on_id", "orders", ["given_on", "id"])
    op.create_index(op.f("ix_orders_owner_id"), "orders", ["owner_id"])
    op.create_index(op.f("ix_orders_follows_id"), "orders", ["follows_id"])
    with op.batch_alter_table("referrals") as batch:
        for name, _, _ in REFERRAL_COLUMNS:
            batch.alter_column(name, server_default=None)
        batch.alter_column("state_since", existing_type=MOMENT, nullable=False)
        batch.create_foreign_key(
            batch.f("fk_referrals_transferred_to_id_referrals"),
            "referrals",
            ["transferred_to_id"],
            ["id"],
        )
    op.create_index("ix_referrals_state_due_on_id", "referrals", ["state", "due_on", "id"])
    op.create_index("ix_referrals_contact_id_state", "referrals", ["contact_id", "state"])
