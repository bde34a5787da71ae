"""Joins statements that an office says ask the same thing, though their words were changed."""

from core.model.fault import shown
from core.programme.faults import Refused
from core.programme.server.connection import Server
from core.words import tr


def join_statements(server: Server, old: str, new: str) -> None:
    """Have *old* compared with *new* from now on, each as TOOL:KEY; TOOL begins a tool's digest."""
    with server.at_once():
        server.ask("SELECT pg_advisory_xact_lock(%s)", 7102)
        _, old_concept = _statement(server, old)
        same, new_concept = _statement(server, new)
        if old_concept == new_concept:
            return
        _assure_not_both_released(server, old_concept, new_concept)
        server.ask(
            "INSERT INTO programme.touched SELECT DISTINCT r.year, r.tool_version_id"
            " FROM programme.round r JOIN programme.statement s USING (tool_version_id)"
            " WHERE s.concept_id IN (%s, %s)",
            *(old_concept, new_concept),
        )
        server.ask(
            "INSERT INTO programme.mapping (same, concept_id)"
            " SELECT DISTINCT same, %s FROM programme.statement WHERE concept_id = %s"
            " ON CONFLICT (same) DO UPDATE SET concept_id = excluded.concept_id",
            *(new_concept, old_concept),
        )
        for table in ("statement", "judged", "answered", "released", "kept", "shown", "closed"):
            mapped = ", mapped = true" if table == "statement" else ""
            server.ask(
                f"UPDATE programme.{table} SET concept_id = %s{mapped} WHERE concept_id = %s",
                *(new_concept, old_concept),
            )
        server.ask(
            "INSERT INTO programme.event (what, note) VALUES ('map', %s)",
            f"{old} to {new} ({same})",
        )


def _statement(server: Server, named: str) -> tuple[str, int]:
    tool, _, key = named.partition(":")
    found = server.ask(
        "SELECT DISTINCT s.same, s.concept_id FROM programme.statement s"
        " JOIN programme.tool_version t ON t.id = s.tool_version_id"
        " WHERE starts_with(t.sha256, %s) AND s.key = %s",
        *(tool, key),
    )
    if len(found) != 1 or len(tool) < 6:
        raise Refused(
            tr("“{name}” is not one statement of one audit tool.", name=shown(named)),
            tr("Nothing was changed on the server."),
            tr(
                "Write TOOL:KEY, with at least six letters of the tool's digest; programme status "
                "lists them."
            ),
        )
    same, concept = found[0]
    return str(same), int(concept)


def _assure_not_both_released(server: Server, old: int, new: int) -> None:
    years = server.ask(
        "SELECT year FROM programme.released WHERE concept_id = %s"
        " INTERSECT SELECT year FROM programme.released WHERE concept_id = %s ORDER BY 1",
        *(old, new),
    )
    if years:
        raise Refused(
            tr("Of both, figures of {year} were released.", year=years[0][0]),
            tr("Nothing was changed on the server: the joined figure could be taken from those."),
            tr("Join statements before figures of a year are released in which both were asked."),
        )
