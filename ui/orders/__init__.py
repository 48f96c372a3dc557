"""The page of orders and follow-up, and the forms of every deed on them."""
