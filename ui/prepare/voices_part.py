"""Other voices: families, meetings that were watched and talks with leaders, a sheet each."""

from enum import StrEnum
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved
from core.queries.search import Hit, HitKind
from core.wording.voices import families_differ_words, families_words
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.prepare.linked_columns import reference_of
from ui.prepare.sheets_part import SheetsPart
from ui.prepare.table_editor import TableEditor, TableKind
from ui.prepare.voices_columns import families_shape, meetings_shape, talks_shape, words_shape
from ui.widgets.labels import Label, Text, small


class VoicesSheet(StrEnum):
    """One of the sheets."""

    FAMILIES = "families"
    WORDS = "words"
    MEETINGS = "meetings"
    TALKS = "talks"


_SHEETS: Final = (
    (VoicesSheet.FAMILIES, tr("Families asked")),
    (VoicesSheet.WORDS, tr("What they said")),
    (VoicesSheet.MEETINGS, tr("Meetings observed")),
    (VoicesSheet.TALKS, tr("Talks with leaders")),
)
_FOUND_IN: Final = {
    HitKind.FAMILY: VoicesSheet.WORDS,
    HitKind.MEETING: VoicesSheet.MEETINGS,
    HitKind.LEADER: VoicesSheet.TALKS,
}
NOBODY_ASKED = later(
    "No family is on the list yet. Type who of a family was asked, by role and never by name: how, "
    "by whom, what they agreed to, and what came of it. All who were asked about one {case} "
    "count as one family."
)
NOTHING_SAID = later(
    "Nothing yet of what families said. Type it with its {case} and its theme: it is then read "
    "beside the {case} in Walk and counted under its theme. It never reaches the room screen."
)
NO_MEETINGS = tr(
    "No meeting was watched yet. Type what meeting it was, when, who watched it (a role) and what "
    "was seen."
)
NO_TALKS = tr(
    "No talk with leaders yet. Type whom it was with (a role and its agency), and what was said "
    "on one theme, a line each."
)


class VoicesPart(SheetsPart):
    """One sheet at a time; above it how many families were heard."""

    rests_on = frozenset(
        {FamilyAsked, FamilyVoice, MeetingObserved, LeaderTalk, Theme, Case, Agency, Audit}
    )

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, _sheets(context), parent)
        self.heard = Label("", Text.STRONG)
        self.differ = small()
        self.put_heading(tr("Other voices")).addWidget(self.which)
        self.column.addWidget(self.heard)
        self.column.addWidget(self.differ)
        self.column.addWidget(self.stack, 1)

    def open_found(self, hit: Hit) -> None:
        """Put the cursor into the row that the search found."""
        self.show_row(_FOUND_IN[hit.kind], hit.row_id)

    def refresh(self) -> None:
        """Show all of it as it stands."""
        now = self.context.session.now
        for label, words in (
            (self.heard, families_words(now)),
            (self.differ, families_differ_words(now)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        super().refresh()


def _sheets(context: AuditContext) -> dict[str, tuple[str, TableEditor[Any]]]:
    session = context.session

    def now() -> Snapshot:
        return session.now

    def of(case_id: Any) -> str:
        reference = reference_of(now(), case_id)
        return tr(" for {reference}", reference=reference) if reference else ""

    asked = TableKind[FamilyAsked](
        tr("family asked"),
        tr("families asked"),
        lambda one: tr("the {who} asked", who=one.who) + of(one.case_id),
        lambda: now().families_asked,
        ordered=True,
    )
    said = TableKind[FamilyVoice](
        tr("family voice"),
        tr("family voices"),
        lambda one: tr("a family voice") + of(one.case_id),
        lambda: now().family_voices,
        ordered=True,
    )
    watched = TableKind[MeetingObserved](
        tr("meeting observed"),
        tr("meetings observed"),
        lambda one: tr("the meeting “{title}”", title=one.title),
        lambda: now().meetings_observed,
        ordered=True,
    )
    talks = TableKind[LeaderTalk](
        tr("talk with leaders"),
        tr("talks with leaders"),
        lambda one: tr("the talk with the {role}", role=one.role),
        lambda: now().leader_talks,
        ordered=True,
    )
    editors: dict[str, TableEditor[Any]] = {
        VoicesSheet.FAMILIES: TableEditor(context, asked, families_shape(now), tr(NOBODY_ASKED)),
        VoicesSheet.WORDS: TableEditor(context, said, words_shape(now), tr(NOTHING_SAID)),
        VoicesSheet.MEETINGS: TableEditor(context, watched, meetings_shape(now), NO_MEETINGS),
        VoicesSheet.TALKS: TableEditor(context, talks, talks_shape(now), NO_TALKS),
    }
    return {name: (words, editors[name]) for name, words in _SHEETS}
