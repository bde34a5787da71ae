"""Search over cases, questions, comments and notes, fast enough for every keystroke."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from core.model.ids import CaseId, QuestionId
from core.model.snapshot import Snapshot
from core.store.cipher import damaged
from core.store.file import WorkshopFile
from core.store.search_index import KIND_SHIFT, SEARCHED

OPEN_MARK = "\x01"
CLOSE_MARK = "\x02"


class HitKind(StrEnum):
    """Where something was found; the values are the tables, but for what a table holds besides."""

    CASE = "cases"
    QUESTION = "questions"
    ITEM = "items"
    NOTE = "notes"
    REASON = "judgements"
    VIEW = "differing_views"
    COMMENT = "answer_comments"
    LEFT_OUT = "drawn_lines"
    ATTRIBUTE = "case_attributes"
    VALUE = "values_given"
    JUDGED = "judgements in words"
    HEADED = "headed_texts"
    LAYER = "layer_judgements"
    FAMILY = "family_voices"
    MEETING = "meetings_observed"
    LEADER = "leader_talks"
    PERSON = "case_people"
    KEY_DATE = "key_dates"
    FINDING = "findings"
    RECOMMENDATION = "recommendations"
    ACTION = "actions"
    PROGRESS = "action_entries"
    SOURCE = "sources"
    OWN_MEETING = "meetings"
    STANDARD = "standards"
    EARLIER = "earlier_audits"
    OWN_WORDS = "document_parts"
    CORRECTION = "corrections"
    ASIDE = "returns_aside"
    KEPT = "kept_texts"
    CODE = "codes"
    HYPOTHESIS = "hypotheses"
    HOUR = "theme_hours"
    HOUR_GROUP = "hour_groups"
    HOUR_CARD = "hour_cards"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place found: what it is, which row, where it belongs, and its words.

    In `words` the found ones stand between OPEN_MARK and CLOSE_MARK.
    """

    kind: HitKind
    row_id: int
    words: str
    case_id: CaseId | None
    question_id: QuestionId | None


# The case and question of a found row, by table.
_PLACE = {
    HitKind.CASE: "SELECT id, NULL FROM cases WHERE id = ?",
    HitKind.QUESTION: "SELECT NULL, id FROM questions WHERE id = ?",
    HitKind.ITEM: "SELECT NULL, question_id FROM items WHERE id = ?",
    HitKind.NOTE: "SELECT case_id, question_id FROM notes WHERE id = ?",
    HitKind.REASON: "SELECT case_id, question_id FROM judgements WHERE id = ?",
    HitKind.JUDGED: "SELECT case_id, question_id FROM judgements WHERE id = ?",
    HitKind.LAYER: "SELECT case_id, question_id FROM layer_judgements WHERE id = ?",
    HitKind.VIEW: (
        "SELECT case_id, question_id FROM judgements WHERE id = "
        "(SELECT judgement_id FROM differing_views WHERE id = ?)"
    ),
    HitKind.HEADED: (
        "SELECT case_id, ifnull(question_id, (SELECT id FROM questions AS q "
        "WHERE q.theme_id = h.theme_id ORDER BY position DESC LIMIT 1)) "
        "FROM headed_texts AS h WHERE id = ?"
    ),
    HitKind.COMMENT: "SELECT case_id, question_id FROM answer_comments WHERE id = ?",
    HitKind.VALUE: (
        "SELECT v.case_id, i.question_id FROM values_given AS v JOIN items AS i "
        "ON i.id = v.item_id WHERE v.id = ?"
    ),
    HitKind.ATTRIBUTE: "SELECT case_id, NULL FROM case_attributes WHERE id = ?",
    HitKind.LEFT_OUT: "SELECT NULL, NULL FROM drawn_lines WHERE id = ?",
    HitKind.FAMILY: "SELECT case_id, NULL FROM family_voices WHERE id = ?",
    HitKind.MEETING: "SELECT NULL, NULL FROM meetings_observed WHERE id = ?",
    HitKind.PERSON: "SELECT case_id, NULL FROM case_people WHERE id = ?",
    HitKind.KEY_DATE: "SELECT case_id, NULL FROM key_dates WHERE id = ?",
    HitKind.OWN_MEETING: "SELECT NULL, NULL FROM meetings WHERE id = ?",
    HitKind.ASIDE: "SELECT case_id, NULL FROM returns_aside WHERE id = ?",
    HitKind.KEPT: "SELECT case_id, NULL FROM kept_texts WHERE id = ?",
    HitKind.EARLIER: "SELECT NULL, NULL FROM earlier_audits WHERE id = ?",
    HitKind.OWN_WORDS: "SELECT NULL, NULL FROM document_parts WHERE id = ?",
    HitKind.CORRECTION: "SELECT NULL, NULL FROM corrections WHERE id = ?",
    HitKind.STANDARD: "SELECT NULL, NULL FROM standards WHERE id = ?",
    HitKind.LEADER: "SELECT NULL, NULL FROM leader_talks WHERE id = ?",
    HitKind.FINDING: "SELECT NULL, NULL FROM findings WHERE id = ?",
    HitKind.RECOMMENDATION: "SELECT NULL, NULL FROM recommendations WHERE id = ?",
    HitKind.ACTION: "SELECT NULL, NULL FROM actions WHERE id = ?",
    HitKind.PROGRESS: "SELECT NULL, NULL FROM action_entries WHERE id = ?",
    HitKind.SOURCE: "SELECT NULL, question_id FROM sources WHERE id = ?",
    HitKind.CODE: "SELECT NULL, NULL FROM codes WHERE id = ?",
    HitKind.HYPOTHESIS: "SELECT NULL, NULL FROM hypotheses WHERE id = ?",
    HitKind.HOUR: "SELECT NULL, NULL FROM theme_hours WHERE id = ?",
    HitKind.HOUR_GROUP: "SELECT NULL, NULL FROM hour_groups WHERE id = ?",
    HitKind.HOUR_CARD: "SELECT NULL, NULL FROM hour_cards WHERE id = ?",
}


