"""The documents that can leave: what each is called, holds, and is written as."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from core.counting.collation import responses
from core.counting.drawn import current_sample
from core.counting.judgements import anything_judged
from core.documents.accuracy import accuracy_copy
from core.documents.blocks import Document
from core.documents.briefing import learning_briefing, lessons
from core.documents.codes import code_tally
from core.documents.comments import practitioner_comments
from core.documents.data import data_dictionary
from core.documents.evaluation import evaluation_described, joint_evaluation
from core.documents.feedback import described as feedback_described
from core.documents.feedback import feedback
from core.documents.findings import findings, kinds_words
from core.documents.footnotes import counted_through
from core.documents.highlights import highlight_report, highlights_described
from core.documents.issues import holds_issues, issues, issues_described
from core.documents.leaflet import described as leaflet_described
from core.documents.leaflet import holds_leaflet, leaflet
from core.documents.on_paper import holds_a_day, on_paper, on_paper_described
from core.documents.own_parts import PartOffered, parts_offered, with_own_parts, with_start
from core.documents.process import process
from core.documents.recommendations import (
    action_plan,
    actions_words,
    counted_words,
    recommendations,
)
from core.documents.report.public import holds_public_report, public_report
from core.documents.report.report import audit_report, parts_to_write
from core.documents.response import response
from core.documents.rests_on import rests_on_words
from core.documents.sample import how_drawn
from core.documents.settled import settled_described, settled_record, with_story_note
from core.documents.seven_minutes import described as seven_described
from core.documents.seven_minutes import seven_minutes
from core.documents.statement import statement
from core.documents.status import status_described, status_report
from core.documents.summaries import case_summaries, summarised
from core.documents.tables import tables_described, tables_record
from core.documents.terms import holds_terms, terms_of_reference
from core.documents.timeline import holds_timeline, timeline, timeline_described
from core.documents.to_send import to_send, to_send_described
from core.documents.voices import holds_voices, other_voices
from core.model.audience import Audience, AudienceKind
from core.model.concluded import concluded
from core.model.file_names import in_file_name
from core.model.house_style import HouseStyle, house_style
from core.model.own_document import CASE_PARTS, parts_of
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.audiences import for_words
from core.wording.coding import tally_words
from core.wording.editions import marking_words
from core.wording.returns import responses_words
from core.wording.steps import kept_words
from core.wording.voices import families_words
from core.words import later, plural, tr


class Format(Enum):
    """What a document is written as; the value is what a command calls it."""

    PDF = "pdf"
    WORD = "docx"
    HTML = "html"
    EXCEL = "xlsx"
    CSV = "csv"
    JSON = "json"

    @property
    def ending(self) -> str:
        """How the name of a file ends."""
        return "zip" if self is Format.CSV else self.value

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    Format.PDF: "PDF",
    Format.WORD: tr("Word"),
    Format.HTML: "HTML",
    Format.EXCEL: tr("Excel"),
    Format.CSV: "CSV",
    Format.JSON: "JSON",
}
TEXTS = (Format.PDF, Format.WORD, Format.HTML)
"""What every text can be written as."""
DATA = (Format.EXCEL, Format.CSV, Format.JSON)
"""What the data can be written as."""


def _always(_now: Snapshot) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document: `describe` says in a few words what it will hold.

    It is offered only to an audit for which `concerns` is true. One that is `numbered`
    gives findings, recommendations and actions numbers that stay once it has left. As Excel
    it is these `sheets` of the data, or all. One that `arranges_itself` puts its parts in the
    user's order while it is composed, for their numbers. One `of_one_case` is of the case that
    is chosen. One that is `printed_before` the day goes along only where it is asked for. It has
    parts `to_write` that are not there until somebody wrote in them.
    """

    key: str
    title: str
    describe: Callable[[FullSnapshot], str]
    compose: Callable[[FullSnapshot], Document]
    formats: tuple[Format, ...] = TEXTS
    concerns: Callable[[Snapshot], bool] = _always
    numbered: bool = False
    sheets: tuple[str, ...] = ()
    arranges_itself: bool = False
    of_one_case: bool = False
    printed_before: bool = False
    to_write: Callable[[], tuple[PartOffered, ...]] = tuple

    @property
    def is_data(self) -> bool:
        """Whether it is the audit's data, shown by what their columns are."""
        return self.formats == DATA

    @property
    def asked_for(self) -> bool:
        """Whether it goes along only where somebody asks for it by itself."""
        return self.is_data or self.of_one_case or self.printed_before

    @property
    def heading(self) -> str:
        """The title in the audit's own word."""
        return tr(self.title)


