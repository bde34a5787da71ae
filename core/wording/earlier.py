"""What came in from earlier audits, in words."""

from core.counting.earlier import ApartFigure, comparable_counts, counted_lines
from core.counting.earlier_values import earlier_figures
from core.model.draft.earlier import EarlierDraft
from core.model.earlier import FigureApart
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.words import plural, tr


def taken_words(draft: EarlierDraft, minutes: int = 0) -> str:
    """Return what came in from one earlier audit's file, and how long a case is planned now."""
    came = _came_words(draft)
    if not draft.minutes or draft.minutes != minutes:
        return came
    took = tr(
        "{a case} took {minutes} there, and is planned so here", minutes=plural(minutes, "minute")
    )
    return f"{came} {sentence(took)}"


def _came_words(draft: EarlierDraft) -> str:
    lines = plural(counted_lines(draft.counts), "line")
    if not draft.findings:
        return tr(
            "Counts of {lines} came in from “{title}”, and no {case} of it.",
            lines=lines,
            title=draft.audit.title,
        )
    return tr(
        "Counts of {lines} came in from “{title}”, and no {case} of it; {findings} to test.",
        lines=lines,
        title=draft.audit.title,
        findings=plural(len(draft.findings), "finding"),
    )


def carried_on_words(draft: EarlierDraft, came: int) -> str:
    """Return how many open actions came in from an earlier audit's plan, and where they are."""
    return tr(
        "{actions} came in from “{title}”, under the recommendations they serve, with what was "
        "noted of them. They go on and are closed here.",
        actions=plural(came, "open action"),
        title=draft.audit.title,
    )


def still_open_words(title: str) -> str:
    """Return that an earlier audit's own plan does not say yet where its actions went."""
    return tr("In the file of “{title}” they stand open still.", title=title)


def handed_on_words(title: str) -> str:
    """Return what the earlier audit's plan says now."""
    return tr("In “{title}” they are withdrawn now, because they go on here.", title=title)


def apart_words(figure: ApartFigure) -> str:
    """Return "not comparable, because it asked mothers only", or that no figure was given."""
    because = figure.because.strip().rstrip(".")
    if figure.why is FigureApart.NOT_PROVIDED:
        return tr("not provided: {because}", because=because) if because else tr("not provided")
    if not because:
        return tr("not comparable")
    return tr("not comparable, because {because}", because=because)


def comparable_words(now: Snapshot) -> str:
    """Return how much of what earlier audits counted is asked now in the same words."""
    lines = counted_lines(now.earlier_counts)
    if not lines:
        return ""
    measured = sum(len(one.measured) for one in earlier_figures(now).values())
    same = len(comparable_counts(now)) + measured
    return tr(
        "{same} of {lines} counted ask the same as this audit's tool, with the same answers: "
        "only these are compared.",
        same=same,
        lines=plural(lines, "line"),
    )
