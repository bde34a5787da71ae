"""What would leave, and what became of it, in words."""

from collections.abc import Iterator

from core.model.published import Published, PublishedState
from core.programme.agency_kinds import kind_words
from core.programme.folding import SMALLEST, Folding
from core.programme.made import WouldLeave
from core.programme.publication import EVERYTHING, OTHERS, AnsweredRow, JudgedRow, TextRow
from core.words import later, plural, tr

_STATES = {
    PublishedState.WAITING: later("Waiting"),
    PublishedState.SENT: later("Sent"),
    PublishedState.REFUSED: later("Refused"),
    PublishedState.REPLACED: later("Replaced"),
    PublishedState.WITHDRAWN: later("Withdrawn"),
}
_KINDS = {
    "finding": later("Finding"),
    "strength": later("Strength"),
    "challenge": later("Challenge"),
    "recommendation": later("Recommendation"),
    "action": later("Action"),
}


def pathway_words(name: str) -> str:
    """Return how a pathway reads in a row."""
    return {OTHERS: tr("Other pathways"), EVERYTHING: tr("All pathways")}.get(name, name)


def agencies_words(name: str) -> str:
    """Return how a kind of agency reads in a row."""
    named = {OTHERS: tr("Other agencies"), EVERYTHING: tr("All agencies")}
    return named.get(name) or kind_words(name)


def text_kind_words(row: TextRow) -> str:
    """Return what a text is: "Recommendation 4"."""
    return tr("{kind} {number}", kind=tr(_KINDS[row.kind]), number=row.position)


def owner_words(row: TextRow) -> str:
    """Return who owns it, by kinds of agency, with its day and where it stands."""
    owners = [agencies_words(one) for one in row.owner.split("; ") if one]
    return ", ".join(part for part in (*owners, row.due, row.status) if part)


def folded_words(found: Folding, *, of_pathways: bool) -> Iterator[tuple[str, str]]:
    """Yield each part that goes with others, and how many it is."""
    for name, count in found.folded:
        if of_pathways:
            yield name or tr("No pathway named"), plural(count, "{case}", "{cases}")
        else:
            yield kind_words(name) or tr("No kind known"), plural(count, "return")


def why_folded(found: Folding, *, of_pathways: bool) -> str:
    """Return why those go together, and as what; "" where nothing does."""
    if not found.folded:
        return ""
    if of_pathways:
        told = tr("Under {least} {cases} a number could point to one family.", least=SMALLEST)
        many = plural(found.together, "{case}", "{cases}")
        as_what = tr("They go as “Other pathways”, {many}.", many=many)
    else:
        told = tr("Under {least} usable returns a number could point to one.", least=SMALLEST)
        as_what = tr("They go as “Other agencies”, {many}.", many=plural(found.together, "return"))
    if EVERYTHING in found.name_of.values():
        as_what = tr("So it goes as one row a statement.")
    return f"{told} {as_what}"


def leave_lines(found: WouldLeave) -> Iterator[str]:
    """Yield every row that would leave, as text; the dry run prints it."""
    held = found.publication
    yield tr(
        "Version {version} of “{title}”, {day}: {rows}.",
        version=held.version,
        title=held.title,
        day=held.held_on,
        rows=plural(held.rows, "row"),
    )
    yield tr(
        "{whole}; {requests}, {returned} returned, {usable} usable.",
        whole=plural(held.cases, "{case}", "{cases}"),
        requests=plural(held.requests, "request"),
        returned=held.returned,
        usable=held.usable,
    )
    for asked in held.tool.statements:
        yield f"{asked.key} {asked.words}"
        yield from (f"  {row_words(one)}" for one in held.judged if one.statement == asked.key)
        yield from (f"  {row_words(one)}" for one in held.answered if one.statement == asked.key)
    for text in held.texts:
        yield f"{text_kind_words(text)}: {text.text}"
        if owner_words(text):
            yield f"  {owner_words(text)}"
    for of_pathways, folding in ((True, found.pathways), (False, found.agencies)):
        for name, many in folded_words(folding, of_pathways=of_pathways):
            yield tr("Folded: {name}, {many}.", name=name, many=many)
        if why_folded(folding, of_pathways=of_pathways):
            yield why_folded(folding, of_pathways=of_pathways)
    yield from found.stays


def row_words(row: JudgedRow | AnsweredRow) -> str:
    """Return a row of counts in words; what is nought is not told."""
    if isinstance(row, JudgedRow):
        name, whole = pathway_words(row.pathway), plural(row.cases, "{case}", "{cases}")
        last = ((tr("not agreed"), row.not_agreed), (tr("open"), row.open))
    else:
        name, whole = agencies_words(row.agencies), plural(row.usable, "return")
        last = ((tr("blank"), row.blank), ("", 0))
    counts = (
        (tr("met"), row.met),
        (tr("partly"), row.partly),
        (tr("not met"), row.not_met),
        (tr("not applicable"), row.not_applicable),
        (tr("unknown"), row.unknown),
        *last,
    )
    parts = ", ".join(f"{number} {what}" for what, number in counts if number)
    return tr("{name}, {whole}: {parts}", name=name, whole=whole, parts=parts)


def state_word(found: Published) -> str:
    """Return how far a version got: "Waiting"."""
    return tr(_STATES[found.state])


def version_lines(found: Published) -> Iterator[str]:
    """Yield what is known of a version: when it was signed and sent, its sum, why it is gone."""
    if found.signed_at:
        yield tr("Signed {when}. Sum {sum}", when=_moment(found.signed_at), sum=found.short_sum)
    if found.waits:
        yield tr("It goes when you press, or as a file into a folder.")
    elif found.counts and not found.payload:
        yield tr("A {case} that it counts was erased since: publish a new version.")
    if found.sent_at:
        yield tr("Sent {when} to {where}.", when=_moment(found.sent_at), where=found.goes_to)
    if found.refused:
        yield found.refused
    if found.withdrawn_at:
        when = _moment(found.withdrawn_at)
        yield tr("Withdrawn {when}: {reason}", when=when, reason=found.reason)
    if found.withdrawal:
        yield tr("The word that takes it back waits.")


def _moment(iso: str) -> str:
    return iso[:16].replace("T", " ")
