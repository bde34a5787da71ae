"""Sheets of what the room agreed, who saw it differently, and all that was heard."""

from core.counting.theme_hour import GroupResult, hour_result
from core.data.sheet import (
    AnySheet,
    DataSheet,
    DataSource,
    agency_column,
    case_column,
    column,
    field,
    meeting_column,
    question_column,
    state,
    theme_column,
    yes_no,
)
from core.model.aside import AnswerAside, JudgementAside
from core.model.first_views import FirstRound, FirstView, cards_counted
from core.model.judgement import DifferingView, Judgement
from core.model.theme_hour import HourCard
from core.wording.headed import part_words
from core.wording.numbers import listed
from core.wording.values import answer_in_full
from core.words import tr


def sheets() -> tuple[AnySheet, ...]:
    """Return the sheets in their order."""
    return (
        *(
            _judgements(),
            _views(),
            _layers(),
            _parts(),
            _first_views(),
            _cards(),
            _changed(),
            _texts(),
            _notes(),
        ),
        *(_people(), _dates(), _families(), _voices(), _meetings(), _leaders(), _sources()),
        *(_hypotheses(), _hours(), _answers_aside(), _judgements_aside()),
    )


def _judgements() -> AnySheet:
    return DataSheet(
        "judgements",
        tr("Judgements"),
        tr("A row for each question the room judged for {a case}."),
        lambda source: source.now.judgements,
        (
            case_column(),
            question_column(),
            state(tr("State"), tr("Agreed, not agreed, parked, a draft or not reached."), "state"),
            column(tr("Answer"), tr("What the room agreed, in the tool's words."), _agreed),
            field(tr("Why"), tr("The reason, as it was typed."), "reason"),
            state(tr("Evidence"), tr("How much of what is needed was seen."), "evidence"),
            state(tr("Layer"), tr("Whose judgement it is, where there are layers."), "layer"),
            field(tr("Settled"), tr("When it was settled."), "settled_at"),
            meeting_column(),
            state(
                tr("Together"),
                tr("Adopted where it was read out with others; objected where somebody did."),
                "together",
            ),
        ),
    )


def _agreed(source: DataSource, one: Judgement) -> str:
    return answer_in_full(source.tool, one)


def _views() -> AnySheet:
    def case(source: DataSource, view: DifferingView) -> str:
        return source.case(source.judgement[view.judgement_id].case_id)

    def question(source: DataSource, view: DifferingView) -> str:
        found = source.judgement[view.judgement_id]
        return source.key(found.question_id, found.item_id)

    return DataSheet(
        "differing-views",
        tr("Differing views"),
        tr("A row for each agency that saw a judgement differently."),
        lambda source: source.now.views,
        (
            column(tr("{Case}"), tr("Whose judgement it is."), case),
            column(tr("Question"), tr("Which judgement it is."), question),
            agency_column(tr("Which agency saw it differently.")),
            state(tr("About"), tr("What the difference is about."), "kind"),
            field(tr("View"), tr("As it was typed."), "note"),
        ),
    )


def _layers() -> AnySheet:
    return DataSheet(
        "earlier-layers",
        tr("Earlier layers"),
        tr("A row for each judgement that a later layer took the place of."),
        lambda source: source.now.layer_judgements,
        (
            case_column(),
            question_column(),
            state(tr("Layer"), tr("Whose judgement it was."), "layer"),
            state(tr("State"), tr("How it stood."), "state"),
            field(tr("Answer"), tr("In the words of then."), "answer"),
            field(tr("Why"), tr("The reason, as it was typed."), "reason"),
            field(tr("Settled"), tr("When it was settled."), "settled_at"),
            meeting_column(),
        ),
    )


def _parts() -> AnySheet:
    return DataSheet(
        "own-parts",
        tr("Agencies' own parts"),
        tr("A row for each judgement of one agency's own part."),
        lambda source: source.now.part_judgements,
        (
            case_column(),
            question_column(),
            agency_column(tr("Whose part was judged.")),
            field(tr("Answer"), tr("In the words of then."), "answer"),
        ),
    )


