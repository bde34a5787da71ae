"""How a partnership's documents look: taking in its logo, its colour, its Word template."""

from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.house_style import HouseKind, HousePart, colour_in
from core.store.file import WorkshopFile
from core.words import tr


def set_logo(file: WorkshopFile, name: str, content: str, words: str) -> Changed | None:
    """Keep a logo that was taken in from the file *name*; it says *words* where it is not seen."""
    with file.act(tr("take in the logo")) as act:
        _keep(file, HousePart(HouseKind.LOGO, name, words.strip(), content))
    return act.news


def describe_logo(file: WorkshopFile, words: str) -> Changed | None:
    """Keep what is read out in place of the logo; typing that goes on is one step of undo."""
    with file.act(tr("say what the logo shows"), f"house {HouseKind.LOGO.value}") as act:
        for held in file.all(HousePart, "kind = ?", (HouseKind.LOGO.value,)):
            _keep(file, HousePart(held.kind, held.name, words, held.content))
    return act.news


def set_colour(file: WorkshopFile, colour: str) -> Changed | None:
    """Keep the partnership's colour; nothing brings ours back. Raises NotYet for what is none."""
    code = colour_in(colour)
    if colour.strip() and not code:
        raise NotYet(
            tr("“{colour}” is no colour.", colour=colour.strip()[:40]),
            tr("Nothing was changed."),
            tr("Type it as # and six signs from 0 to 9 and A to F: {example}.", example="#7A1F3D"),
        )
    with file.act(tr("choose the documents' colour")) as act:
        if code:
            _keep(file, HousePart(HouseKind.COLOUR, words=code))
        else:
            file.remove_all(file.all(HousePart, "kind = ?", (HouseKind.COLOUR.value,)))
    return act.news


def set_template(file: WorkshopFile, name: str, content: str) -> Changed | None:
    """Keep the style sheet of a Word template that was taken in from the file *name*."""
    with file.act(tr("take in the Word template")) as act:
        _keep(file, HousePart(HouseKind.TEMPLATE, name, content=content))
    return act.news


def remove_from_look(file: WorkshopFile, kind: HouseKind) -> Changed | None:
    """Let documents look as ours do in one thing."""
    labels = {
        HouseKind.LOGO: tr("remove the logo"),
        HouseKind.COLOUR: tr("remove the documents' colour"),
        HouseKind.TEMPLATE: tr("remove the Word template"),
    }
    with file.act(labels[kind]) as act:
        file.remove_all(file.all(HousePart, "kind = ?", (kind.value,)))
    return act.news


def _keep(file: WorkshopFile, part: HousePart) -> None:
    held = file.existing(part)
    file.put(HousePart(part.kind, part.name, part.words, part.content, held.id))
