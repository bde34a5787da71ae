"""What a table of returns made goes with it: an audit opened again leaves nothing behind."""

import sys

from shiboken6 import delete

from core.counting.replies import Reply
from ui.prepare.matrix import ReturnsMatrix, _CellDelegate
from ui.prepare.replies import RepliesModel
from ui.theme import AppTheme


def test_the_chips_of_a_table_go_with_it(theme: AppTheme) -> None:
    matrix = ReturnsMatrix(RepliesModel())
    cells = matrix.itemDelegate()
    assert isinstance(cells, _CellDelegate)
    cells._chip(Reply.IN, 70, 40)
    made = cells._made
    delete(matrix)
    del matrix, cells
    assert sys.getrefcount(made) == 2, "the theme's signal held it"
