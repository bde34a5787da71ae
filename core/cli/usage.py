"""What the command line understands, and what it says when it does not."""

import argparse
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.programme_usage import programme_usage
from core.files import started_as
from core.words import tr

if TYPE_CHECKING:
    from core.documents.catalogue import Format

    _Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

COMMANDS: Final = (
    "new",
    "bring-in",
    "counts",
    "read",
    "export",
    "documents",
    "forms",
    "identities",
    "hand-out",
    "take-back",
    "tables",
    "check",
    "sample",
    "tool",
    "guide",
    "programme",
)
STDIN: Final = "-"
_DOCUMENTS: Final = (
    "summaries,evaluation,comments,issues,codes,report,public-report,sample,voices,terms,response,findings,briefing,"
    "seven-minutes,leaflet,feedback,statement,highlights,recommendations,actions,status,"
    "process,timeline,to-send,on-paper,settled,tables,data"
)
_FORMATS: Final = "pdf,docx,html,xlsx,csv,json"
_ANYWAY: Final = tr(
    "take in what could be a slip: an unlikely date or name, a return nobody asked for"
)


@cache
def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=started_as(),
        allow_abbrev=False,
        description=tr(
            "Walk a room through a case audit. Without a command the window opens: "
            "{program} [FILE], or {program} --example cin, tier2, three or meetings.",
            program=started_as(),
        ),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    _new(commands)
    _bring_in(commands)
    _counts(commands)
    _read(commands)
    _export(commands)
    _documents_of(commands)
    _forms(commands)
    _identities(commands)
    _command(commands, "check", tr("check the file, its history and its meaning"))
    _tables(commands)
    _sample(commands)
    _tool(commands)
    _guide(commands)
    programme_usage(commands)
    return parser


def _new(commands: "_Subparsers") -> None:
    new = _command(commands, "new", tr("make a new audit file"))
    new.add_argument("--tool", default="", metavar="NAME_OR_TOML", help=tr("the audit tool"))
    new.add_argument(
        "--from-json", type=Path, metavar="JSON", help=tr("a whole audit that export wrote as JSON")
    )
    new.add_argument("--title", default="", help=tr("the audit's title; the tool's if left out"))
    new.add_argument(
        "--audited",
        default="",
        metavar="WORD[,WORDS]",
        help=tr("what is audited, one of them and, where it is not plain, several: place"),
    )
    new.add_argument("--cases", type=Path, metavar="CSV")
    new.add_argument("--requests", type=Path, metavar="CSV")
    new.add_argument("--judgements", type=Path, metavar="CSV")
    new.add_argument("--anyway", action="store_true", help=_ANYWAY)


def _bring_in(commands: "_Subparsers") -> None:
    bring = _command(commands, "bring-in", tr("bring returns in"))
    bring.add_argument("returns", nargs="+", type=Path, metavar="RETURNS")
    bring.add_argument(
        "--replace",
        action="store_true",
        help=tr("let returns take the place of those there already"),
    )
    bring.add_argument("--anyway", action="store_true", help=_ANYWAY)
    bring.add_argument(
        "--accept-proposals",
        action="store_true",
        help=tr("take in what a form's or an agency's own words most likely mean"),
    )
    bring.add_argument(
        "--mapping", type=Path, metavar="TOML", help=tr("what headings and words of them mean")
    )
    bring.add_argument(
        "--dry-run", action="store_true", help=tr("say what would come in, and take nothing in")
    )


def _counts(commands: "_Subparsers") -> None:
    counts = _command(commands, "counts", tr("print what the returns say"))
    counts.add_argument("--judgements", action="store_true", help=tr("what the room agreed"))
    counts.add_argument(
        "--by",
        default="",
        metavar="WHAT[,WHAT]",
        help=tr(
            "pathway, team, agency, place, theme, meeting, one by one, or what else is noted; "
            "two columns added up: “First reader+Second reader”"
        ),
    )
    counts.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="1f=yes",
        help=tr("only where a question was answered so, or an attribute is so"),
    )
    counts.add_argument(
        "--leave-one-out", action="store_true", help=tr("say how much rests on one")
    )
    counts.add_argument(
        "--codes", action="store_true", help=tr("how often each code of your own stands")
    )
    counts.add_argument(
        "--response", action="store_true", help=tr("how what was asked for came back")
    )
    _hidden_too(counts)
    counts.add_argument("--base", choices=("all", "applicable"), default="all")
    counts.add_argument("--format", choices=("text", "json", "csv"), default="text")


