"""Casewalk: walk a room through every case and every question. Start it here."""

import sys
from typing import Final

_FIRST_SEEN: Final = (
    "core",
    "core/model",
    "ui",
    "ui/program",
    "ui/start",
    "ui/theme",
    "ui/widgets",
)
"""Where the modules lie that the start screen needs."""


def main(arguments: list[str]) -> int:
    """Run a command, or open the window on a file, an example or the start screen."""
    # A plain start loads nothing that reads a command line: the window is waited for.
    if not arguments:
        return _window(None, None)
    if arguments == ["--read-files"]:  # started by the program itself, for files from outside
        from core.crashes import forbid_core_dumps
        from core.intake.reading_process import serve

        forbid_core_dumps()  # whoever starts a program does not hand all of this down to it
        return serve()
    from core.cli.usage import COMMANDS

    if arguments[0] in COMMANDS or {"-h", "--help"} & set(arguments):
        from core.cli.main import run

        return run(arguments if arguments[0] in COMMANDS else ["--help"])
    from argparse import ArgumentParser

    from core.files import started_as

    parser = ArgumentParser(prog=started_as(), add_help=False)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("file", nargs="?")
    what.add_argument("--example", choices=("cin", "tier2", "three", "meetings"))
    wanted = parser.parse_args(arguments)
    return _window(wanted.file, wanted.example)


def _window(file: str | None, example: str | None) -> int:
    from core.interpreter import leave_sources_unread, pause_gc

    pause_gc()  # nothing made on the way to the window is garbage; it ends once that is shown
    from pathlib import Path

    from core.allocator import give_back_what_is_freed
    from core.crashes import forbid_core_dumps

    forbid_core_dumps()
    give_back_what_is_freed()
    here = Path(__file__).parent
    leave_sources_unread(*(here / one for one in _FIRST_SEEN))
    if why_not := _why_not():
        from core.no_window import say

        say(why_not)
        return 1
    from ui.program.settings import SettingsFile, usual_path

    if SettingsFile(usual_path()).now.welsh:
        from ui.program.welsh import speak_welsh

        speak_welsh()  # before the window is loaded: many of its words are kept then

    from ui.program.application import open_window

    return open_window(file=None if file is None else Path(file), example=example)


def _why_not() -> str:
    """Return why no window can be opened here, or nothing."""
    try:
        from ui.program.preflight import problem  # and with the windows' house, Qt
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        from core.no_window import why_no_window

        return why_no_window(error)
    return problem()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
