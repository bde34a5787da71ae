"""A finished PDF with its many small objects packed together: less than half as large."""

from io import BytesIO


def packed(pdf: bytes) -> bytes:
    """Return the same document in packed form; the same bytes for the same document."""
    import pikepdf

    small = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            small,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
    return small.getvalue()