def _read(commands: "_Subparsers") -> None:
    read = _command(commands, "read", tr("point at words in a text that do not fit the numbers"))
    _hidden_too(read)
    read.add_argument("text", type=Path, metavar="TEXT.txt", help=tr("a text file in UTF-8"))
    read.add_argument("--format", choices=("text", "json"), default="text")


def _export(commands: "_Subparsers") -> None:
    words = tr("write the documents, as PDF and in other formats")
    export = _command(commands, "export", words, without="--list")
    _hidden_too(export)
    export.add_argument("--to", type=_place, metavar="DIR")
    export.add_argument(
        "--list", action="store_true", help=tr("print every document with its formats")
    )
    export.add_argument("--documents", default=None, metavar="KEYS", help=_DOCUMENTS)
    export.add_argument("--formats", default=None, metavar="FORMATS", help=_FORMATS)
    _whose_documents(export)
    export.add_argument("--replace", action="store_true", help=tr("also documents that are there"))
    export.add_argument("--password-file", metavar="F", help=tr("the PDFs' password; - reads it"))


def _whose_documents(export: argparse.ArgumentParser) -> None:
    """Ask for whom they are, of which cases, as which draft."""
    export.add_argument(
        "--audience",
        default="panel",
        metavar="WHO",
        help=tr("panel, board, agency:NAME, practitioners or public"),
    )
    export.add_argument(
        "--settled", type=Path, metavar="TOML", help=tr("what was decided about what is found")
    )
    export.add_argument(
        "--draft",
        default=None,
        type=_edition,
        metavar="N|final",
        help=tr("which draft they are, printed on every page and kept in the file"),
    )
    export.add_argument(
        "--case",
        default="",
        metavar="REFERENCE",
        help=tr("whose joint evaluation; it has to be named"),
    )
    export.add_argument(
        "--accuracy",
        action="store_true",
        help=tr("a copy to check the facts, for agency:NAME: lines by number, a sheet at the end"),
    )


def _hidden_too(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--hidden-too",
        action="store_true",
        help=tr("show returns, too, that wait for the table's first views"),
    )


def _documents_of(commands: "_Subparsers") -> None:
    what = tr("make the documents your own: logo, colour, Word template, own words; print which")
    found = _command(commands, "documents", what)
    found.add_argument("--logo", type=Path, metavar="PNG_OR_JPEG")
    found.add_argument(
        "--logo-words", default=None, metavar="WORDS", help=tr("what is read out in its place")
    )
    found.add_argument("--colour", default=None, metavar="CODE", help=tr("of headings: #7A1F3D"))
    found.add_argument(
        "--template",
        type=Path,
        metavar="DOTX",
        help=tr("a Word template, for its styles and its page"),
    )
    found.add_argument(
        "--own",
        type=Path,
        metavar="TOML",
        help=tr("own words, parts left out or moved, corrections of agencies"),
    )
    found.add_argument(
        "--least-shown", default=None, metavar="N", help=tr("numbers under it are not told: 5")
    )
    found.add_argument(
        "--tags", action="store_true", help=tr("practice is told which {case} it was")
    )
    found.add_argument("--parts", default="", metavar="KEY", help=tr("print a document's parts"))
    found.add_argument(
        "--corrections", action="store_true", help=tr("print what agencies corrected")
    )
    found.add_argument(
        "--without", default="", metavar="THINGS", help=tr("remove what was taken in")
    )


def _forms(commands: "_Subparsers") -> None:
    forms = _command(commands, "forms", tr("write the forms that go out to agencies"))
    forms.add_argument("--to", required=True, type=_place, metavar="DIR")
    forms.add_argument("--formats", default="", metavar="FORMATS", help="pdf,xlsx,docx,paper")
    forms.add_argument("--agency", default="", metavar="NAME", help=tr("only this agency's"))
    forms.add_argument("--still-out", action="store_true", help=tr("only what is not back yet"))
    forms.add_argument("--each", action="store_true", help=tr("a file a form, not one an agency"))
    forms.add_argument("--replace", action="store_true", help=tr("also files that are there"))


