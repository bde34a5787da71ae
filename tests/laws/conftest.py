"""The laws read the whole source: nothing of what they parse is garbage while they do."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _no_garbage() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()
