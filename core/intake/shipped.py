"""Finds the audit tools and examples that come with the program."""

from functools import cache
from pathlib import Path
from typing import Final

from core.files import EXAMPLES as EXAMPLES
from core.files import TOOLS, is_there
from core.intake.tool import read_tool
from core.model.draft.tool import ToolDraft
from core.model.fault import Unreadable
from core.model.names import normalised
from core.words import tr

_FOR_ANY_CASE: Final = "general-case-audit"


@cache
def _shipped(path: Path) -> ToolDraft:
    """Return a tool that comes along; they stay as they are while the program runs."""
    return read_tool(path)


def shipped_tools() -> dict[str, str]:
    """Return the titles of the tools that come along, by the name they are asked for with.

    The one that fits any case comes first, the others by title.
    """
    tools = {path.stem: _shipped(path).title for path in TOOLS.glob("*.toml")}
    return dict(sorted(tools.items(), key=lambda pair: (pair[0] != _FOR_ANY_CASE, pair[1])))


def find_tool(name_or_path: str) -> ToolDraft:
    """Return a shipped tool by its name or title, or the tool in a TOML file.

    Raises Unreadable when it is neither, listing the names that exist.
    """
    shipped = {path.stem: path for path in TOOLS.glob("*.toml")}
    if name_or_path in shipped:
        return _shipped(shipped[name_or_path])
    path = Path(name_or_path)
    if path.suffix.lower() != ".toml" and not is_there(path):
        called = normalised(name_or_path)
        for one, place in shipped.items():
            if called in (one, normalised(_shipped(place).title)):
                return _shipped(place)
        raise Unreadable(
            tr("There is no audit tool “{name_or_path}”.", name_or_path=name_or_path),
            tr("Nothing was changed."),
            tr("Name one of {names}, or a file ending in .toml.", names=", ".join(sorted(shipped))),
        )
    return read_tool(path)
