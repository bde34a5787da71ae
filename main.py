"""Casewalk: walk a room through every case and every question. Start it here."""

import argparse
import gc
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run a command, or open the window on a file, an example or the start screen."""
    from core.usage import COMMANDS

    wants_help = bool({"-h", "--help"} & set(arguments))
    if wants_help or (arguments and arguments[0] in COMMANDS):
        from core.cli import run  # half of what the start screen takes: only when asked for

        return run(arguments if arguments[0] in COMMANDS else ["--help"])
    parser = argparse.ArgumentParser(prog="main.py", add_help=False)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("file", nargs="?", type=Path)
    what.add_argument("--example", choices=("cin", "tier2"))
    wanted = parser.parse_args(arguments)

    gc.disable()  # nothing made on the way to the window is garbage; `open_window` turns it on
    from ui.preflight import problem

    if why_not := problem():
        print(why_not, file=sys.stderr)  # noqa: T201
        return 1
    from ui.app import open_window

    return open_window(file=wanted.file, example=wanted.example)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
