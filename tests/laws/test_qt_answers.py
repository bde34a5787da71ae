"""What Qt asks while it paints is answered whatever breaks: one slip would end the process."""

import ast
from pathlib import Path

from tests.laws.sources import nodes_of

ROOT = Path(__file__).parents[2]
WINDOWS = sorted((ROOT / "ui").rglob("*.py"))
GROUNDS = ("QAbstractListModel", "QAbstractTableModel", "QAbstractItemModel", "QStyledItemDelegate")


# `ui/widgets/item_grounds.py` has the grounds; `qt_answers.py` says why.


def test_models_and_delegates_stand_on_grounds_that_always_answer() -> None:
    for path in WINDOWS:
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef) and path.name != "item_grounds.py":
                bare = {ast.unparse(base) for base in node.bases} & {*GROUNDS}
                assert not bare, f"{path.relative_to(ROOT)}: {node.name}"


def test_whatever_paints_itself_is_painted_whatever_breaks() -> None:
    found = 0
    for path in WINDOWS:
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef) and node.name in ("paintEvent", "paintSection"):
                made = [ast.unparse(one) for one in node.decorator_list]
                assert made == ["painted"], f"{path.relative_to(ROOT)}: {node.lineno}"
                found += 1
    assert found
