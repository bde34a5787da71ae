"""Makes an audit's documents its own: their look, own words, parts and corrections."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.audit_file import open_audit, snapshot_of
from core.model.house_style import HouseKind, kept_sheet
from core.wording.house_style import kept_words, pale_words

if TYPE_CHECKING:
    from core.intake.file_reader import FileReader
    from core.store.file import WorkshopFile


def documents(wanted: argparse.Namespace) -> int:
    """Take in what is named, and print what is the audit's own."""
    with open_audit(wanted) as file:
        for kind in wanted.without:
            _without(file, HouseKind(kind))
        if wanted.logo or wanted.template:
            _take_files(file, wanted)
        if wanted.logo_words is not None and not wanted.logo:
            from core.acts.house_style import describe_logo

            describe_logo(file, wanted.logo_words)
        if wanted.colour is not None:
            from core.acts.house_style import set_colour

            set_colour(file, wanted.colour)
        _readers(file, wanted)
        now = snapshot_of(file)
        if wanted.own or wanted.parts or wanted.corrections:
            _own_words(file, wanted)
            if wanted.parts or wanted.corrections:
                return 0
    for part in now.house_parts:
        said = part.words if part.kind is HouseKind.LOGO else ""
        print("\t".join(one for one in (part.kind.value, kept_words(part), said) if one))
        if part.kind is HouseKind.COLOUR and (pale := pale_words(part.words)):
            print(pale, file=sys.stderr)
    return 0


def _readers(file: "WorkshopFile", wanted: argparse.Namespace) -> None:
    """Keep what others than the panel are told."""
    from core.acts.house_style import set_least_shown, set_tags

    if wanted.least_shown is not None:
        set_least_shown(file, wanted.least_shown)
    if wanted.tags:
        set_tags(file, told=True)


def _take_files(file: "WorkshopFile", wanted: argparse.Namespace) -> None:
    from core.intake.file_reader import FileReader

    with FileReader() as reader:
        if wanted.logo:
            _take_logo(file, reader, wanted.logo, wanted.logo_words or "")
        if wanted.template:
            _take_template(file, reader, wanted.template)


def _take_logo(file: "WorkshopFile", reader: "FileReader", path: Path, words: str) -> None:
    from core.acts.house_style import set_logo

    set_logo(file, path.name, reader.logo(path).hex(), words)


def _take_template(file: "WorkshopFile", reader: "FileReader", path: Path) -> None:
    from core.acts.house_style import set_template

    set_template(file, path.name, kept_sheet(reader.template(path)))


def _without(file: "WorkshopFile", kind: HouseKind) -> None:
    from core.acts.house_style import remove_from_look

    remove_from_look(file, kind)


def _own_words(file: "WorkshopFile", wanted: argparse.Namespace) -> None:
    from core.cli.own_words import correction_lines, part_lines, take_own
    from core.queries.documents import full

    if wanted.own:
        take_own(file, full(file), wanted.own)
    held = full(file)
    lines = part_lines(held, wanted.parts) if wanted.parts else ()
    for line in (*lines, *(correction_lines(held) if wanted.corrections else ())):
        print(line)