def _identities(commands: "_Subparsers") -> None:
    what = tr("fill a key file, and write from it who each agency's forms are about")
    found = commands.add_parser("identities", help=what, description=what, allow_abbrev=False)
    found.add_argument("key", type=Path, metavar="KEYFILE")
    found.add_argument("file", type=Path, metavar="AUDIT")
    found.add_argument("--list", type=Path, metavar="CSV", help=tr("take this list into it first"))
    found.add_argument(
        "--to", type=_place, metavar="DIR", help=tr("where locked sheets are written")
    )
    found.add_argument("--agency", default="", metavar="NAME", help=tr("only this agency's sheet"))
    found.add_argument(
        "--anyway",
        action="store_true",
        help=tr(
            "also a new key file beside the audit, one made with another audit, or a passphrase "
            "for it that is easy to guess"
        ),
    )
    for option, which in (
        ("--passphrase-file", tr("the audit's; - reads it from standard input")),
        ("--key-passphrase-file", tr("the key file's own")),
        ("--new-passphrase-file", tr("another for the key file, and nothing else is done")),
        ("--sheet-passphrase-file", tr("a sheet's; without it one is made and printed")),
    ):
        found.add_argument(option, metavar="F", help=which)


def _assure_identities(parser: argparse.ArgumentParser, wanted: argparse.Namespace) -> None:
    """End where one passphrase would be two agencies', or two are read from standard input."""
    if wanted.sheet_passphrase_file and not (wanted.agency and wanted.to):
        parser.error(tr("--sheet-passphrase-file needs --to and --agency: one is one agency's"))
    if wanted.new_passphrase_file and (wanted.list or wanted.to):
        parser.error(tr("--new-passphrase-file goes without --list and --to: one step at a time"))
    files = (
        *(wanted.passphrase_file, wanted.key_passphrase_file),
        *(wanted.sheet_passphrase_file, wanted.new_passphrase_file),
    )
    if files.count(STDIN) > 1:
        parser.error(tr("only one passphrase can be read from standard input"))


def _tables(commands: "_Subparsers") -> None:
    hand_out = _command(
        commands, "hand-out", tr("hand {cases} out to a table, in a sealed file of their own")
    )
    hand_out.add_argument("--to", type=_place, required=True, metavar="F", help=tr("the new file"))
    hand_out.add_argument("--table", required=True, metavar="NAME", help=tr("whose it is"))
    hand_out.add_argument(
        "--case", nargs="+", action="extend", required=True, metavar="REF", help=tr("which ones")
    )
    hand_out.add_argument(
        "--slip", type=Path, metavar="PDF", help=tr("write its four words here, not on the screen")
    )
    back = _command(commands, "take-back", tr("take tables' files back; 1 if anything is open"))
    back.add_argument("files", nargs="+", type=Path, metavar="FILES")
    back.add_argument(
        "--anyway", action="store_true", help=tr("also a file that another table handed out")
    )
    back.add_argument(
        "--words-file",
        metavar="F",
        help=tr("what opens them, one to a line; - reads it from input"),
    )
    listed = _command(
        commands, "tables", tr("say which {cases} lie where, and what is to be settled")
    )
    listed.add_argument(
        "--call-back",
        metavar="NAME",
        help=tr("first call back a table that may never return; it may still come"),
    )


def _tool(commands: "_Subparsers") -> None:
    what = tr("look at audit tools: check one, show one, list those that come along")
    tool = commands.add_parser("tool", help=what, description=what, allow_abbrev=False)
    calls = tool.add_subparsers(dest="call", required=True, metavar="CALL")
    check = calls.add_parser("check", help=tr("say what is worth a look in a tool, and every key"))
    check.add_argument("tool", metavar="NAME_OR_TOML")
    check.add_argument("--keys", action="store_true", help=tr("explain every key a tool may have"))
    show = calls.add_parser("show", help=tr("print a tool as the agencies would read it"))
    show.add_argument("tool", metavar="NAME_OR_TOML")
    calls.add_parser("list", help=tr("list the tools that come along"))


