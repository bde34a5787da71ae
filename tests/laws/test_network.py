"""Nothing of a network is loaded or opened, unless a programme was set up and is spoken to."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.laws.sources import nodes_of, tree_of
from tests.laws.test_walls import imports

ROOT = Path(__file__).parents[2]
SOURCES = [ROOT / "main.py", *sorted((ROOT / "core").rglob("*.py"))]
SOURCES += sorted((ROOT / "ui").rglob("*.py"))

# The one module that speaks to a server; what is beside it is loaded by whoever sends something.
DOOR = "core/programme/server/connection.py"
SERVER = "core.programme.server."
PLAIN = ("core.programme.server.answers",)
NETWORK = frozenset(
    [
        *(
            "psycopg",
            "socket",
            "ssl",
            "http",
            "urllib.request",
            "ftplib",
            "smtplib",
            "socketserver",
        ),
        *("PySide6.QtNetwork", "asyncio", "xmlrpc", "requests", "httpx"),
    ]
)


def test_one_module_speaks_to_a_server() -> None:
    for path in SOURCES:
        if path.relative_to(ROOT).as_posix() == DOOR:
            continue
        for module in imports(path):
            assert not any(f"{module}.".startswith(f"{name}.") for name in NETWORK), (
                f"{path.relative_to(ROOT)} imports {module}"
            )


def test_what_speaks_to_a_server_is_loaded_when_something_is_sent() -> None:
    for path in SOURCES:
        if path.is_relative_to(ROOT / "core/programme/server"):
            continue
        inside = {
            part
            for node in nodes_of(path)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            for part in ast.walk(node)
        }
        for node in nodes_of(path):
            found = node.module if isinstance(node, ast.ImportFrom) else None
            if found and f"{found}.".startswith(SERVER) and found not in PLAIN:
                assert node in inside or _only_for_types(path, node), path.relative_to(ROOT)


def _only_for_types(path: Path, node: ast.AST) -> bool:
    guards = (one for one in tree_of(path).body if isinstance(one, ast.If))
    return any(
        ast.unparse(guard.test) == "TYPE_CHECKING" and node in ast.walk(guard) for guard in guards
    )


_WATCHED = """
import sys
opened = []
def heard(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto")):
        opened.append(event)
sys.addaudithook(heard)
from pathlib import Path
from core.cli.main import run
folder = Path(sys.argv[1])
"""


def test_without_a_programme_no_socket_is_opened_and_nothing_of_it_is_loaded(
    tmp_path: Path,
) -> None:
    """Of commands over an audit, and of all that the window loads."""
    cin = ROOT / "resources/examples/cin"
    script = f"""{_WATCHED}
file = str(folder / "cin.casewalk")
assert run(["new", file, "--tool", "children-in-need", "--cases", {str(cin / "cases.csv")!r},
            "--requests", {str(cin / "requests.csv")!r}]) == 0
for words in (["bring-in", file, {str(cin / "returns.csv")!r}], ["counts", file],
              ["export", file, "--to", str(folder), "--documents", "status",
               "--formats", "pdf,docx,html"]):
    assert run(words) == 0, words
import ui.program.application, ui.program.window, ui.audit.stages
loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("psycopg", "nacl", "ssl")
                or name.startswith("core.programme.server"))
sys.exit(f"{{opened}} {{loaded}}" if opened or loaded else 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