def _first_views() -> AnySheet:
    return DataSheet(
        "first-views",
        tr("First views"),
        tr("A row for each agency's first view, given before the returns were seen."),
        lambda source: source.now.first_views,
        (
            case_column(),
            question_column(),
            agency_column(tr("Whose view it was.")),
            field(tr("First view"), tr("In the words of then; empty for no view."), "answer"),
            yes_no(tr("By call"), tr("Whether it came from who was not in the room."), "by_call"),
            yes_no(tr("Put right"), tr("Whether it was put right after the reveal."), "put_right"),
            column(tr("Agreed"), tr("What the room then agreed."), _agreed_after),
        ),
    )


def _agreed_after(source: DataSource, one: FirstView) -> str:
    held = source.now.judgement(one.case_id, one.point)
    return _agreed(source, held) if held is not None else ""


def _cards() -> AnySheet:
    return DataSheet(
        "first-cards",
        tr("Cards counted"),
        tr("A row for each round of first views that was ended or counted by cards."),
        lambda source: source.now.first_rounds,
        (
            case_column(),
            question_column(),
            column(tr("Cards"), tr("How many showed which answer."), _cards_of),
            field(tr("Revealed"), tr("When the returns were shown."), "revealed"),
        ),
    )


def _cards_of(source: DataSource, one: FirstRound) -> str:
    labels = {answer.key: answer.label for answer in source.tool.answers_at(one.point)}
    counted = cards_counted(one.cards).items()
    return ", ".join(f"{count} {labels.get(key, key)}" for key, count in counted)


def _changed() -> AnySheet:
    return DataSheet(
        "changed-answers",
        tr("Answers changed in the room"),
        tr("A row for each answer of its own that an agency changed; its return is as it came."),
        lambda source: source.now.changed_answers,
        (
            case_column(),
            question_column(),
            agency_column(tr("Whose answer it is.")),
            field(tr("On its form"), tr("In the words of then."), "before"),
            field(tr("In the room"), tr("What it says now."), "answer"),
            field(tr("Changed"), tr("When it was changed last."), "changed_at"),
        ),
    )


def _texts() -> AnySheet:
    return DataSheet(
        "texts",
        tr("Texts under headings"),
        tr("A row for each text the room wrote under a heading of the tool."),
        lambda source: source.now.headed_texts,
        (
            case_column(),
            column(
                tr("Beside"),
                tr("The number of the question, or the title of the theme."),
                lambda source, one: part_words(source.now, one.place),
            ),
            field(tr("Heading"), tr("What it was written under."), "heading"),
            field(tr("Text"), tr("As it was typed."), "text"),
            meeting_column(),
        ),
    )


def _notes() -> AnySheet:
    return DataSheet(
        "notes",
        tr("Heard in the room"),
        tr("A row for each strength, improvement, observation, comment, concern and challenge."),
        lambda source: source.now.notes,
        (
            state(tr("Kind"), tr("What it is."), "kind"),
            field(tr("Words"), tr("As they were typed."), "text"),
            yes_no(tr("Quoted"), tr("Whether they are somebody's very words."), "verbatim"),
            case_column(),
            column(
                tr("Also of"),
                tr("Further {cases} it belongs to; it is one row all the same."),
                lambda source, one: listed([*map(source.case, source.now.also_of(one))]),
            ),
            question_column(),
            theme_column(),
            field(tr("Role"), tr("The role of who said it."), "role"),
            agency_column(tr("The agency of who said it.")),
            column(
                tr("Challenged"),
                tr("The agency a challenge was put to."),
                lambda source, one: source.agency(one.challenged_id),
            ),
            state(tr("Speaks of"), tr("Whether a comment is for, against or beside."), "stance"),
            field(tr("Said at"), tr("When it was entered."), "said_at"),
            meeting_column(),
            field(tr("For whom"), tr("Whom a concern is about."), "for_whom"),
            field(tr("Told"), tr("Who was told of a concern, by role."), "told"),
            field(tr("Told at"), tr("When they were told."), "told_at"),
            field(tr("They did"), tr("What was done about it."), "did"),
            field(tr("Carried because"), tr("Why it is carried as open."), "carried"),
        ),
    )


