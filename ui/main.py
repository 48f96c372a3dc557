"""Where `daftar` begins: a subcommand, or else the window.

Nothing heavy is imported before it is known what is wanted, so that `daftar --help` and every
command start without Qt.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run `daftar`.

    Args:
        argv: What follows the program's name; the process's own without it.

    Returns:
        The exit status: 0 done, 1 the answer is no, 2 the call was wrong, 3 the store cannot be
        reached.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and not words[0].startswith("-"):
        from ui.command_line.running import run_command

        return run_command(words[0], words[1:])
    from ui.command_line.running import run_window

    return run_window(words)
