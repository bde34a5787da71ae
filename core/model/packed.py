"""Answers of a case in one text, as they are read by the hundred thousand."""

from dataclasses import dataclass

from core.model.ids import AgencyId, AnswerId, CaseId, ItemId


@dataclass(frozen=True, slots=True)
class PackedAnswers:
    """A case with its answers, each a code; codes stand between commas.

    A code is one number made of an item's and an answer's, and an agency's where they are
    told apart `by_agency`; no item has the number `items` or a higher one, no answer `answers`.
    """

    cells: tuple[tuple[CaseId, str], ...]
    items: int
    answers: int
    by_agency: bool = False

    def unpacked(self, code: str) -> tuple[AgencyId, ItemId, AnswerId]:
        """Return what a code stands for; agency 0 where these are not told apart."""
        rest, answer = divmod(int(code), self.answers)
        agency, item = divmod(rest, self.items)
        return AgencyId(agency), ItemId(item), AnswerId(answer)
