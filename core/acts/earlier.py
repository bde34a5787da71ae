"""Taking in an earlier audit: its counts stand beside this one's, its findings are to test."""

from dataclasses import replace

from core.acts.prepare import end_of
from core.model.audit import Audit, Hypothesis
from core.model.changed import Changed
from core.model.draft.earlier import EarlierDraft
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.ids import NEW, EarlierId
from core.model.names import normalised
from core.store.file import WorkshopFile
from core.words import tr


def take_earlier(file: WorkshopFile, draft: EarlierDraft) -> Changed | None:
    """Take in what an earlier audit counted, in place of what was taken from it before.

    Two of one title and no day may be two audits: counts are then kept beside those there.
    Each of its findings is a hypothesis, unless there is one in these words. Where nobody
    said how long a case is to take, it is as long as one took there.
    """
    with file.act(tr("take in the earlier audit “{title}”", title=draft.audit.title)) as act:
        number = _put_audit(file, draft)
        there = file.all(EarlierCount, "earlier_id = ?", (number,))
        if there:
            file.remove_all(there)
        if draft.counts:
            file.put_new([replace(one, earlier_id=number) for one in draft.counts])
        held = {normalised(one.text) for one in file.all(Hypothesis)}
        new = [text for text in draft.findings if normalised(text) not in held]
        for at, text in enumerate(dict.fromkeys(new), end_of(file, Hypothesis)):
            file.put(Hypothesis(text, position=at))
        _learn_minutes(file, draft)
    return act.news


def _learn_minutes(file: WorkshopFile, draft: EarlierDraft) -> None:
    """Plan a case for as long as one took there, where nobody planned it otherwise."""
    audit = file.get(Audit, 1)
    unplanned = audit is not None and audit.minutes_per_case == Audit("").minutes_per_case
    if draft.minutes and audit is not None and unplanned:
        file.put(replace(audit, minutes_per_case=draft.minutes))


def _put_audit(file: WorkshopFile, draft: EarlierDraft) -> EarlierId:
    audit = draft.audit
    held = next((one for one in file.all(EarlierAudit) if _is_same(file, one, draft)), None)
    if held is None:
        return EarlierId(file.put(replace(audit, position=end_of(file, EarlierAudit))))
    file.put(replace(held, looked_at=held.looked_at or audit.looked_at))
    return held.id


def _is_same(file: WorkshopFile, held: EarlierAudit, draft: EarlierDraft) -> bool:
    audit = draft.audit
    if (normalised(held.title), held.day) != (normalised(audit.title), audit.day):
        return False
    if audit.day:
        return True
    there = file.all(EarlierCount, "earlier_id = ?", (held.id,))
    kept = {replace(one, id=NEW) for one in there}
    return not there or kept == {replace(one, earlier_id=held.id) for one in draft.counts}