def _summaries(full: FullSnapshot) -> str:
    count = plural(len(summarised(full.now)), "{case}", "{cases}")
    if full.now.here is None:
        return tr("one page {a case}, {count}", count=count)
    title = full.now.here.title
    return tr("one page {a case}, {count} of “{title}”", count=count, title=title)


def _comments(full: FullSnapshot) -> str:
    return tr("by theme, {count}", count=plural(len(full.now.comments()), "comment"))


def _sample(full: FullSnapshot) -> str:
    sample = current_sample(full.now)
    if sample is None:
        return tr("nothing was drawn")
    return tr(
        "{size} of {total}, seed {seed}", size=sample.size, total=sample.total, seed=sample.seed
    )


def _terms(full: FullSnapshot) -> str:
    tested = plural(len(full.now.hypotheses), "hypothesis", "hypotheses")
    return tr("purpose, scope, data, {tested}", tested=tested)


def _voices(full: FullSnapshot) -> str:
    now = full.now
    meetings, talks = len(now.meetings_observed), len(now.leader_talks)
    parts = (
        families_words(now).lower(),
        plural(meetings, tr("meeting observed"), tr("meetings observed")) if meetings else "",
        plural(talks, tr("talk with leaders"), tr("talks with leaders")) if talks else "",
    )
    return ", ".join(part for part in parts if part)


def _briefing(full: FullSnapshot) -> str:
    return plural(len(lessons(full.now)), "lesson")


def _holds_leaflet(now: Snapshot) -> bool:
    return bool(concluded(now)) and holds_leaflet(now)


def _holds_report(now: Snapshot) -> bool:
    """Return whether there is anything to report: something came back, was agreed or found."""
    return bool(now.returns or concluded(now) or anything_judged(now))


