"""Writes one document that is in no catalogue: a sheet, a certificate, a log."""

from pathlib import Path

from core.documents.blocks import Document
from core.documents.catalogue import Format
from core.export.one_file import write_file
from core.export.writers import writer


def write_document(target: Path, document: Document, kind: Format = Format.PDF) -> None:
    """Write a document to *target*, once it was read back whole. Raises FileProblem."""
    by = writer(kind)

    def reads_back(path: Path) -> bool:
        by.verify(path.read_bytes(), document, target.name)
        return True

    write_file(target, by.write(document), reads_back)
