"""Codes: every reason, comment and remark in one list to be read and coded, and the tally."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.acts import coding
from core.counting.coding import code_counts
from core.counting.thread import EvidencePiece, comment_pieces, pieces
from core.model.case import Agency, AnswerComment, Case
from core.model.coding import CODED_KINDS, Code, CodeUse
from core.model.finding import EvidenceKind
from core.model.headed import HeadedText
from core.model.ids import CodeId, ReturnId, ThemeId
from core.model.judgement import Judgement
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.model.tool import Question, Theme
from core.model.voices import FamilyVoice, LeaderTalk, MeetingObserved
from core.wording.coding import tally_words
from core.wording.findings import EvidenceWords
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.themes.code_bar import BY_KEY, CodeBar
from ui.themes.code_ways import CodeWays
from ui.themes.evidence import EvidenceTarget
from ui.themes.filters import Filters
from ui.themes.findings.evidence_read import CommentsUnder
from ui.themes.lines import EvidenceRow
from ui.themes.listed_view import ListedView
from ui.widgets.card import rule
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small

_MOST: Final = 400
"""So many lines are listed at once: of more, a theme, an agency or a code is to be chosen."""
_ALL: Final = "all"
_NONE: Final = "none"


class CodesView(ListedView):
    """One reads along the lines; figures or a typed name put codes on the one in front."""

    rests_on = frozenset(
        {
            *(Code, CodeUse, AnswerComment, Judgement, Note, HeadedText, FamilyVoice, LeaderTalk),
            *(MeetingObserved, Theme, Question, Case, Agency),
        }
    )
    by_agency = True

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Reasons, comments and remarks"), parent)
        self.by_code = DropChip(tr("Code"), look=ChipLook.OUTLINE, prefix=tr("Code: "))
        self.tally = small()
        self.ways = CodeWays()
        self.bar = CodeBar()
        self._wanted: EvidencePiece | None = None
        self._is_listing = False
        self._comments = CommentsUnder(context.session, self)
        top = QWidget()
        flow = FlowLayout(top, gap=12)
        flow.addWidget(self.by_code)
        flow.addWidget(self.ways)
        flow.addWidget(self.tally)
        self.lay_out(top, rule(), self.bar)
        self.by_code.chosen.connect(self._on_code)
        self.lines.at_changed.connect(self._show_bar)
        self.lines.entered_line.connect(self._on_entered)
        self.lines.installEventFilter(self)
        self.ways.renamed.connect(self._on_renamed)
        self.ways.removal_requested.connect(self._on_removal_requested)
        self.bar.code_turned.connect(self._on_turned)
        self.bar.code_typed.connect(self._on_typed)
        self.bar.left.connect(self.lines.setFocus)

    def refresh(self, filters: Filters) -> None:
        """Show what there is to read, and how often each code stands."""
        self.filters = filters
        now = self.context.session.now
        self._show_codes(now)
        count, found, words = self._found(now)
        lines = [self._line(now, one, words) for one in found]
        if count > _MOST:
            more = plural(count - _MOST, tr("more line"), tr("more lines"))
            said = tr("{more}: choose a theme, an agency or a code.", more=more)
            lines.append(EvidenceRow(small=said, heading=True))
        self._is_listing = True  # the bar follows once all stands
        self.show_lines(lines)
        if not lines:
            self.nothing.say(
                tr("Nothing to read here"),
                tr("Reasons, comments and remarks of this theme, agency and code stand here."),
            )
        self._go_to_wanted()
        self._is_listing = False
        self._show_bar()

    def go_to(self, piece: EvidencePiece | None) -> None:
        """Put the keyboard at a piece; the name of a code is typed where there is one."""
        self._wanted = piece
        self._go_to_wanted()
        if self.piece_in_view() is not None:
            self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_code(self, code_id: CodeId) -> None:
        """List what has one code, under whatever theme."""
        self.by_code.set_value(code_id)
        self.refresh(self.filters)
        self.take_focus()

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme chosen, or that of the line the keyboard is at."""
        piece = self.piece_in_view()
        return self.filters.theme_id or (piece.theme_id if piece is not None else None)

    def piece_in_view(self) -> EvidencePiece | None:
        """Return the piece the keyboard is at."""
        at = self.lines.at
        return at.value if at is not None and isinstance(at.value, EvidencePiece) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn a code by its figure; a letter begins to type one."""
        if watched is self.lines and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._is_taken(event)
        return super().eventFilter(watched, event)

    def _is_taken(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier or self.piece_in_view() is None:
            return False
        figure = event.text()
        if figure.isascii() and figure.isdecimal() and 0 < int(figure) <= BY_KEY:
            code = self.bar.code_at(int(figure))
            if code is not None:
                self._on_turned(code)
            return True
        if figure.isalpha():
            self.bar.field.setText(figure)
            self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    # Showing

    def _show_codes(self, now: Snapshot) -> None:
        totals = {one.code.id: one.total for one in code_counts(now)}
        codes = [(one.id, f"{one.name} · {totals[one.id]}") for one in now.codes]
        ends: list[tuple[object, str]] = [(_ALL, tr("all")), (_NONE, tr("not coded yet"))]
        self.by_code.set_choices([*ends, *codes])
        self.by_code.setVisible(bool(codes))
        chosen = (one for one in now.codes if one.id == self.by_code.value)
        self.ways.show_code(next(chosen, None))
        self.tally.setText(
            tally_words(now)
            if codes
            else tr("Put a code of your own on what you read; how often each stands is counted.")
        )

    def _found(self, now: Snapshot) -> tuple[int, list[EvidencePiece], EvidenceWords]:
        """Return how much there is to read, the first of it, and how that is put.

        Comments are read a question at a time, as far as they are listed.
        """
        judged, others = self._but_comments(now)
        count, written = self._written(now)
        texts: dict[int, str] = {}

        def noted() -> Iterator[EvidencePiece]:
            for comment in written:
                texts[comment.id] = comment.text
                yield from comment_pieces(now, [comment])

        listed = list(islice(chain(judged, noted(), others), _MOST))
        return len(judged) + count + len(others), listed, EvidenceWords(now, texts)

    def _but_comments(self, now: Snapshot) -> tuple[list[EvidencePiece], list[EvidencePiece]]:
        theme, agency, code = self.filters.theme_id, self.filters.agency_id, self.by_code.value
        reasons = {one.id for one in now.judgements if one.reason.strip()}
        found = [
            one
            for one in pieces(now)
            if one.kind in CODED_KINDS
            and theme in (None, one.theme_id)
            and agency in (None, one.agency_id)
            and (one.kind is not EvidenceKind.JUDGEMENT or one.row_id in reasons)
            and _has(now, one.kind, one.row_id, code)
        ]
        judged = [one for one in found if one.kind is EvidenceKind.JUDGEMENT]
        return judged, found[len(judged) :]

    def _written(self, now: Snapshot) -> tuple[int, Iterator[AnswerComment]]:
        """Return how many comments there are to read, and each of them in turn."""
        theme, agency, code = self.filters.theme_id, self.filters.agency_id, self.by_code.value
        kind, held = EvidenceKind.COMMENT, self._comments
        coded = {one.row_id for one in now.code_uses if one.kind is kind}
        if code not in (None, _ALL, _NONE):
            having = [one for one in coded if _has(now, kind, one, code)]
            found = held.numbered(having, theme, agency)
            return len(found), iter(found)
        of_them = (
            AnswerComment(ReturnId(0), case_id, agency_id, question_id, text, row_id)
            for at in held.questions(theme)
            for row_id, case_id, agency_id, question_id, text in held.at_question(at)
            if agency in (None, agency_id) and _has(now, kind, row_id, code)
        )
        return held.count(theme, coded if code == _NONE else (), agency), of_them

    def _line(self, now: Snapshot, piece: EvidencePiece, words: EvidenceWords) -> EvidenceRow:
        said = words.of(piece)
        codes = ", ".join(one.name for one in now.codes_on(piece.kind, piece.row_id))
        return EvidenceRow(said.where, said.text, mark=codes, value=piece)

    def _show_bar(self) -> None:
        if self._is_listing:
            return
        piece = self.piece_in_view()
        self.bar.setVisible(piece is not None)
        if piece is not None:
            self.bar.show_piece(self.context.session.now, piece)

    def _go_to_wanted(self) -> None:
        wanted = self._wanted
        values = [line.value for line in self.lines.lines]
        at = next((n for n, one in enumerate(values) if _is_same(one, wanted)), None)
        if at is not None:
            self._wanted = None
            self.lines.go_to(at)

    # News

    def _on_code(self, _value: object) -> None:
        self.refresh(self.filters)

    def _on_turned(self, code: Code) -> None:
        piece = self.piece_in_view()
        if piece is not None:
            kind, row_id = piece.kind, piece.row_id
            self.context.session.do(lambda file: coding.turn_code(file, code, kind, row_id))

    def _on_renamed(self, code: Code, name: str) -> None:
        self.context.session.do(lambda file: coding.rename_code(file, code, name))

    def _on_removal_requested(self, code: Code) -> None:
        self.context.session.do(lambda file: coding.remove_code(file, code))
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, name: str) -> None:
        piece = self.piece_in_view()
        if piece is not None:
            kind, row_id = piece.kind, piece.row_id
            if self.context.session.do(lambda file: coding.code_as(file, name, kind, row_id)):
                self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.bar.field.setText(name)  # to be mended, not typed anew

    def _on_entered(self, value: object) -> None:
        now = self.context.session.now
        if not isinstance(value, EvidencePiece) or value.case_id not in now.case:
            self.context.give_notice(tr("This was not said about one {case}."))
            return
        at = (one for one in now.tool.points if one.question_id == value.question_id)
        point = next(at, next(iter(now.tool.points), None))
        if value.case_id is not None and point is not None:
            self.visit_requested.emit(EvidenceTarget(value.case_id, point))


def _has(now: Snapshot, kind: EvidenceKind, row_id: int, code: object) -> bool:
    held = now.codes_on(kind, row_id)
    if code == _NONE:
        return not held
    return code in (None, _ALL) or any(one.id == code for one in held)


def _is_same(value: object, wanted: EvidencePiece | None) -> bool:
    return (
        wanted is not None
        and isinstance(value, EvidencePiece)
        and (value.kind, value.row_id) == (wanted.kind, wanted.row_id)
    )
