"""What is heavy is only imported when a document is first made."""

import subprocess
import sys

HEAVY = ("reportlab", "pikepdf", "pypdf", "pypdfium2", "uharfbuzz")


def test_knowing_the_documents_imports_nothing_heavy() -> None:
    code = (
        "import sys, core.review.checks, core.export.export, core.pdf.preview\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
