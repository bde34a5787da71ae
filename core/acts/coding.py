"""Coding what was said and written with the user's own list, made while one reads."""

from dataclasses import replace
from typing import Final

from core.acts.prepare import end_of
from core.model.changed import Changed
from core.model.coding import CODED_KINDS, Code, CodeUse
from core.model.fault import NotYet
from core.model.finding import EvidenceKind
from core.model.ids import CodeId
from core.model.names import normalised
from core.store.file import WorkshopFile
from core.words import tr

LONGEST_CODE: Final = 80
"""Letters of a code: it stands beside what has it, and on a key."""


def code_as(file: WorkshopFile, name: str, kind: EvidenceKind, row_id: int) -> Changed | None:
    """Give a reason, comment or remark a code by its name; a name that is new joins the list.

    Raises NotYet without a name, and with one that is no name any more.
    """
    with file.act(tr("code what was said")) as act:
        code_id = _code_called(file, name)
        if not _uses(file, code_id, kind, row_id):
            file.put(CodeUse(code_id, kind, row_id))
    return act.news


def turn_code(file: WorkshopFile, code: Code, kind: EvidenceKind, row_id: int) -> Changed | None:
    """Give a reason, comment or remark a code of the list, or take it away again."""
    if kind not in CODED_KINDS:
        raise ValueError(kind)
    held = _uses(file, code.id, kind, row_id)
    with file.act(tr("code what was said")) as act:
        if held:
            file.remove(held[0])
        else:
            file.put(CodeUse(code.id, kind, row_id))
    return act.news


def rename_code(file: WorkshopFile, code: Code, name: str) -> Changed | None:
    """Give a code another name; one that there is already takes its uses over.

    Raises NotYet without a name, and with one that is no name any more.
    """
    _must_be_named(name)
    other = next((one for one in _called(file, name) if one.id != code.id), None)
    with file.act(tr("rename a code")) as act:
        if other is None:
            file.put(replace(code, name=name.strip()))
        else:
            for use in file.all(CodeUse, "code_id = ?", (code.id,)):
                if not _uses(file, other.id, use.kind, use.row_id):
                    file.put(replace(use, code_id=other.id))
            file.remove(code)
    return act.news


def remove_code(file: WorkshopFile, code: Code) -> Changed | None:
    """Take a code from the list and from all that has it."""
    with file.act(tr("remove a code")) as act:
        file.remove(code)
    return act.news


def _code_called(file: WorkshopFile, name: str) -> CodeId:
    _must_be_named(name)
    found = _called(file, name)
    if found:
        return found[0].id
    return CodeId(file.put(Code(name.strip(), position=end_of(file, Code))))


def _called(file: WorkshopFile, name: str) -> list[Code]:
    return [one for one in file.all(Code) if normalised(one.name) == normalised(name)]


def _uses(file: WorkshopFile, code_id: CodeId, kind: EvidenceKind, row_id: int) -> list[CodeUse]:
    where = "code_id = ? AND kind = ? AND row_id = ?"
    return file.all(CodeUse, where, (code_id, kind.value, row_id))


def _must_be_named(name: str) -> None:
    if not name.strip():
        raise NotYet(
            tr("A code needs a name."), tr("Nothing was changed."), tr("Type what it is about.")
        )
    if len(name.strip()) > LONGEST_CODE:
        raise NotYet(
            tr("That is too long for a code."),
            tr("Nothing was changed."),
            tr("Say it in at most {most} letters.", most=LONGEST_CODE),
        )
