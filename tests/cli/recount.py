"""Counts an audit again from the bare rows of its JSON, slowly and by nothing of the program."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any, Final

Row = dict[str, Any]
Pair = tuple[int, int]
Groups = dict[tuple[str, str], Fraction | None]
"""What a share is without an agency or a case."""
HOLIDAYS: Final = {date(2014, 4, 18), date(2014, 4, 21), date(2014, 5, 5), date(2014, 5, 26)}
"""Good Friday, Easter Monday and the two bank holidays of May, in England."""
_ONE_OF_SOME: Final = ("choice", "grades")


class Recount:
    """One audit as its JSON has it."""

    def __init__(self, path: Path) -> None:
        told = json.loads(path.read_text(encoding="utf-8"))
        self.tables: dict[str, list[Row]] = {
            name: [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
            for name, table in told["tables"].items()
        }
        self.items = {row["id"]: row for row in self.tables["items"]}
        self.questions = {row["id"]: row for row in self.tables["questions"]}
        self.sets = {row["id"]: row for row in self.tables["answer_sets"]}
        self.answers = {row["id"]: row for row in self.tables["answers"]}
        self.cases = {row["id"]: row for row in self.tables["cases"]}
        self.agencies = {row["id"]: row for row in self.tables["agencies"]}
        self.said: dict[tuple[int, Pair], str] = {}
        for row in self.tables["answers_given"]:
            key = self.answers[row["answer_id"]]["key"]
            self.said[row["item_id"], (row["case_id"], row["agency_id"])] = key
        for row in self.tables["values_given"]:
            self.said[row["item_id"], (row["case_id"], row["agency_id"])] = row["value"]
        self.usable = {pair for _, pair in self.said}

    # What is asked of whom

    def is_asked(self, item: Row, pair: Pair) -> bool:
        """Return whether an item is asked of one return."""
        question = self.questions[item["question_id"]]
        places = [
            ("theme_id", question["theme_id"]),
            ("question_id", question["id"]),
            ("item_id", item["id"]),
        ]
        if not all(self._fulfilled(column, number, pair) for column, number in places):
            return False
        agency = self.agencies[pair[1]]["name"]
        for column, number in places[:2]:
            named = [one["agency"] for one in self.tables["asked_of"] if one[column] == number]
            if named and agency not in named:
                return False
        return not self._each(item) or len(self.people(item, pair[0])) > 0

    def _fulfilled(self, column: str, number: int, pair: Pair) -> bool:
        ways: dict[int, list[Row]] = {}
        for one in self.tables["clauses"]:
            if one[column] == number:
                ways.setdefault(one["alternative"], []).append(one)
        return not ways or any(
            all(self._is_so(clause, pair) for clause in clauses) for clauses in ways.values()
        )

    def _is_so(self, clause: Row, pair: Pair) -> bool:
        """Return whether one part holds; what nobody knows is asked all the same."""
        if clause["on_item_id"] is None:
            noted = self.cases[pair[0]][clause["attribute"]]
            return not noted or int(noted) >= int(clause["value"])
        item = self.items[clause["on_item_id"]]
        if not self.is_asked(item, pair):
            return False
        said = self.said.get((item["id"], pair))
        if said is None:
            return True
        if clause["answer_id"] is not None:
            named = self.answers[clause["answer_id"]]["key"] in said.split()
            return named is (clause["relation"] == "is")
        return bool(Fraction(said) >= Fraction(clause["value"]))

    def _each(self, item: Row) -> bool:
        return "each" in self.sets[item["answer_set_id"]]["kind"]

    def people(self, item: Row, case: int) -> list[int]:
        """Return of whom in a case an item is asked."""
        young = self.sets[item["answer_set_id"]]["unit"] == "children"
        return [
            one["id"]
            for one in self.tables["case_people"]
            if one["case_id"] == case and (one["role"] == "child") is young
        ]

    # What an item comes to

    def item(self, item: Row, pairs: Iterable[Pair]) -> Row:
        """Count one item in some usable returns, as the program's JSON has it."""
        pairs = set(pairs)
        asked = {pair for pair in pairs if self.is_asked(item, pair)}
        said = {pair: text for (of, pair), text in self.said.items() if of == item["id"]}
        given = [text for pair, text in said.items() if pair in asked]
        found: Row = {"blank": len(asked) - len(given)}
        if asked != pairs:
            apart = pairs - asked
            found |= {"not_asked": len(apart), "answered_anyway": len(apart & set(said))}
        held = self.sets[item["answer_set_id"]]
        if held["kind"] in _ONE_OF_SOME:
            return found | self._choice(item, given)
        return found | {"kind": held["kind"], "answered": len(given)} | self.values(item, given)

    def allowed(self, of: Row) -> list[Row]:
        """Return the answers an item or a question allows, in their order."""
        set_id = of["answer_set_id"]
        rows = [one for one in self.answers.values() if one["answer_set_id"] == set_id]
        return sorted(rows, key=lambda one: int(one["position"]))

    def late(self, item: Row, pairs: Iterable[Pair]) -> list[Row]:
        """Return whose periods took longer than their target, the longest first."""
        held, found, among = self.sets[item["answer_set_id"]], list[Row](), set(pairs)
        if "period" not in held["kind"]:
            return []
        took = working_days if held["working_days"] else days
        for (of, pair), text in self.said.items():
            if of != item["id"] or pair not in among or not self.is_asked(item, pair):
                continue
            each = self._each(item)
            for one in (part.partition("=")[2] for part in text.split()) if each else (text,):
                if took(one) > held["target"]:
                    case, agency = self.group("case", pair), self.group("agency", pair)
                    found.append({"case": case, "agency": agency, "days": took(one)})
        return sorted(found, key=lambda one: (-one["days"], one["case"], one["agency"]))

    def _choice(self, of: Row, given: list[str]) -> Row:
        allowed = self.allowed(of)
        off = {one["key"] for one in allowed if one["bearing"] == "not applicable"}
        usual = {"yes", "no", "dont_know", "not_applicable"}
        keys = usual | {one["key"] for one in allowed}
        found: Row = {key: given.count(key) for key in keys}
        on = [key for key in given if key not in off]
        every: Row = {key: rate(given.count(key), len(given)) for key in keys}
        on_scale: Row = {
            key: rate(given.count(key), len(on)) for key in keys - off - {"not_applicable"}
        }
        found["percent of all answers"] = every | {"base": len(given)}
        found["percent where applicable"] = on_scale | {"base": len(on)}
        if self.sets[of["answer_set_id"]]["kind"] == "grades" and given:
            found["grades"] = self._grades(allowed, given)
        return found

    def _grades(self, allowed: list[Row], given: list[str]) -> Row:
        """Return bands, best, worst and the middle of grades that stand best first."""
        order = [one["key"] for one in allowed]
        places = sorted(order.index(key) for key in given)
        low, high = places[(len(places) - 1) // 2], places[len(places) // 2]
        bands: Row = {}
        for at, one in enumerate(allowed):
            if one["band"]:
                within = sum(place <= at for place in places)
                share = {"count": within, "percent": rate(within, len(places))}
                bands[one["band"]] = share
        return {
            "base": len(places),
            "bands": bands,
            "best": order[places[0]],
            "worst": order[places[-1]],
            "median": list(dict.fromkeys([order[low], order[high]])),
            "better than the median": sum(place < low for place in places),
            "worse": sum(place > high for place in places),
        }

    def values(self, of: Row, given: list[str]) -> Row:
        """Count the values given to an item or a question that wants no answer of some."""
        held = self.sets[of["answer_set_id"]]
        kind = held["kind"]
        if kind == "several":
            counted = Counter(key for text in given for key in text.split())
            return {one["key"]: counted[one["key"]] for one in self.allowed(of)}
        if "each" not in kind:
            return self._measured(held, kind, given)
        one_each = [part.partition("=")[2] for text in given for part in text.split()]
        found: Row = {"people": len(one_each)}
        if kind in ("each person", "a grade for each person"):
            counts = {one["key"]: one_each.count(one["key"]) for one in self.allowed(of)}
            return found | counts
        of_one = kind.removeprefix("a ").removeprefix("an ").split()[0]
        return found | self._measured(held, of_one, one_each)

    def _measured(self, held: Row, kind: str, given: list[str]) -> Row:
        if kind == "words" or not given:
            late: Row = {"late": 0} if kind == "period" and held["target"] else {}
            return late
        measure = MEASURES[kind]
        if kind == "period" and held["working_days"]:
            measure = working_days
        measured = sorted((measure(text), text) for text in given)
        middle = median(Fraction(value) for value, _ in measured)
        told = f"{float(middle):g}"
        if kind == "date":
            told = date.fromordinal(int(middle)).isoformat()
        found: Row = {"median": told, "least": measured[0][0], "greatest": measured[-1][0]}
        if kind == "period" and held["target"]:
            found["late"] = sum(value > held["target"] for value, _ in measured)
        return found

    # Cuts

    def group(self, by: str, pair: Pair) -> str:
        """Return what a return belongs to."""
        if by == "agency":
            return str(self.agencies[pair[1]]["name"])
        case = self.cases[pair[0]]
        return str(case["reference"] if by == "case" else case[by])

    def leave_one_out(self, item: Row, pairs: Iterable[Pair]) -> tuple[str, set[Fraction], Groups]:
        """Return the answer most gave, its shares without each return, and without each group."""
        pairs = [pair for pair in pairs if self.is_asked(item, pair)]
        said = [(pair, self.said.get((item["id"], pair))) for pair in pairs]
        given = [(pair, key) for pair, key in said if key not in (None, "not_applicable")]
        lead = str(self.allowed(item)[0]["key"])
        without: Groups = {}
        singly = {_share([key for other, key in given if other != pair], lead) for pair, _ in given}
        for at, column in ((1, "agency"), (0, "case")):
            for one in {pair[at] for pair, _ in given}:
                left = [key for pair, key in given if pair[at] != one]
                if left and len(given) - len(left) > 1:
                    name = self.group(column, next(p for p, _ in given if p[at] == one))
                    without[column, name] = _share(left, lead)
        return lead, {one for one in singly if one is not None}, without

    def agreed(self, question: Row, cases: Iterable[int]) -> Counter[str]:
        """Count what the room agreed of a question in some cases."""
        found = (one["answer_id"] for one in self._settled(question, cases))
        return Counter(str(self.answers[one]["key"]) for one in found)

    def agreed_values(self, question: Row, cases: Iterable[int]) -> list[str]:
        """Return the values the room agreed of a question in some cases."""
        return [one["value"] for one in self._settled(question, cases)]

    def _settled(self, question: Row, cases: Iterable[int]) -> list[Row]:
        wanted = set(cases)
        return [
            one
            for one in self.tables["judgements"]
            if one["question_id"] == question["id"]
            and one["case_id"] in wanted
            and one["state"] == "agreed"
        ]


def _share(keys: list[Any], lead: str) -> Fraction | None:
    return Fraction(keys.count(lead), len(keys)) if keys else None


def rate(count: int, base: int) -> str | None:
    """Return a percentage to one place, half up."""
    if not base:
        return None
    exact = Decimal(100 * count) / Decimal(base)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def days(text: str) -> int:
    """Return how many days a period took."""
    begins, _, ends = text.partition("/")
    return (date.fromisoformat(ends) - date.fromisoformat(begins)).days


def working_days(text: str) -> int:
    """Return how many working days a period took, one day after the other."""
    begins, _, ends = text.partition("/")
    at, last, found = date.fromisoformat(begins), date.fromisoformat(ends), 0
    while at < last:
        at += timedelta(days=1)
        found += at.weekday() < 5 and at not in HOLIDAYS
    return found


MEASURES: Final[dict[str, Callable[[str], Any]]] = {
    "number": Fraction,
    "date": lambda text: date.fromisoformat(text).toordinal(),
    "period": days,
}
