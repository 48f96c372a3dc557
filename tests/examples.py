"""How many examples a property is tried with: few in each run of the suite, many when asked for."""

from __future__ import annotations

import os
from typing import Final

from app.office import Office

#: Set to anything, properties are tried as often as their tests say; `make thorough` does.
VARIABLE: Final = "DAFTAR_THOROUGH"

#: Whether somebody waits for the end of the suite less than for a rare example.
IS_THOROUGH: Final = bool(os.environ.get(VARIABLE))

#: Of a property that says nothing of its own.
USUAL: Final = 60

#: What a run of the suite tries of it: other examples in each run, so that many runs try them all.
SHARE: Final = 3
#: Fewer would prove little of anything.
LEAST: Final = 8


def examples(many: int) -> int:
    """So many of them in a thorough run, a share of them in any other."""
    return many if IS_THOROUGH else min(many, max(LEAST, many // SHARE))


def turns(office: Office, many: int) -> int:
    """How long a random life is led: whole on a local store, a quarter of it on a server.

    What a life proves are the rules, which know no store; a server says whether it takes the same
    deeds, in four times the time.
    """
    return many if IS_THOROUGH or not office.database.is_shared else many // 4
