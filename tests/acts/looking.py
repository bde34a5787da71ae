"""What an act left behind, looked up."""

from core.model.ids import AnswerId
from core.model.judgement import Judgement
from core.model.tool import Point
from core.store.file import WorkshopFile
from core.store.reading import read_tool


def answer(file: WorkshopFile, point: Point, key: str) -> AnswerId:
    """Return the number of an answer."""
    return next(one.id for one in read_tool(file).answers_at(point) if one.key == key)


def judgement(file: WorkshopFile) -> Judgement:
    """Return the only judgement there is."""
    (found,) = file.all(Judgement)
    return found
