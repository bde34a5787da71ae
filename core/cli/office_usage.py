"""What the command line understands of an office's work at its programme's server."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from core.words import tr

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]

_SERVICE = "service=NAME"


def office_usage(under: "Parsers") -> None:
    """Add the office's commands under `programme`."""
    init = _command(under, "init", tr("set the programme up on a server, or bring it up to date"))
    init.add_argument(
        "--release-days",
        default="",
        metavar="MM-DD[,MM-DD]",
        help=tr("the days on which figures are released; each quarter's first if never said"),
    )
    _add(under)
    _status(under)
    _command(under, "refresh", tr("release the figures; 3 before the next day of release"))
    taken = _command(under, "take-in", tr("take in what came by secure mail; 1 if any is refused"))
    taken.add_argument("folder", type=Path, metavar="DIR")
    joined = _command(under, "map", tr("have a statement go on where its words were changed"))
    joined.add_argument("old", metavar="OLD:KEY", help=tr("a tool, by its digest, and a number"))
    joined.add_argument("new", metavar="NEW:KEY")


def _add(under: "Parsers") -> None:
    what = tr("let a partnership in, or enrol and revoke its signing keys")
    add = _command(under, "add-partnership", what)
    add.add_argument("key", metavar="KEY", help=tr("its short name: south-shire"))
    add.add_argument("--name", default="", help=tr("as it is called"))
    add.add_argument("--region", default="")
    add.add_argument("--login", default="", help=tr("its login; the key if left out"))
    add.add_argument(
        "--key-line", default="", metavar="LINE", help=tr("the line of its signing key")
    )
    add.add_argument("--revoke", default="", metavar="ID", help=tr("a key not to be used any more"))


def _status(under: "Parsers") -> None:
    what = tr("say what was published of an audit, or how a programme is")
    status = under.add_parser("status", help=what, description=what, allow_abbrev=False)
    status.add_argument(
        "what", metavar="FILE|service=NAME", help=tr("an audit, or as the service file calls it")
    )
    status.add_argument(
        "--passphrase-file", metavar="F", help=tr("the audit's; - reads it from standard input")
    )


def _command(under: "Parsers", name: str, what: str) -> argparse.ArgumentParser:
    parser = under.add_parser(name, help=what, description=what, allow_abbrev=False)
    parser.add_argument("service", metavar=_SERVICE, help=tr("as the service file calls it"))
    return parser
