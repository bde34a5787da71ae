"""Which kind of agency an agency is, by the words it is called by: no local name ever leaves."""

import re
from typing import Final

from core.model.case import Agency
from core.model.names import normalised
from core.words import later, tr

KINDS: Final[dict[str, tuple[str, str]]] = {
    "youth_justice": (later("Youth justice"), r"youth\s(?:justice|offending)|yots?|yjs"),
    "probation": (later("Probation"), r"probation"),
    "domestic_abuse_service": (
        later("Domestic abuse service"),
        r"domestic\s(?:abuse|violence)|refuge|idvas?|women's\said",
    ),
    "drug_and_alcohol_service": (
        later("Drug and alcohol service"),
        r"drugs?|alcohol|substance|recovery\sservice",
    ),
    "mental_health": (
        later("Mental health"),
        r"camhs|cypmhs|mental\shealth|psychiatr\w*|psycholog\w*",
    ),
    "health_visiting_and_school_nursing": (
        later("Health visiting and school nursing"),
        r"health\svisit\w*|school\snurs\w*|0.?19|healthy\schild",
    ),
    "general_practice": (
        later("General practice"),
        r"gps?|general\spracti\w*|surgery|primary\scare|medical\s(?:centre|practice)",
    ),
    "education": (
        later("Education"),
        r"schools?|academ\w+|colleges?|nurser(?:y|ies)|education|early\syears|virtual\sschool|senco?",
    ),
    "early_help": (
        later("Early help"),
        r"early\shelp|family\s(?:support|hubs?|services?|intervention\w*)|targeted\ssupport|tier\s2",
    ),
    "children_social_care": (
        later("Children’s social care"),
        r"children's\s(?:social|services)|childrens\s(?:social|services)|social\s(?:care|work\w*)"
        r"|cs[cd]|cin\steam|child\sprotection",
    ),
    "adult_social_care": (later("Adult social care"), r"adults?'?\s(?:social|care|services)|asc"),
    "police": (later("Police"), r"police|constabulary|mash\spolice|ppu"),
    "housing": (later("Housing"), r"housing|homeless\w*|landlords?|tenan\w+"),
    "hospital_and_community_health": (
        later("Hospital and community health"),
        r"hospitals?|nhs|trust|midwi\w+|maternity|paediatr\w*|community\shealth|health|nurs\w+"
        r"|therap\w+|ambulance|emergency\sdepartment|a&e|icb",
    ),
    "voluntary": (
        later("Voluntary organisation"),
        r"charit\w+|voluntary|vcs|third\ssector|young\scarers|advoca\w+",
    ),
}
"""Each kind as it is published, with how it reads, and the words that tell it."""

_ADULTS: Final = "adult_social_care"
_ADULTS_FIRST: Final = re.compile(r"(?<!\w)adult")
_TOLD_BY: Final = {
    kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for kind, (_, words) in KINDS.items()
}


def kind_of(agency: Agency) -> str:
    """Return the kind of an agency, one of `KINDS`; empty where its names tell none."""
    names = [normalised(name) for name in (agency.name, agency.short, *agency.other_names)]
    for name in names:
        if _ADULTS_FIRST.search(name) and _TOLD_BY[_ADULTS].search(name):
            return _ADULTS
        found = next((kind for kind, told in _TOLD_BY.items() if told.search(name)), "")
        if found:
            return found
    return ""


def kind_words(kind: str) -> str:
    """Return how a kind reads: "Children’s social care"."""
    return tr(KINDS[kind][0]) if kind in KINDS else kind
