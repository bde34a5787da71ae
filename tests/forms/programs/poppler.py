"""Fills a form in with poppler, as Evince and Okular do: run by the system's own Python.

python3 poppler.py FORM.pdf PLACES.json FILLED.pdf
"""

import json
import sys
from importlib import import_module
from pathlib import Path


def main(form: str, places: str, filled: str) -> None:
    """Type every text and press every button at its place."""
    import_module("gi").require_version("Poppler", "0.18")
    poppler = import_module("gi.repository.Poppler")
    document = poppler.Document.new_from_file(Path(form).absolute().as_uri(), None)
    for number, (x, y), text in json.loads(Path(places).read_text(encoding="utf-8")):
        for mapping in document.get_page(number).get_form_field_mapping():
            area = mapping.area
            if not (area.x1 <= x <= area.x2 and area.y1 <= y <= area.y2):
                continue
            if text is None:
                mapping.field.button_set_state(True)
            else:
                mapping.field.text_set_text(text)
    document.save(Path(filled).absolute().as_uri())


if __name__ == "__main__":
    main(*sys.argv[1:])
