"""What the command line understands of programmes: everything stands under `programme`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.office_usage import office_usage
from core.words import tr

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]

_FORMATS = ("text", "json", "csv")


def programme_usage(commands: "Parsers") -> None:
    """Add `programme` with everything under it."""
    what = tr("rounds beside one another: your own, and what partnerships publish")
    parser = commands.add_parser("programme", help=what, description=what, allow_abbrev=False)
    under = parser.add_subparsers(dest="programme", required=True, metavar="WHAT")
    _own(under)
    _compare(under)
    _key(under)
    _publish(under)
    _withdraw(under)
    office_usage(under)


def under_programme(under: "Parsers", name: str, what: str) -> argparse.ArgumentParser:
    """Add one command under `programme`."""
    return under.add_parser(name, help=what, description=what, allow_abbrev=False)


def _own(under: "Parsers") -> None:
    own = under_programme(under, "own", tr("keep your own rounds, counted, in one locked file"))
    ways = own.add_subparsers(dest="own", required=True, metavar="WHAT")
    add = under_programme(ways, "add", tr("count audits and keep their numbers"))
    add.add_argument("files", nargs="+", type=Path, metavar="FILES", help=tr("audits, or JSON"))
    add.add_argument(
        "--passphrase-file", metavar="F", help=tr("the audits'; each of its lines is tried")
    )
    listed = under_programme(ways, "list", tr("say which rounds are kept"))
    out = under_programme(ways, "take-out", tr("take a round out"))
    out.add_argument("--round", required=True, dest="title", metavar="TITLE")
    for one in (add, listed, out):
        _rounds(one)


def _rounds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rounds", type=Path, metavar="F", help=tr("the file of your rounds, if it lies elsewhere")
    )
    parser.add_argument(
        "--rounds-passphrase-file", metavar="F", help=tr("its passphrase; - reads it")
    )


def _compare(under: "Parsers") -> None:
    words = tr("print each statement over the rounds, only like with like")
    compare = under_programme(under, "compare", words)
    compare.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help=tr("an audit that is set beside them")
    )
    compare.add_argument("--passphrase-file", metavar="F", help=tr("the audit's; - reads it"))
    _hidden_too(compare)
    compare.add_argument("--format", choices=_FORMATS, default="text")
    compare.add_argument(
        "--with",
        dest="beside",
        default="",
        metavar="service=NAME",
        help=tr("also what a programme released of your region and of all"),
    )
    _rounds(compare)


def _key(under: "Parsers") -> None:
    what = tr("make a partnership's signing key, or print the line by which the office enrols it")
    key = under_programme(under, "key", what)
    key.add_argument("--new", default="", metavar="PARTNERSHIP", help=tr("as the office calls it"))
    key.add_argument("--title", default="", metavar="TITLE", help=tr("what it is part of"))
    _signing(key)


def _signing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--key", type=Path, metavar="F", help=tr("the signing key, if it lies elsewhere")
    )
    parser.add_argument("--key-passphrase-file", metavar="F", help=tr("its passphrase; - reads it"))


def _audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--passphrase-file", metavar="F", help=tr("the audit's; - reads it"))
    _signing(parser)


def _hidden_too(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--hidden-too",
        action="store_true",
        help=tr("also while returns wait for the table's first views"),
    )


def _publish(under: "Parsers") -> None:
    words = tr("sign what would leave, and send it; 1 refused, 3 waiting")
    publish = under_programme(under, "publish", words)
    _audit(publish)
    _hidden_too(publish)
    publish.add_argument(
        "--to", default="", metavar="service=NAME|DIR", help=tr("a service, or a folder for mail")
    )
    publish.add_argument(
        "--dry-run", action="store_true", help=tr("print every row that would leave, and why not")
    )
    publish.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="KEY",
        help=tr("a text that stays here, by the key that the dry run prints"),
    )


def _withdraw(under: "Parsers") -> None:
    words = tr("take back what was published: digest, time and reason stay")
    withdraw = under_programme(under, "withdraw", words)
    _audit(withdraw)
    withdraw.add_argument("--reason", required=True, metavar="WORDS")
    withdraw.add_argument("--to", default="", metavar="service=NAME|DIR")
