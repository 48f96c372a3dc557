"""Which tables a store reads from end to end for a question, by its own plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import closing
from typing import Any

from app.database import Database
from asked import Question


def walked(office_url: str, asked: list[Question], large: Collection[str]) -> set[str]:
    """The large tables that were read from end to end for these questions."""
    with closing(Database(office_url)) as database, database.connection() as connection:
        if not database.is_shared:
            details = [
                row.detail
                for one in asked
                for row in connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {one.statement}", one.parameters
                )
            ]
            scans = (re.match(r"SCAN (\w+)", detail) for detail in details)
            return {scan.group(1) for scan in scans if scan} & set(large)
        # An empty table is cheapest read whole; what has no index is read whole even so.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plans = [
            connection.exec_driver_sql(
                f"EXPLAIN (FORMAT JSON) {one.statement}", one.parameters
            ).scalar_one()[0]["Plan"]
            for one in asked
        ]
        return {table for plan in plans for table in walked_in(plan)} & set(large)


def walked_in(plan: dict[str, Any]) -> Iterator[str]:
    """The tables a plan of PostgreSQL's reads without an index."""
    below = plan.get("Plans", [])
    if "Relation Name" in plan:
        sought = "Index Cond" in plan or any("Index Cond" in part for part in every_part(below))
        if not sought:
            yield plan["Relation Name"]
    for part in below:
        yield from walked_in(part)


def every_part(plans: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Plans and whatever is below them."""
    for plan in plans:
        yield plan
        yield from every_part(plan.get("Plans", []))


def indexes_used(office_url: str, asked: list[Question]) -> set[str]:
    """The indexes a store of its usual size leads these questions by."""
    with closing(Database(office_url)) as database, database.connection() as connection:
        way = "EXPLAIN" if database.is_shared else "EXPLAIN QUERY PLAN"
        lines = [
            str(row[-1])
            for one in asked
            for row in connection.exec_driver_sql(f"{way} {one.statement}", one.parameters)
        ]
    return set(re.findall(r"\b(?:ix|uq|pk)_\w+", " ".join(lines)))
