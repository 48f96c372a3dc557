"""Proofs that a store is sound: file, links, numbers, chain, states, search keys."""

from app.check.faults import Fault, Part
from app.check.proving import check_store
from app.check.search import search_tables_agree

__all__ = ["Fault", "Part", "check_store", "search_tables_agree"]
