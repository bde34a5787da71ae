"""Says what stands on a form that is no answer, and what was changed of the form itself."""

from collections.abc import Iterator
from typing import Final

from core.intake.form_changes import FormChange, FormChangeKind, changes_in, is_at_an_answer
from core.intake.sheets import SheetRow, Worksheet
from core.intake.vocabulary import FormNumbers
from core.model.draft.returns import Problem
from core.model.fault import shown
from core.model.form import VALUE_COLUMN, FieldKind, FieldName, field_name
from core.model.names import cleaned
from core.words import later, tr

_LOOKED_AT: Final = 5


def is_form(sheet: Worksheet) -> bool:
    """Return whether a sheet is one of our own forms."""
    names = (field_name(row.cells[0]) for row in sheet.rows[:_LOOKED_AT] if row.cells)
    return any(name is not None and name.kind is FieldKind.FORM for name in names)


def where_no_answer_belongs(
    source: str, sheet: Worksheet, numbers: FormNumbers
) -> Iterator[Problem]:
    """Yield what was written where no answer belongs: it is said, and not taken in."""
    told = dict(_beyond(sheet))
    yield from (Problem(source, 0, what) for what in told.values())
    for row in sheet.rows:
        name = field_name(row.cells[0]) if row.cells else None
        if name is not None and name.kind is FieldKind.REMARK and row.cells[VALUE_COLUMN:]:
            yield Problem(source, 0, _not_taken(row.cells[VALUE_COLUMN], name.key))
    for note in sheet.head.notes if is_form(sheet) else ():
        where = tr("in a note on {place}", place=note.place)
        yield Problem(source, 0, _not_taken(note.text, where))
    for change in changes_in(sheet):
        if change.kind is FormChangeKind.TYPED_ASIDE and change.row not in told:
            yield Problem(source, 0, _not_taken(change.words, _place(change, numbers)))
        elif change.kind is FormChangeKind.PLACE_GONE and not _says_whose(change):
            what = tr(
                "{place} has no place on the form any more: nothing was answered there. Ask for "
                "it, or type it in, in Returns.",
                place=_named(change.field, numbers).capitalize(),
            )
            yield Problem(source, 0, what)


def _not_taken(text: str, where: str) -> str:
    return tr(
        "“{text}” stands {where}, where no answer belongs, and was not taken in. Type it as a "
        "comment if it matters.",
        text=shown(text),
        where=where,
    )


def typed_over(sheet: Worksheet, numbers: FormNumbers) -> Iterator[str]:
    """Yield where a form's own words are others now: what was answered there is not certain."""
    for change in changes_in(sheet):
        if change.kind is FormChangeKind.TYPED_OVER:
            yield tr(
                "the form's own words were changed {where}: “{words}” stands there now.",
                where=_place(change, numbers),
                words=shown(change.words),
            )
        elif change.kind is FormChangeKind.WORDS_GONE and is_at_an_answer(change.field):
            yield tr(
                "some of the form's own words are gone {where}.", where=_place(change, numbers)
            )
        elif change.kind is FormChangeKind.PLACE_GONE and _says_whose(change):
            yield tr(
                "{place} on it is not the one it went out for.",
                place=_named(change.field, numbers),
            )


def _place(change: FormChange, numbers: FormNumbers) -> str:
    """Return where something stands on a form, by what is asked there."""
    if change.field is None:
        return tr("at its end")
    return tr("at {place}", place=_named(change.field, numbers))


_OWN_PLACES: Final = {
    FieldKind.COMPLETED: later("the day it was completed"),
    FieldKind.NIL: later("the tick for no record"),
    FieldKind.KNOWN: later("who was known"),
    FieldKind.ROLE: later("the role of who filled it in"),
    FieldKind.CASE: later("the {case}"),
    FieldKind.AGENCY: later("the agency"),
    FieldKind.END: later("the top or the foot of its pages"),
}


def _named(name: FieldName | None, numbers: FormNumbers) -> str:
    """Return what a field asks for, in words."""
    kind = name.kind if name is not None else None
    if name is not None and kind is FieldKind.ANSWER:
        key = numbers.items.get(name.number, name.key)
        return tr("question {key}", key=key) if key else tr("a question")
    if name is not None and kind is FieldKind.COMMENT:
        key = numbers.questions.get(name.number, name.key)
        return tr("the comments on {key}", key=key) if key else tr("the comments")
    return tr(_OWN_PLACES[kind]) if kind in _OWN_PLACES else tr("its head")


def _says_whose(change: FormChange) -> bool:
    """Return whether it is where a form says whose it is, which has a number of its own."""
    return change.field is not None and change.field.kind in (FieldKind.CASE, FieldKind.AGENCY)


def _beyond(sheet: Worksheet) -> Iterator[tuple[int, str]]:
    """Yield, by row, what stands in cells where nothing does on a form that went out.

    A form's own words stand in their column, and to the right of the answers is nothing.
    """
    lists = sheet.head.name == tr("Answers")
    form = is_form(sheet)
    last = max((row.number for row in sheet.rows if _begins(row)), default=0)
    for row in sheet.rows:
        ours = lists or (form and row.number <= last and _is_ours(row))
        own = VALUE_COLUMN + 1 if ours else 0
        for text in filter(None, map(cleaned, row.cells[own:])):
            where = tr("Row {row} of “{sheet}”", row=row.number, sheet=shown(sheet.head.name))
            what = tr(
                "{where}: “{text}” stands where no answer belongs, and was not taken in. Type it "
                "as a comment if it matters.",
                where=where,
                text=shown(text),
            )
            yield row.number, what
            break  # one a row is enough to find it by


def _is_ours(row: SheetRow) -> bool:
    """Return whether a row that stands in a form is one of its own: it begins before the answer."""
    return _begins(row) or any(map(cleaned, row.cells[2:VALUE_COLUMN]))


def _begins(row: SheetRow) -> bool:
    """Return whether a row has a field, or words from the first column that is seen."""
    return bool(row.cells and field_name(row.cells[0])) or any(map(cleaned, row.cells[1:2]))
