"""Under which names files are kept in the audit: none that looks like a person's."""

from dataclasses import replace

from core.model.audit import Audit
from core.model.case import Agency
from core.model.draft.returns import AnyDraft, Problem
from core.model.fault import shown
from core.store.file import WorkshopFile
from core.wording.stored_names import stored_name


def kept_name(file: WorkshopFile, source: str) -> str:
    """Return under which name a file is kept; words of the audit and its agencies may stand in."""
    known = [f"{one.name} {one.short} {one.also}" for one in file.all(Agency)]
    known += [f"{one.title} {one.tool_title}" for one in file.all(Audit)]
    return stored_name(source, known)


def named_as_kept(file: WorkshopFile, draft: AnyDraft) -> AnyDraft:
    """Return a draft under the name by which its file is kept, in what is said of it too."""
    names = {
        source: kept_name(file, source)
        for source in {draft.source, *(one.source for one in draft.problems)}
    }
    if all(source == name for source, name in names.items()):
        return draft

    def kept(problem: Problem) -> Problem:
        name = names[problem.source]
        what = problem.what.replace(shown(problem.source), shown(name))
        return replace(problem, source=name, what=what)

    problems = tuple(map(kept, draft.problems))
    return replace(draft, source=names[draft.source], problems=problems)