def _guide(commands: "_Subparsers") -> None:
    what = tr("write the guide into a folder, to be printed or passed on")
    guide = commands.add_parser("guide", help=what, description=what, allow_abbrev=False)
    guide.add_argument("--to", required=True, type=_place, metavar="DIR")
    guide.add_argument("--formats", choices=("pdf", "html"), nargs="+", default=("pdf", "html"))


def _sample(commands: "_Subparsers") -> None:
    what = tr("draw a sample from the list of all eligible")
    sample = commands.add_parser("sample", help=what, description=what, allow_abbrev=False)
    sample.add_argument("list", type=Path, metavar=tr("LIST.csv"))
    sample.add_argument("--size", required=True, type=_whole, metavar="N")
    sample.add_argument("--seed", required=True, metavar="SEED", help=tr("a number or a word"))
    sample.add_argument(
        "--balance", default="", metavar=tr("COLUMN[,COLUMN]"), help=tr("most important first")
    )
    sample.add_argument(
        "--quota", action="append", default=[], type=_quota, metavar=tr("COLUMN=VALUE:N")
    )
    sample.add_argument(
        "--bands", action="append", default=[], type=_bands, metavar=tr("COLUMN=0,5,12,18")
    )
    sample.add_argument("--format", choices=("text", "json"), default="text")


def _whole(said: str) -> int:
    if not (said.isascii() and said.isdecimal() and len(said) < 7 and int(said)):
        raise argparse.ArgumentTypeError(
            tr("“{said}” is not a whole number above 0", said=said[:40])
        )
    return int(said)


def _place(said: str) -> Path:
    """Read where files go; "" is nowhere, and not the folder somebody happens to be in."""
    if not said.strip():
        raise argparse.ArgumentTypeError(tr("it names no place"))
    return Path(said)


def _edition(said: str) -> str:
    """Read "2" or "final"."""
    if said.strip().lower() == "final":
        return "final"
    if not (said.isascii() and said.isdecimal() and len(said) < 4 and int(said)):
        raise argparse.ArgumentTypeError(
            tr("“{said}” is no draft: say a number such as 2, or final", said=said[:40])
        )
    return str(int(said))


def _quota(said: str) -> tuple[str, str, int]:
    """Read "sex=F:4"; the value may hold a colon of its own."""
    column, is_there, rest = said.partition("=")
    value, with_number, number = rest.rpartition(":")
    if not (is_there and with_number and number.isascii() and number.isdecimal()):
        raise argparse.ArgumentTypeError(
            tr("“{said}” is not a quota, such as sex=F:4", said=said[:40])
        )
    return column.strip(), value.strip(), int(number[:6])


def _bands(said: str) -> tuple[str, tuple[int, ...]]:
    """Read "age=0,5,12,18": where each band begins, rising."""
    column, _, rest = said.partition("=")
    cells = [cell.strip() for cell in rest.split(",")]
    if not all(cell.isascii() and cell.isdecimal() and len(cell) < 7 for cell in cells):
        raise argparse.ArgumentTypeError(
            tr("“{said}” is not a list of bands, such as age=0,5,12", said=said[:40])
        )
    edges = tuple(map(int, cells))
    if list(edges) != sorted(set(edges)):
        raise argparse.ArgumentTypeError(
            tr("the bands of “{column}” do not rise", column=column[:40])
        )
    return column.strip(), edges


def _command(
    commands: "_Subparsers", name: str, what: str, without: str = ""
) -> argparse.ArgumentParser:
    """Return a command over a file, which it may do *without* where it is given that option."""
    parser = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?" if without else None)
    parser.add_argument("--passphrase-file", metavar="F", help=tr("- reads it from standard input"))
    return parser


def understood(argv: Sequence[str]) -> argparse.Namespace:
    """Return what is wanted; ends as argparse does when it is not understood."""
    parser = _parser()
    wanted = parser.parse_args(argv)
    if wanted.command == "new":
        _assure_new(parser, wanted)
    if wanted.command == "counts":
        _assure_counts(parser, wanted)
    if wanted.command == "export":
        if wanted.passphrase_file == wanted.password_file == STDIN:
            parser.error(tr("only one of --passphrase-file and --password-file can be -"))
        if wanted.file is None and not wanted.list:
            parser.error(tr("export needs FILE, or --list alone"))
        if not (wanted.to or wanted.list):
            parser.error(tr("export needs --to DIR, or --list"))
        if wanted.accuracy and not wanted.audience.startswith("agency:"):
            parser.error(tr("--accuracy is for one agency: add --audience agency:NAME"))
        wanted.documents = _documents(parser, wanted.documents)
        wanted.formats = _document_formats(parser, wanted)
    if wanted.command == "documents":
        wanted.without = _without(parser, wanted.without)
    if wanted.command == "identities":
        _assure_identities(parser, wanted)
    if wanted.command == "forms":
        wanted.formats = _formats(parser, wanted.formats) if wanted.formats else []
    return wanted


