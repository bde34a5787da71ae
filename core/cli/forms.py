"""Writes the forms that go out to agencies into a folder."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from core.cli.audit_file import not_at_a_table, open_audit, snapshot_of
from core.cli.export import folder_faults
from core.counting.replies import may_come
from core.files import is_there
from core.model.fault import NotYet, shown
from core.model.names import NameIndex
from core.wording.numbers import listed
from core.words import plural, tr

if TYPE_CHECKING:
    from core.forms.files import FormFile
    from core.model.case import Request
    from core.model.snapshot import Snapshot


def forms(wanted: argparse.Namespace) -> int:
    """Write the forms asked for; return 1 where some say no day to come back by."""
    from core.export.forms import there_already, write_forms
    from core.forms.files import FormFormat, form_files, own_formats
    from core.forms.form import forms_for

    with open_audit(wanted) as file:
        not_at_a_table(file)
        now = snapshot_of(file)
        made = file.clock()
    asked = _asked(now, wanted)
    formats = [FormFormat(one) for one in wanted.formats or [FormFormat.PDF.value]]
    own = {} if wanted.formats else own_formats(now.agencies)
    files = form_files(forms_for(now, asked), formats, not wanted.each, own)
    if not wanted.replace:
        _must_be_new(there_already(files, wanted.to), wanted.to.name)
    fresh = not is_there(wanted.to)
    with folder_faults(wanted.to):
        wanted.to.mkdir(parents=True, exist_ok=True)
    try:
        written = write_forms(files, wanted.to, made)
    except BaseException:
        if fresh:
            with suppress(OSError):
                wanted.to.rmdir()
        raise
    for path in written:
        print(path)
    return _say_without_day(now, asked)


def _asked(now: "Snapshot", wanted: argparse.Namespace) -> "tuple[Request, ...]":
    """Return the requests that forms are wanted for. Raises NotYet where there are none."""
    if not now.tool.questions or not now.requests:
        raise NotYet(
            tr("No agency is asked anything yet."),
            tr("Nothing was written."),
            tr("An audit needs its tool and its requests before forms can go out."),
        )
    asked = now.requests
    if wanted.agency:
        found = NameIndex(one.name for one in now.agencies).find(wanted.agency)
        asked = tuple(one for one in asked if now.agency[one.agency_id].name == found)
    if wanted.still_out:
        asked = tuple(one for one in asked if may_come(now, one))
    if not asked:
        raise NotYet(
            tr("There is no such request: “{agency}”.", agency=shown(wanted.agency))
            if wanted.agency
            else tr("Everything that was asked for is back."),
            tr("Nothing was written."),
            tr("Check the agency's name, or leave --still-out away."),
        )
    return asked


def _must_be_new(there: "Sequence[FormFile]", folder: str) -> None:
    if there:
        verb, them = ("is", "it") if len(there) == 1 else ("are", "them")
        raise NotYet(
            tr(
                "{listed} {verb} already in “{folder}”.",
                listed=listed([f"“{one.name}”" for one in there]),
                verb=verb,
                folder=folder,
            ),
            tr("Nothing was written."),
            tr("Add --replace to replace {them}, or name another folder.", them=them),
        )


def _say_without_day(now: "Snapshot", asked: "Sequence[Request]") -> int:
    without = [one for one in asked if not one.due]
    if not without:
        return 0
    agencies = dict.fromkeys(now.agency[one.agency_id].name for one in without)
    count = plural(len(without), "form")
    verb = tr("says") if len(without) == 1 else tr("say")
    print(
        tr(
            "{count} ({names}) {verb} no day to come back by, as the request has none.",
            count=count,
            names=listed(list(agencies)),
            verb=verb,
        ),
        file=sys.stderr,
    )
    return 1