def _people() -> AnySheet:
    return DataSheet(
        "people",
        tr("People in the {case}"),
        tr("A row for each person that belongs to a {case}, by role."),
        lambda source: source.now.case_people,
        (
            case_column(),
            field(tr("Role"), tr("Who it is, by role."), "role"),
            field(tr("Age"), tr("As it was typed."), "age"),
            field(tr("Note"), tr("As it was typed."), "note"),
        ),
    )


def _dates() -> AnySheet:
    return DataSheet(
        "key-dates",
        tr("Key dates"),
        tr("A row for each key date of a {case}."),
        lambda source: source.now.key_dates,
        (
            case_column(),
            field(tr("Day"), tr("The day it was."), "day"),
            field(tr("What happened"), tr("As it was typed."), "text"),
            agency_column(tr("Which agency noted it.")),
        ),
    )


def _families() -> AnySheet:
    return DataSheet(
        "families-asked",
        tr("Families asked"),
        tr("A row for each family member who was asked to speak."),
        lambda source: source.now.families_asked,
        (
            case_column(),
            field(tr("Who"), tr("Who was asked, by role."), "who"),
            field(tr("How"), tr("By what means."), "means"),
            field(tr("Asked by"), tr("Who asked, by role."), "asked_by"),
            field(tr("Asked on"), tr("The day, or empty."), "asked_on"),
            field(tr("Consent"), tr("What was agreed about their words."), "consent"),
            state(tr("Outcome"), tr("What came of it."), "outcome"),
        ),
    )


def _voices() -> AnySheet:
    return DataSheet(
        "family-voice",
        tr("Family voice"),
        tr("A row for each thing that a family said."),
        lambda source: source.now.family_voices,
        (
            case_column(),
            theme_column(),
            field(tr("Words"), tr("As they were typed."), "text"),
            yes_no(tr("Quoted"), tr("Whether they are somebody's very words."), "verbatim"),
            field(tr("Said by"), tr("Who said it, by role."), "said_by"),
            field(tr("How"), tr("By what means."), "means"),
        ),
    )


def _meetings() -> AnySheet:
    return DataSheet(
        "meetings-observed",
        tr("Meetings observed"),
        tr("A row for each meeting that was watched."),
        lambda source: source.now.meetings_observed,
        (
            field(tr("Meeting"), tr("What it was."), "title"),
            field(tr("Held on"), tr("The day, or empty."), "held_on"),
            field(tr("Pathway"), tr("The pathway it belongs to."), "pathway"),
            theme_column(),
            field(tr("Watched by"), tr("Who watched it, by role."), "watched_by"),
            field(tr("Seen"), tr("As it was typed."), "text"),
        ),
    )


def _leaders() -> AnySheet:
    return DataSheet(
        "talks-with-leaders",
        tr("Talks with leaders"),
        tr("A row for each talk with a leader."),
        lambda source: source.now.leader_talks,
        (
            field(tr("Role"), tr("Whom the talk was with, by role."), "role"),
            agency_column(tr("Their agency.")),
            field(tr("Held on"), tr("The day, or empty."), "held_on"),
            theme_column(),
            field(tr("Said"), tr("As it was typed."), "text"),
        ),
    )