def _without(parser: argparse.ArgumentParser, told: str) -> list[str]:
    from core.model.house_style import HouseKind

    known = [kind.value for kind in HouseKind]
    asked = [one.strip() for one in told.split(",") if one.strip()]
    unknown = next((one for one in asked if one not in known), "")
    if unknown:
        parser.error(tr("“{unknown}” is none of {names}", unknown=unknown, names=", ".join(known)))
    return asked


def _assure_counts(parser: argparse.ArgumentParser, wanted: argparse.Namespace) -> None:
    """End where something is asked for that would not be done: it would be taken for done."""
    whole = [one for one in ("response", "codes") if getattr(wanted, one)]
    others = ("judgements", "by", "where", "leave_one_out", *whole[1:])
    ignored = [_option(one) for one in others if getattr(wanted, one)]
    if whole and ignored:
        parser.error(
            tr(
                "{whole} counts all of the audit: leave out {ignored}",
                whole=_option(whole[0]),
                ignored=", ".join(ignored),
            )
        )
    by = [one.strip().casefold() for one in wanted.by.split(",")]
    if wanted.leave_one_out and "theme" in by:
        parser.error(tr("--leave-one-out is told of questions: leave theme out of --by"))


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _assure_new(parser: argparse.ArgumentParser, wanted: argparse.Namespace) -> None:
    """End where there is nothing to make an audit from, or too much."""
    lists = (wanted.tool, wanted.title, wanted.cases, wanted.requests, wanted.judgements)
    if wanted.from_json and any(lists):
        parser.error(tr("--from-json brings its own tool, title and lists: leave them out"))
    if not (wanted.from_json or wanted.tool):
        parser.error(tr("new needs --tool, or --from-json"))


def _formats(parser: argparse.ArgumentParser, told: str) -> list[str]:
    from core.forms.files import FormFormat

    return _named(parser, told, [one.value for one in FormFormat])


def _document_formats(
    parser: argparse.ArgumentParser, wanted: argparse.Namespace
) -> "list[Format]":
    from core.documents.catalogue import Format, first_formats, without_format

    if wanted.formats is None:
        found = list(first_formats(wanted.documents))
    else:
        named = _named(parser, wanted.formats, [one.value for one in Format])
        found = [Format(one) for one in named]
    wrong = without_format(wanted.documents, found)
    if wrong:
        parser.error(wrong)
    if wanted.password_file and found != [Format.PDF]:
        parser.error(tr("--password-file protects PDFs only: leave the other formats out"))
    return found


def _named(parser: argparse.ArgumentParser, told: str, known: list[str]) -> list[str]:
    """Return the formats named, each once; ends where one is not known, or none is named."""
    asked = [one.strip().lower() for one in told.split(",") if one.strip()]
    unknown = [one for one in asked if one not in known]
    if unknown or not asked:
        parser.error(
            tr(
                "there is no format “{unknown}”; there are {names}",
                unknown=unknown[0] if unknown else "",
                names=", ".join(known),
            )
        )
    return list(dict.fromkeys(asked))


def _documents(parser: argparse.ArgumentParser, told: str | None) -> list[str]:
    """Return the documents named, none where nothing was said; ends where one is not known."""
    from core.documents.catalogue import DOCUMENTS

    known = [found.key for found in DOCUMENTS]
    keys = [key.strip() for key in (told or "").split(",") if key.strip()]
    if told is not None and not keys:  # a name that a script left empty is not a wish for all
        parser.error(tr("name a document after --documents, or leave it out for all of them"))
    unknown = [key for key in keys if key not in known]
    if unknown:
        parser.error(
            tr(
                "there is no document “{unknown}”; there are {names}",
                unknown=unknown[0],
                names=", ".join(known),
            )
        )
    return keys
