"""The governor's orders: one record whatever paper they were written on (U1)."""

from app.orders.drafts import OrderDraft, OrderKind
from app.orders.operations import reclassify_orders, record_order, revoke_order
from app.orders.queries import (
    OrderFilter,
    OrderLine,
    OrderRow,
    OrderState,
    list_orders,
    order_sheet,
    orders_of,
)

__all__ = [
    "OrderDraft",
    "OrderFilter",
    "OrderKind",
    "OrderLine",
    "OrderRow",
    "OrderState",
    "list_orders",
    "order_sheet",
    "orders_of",
    "reclassify_orders",
    "record_order",
    "revoke_order",
]