def search(
    file: WorkshopFile, words: str, limit: int = 12, now: Snapshot | None = None
) -> list[Hit]:
    """Return what holds every one of *words*, at most *limit* of each kind.

    The last word may be unfinished. Cases come first, comments last. What of the returns is
    hidden *now*, until the table has given its first views, is not found.
    """
    pattern = _pattern(words)
    if not pattern:
        return []
    hits: list[Hit] = []
    for number in _kinds_with(file, pattern):
        base, kind = number << KIND_SHIFT, _KINDS[number]
        hides = now is not None and kind in _OF_RETURNS and any(map(now.asks_first, now.cases))
        rows = file.query(
            "SELECT rowid, snippet(found, 0, ?, ?, '…', 16) FROM found "
            f"WHERE found MATCH ? AND rowid BETWEEN ? AND ? "
            f"AND rowid - ? NOT IN ({_NOT_IN_WORDS.get(number, 'SELECT 0')}) LIMIT ?",
            (
                *(OPEN_MARK, CLOSE_MARK, pattern, base, base + (1 << KIND_SHIFT) - 1, base),
                -1 if hides else limit,
            ),
        )
        found = (_hit(file, kind, row - base, text) for row, text in rows)
        if hides and now is not None:
            found = (one for one in found if not _is_hidden(now, one))
        hits += islice(found, limit)
    return hits


_OF_RETURNS = frozenset({HitKind.COMMENT, HitKind.VALUE, HitKind.ASIDE, HitKind.KEPT})
"""What agencies wrote, which may still be hidden."""


def _is_hidden(now: Snapshot, hit: Hit) -> bool:
    """Return whether something an agency wrote is hidden; of a whole return while any of it is."""
    if hit.case_id is None:
        return False
    if hit.question_id is None:
        return now.hides_any(hit.case_id)
    return now.hides_question(hit.case_id, hit.question_id)


_KINDS = {
    number: HitKind.JUDGED if number == 11 else HitKind(table) for number, table, _ in SEARCHED
}
# Of answers that are no choice only those in words are looked through: the others
# are kept as keys and figures.
_NOT_IN_WORDS = {
    10: "SELECT v.id FROM values_given AS v JOIN items AS i ON i.id = v.item_id "
    "JOIN answer_sets AS s ON s.id = i.answer_set_id "
    "WHERE s.kind NOT IN ('words', 'words for each person')",
    11: "SELECT j.id FROM judgements AS j JOIN questions AS q ON q.id = j.question_id "
    "LEFT JOIN items AS i ON i.id = j.item_id JOIN answer_sets AS s "
    "ON s.id = ifnull(i.answer_set_id, q.answer_set_id) "
    "WHERE s.kind NOT IN ('words', 'words for each person')",
}
_COMMENTS = next(number for number, kind in _KINDS.items() if kind is HitKind.COMMENT)


def _kinds_with(file: WorkshopFile, pattern: str) -> list[int]:
    """Return the kinds worth asking: those with a hit, and the comments, too many to try."""
    rows = file.query(
        f"SELECT DISTINCT rowid >> {KIND_SHIFT} FROM found WHERE found MATCH ? "
        "AND (rowid < ? OR rowid >= ?)",
        (pattern, _COMMENTS << KIND_SHIFT, (_COMMENTS + 1) << KIND_SHIFT),
    )
    return [*sorted(row[0] for row in rows if row[0] in _KINDS), _COMMENTS]


def _pattern(words: str) -> str:
    """Return what the index is asked for: every word quoted, the last one open.

    The index itself cuts a quoted word at its hyphens, quotes and accents, the
    same way it cut the text; so nothing typed can be an operator.
    """
    plain = "".join(sign if sign.isprintable() else " " for sign in words)
    found = [word.replace('"', " ") for word in plain.split()]
    found = [word for word in found if any(sign.isalnum() for sign in word)]
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _hit(file: WorkshopFile, kind: HitKind, row_id: int, words: str) -> Hit:
    places = file.query(_PLACE[kind], (row_id,))
    if not places:  # the index holds a row that is not there
        raise damaged(file.path)
    case, question = places[0]
    return Hit(kind, row_id, words, case, question)
