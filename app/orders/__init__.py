"""The governor's orders: one record whatever paper they were written on (U1)."""

from app.orders.drafts import OrderDraft, OrderKind
from app.orders.operations import record_order, revoke_order
from app.orders.queries import OrderLine, orders_of

__all__ = ["OrderDraft", "OrderKind", "OrderLine", "orders_of", "record_order", "revoke_order"]
