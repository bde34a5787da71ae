"""What a partnership does at the server: sends what it signed, and reads what all may see."""

from collections.abc import Sequence

from core.programme.publication import Withdrawal
from core.programme.server.answers import ProgrammeState, ReleasedCell, SendOutcome
from core.programme.server.connection import Server, connected
from core.programme.signed import Signed


def send(signed: Signed, service: str) -> SendOutcome:
    """Send a publication or a withdrawal. Raises NotReached or Refused."""
    with connected(service) as server:
        return send_over(server, signed)


def send_over(server: Server, signed: Signed) -> SendOutcome:
    """Send over a connection that is open."""
    door = "withdraw" if isinstance(signed.contents, Withdrawal) else "publish"
    ((_, outcome),) = server.ask(
        f"SELECT * FROM programme.{door}(%s, %s, %s)",
        *(signed.payload, signed.key, signed.signature),
    )
    return SendOutcome(outcome)


def released_over(server: Server, same: Sequence[str]) -> tuple[ReleasedCell, ...]:
    """Return them over a connection that is open. Statements the office joined have one figure."""
    rows = server.ask(
        """SELECT a.same, s.year, s.cube, s.part, s.partnerships, s.cases, s.met, s.partly,
                  s.not_met
             FROM (SELECT DISTINCT same, concept_id FROM programme.statement
                    WHERE same = ANY(%s)) a
             JOIN programme.shown s ON s.concept_id = a.concept_id
            ORDER BY a.same, s.year, s.cube, s.part""",
        list(same),
    )
    return tuple(ReleasedCell(*row) for row in rows)


def joined(service: str, same: Sequence[str]) -> dict[str, str]:
    """Return which words, of these statements', go on as which others, as the office says."""
    with connected(service) as server:
        return joined_over(server, same)


def joined_over(server: Server, same: Sequence[str]) -> dict[str, str]:
    """Return it over a connection that is open."""
    rows = server.ask(
        """SELECT DISTINCT old.same, now.same FROM programme.statement old
             JOIN programme.statement now USING (concept_id)
            WHERE old.mapped AND NOT now.mapped
              AND (old.same = ANY(%s) OR now.same = ANY(%s)) ORDER BY 1, 2""",
        *(list(same), list(same)),
    )
    return {str(old): str(new) for old, new in rows}


def state_of(service: str) -> ProgrammeState:
    """Return how this login is in the programme."""
    with connected(service) as server:
        return state_over(server)


def state_over(server: Server) -> ProgrammeState:
    """Return it over a connection that is open; of no partnership where it is the office's."""
    rows = server.ask(
        "SELECT key, region, (SELECT count(*) FROM programme.round),"
        " (SELECT max(day) FROM programme.release), programme.next_release_day(current_date)"
        " FROM programme.partnership WHERE id = programme.mine()"
    )
    if not rows:
        return ProgrammeState("", "", 0, "", "")
    key, region, rounds, on, after = rows[0]
    return ProgrammeState(key, region, rounds, _iso(on), _iso(after))


def _iso(day: object) -> str:
    return "" if day is None else str(day)
