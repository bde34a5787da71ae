"""What an audit notes of each case beside what every audit does: ethnicity, level of plan."""

from collections.abc import Sequence
from dataclasses import replace

from core.acts.prepare import end_of
from core.acts.renamed_groups import rename_groups
from core.model.case import Attribute, Case, CaseAttribute
from core.model.changed import Changed
from core.model.fault import NotYet, shown
from core.model.ids import NEW, AttributeId, CaseId
from core.model.names import normalised
from core.store.file import WorkshopFile
from core.words import tr


def add_attribute(file: WorkshopFile, name: str) -> Changed | None:
    """Add an attribute, empty for every case. Raises NotYet for one that is there."""
    _must_be_new(file, name)
    with file.act(tr("note “{name}” of each {case}", name=name.strip())) as act:
        file.put(Attribute(name.strip(), position=end_of(file, Attribute)))
    return act.news


def rename_attribute(file: WorkshopFile, attribute: Attribute, name: str) -> Changed | None:
    """Call an attribute otherwise; what is noted stays, and what counts its groups follows.

    Raises NotYet for one that is there.
    """
    if normalised(name) != normalised(attribute.name):
        _must_be_new(file, name)
    with file.act(tr("call “{old}” “{new}”", old=attribute.name, new=name.strip())) as act:
        rename_groups(file, attribute.name, name.strip())
        file.put(replace(attribute, name=name.strip()))
    return act.news


def remove_attribute(file: WorkshopFile, attribute: Attribute) -> Changed | None:
    """Remove an attribute with what it says of each case."""
    with file.act(tr("no longer note “{name}”", name=attribute.name)) as act:
        file.remove(attribute)
    return act.news


def set_attribute(
    file: WorkshopFile, case: Case, attribute: Attribute, value: str
) -> Changed | None:
    """Note what an attribute is for a case; nothing where *value* is blank."""
    label = tr("note “{name}” of {reference}", name=attribute.name, reference=case.reference)
    with file.act(label, merge=f"attribute {attribute.id} {case.id}") as act:
        _put(file, case.id, attribute.id, value)
    return act.news


def note_attributes(file: WorkshopFile, case_id: CaseId, noted: Sequence[tuple[str, str]]) -> None:
    """Within an act, note what headings say of a case; a heading not known yet is added."""
    known = {normalised(one.name): one.id for one in file.all(Attribute)} if noted else {}
    for name, value in noted:
        key = normalised(name)
        if key not in known:
            added = Attribute(name, position=end_of(file, Attribute))
            known[key] = AttributeId(file.put(added))
        _put(file, case_id, known[key], value)


def _put(file: WorkshopFile, case_id: CaseId, attribute_id: AttributeId, value: str) -> None:
    held = file.existing(CaseAttribute(case_id, attribute_id, ""))
    if value.strip():
        file.put(replace(held, value=value.strip()))
    elif held.id != NEW:
        file.remove(held)


def _must_be_new(file: WorkshopFile, name: str) -> None:
    if not name.strip():
        raise NotYet(
            tr("There is nothing to note yet."),
            tr("Nothing was changed."),
            tr("Type what is to be noted of each {case}, such as ethnicity."),
        )
    if any(normalised(one.name) == normalised(name) for one in file.all(Attribute)):
        raise NotYet(
            tr("“{name}” is noted already.", name=shown(name)),
            tr("Nothing was changed."),
            tr("Write what it is for this {case} beside it."),
        )
