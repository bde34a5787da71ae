"""The columns of earlier audits, and of what they counted."""

from dataclasses import replace

from core.counting.earlier import item_words
from core.model.clock import date_text
from core.model.earlier import EarlierAudit, EarlierCount, EarlierSource, FigureApart
from core.model.fault import shown
from core.model.ids import NEW, EarlierId
from core.model.names import normalised
from core.model.tool import Item
from core.words import tr, word_for
from ui.prepare.columns import field
from ui.prepare.linked_columns import Reading
from ui.prepare.words import typed_choice, typed_date
from ui.widgets.table.shape import Misfit, RowShape, TableColumn

_MOST_DIGITS = 7
_COMPARED = FigureApart.COMPARED


def earlier_audits_shape() -> RowShape[EarlierAudit]:
    """Return the sheet of earlier audits."""

    def title(row: EarlierAudit, text: str) -> EarlierAudit:
        if not text and row.id != NEW:
            raise Misfit(tr("An earlier audit needs its title."), tr("Type it, or remove it."))
        return replace(row, title=text)

    return RowShape(
        (
            TableColumn(tr("Earlier audit"), lambda row: row.title, title, 34),
            TableColumn(
                tr("Day"),
                lambda row: date_text(row.day),
                lambda row, text: replace(row, day=typed_date(text)),
                15,
            ),
            field(tr("What it looked at"), "looked_at", 30),
        ),
        lambda: EarlierAudit(""),
        lambda row: "" if row.title else tr("a title"),
    )


def earlier_counts_shape(now: Reading) -> RowShape[EarlierCount]:
    """Return the sheet of what earlier audits counted."""

    def audit(row: EarlierCount, text: str) -> EarlierCount:
        return replace(row, earlier_id=_earlier_called(now, text).id)

    def question(row: EarlierCount, text: str) -> EarlierCount:
        item = _item_called(now, text)
        if item is None:
            return replace(row, question=text, item_key="")
        return replace(row, question=item_words(now().tool, item), item_key=item.key)

    def audits() -> list[str]:
        return [one.title for one in now().earlier_audits]

    def title_of(row: EarlierCount) -> str:
        titles = {one.id: one.title for one in now().earlier_audits}
        return titles.get(row.earlier_id, "")

    return RowShape(
        (
            TableColumn(tr("Earlier audit"), title_of, audit, 20, audits),
            TableColumn(
                tr("Question (its number or words)"),
                lambda row: " ".join(filter(None, (row.item_key, row.question))),
                question,
                26,
                lambda: [one.key for one in now().tool.items],
            ),
            TableColumn(
                tr("Answer"), lambda row: row.answer, _with_answer, 12, lambda: _labels(now)
            ),
            TableColumn(
                tr("Count"), lambda row: str(row.count) if row.base else "", _with_count, 7
            ),
            TableColumn(tr("Of"), lambda row: str(row.base or ""), _with_base, 7),
            TableColumn(
                tr("Whose"),
                lambda row: word_for(row.source),
                _with_source,
                10,
                lambda: list(EarlierSource),
            ),
            TableColumn(
                tr("Not compared"),
                lambda row: word_for(row.apart) if row.apart else "",
                _with_apart,
                14,
                lambda: list(FigureApart)[1:],
            ),
            field(tr("Because"), "because", 20),
        ),
        lambda: EarlierCount(EarlierId(NEW), "", "", 0, 0),
        _lacking_in_count,
    )


def _earlier_called(now: Reading, text: str) -> EarlierAudit:
    known, wanted = now().earlier_audits, normalised(text)
    found = [one for one in known if normalised(one.title) == wanted]
    found = found or [one for one in known if wanted and wanted in normalised(one.title)]
    if len(found) != 1:
        raise Misfit(
            tr("“{shown}” is none of the earlier audits.", shown=shown(text)),
            tr("Write the title of one, as it stands above."),
        )
    return found[0]


def _with_answer(row: EarlierCount, text: str) -> EarlierCount:
    return replace(row, answer=text, answer_key="")


def _with_source(row: EarlierCount, text: str) -> EarlierCount:
    return replace(row, source=typed_choice(text or EarlierSource.RETURNS, EarlierSource))


def _with_apart(row: EarlierCount, text: str) -> EarlierCount:
    return replace(row, apart=typed_choice(text, FigureApart) if text else _COMPARED)


def _with_count(row: EarlierCount, text: str) -> EarlierCount:
    return _within(replace(row, count=_number(text)))


def _with_base(row: EarlierCount, text: str) -> EarlierCount:
    return _within(replace(row, base=_number(text)))


def _item_called(now: Reading, text: str) -> Item | None:
    wanted, tool = normalised(text), now().tool
    return next(
        (
            one
            for one in tool.items
            if wanted in (normalised(one.key), normalised(item_words(tool, one)))
        ),
        None,
    )


def _labels(now: Reading) -> list[str]:
    return list(dict.fromkeys(answer.label for answer in now().tool.answers))


def _number(text: str) -> int:
    if text and not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise Misfit(
            tr("“{shown}” is not a number.", shown=shown(text)),
            tr("Write it in figures, such as 12."),
        )
    return int(text or 0)


def _within(row: EarlierCount) -> EarlierCount:
    if row.base and row.count > row.base:
        raise Misfit(
            tr("{count} is more than the {base} it is of.", count=row.count, base=row.base),
            tr("Put the other number right first."),
        )
    return row


def _lacking_in_count(row: EarlierCount) -> str:
    if not row.earlier_id:
        return tr("its earlier audit")
    if not row.question:
        return tr("its question")
    if row.apart:
        return "" if row.apart is FigureApart.NOT_PROVIDED or row.because else tr("why")
    if not row.answer:
        return tr("its answer")
    return "" if row.base else tr("how many it is of")