DOCUMENTS = (
    DocumentSpec("summaries", later("{Case} summaries"), _summaries, case_summaries),
    DocumentSpec(
        "evaluation",
        later("Joint evaluation of one {case}"),
        evaluation_described,
        joint_evaluation,
        concerns=lambda now: bool(now.cases),
        numbered=True,
        of_one_case=True,
    ),
    DocumentSpec("comments", tr("Practitioner comments"), _comments, practitioner_comments),
    DocumentSpec(
        "issues",
        later("Issues and actions by {case}"),
        issues_described,
        issues,
        concerns=holds_issues,
        numbered=True,
    ),
    DocumentSpec(
        "codes",
        tr("Codes of what was said"),
        lambda full: tally_words(full.now),
        code_tally,
        concerns=lambda now: bool(now.code_uses),
    ),
    DocumentSpec(
        "report",
        tr("Audit report"),
        lambda full: rests_on_words(full.now),
        audit_report,
        concerns=_holds_report,
        numbered=True,
        arranges_itself=True,
        to_write=parts_to_write,
    ),
    DocumentSpec(
        "public-report",
        tr("Public report"),
        lambda _full: tr("the audit report in words, with nothing of one {case}"),
        public_report,
        concerns=holds_public_report,
        numbered=True,
    ),
    DocumentSpec(
        "sample",
        later("How the {cases} were drawn"),
        _sample,
        how_drawn,
        concerns=lambda now: bool(now.draws),
    ),
    DocumentSpec("voices", tr("Other voices"), _voices, other_voices, concerns=holds_voices),
    DocumentSpec(
        "terms", tr("Terms of reference"), _terms, terms_of_reference, concerns=holds_terms
    ),
    DocumentSpec(
        "response",
        tr("Requests and returns"),
        lambda full: responses_words(responses(full.now)),
        response,
        concerns=lambda now: bool(now.requests),
    ),
    DocumentSpec(
        "findings",
        tr("Findings"),
        lambda full: kinds_words(full.now),
        findings,
        concerns=lambda now: bool(concluded(now)),
        numbered=True,
    ),
    DocumentSpec(
        "briefing",
        tr("Learning briefing"),
        _briefing,
        learning_briefing,
        concerns=lambda now: bool(lessons(now)),
    ),
    DocumentSpec(
        "seven-minutes",
        tr("Seven-minute briefing"),
        seven_described,
        seven_minutes,
        concerns=lambda now: bool(concluded(now)),
    ),
    DocumentSpec("leaflet", tr("Leaflet"), leaflet_described, leaflet, concerns=_holds_leaflet),
    DocumentSpec(
        "feedback",
        tr("Feedback to agencies"),
        feedback_described,
        feedback,
        concerns=lambda now: bool(now.requests or now.part_judgements or now.action_owners),
        numbered=True,
    ),
    DocumentSpec(
        "statement",
        tr("Statement for the scrutineer"),
        lambda _full: tr("one page: asked, looked at, how firm, changed since"),
        statement,
        concerns=lambda now: bool(concluded(now)),
        numbered=True,
    ),
    DocumentSpec(
        "highlights",
        tr("Highlight report"),
        highlights_described,
        highlight_report,
        concerns=_holds_report,
        numbered=True,
    ),
    DocumentSpec(
        "recommendations",
        tr("Recommendations"),
        lambda full: counted_words(full.now),
        recommendations,
        concerns=lambda now: bool(now.recommendations),
        numbered=True,
    ),
    DocumentSpec(
        "actions",
        tr("Action plan"),
        lambda full: actions_words(full.now),
        action_plan,
        concerns=lambda now: bool(now.actions),
        numbered=True,
        formats=(*TEXTS, Format.EXCEL),
        sheets=("recommendations", "actions", "progress"),
    ),
    DocumentSpec(
        "status",
        tr("Status report"),
        status_described,
        status_report,
        concerns=lambda now: bool(now.actions),
        numbered=True,
    ),
    DocumentSpec(
        "process",
        tr("Process against the clock"),
        lambda full: kept_words(full.now),
        process,
        concerns=lambda now: bool(now.steps or now.meetings),
    ),
    DocumentSpec(
        "timeline",
        tr("Summary timeline"),
        timeline_described,
        timeline,
        concerns=holds_timeline,
    ),
    DocumentSpec(
        "to-send",
        tr("To send before the day"),
        to_send_described,
        to_send,
        concerns=lambda now: bool(now.tool.points),
        printed_before=True,
    ),
    DocumentSpec(
        "on-paper",
        tr("The day on paper"),
        on_paper_described,
        on_paper,
        concerns=holds_a_day,
        printed_before=True,
    ),
    DocumentSpec(
        "settled",
        tr("What was settled"),
        settled_described,
        settled_record,
        concerns=lambda now: bool(now.decisions),
    ),
    DocumentSpec(
        "tables",
        tr("What came back from the tables"),
        tables_described,
        tables_record,
        concerns=lambda now: bool(now.hand_backs),
    ),
    DocumentSpec(
        "data",
        tr("Data workbook"),
        lambda _: tr("every answer, comment and judgement as typed"),
        data_dictionary,
        formats=DATA,
        concerns=lambda now: bool(now.cases),
    ),
)


def documents_of(now: Snapshot) -> tuple[DocumentSpec, ...]:
    """Return the texts offered to an audit, in their order; at a table its summaries alone."""
    return tuple(
        found
        for found in DOCUMENTS
        if found.concerns(now) and not found.is_data and may_leave(now, found)
    )


def data_of(now: Snapshot) -> tuple[DocumentSpec, ...]:
    """Return the data offered to an audit; none of a part of one that lies at a table."""
    return tuple(
        found
        for found in DOCUMENTS
        if found.concerns(now) and found.is_data and may_leave(now, found)
    )


def may_leave(now: Snapshot, document: DocumentSpec) -> bool:
    """Return whether a document is made from this file: counts of a part would be taken for all."""
    return not now.is_handed_out or document.key == "summaries"


def spec(key: str) -> DocumentSpec:
    """Return the document of a key; raises KeyError for a key nobody named."""
    return {found.key: found for found in DOCUMENTS}[key]


def heading_of(key: str) -> str:
    """Return what a document is called; the key itself of one that is in no catalogue."""
    return next((one.heading for one in DOCUMENTS if one.key == key), key)


def written_as(
    keys: Iterable[str], formats: Collection[Format]
) -> tuple[tuple[DocumentSpec, Format], ...]:
    """Return which documents are written as what, in order; raises KeyError like `spec`."""
    found = map(spec, dict.fromkeys(keys))
    return tuple((one, format) for one in found for format in one.formats if format in formats)


