"""Our HTML in a real browser without a window, looked at by axe; where both are installed."""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROOT: Final = Path(__file__).parents[2]
_POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_FOUND: Final = re.compile(r'<pre id="axe-found">(.*?)</pre>', re.DOTALL)
_RUN: Final = """
<script>axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const held = document.createElement("pre"); held.id = "axe-found";
  held.textContent = JSON.stringify(found.violations.map(one => ({
    rule: one.id, impact: one.impact, help: one.help,
    places: one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))})));
  document.body.append(held);
});</script>
"""


@cache
def browser() -> str:
    """The browser there is; nothing where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), "")


@cache
def axe() -> Path | None:
    """Where axe-core lies, as npm installs it here or for everybody."""
    said = os.environ.get("CASEWALK_AXE", "")
    folders = [Path(said)] if said else []
    folders += [ROOT / "node_modules" / "axe-core"]
    folders += [
        Path(place) / "axe-core"
        for place in ("/usr/local/lib/node_modules", "/usr/lib/node_modules")
    ]
    return next((one / "axe.min.js" for one in folders if (one / "axe.min.js").is_file()), None)


def faults(html: bytes, folder: Path) -> list[dict[str, Any]]:
    """What axe finds wrong with a page. What it may load is lifted: axe itself is a script."""
    script = axe()
    assert script is not None
    page = folder / "page.html"
    open_page = _POLICY.sub(b"", html)
    run = f"<script>{script.read_text(encoding='utf-8')}</script>{_RUN}</body>".encode()
    page.write_bytes(open_page.replace(b"</body>", run))
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--dump-dom")
    told = subprocess.run(
        [
            *(browser(), *options, f"--user-data-dir={folder / 'profile'}"),
            *("--virtual-time-budget=30000", "--window-size=1280,900", page.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = _FOUND.search(told.stdout)
    assert found is not None, told.stdout[-500:]
    return list(json.loads(unescape(found[1])))
