"""What the live numbers in the user's own words come to now."""

from collections.abc import Mapping
from dataclasses import replace

from core.counting.live_number import live_count, live_number
from core.documents.report.counted import ReportCounts
from core.model.own_document import own_numbers, parts_of
from core.model.snapshot import FullSnapshot
from core.wording.live_number import live_words


def numbers_now(key: str, full: FullSnapshot) -> Mapping[str, str]:
    """Return the live numbers in one's own words of a document, as they are kept, in words.

    They are the audit's, whoever reads the document.
    """
    now = full.now.deciding
    own = parts_of(full.now.document_parts, key).values()
    kept = {one.count for part in own for one in own_numbers(part)}
    counted = ReportCounts(replace(full, now=now))
    found = {}
    for text in kept:
        number = live_number(text)
        count = number and live_count(now, number, counted.answers, counted.apart, full.values)
        if count:
            found[text] = live_words(now, count)
    return found
