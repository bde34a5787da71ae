"""A partnership's own documents: its logo, colour and Word template, and what others are told."""

from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.house_style import HIGHEST, LOWEST, HouseKind, HousePart, colour_in, number_under
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


def set_least_shown(file: WorkshopFile, words: str) -> Changed | None:
    """Keep under how many a count is not told; nothing brings five back. Raises NotYet."""
    number = number_under(words)
    if words.strip() and not number:
        raise NotYet(
            tr("“{words}” is no number that can be asked for.", words=words.strip()[:40]),
            tr("Nothing was changed."),
            tr("Give one from {least} to {most}, or none for five.", least=LOWEST, most=HIGHEST),
        )
    with file.act(
        tr("say which numbers are not told"), f"house {HouseKind.LEAST_SHOWN.value}"
    ) as act:
        if number:
            _keep(file, HousePart(HouseKind.LEAST_SHOWN, words=str(number)))
        else:
            file.remove_all(file.all(HousePart, "kind = ?", (HouseKind.LEAST_SHOWN.value,)))
    return act.news


def set_tags(file: WorkshopFile, *, told: bool) -> Changed | None:
    """Say whether practitioners are told in which case something was seen."""
    with file.act(tr("say whether practice is told the {case}")) as act:
        if told:
            _keep(file, HousePart(HouseKind.TAGS, words="yes"))
        else:
            file.remove_all(file.all(HousePart, "kind = ?", (HouseKind.TAGS.value,)))
    return act.news


def remove_from_look(file: WorkshopFile, kind: HouseKind) -> Changed | None:
    """Let documents look as ours do in one thing."""
    labels = {
        HouseKind.LOGO: tr("remove the logo"),
        HouseKind.COLOUR: tr("remove the documents' colour"),
        HouseKind.TEMPLATE: tr("remove the Word template"),
        HouseKind.LEAST_SHOWN: tr("tell numbers from five again"),
        HouseKind.TAGS: tr("tell practice no {case}"),
    }
    with file.act(labels[kind]) as act:
        file.remove_all(file.all(HousePart, "kind = ?", (kind.value,)))
    return act.news


def _keep(file: WorkshopFile, part: HousePart) -> None:
    held = file.existing(part)
    file.put(HousePart(part.kind, part.name, part.words, part.content, held.id))
