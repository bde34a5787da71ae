"""Files that were looked at and not brought in: what was said of them is kept with the audit."""

from collections.abc import Iterable, Mapping

from core.model.draft.match import MatchKey, MatchKind
from core.model.sitting import FilesPutOff, Place, draft_text, typed_in
from core.wording.drafts import FILES
from core.wording.stored_names import stored_name
from ui.audit.session import WorkshopSession


def files_put_off(session: WorkshopSession) -> FilesPutOff:
    """Return which files were put off, and what was said of them."""
    kept = (typed_in(one.text, FilesPutOff) for one in session.drafts.all() if one.field == FILES)
    return next((one for one in kept if one is not None), FilesPutOff())


def earlier_meanings(session: WorkshopSession) -> dict[MatchKey, str]:
    """Return what was said of words, by their keys."""
    said = files_put_off(session).meanings
    return {(MatchKind(kind), form, place, words): to for (kind, form, place, words), to in said}


def keep_put_off(
    session: WorkshopSession, names: Iterable[str], agreed: Mapping[MatchKey, str]
) -> None:
    """Keep what was said, and of which files; what they hold stays in them.

    A name that looks like a person's is not kept.
    """
    now = session.now
    known = [now.audit.title, now.audit.tool_title]
    known += [f"{one.name} {one.short} {one.also}" for one in now.agencies]
    kept = tuple(dict.fromkeys(stored_name(name, known) for name in names))
    said = tuple(((key[0].value, *key[1:]), means) for key, means in agreed.items())
    session.drafts.keep(Place(), FILES, draft_text(FilesPutOff(kept, said)))


def forget_put_off(session: WorkshopSession) -> None:
    """Forget them: they are in, or left out."""
    session.drafts.drop(Place(), FILES)
