"""`daftar tour`: the main job done through the real window, off screen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "-o",
        dest="output",
        metavar="DIR",
        type=Path,
        default=Path("build/tour"),
        help="پوشه تصویرها",
    )


def run(arguments: Namespace) -> int:
    """Take the tour; the one command that needs Qt."""
    from ui.tour import run_tour

    return run_tour(arguments.output)
