"""What was erased, what still names it and what is out of reach, in words."""

from collections.abc import Iterator, Mapping
from typing import Final

from core.model.erasure import Erased
from core.wording.numbers import listed
from core.words import later, plural, tr

KINDS_OF_ROW: Final[Mapping[str, str]] = {
    "cases": later("The {case} itself"),
    "case_attributes": later("What else was noted of it"),
    "requests": later("Requests to agencies"),
    "worked_with": later("Who worked with which {case}"),
    "speaking_turns": tr("Who has spoken on it"),
    "returns": later("Returns"),
    "answers_given": later("Answers in returns"),
    "values_given": later("Numbers, dates and words in returns"),
    "answer_comments": later("Comments in returns"),
    "kept_texts": later("Texts kept with returns"),
    "judgements": later("What the room agreed, or did not"),
    "differing_views": later("Differing views"),
    "layer_judgements": later("Judgements at other layers"),
    "part_judgements": later("Judgements of each agency's own part"),
    "first_views": later("First views on it"),
    "changed_answers": later("What agencies said otherwise than their returns"),
    "first_rounds": later("When its returns were shown"),
    "headed_texts": later("Texts beside a question or theme"),
    "notes": later("Remarks and concerns"),
    "note_cases": later("Remarks it shares with others"),
    "families_asked": later("Families asked"),
    "family_voices": later("What families said"),
    "hand_out_cases": later("Tables it was handed out to"),
    "known_rows": later("What a table's file said last of it"),
    "table_differences": later("Where two files say different things of it"),
    "evidence": later("Evidence named in findings"),
    "hypothesis_evidence": later("Evidence for and against hypotheses"),
    "evidence_left_out": later("Evidence left out of findings"),
    "finding_cases": later("Lessons that join it with others"),
    "actions": later("Actions that came straight from it"),
    "action_owners": later("Their owners"),
    "action_entries": later("What was noted of them"),
    "case_people": later("Its people, by role"),
    "key_dates": later("Its key dates"),
    "visits": later("The time it took"),
    "drawn_lines": later("Its line in the sample"),
    "eligible": later("Its line in the list of all eligible"),
    "agreed_words": later("Words agreed to mean it"),
    "waiting_answers": later("Answers that wait to be settled"),
    "returns_aside": later("Returns that wait, or that another took the place of"),
    "answers_aside": later("Answers put aside"),
    "judgements_aside": later("Judgements put aside"),
    "held_back": later("Rows held back that named it"),
    "audit": later("The audit's own texts"),
    "hypotheses": later("Hypotheses"),
    "participants": later("Participants"),
    "participant_cases": later("Who comes for it"),
    "agencies": later("Agencies"),
    "meetings_observed": later("Meetings watched"),
    "leader_talks": later("Talks with leaders"),
    "findings": later("Findings"),
    "recommendations": later("Recommendations"),
    "recommendation_owners": later("Owners of recommendations"),
    "sources": later("Documents and surveys"),
    "codes": later("Codes"),
    "code_uses": later("Codes of what was said and written"),
    "wordings_kept": later("Wordings kept"),
    "leaving_decisions": later("What was settled before documents left"),
    "publications": later("What was published to a programme, with its counts"),
    "programme_choices": later("To which programme it is published"),
    "document_parts": later("Own words in documents"),
    "figures_out": later("Figures that left in documents"),
    "house_parts": later("How the documents look"),
    "corrections": later("Corrections from agencies"),
    "themes": later("Themes"),
    "theme_hours": later("Questions of the theme hour"),
    "hour_groups": later("Groups of the theme hour"),
    "hour_cards": later("Cards of the theme hour"),
    "process_steps": later("Steps of the process"),
    "days_off": later("Days off"),
    "sample_lists": later("The list it was drawn from"),
    "meetings": later("Meetings"),
    "standards": later("Standards"),
    "left_notes": later("Notes on the tool left as they are"),
    "earlier_audits": later("Earlier audits"),
    "earlier_counts": later("Counts of earlier audits"),
    "meeting_cases": later("The meetings it was taken to"),
    "agenda": later("The agenda"),
    "letter_texts": later("Words of the letters"),
    "brought_in": later("Names of files brought in"),
    "acts": later("Entries of the history"),
    "access_log": later("Lines of the access log that named it"),
}


def kind_of_row(table: str) -> str:
    """Return what the rows of a table are called; a table without a name is other texts."""
    return tr(KINDS_OF_ROW.get(table, later("Other texts")))


def erased_lines(erased: Erased) -> Iterator[tuple[str, int]]:
    """Yield what was erased, each with how many."""
    for table, count in erased.rows.items():
        yield kind_of_row(table), count
    yield tr("Entries of the history that spoke of it"), erased.acts
    yield tr("Words typed and not entered"), erased.drafts
    yield tr("Older copies of the audit"), erased.copies


def erased_words(erased: Erased) -> str:
    """Return in short what was done, and what is left to do."""
    rows = plural(sum(erased.rows.values()), "row")
    words = [tr("It is erased: {rows}, and every trace in the history.", rows=rows)]
    if erased.left:
        left = plural(erased.left, "older copy", "older copies")
        words.append(tr("{left} could not be removed and still hold it.", left=left))
    if erased.away:
        words.append(
            tr("Copies in the second place, “{away}”, could not be reached.", away=erased.away)
        )
    if erased.home:
        words.append(
            tr(
                "“{home}”, where the audit belongs, holds it until the audit is closed here and "
                "put back.",
                home=erased.home,
            )
        )
    if erased.other_files:
        files = ", ".join(f"“{name}”" for name in erased.other_files)
        words.append(tr("Beside the audit these may still hold it: {files}.", files=files))
    if erased.tables:
        tables = listed(erased.tables)
        words.append(tr("It was handed out to {tables}: what lies there holds it.", tables=tables))
    named = sum(erased.named.values())
    if named:
        texts = plural(named, "text")
        words.append(tr("Its reference still stands in {texts} elsewhere.", texts=texts))
    return " ".join(words)