def _sources() -> AnySheet:
    return DataSheet(
        "sources",
        tr("Other sources"),
        tr("A row for each source from outside that findings rest on."),
        lambda source: source.now.sources,
        (
            field(tr("Source"), tr("What it is."), "title"),
            state(tr("Kind"), tr("A document, a survey or other."), "kind"),
            field(tr("Dated"), tr("Its day, or empty."), "dated"),
            theme_column(),
            column(
                tr("Question"),
                tr("The number of the question it stands beside; empty where it is beside none."),
                lambda source, one: source.key(one.question_id),
            ),
            field(tr("Text"), tr("As it was typed."), "text"),
            field(tr("Count"), tr("How many of them said so, where that is known."), "count"),
            field(tr("Base"), tr("How many answered, where it is a survey."), "base"),
            field(tr("Unit"), tr("What they are."), "unit"),
        ),
    )


def _hypotheses() -> AnySheet:
    return DataSheet(
        "hypotheses",
        tr("Hypotheses"),
        tr("A row for each thing the audit set out to test."),
        lambda source: source.now.hypotheses,
        (
            field(tr("Hypothesis"), tr("As it was typed."), "text"),
            state(tr("Outcome"), tr("What came of it."), "outcome"),
            field(tr("Why"), tr("The reason, as it was typed."), "reason"),
        ),
    )


def _hours() -> AnySheet:
    def group(source: DataSource, card: HourCard) -> GroupResult | None:
        hour = next(one for one in source.now.theme_hours if one.id == card.hour_id)
        groups = hour_result(source.now, hour).groups
        return next((one for one in groups if one.group.id == card.group_id), None)

    def question(source: DataSource, card: HourCard) -> str:
        return next(one.question for one in source.now.theme_hours if one.id == card.hour_id)

    def title(source: DataSource, card: HourCard) -> str:
        found = group(source, card)
        return found.group.title if found else ""

    def points(source: DataSource, card: HourCard) -> int | str:
        found = group(source, card)
        return found.points if found else ""

    def voices(source: DataSource, card: HourCard) -> int | str:
        found = group(source, card)
        return found.voices if found else ""

    def taken(source: DataSource, card: HourCard) -> str:
        found = group(source, card)
        return found.group.taken_at if found else ""

    return DataSheet(
        "theme-hour",
        tr("Theme hour"),
        tr("A row for each card a room wrote."),
        lambda source: source.now.hour_cards,
        (
            column(tr("Asked"), tr("What the room was asked."), question),
            field(tr("Card"), tr("As it was typed."), "text"),
            column(tr("Group"), tr("What it was put with; empty where it stands alone."), title),
            column(tr("Points"), tr("Of its group."), points),
            column(tr("Voices"), tr("How many put its group in their order."), voices),
            column(tr("Taken on"), tr("When its group became a theme and a finding."), taken),
        ),
    )


def _answers_aside() -> AnySheet:
    return DataSheet(
        "no-longer-asked",
        tr("No longer asked"),
        tr("A row for each answer, or comment, to what the tool no longer asks: in no count."),
        lambda source: source.rows_of("answers_aside", AnswerAside),
        (
            case_column(),
            agency_column(tr("Which agency gave it.")),
            field(tr("Number"), tr("The number it had."), "key"),
            field(tr("Asked"), tr("What was asked, in the words of then."), "asked"),
            field(tr("Words"), tr("The answer or the comment."), "words"),
            yes_no(tr("Comment"), tr("Whether it is a comment."), "comment"),
        ),
        whole_only=True,
    )


def _judgements_aside() -> AnySheet:
    return DataSheet(
        "no-longer-judged",
        tr("No longer judged"),
        tr("A row for each judgement of what the tool no longer asks: in no count."),
        lambda source: source.rows_of("judgements_aside", JudgementAside),
        (
            case_column(),
            field(tr("Number"), tr("The number it had."), "key"),
            field(tr("Asked"), tr("What was asked, in the words of then."), "asked"),
            field(tr("State"), tr("How it stood."), "state"),
            field(tr("Answer"), tr("In the words of then."), "answer"),
            field(tr("Why"), tr("The reason, as it was typed."), "reason"),
        ),
        whole_only=True,
    )