def formats_for(document: DocumentSpec, audience: Audience) -> tuple[Format, ...]:
    """Return what a document may be written as for a reader.

    The data hold every word as it was typed, for the panel alone; the board has the plan's.
    """
    plan = audience.kind is AudienceKind.BOARD and bool(document.sheets)
    if plan or audience.kind is AudienceKind.PANEL:
        return document.formats
    return tuple(format for format in document.formats if format not in DATA)


def first_formats(keys: Iterable[str]) -> tuple[Format, ...]:
    """Return what documents are written as where nothing else is asked for; PDF if none."""
    return tuple(dict.fromkeys(spec(key).formats[0] for key in keys)) or (Format.PDF,)


def without_format(keys: Iterable[str], formats: Collection[Format]) -> str:
    """Return in a sentence which document or format has nothing to be written; "" if none."""
    keys = tuple(keys)
    pairs = written_as(keys, formats)
    for key in keys:
        if all(one.key != key for one, _ in pairs):
            known = ", ".join(format.value for format in spec(key).formats)
            return tr("“{key}” can be written as {known}", key=key, known=known)
    for format in formats:
        if keys and all(one is not format for _, one in pairs):
            return tr("none of these documents can be written as {format}", format=format.value)
    return ""


def gives_numbers(keys: Iterable[str]) -> bool:
    """Return whether any of some documents carries numbers that stay from then on."""
    return any(spec(key).numbered for key in keys)


def compose(key: str, full: FullSnapshot) -> Document:
    """Return the blocks of one document, as the user has it and with what is on each page."""
    found, own = spec(key), parts_of(full.now.document_parts, key)
    document = found.compose(full)
    if own:
        if not found.arranges_itself:
            document = with_own_parts(document, own)
        document = with_start(document, own, found.heading)
    look = house_look(full.now)
    document = replace(document, marking=marking_words(full.now.audit), look=look)
    document = counted_through(document)
    document = with_story_note(document, full.changed)
    if full.audience.checks_facts:
        return accuracy_copy(document, full.audience, full.now)
    return document


def house_look(now: Snapshot) -> HouseStyle:
    """Return how the partnership's documents look; its logo always says something."""
    look, name = house_style(now.house_parts), now.audit.partnership.strip()
    if look.logo is None or look.logo.words.strip():
        return look
    words = tr("Logo of {partnership}", partnership=name) if name else tr("Logo")
    return replace(look, logo=replace(look.logo, words=words))


def parts_in(key: str, full: FullSnapshot) -> tuple[PartOffered, ...]:
    """Return the parts of a document in the order they are shipped in.

    What stands there only for the user's own words, and what is no longer there, comes last.
    """
    own = parts_of(full.now.document_parts, key)
    composed = spec(key).compose
    shipped = composed(replace(full, now=replace(full.now, document_parts=())))
    found = parts_offered(shipped, composed(full)) if own else parts_offered(shipped)
    known = {one.key for one in found}
    found = (*found, *(one for one in spec(key).to_write() if one.key not in known))
    known = {one.key for one in found}
    gone = (
        one.part
        for one in own.values()
        if one.part not in known and one.words.strip() and not _of_another(one.part, full)
    )
    return (*found, *(PartOffered(one, tr("No longer in the document"), "gone") for one in gone))


def _of_another(part: str, full: FullSnapshot) -> bool:
    """Return whether a part is of another case than a document of one case is made of."""
    return full.case_id is not None and part.startswith(CASE_PARTS)


def file_name(document: DocumentSpec, full: FullSnapshot, format: Format) -> str:
    """Return what the file is called: audit, partnership, day, document, and for whom it is.

    Two audits exported to one folder do not meet, nor do the panel's and the public's copy;
    any disk takes the name.
    """
    now, audit = full.now, full.now.audit
    parts = (in_file_name(audit.title), in_file_name(audit.partnership), in_file_name(audit.day))
    case = now.case.get(full.case_id) if full.case_id is not None else None
    which = in_file_name(case.reference) if case is not None and document.of_one_case else ""
    whom = in_file_name(for_words(full.audience, now))
    named = [part for part in (*parts, document.heading.lower(), which, whom) if part]
    return f"{', '.join(named)}.{format.ending}"
