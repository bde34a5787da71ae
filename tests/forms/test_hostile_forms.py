"""Forms that came back damaged, or were made to harm: a sentence each, and never half a return."""

import random
from pathlib import Path

import pytest

from core.forms.files import FormFile, FormFormat
from core.intake.file_reader import FileReader
from core.intake.forms import forms_in, holds_forms
from core.intake.vocabulary import Vocabulary
from core.model.clock import Clock
from core.model.fault import Unreadable
from core.store.reading import snapshot
from tests.forms.filled import MADE, form_of, words_of
from tests.small import small_audit

ROUNDS = 60


def spoiled(good: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes changed, lost, doubled or cut off."""
    data = bytearray(good)
    at = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            for _ in range(chance.choice((1, 5, 200))):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 1:
            del data[at : at + chance.choice((1, 40, 4_000))]
        case 2:
            data[at:at] = data[at : at + chance.choice((1, 40, 4_000))]
        case _:
            del data[at:]
    return bytes(data)


@pytest.mark.parametrize("kind", FormFormat)
def test_a_spoiled_form_is_read_or_refused_in_a_sentence(
    tmp_path: Path, clock: Clock, kind: FormFormat
) -> None:
    chance = random.Random(kind.value)
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        form, words = form_of(snapshot(file), "Child B", "Police"), words_of(file)
    good = FormFile("form", kind, (form,)).written(MADE)
    with FileReader() as reader:
        for _ in range(ROUNDS):
            assert is_safe(reader, f"form.{kind.value}", spoiled(good, chance), words)


def is_safe(reader: FileReader, name: str, data: bytes, words: Vocabulary) -> bool:
    """Return whether nothing was made up: no answer came of it, or it was refused in sentences."""
    try:
        contents = reader.read_bytes(name, data)
        if not holds_forms(contents):
            return True
        return not any(row.answers or row.nil for row in forms_in(contents, words).rows)
    except Unreadable as fault:
        return bool(fault.happened and fault.remedy)
