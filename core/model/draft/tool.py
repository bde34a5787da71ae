"""An audit tool as a file gives it; nothing in it is checked against the rest yet."""

from dataclasses import dataclass, replace

from core.model.tool import Bearing


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """One answer of a set."""

    key: str
    label: str
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class ThemeDraft:
    """A heading that comes with the tool."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class OnlyWhere:
    """The answer, by the keys of its item and itself, that something depends on."""

    item: str
    answer: str


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One line of a checklist.

    Without a short wording its text is used, without answers those of its question.
    """

    key: str
    text: str
    short: str = ""
    answers: str = ""
    only_where: OnlyWhere | None = None


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """One question; with `items` it is a checklist. `answers` names an answer set."""

    key: str
    text: str
    theme: str
    answers: str
    short: str = ""
    items: tuple[ItemDraft, ...] = ()
    items_judged: bool = False
    takes_comments: bool = True
    guidance: str = ""
    only_where: OnlyWhere | None = None

    def __post_init__(self) -> None:
        """Fill in what goes without saying: short wordings, and the answers of the items."""
        items = (
            replace(one, short=one.short or one.text, answers=one.answers or self.answers)
            for one in self.items
        )
        object.__setattr__(self, "short", self.short or self.text)
        object.__setattr__(self, "items", tuple(items))


@dataclass(frozen=True, slots=True)
class ToolDraft:
    """A whole audit tool: answer sets by their keys."""

    key: str
    title: str
    themes: tuple[ThemeDraft, ...]
    answer_sets: dict[str, tuple[AnswerDraft, ...]]
    questions: tuple[QuestionDraft, ...]
