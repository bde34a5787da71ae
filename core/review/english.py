"""Which words are everyday English, so that a name among them stands out."""

import re
from functools import cache
from typing import Final

from core.files import ENGLISH

_OF_THE_FIELD: Final = frozenset(
    re.split(
        r"\s+",
        """cafe carer carers cares chronologies covid cyber cyberbullying dysregulation dyslexia
dyspraxia ecomap eligibility equalities genogram genograms helpline homelessness kinship
learnings liquidlogic mentoring microsoft neurodiverse neurodivergent online paediatrics
paediatrician parentification perpetrators postnatal prebirth preschool prevent psychoeducation
safeguarders screenshot screenshots sexting signposted signposting siblings sim smartphone
solihull stepdown stepfamily stepup substantiated telecare timely trafficked trans transgender
attendees audiology auditee auditees bedwetting centile childminder childminders coparenting
empathic enuresis exclusions facilitator facilitators flatmate foodbank frontline handover handovers
headlice headteacher headteachers hotspots housemate incomers intergenerational ketamine
keyworker keyworkers multidisciplinary perinatal playgroup playgroups pushchair radiographer
redacted redaction referrer referrers reoffending reprioritised sonographer stepdad stepdads stepmum
stepmums upskilling worklist workstream workstreams
triage triaged unaccompanied understandings vaping wellbeing whatsapp workbook facebook
instagram snapchat tiktok youtube barnardo barnardos ofsted nice lifestories lifestory""",
    )
)
"""Words of this work, and what everybody uses, which a general list does not have."""

SURNAMES_AND_WORDS: Final = frozenset(
    re.split(
        r"\s+",
        """abbot abbott archer armour baker ball banks barker barn barns bean bell berry birch bird
black boon booth bowman box bridge bridges brook brooks brown bull burn burns bush butcher butler
cape carpenter carter cash castle chandler chapel cherry church constable cook cooks cooper cotton
crane cross crow dale day deacon dean draper drake driver dyer english farmer farrow field fields
finch fish fisher flack flint flower flowers ford forester fowler fox freeman french frost fuller
gardener gates glover gold goodman gray green grey grove gunn hall hand hardy hare harper hawk
hawks head heath hill hills holmes hood hook hope house howl hunt hunter keen key keys kitchen
knight lake lamb lambs lane law little lock locks long love major marsh marshal marshall mason
mercer mill miller mills monk moody moon moor moore moss nelson nightingale noble page painter
palmer park parker parks parrot parsons peacock pike piper pitman pitt poole pope porter potter
potts power powers pratt price proctor race ray reader reed reeve reeves rice rich rivers rook
rose rush salmon savage sawyer sharp sheep shepherd shields short silver singer skinner slater
small smart smith snow spears speed spencer spring squires steel stone street stringer strong
summers sutton swan sweet swift tailor tanner taylor thatcher thorn thorns till tiller turner
tyler vicar wade waite walker wall waller walls ward warden waters weaver webb week weeks wells
wheeler white wild winter winters wise wolf wood woodman woods wool wright young""",
    )
)
"""Families are called by these words; only with a second sign are they a name."""


EVERY_DAY: Final = frozenset(
    re.split(
        r"\s+",
        """january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept
oct nov dec mon tue tues wed thu thur thurs fri sat sun easter christmas ramadan eid diwali
english british england wales scotland ireland welsh scottish irish britain european french german
polish romanian urdu punjabi bengali somali arabic portuguese spanish turkish kurdish chinese
african asian caribbean black white muslim christian jewish hindu sikh roma gypsy traveller
act board care case child children church clinic college committee community conference council
county court crown day dean department district doctor director early education family father
force foundation framework general girl boy government governor grandmother grandfather
guardian guidance head health help home hospital house housing inspector justice law lead local
manager mother mum dad nan service services social strategy support team trust unit visitor
nurse officer worker working together partnership plan police probation protection review room
safeguarding safety school schools senior session sergeant signs
special specialist teacher threshold youth
young national north south east west street road lane avenue close
i i'm i'd i've i'll no yes not none ok senco camhs gp mash marac mappa nspcc sarc lado cafcass
agency ambulance centre central core duty fire graduate group hub nursery paramedic paramedics
principal reader receptionist rescue tool tools teams midwife midwives named designated chair
auditor auditors university academy association authority authorities constabulary borough city
bedfordshire berkshire birmingham bradford bristol buckinghamshire cambridgeshire cardiff cheshire
cornwall coventry cumbria derby derbyshire devon dorset durham edinburgh essex glasgow
gloucestershire hampshire hereford herefordshire hertfordshire hull kent lancashire leeds leicester
leicestershire lincolnshire liverpool london manchester merseyside newcastle norfolk
northamptonshire northumberland nottingham nottinghamshire oxfordshire portsmouth rutland
sheffield shropshire somerset southampton staffordshire suffolk surrey sussex swansea warwickshire
wiltshire wolverhampton worcestershire yorkshire belfast ofsted microsoft liquidlogic whatsapp
facebook instagram snapchat tiktok youtube barnardo barnardos cpoms systmone regulation regulations
section mr mrs ms miss mx dr prof rev form level stage phase year key step appendix annex
multi pre post co non inter anti ex""",
    )
)
"""What has a capital inside a sentence, or may have one, and names nobody."""

CALENDAR: Final = frozenset(
    re.split(
        r"\s+",
        """january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday easter christmas""",
    )
)
"""What may stand beside a name and be no part of what it is called."""


_PUT_BEFORE: Final = re.compile(
    r"(?:un|re|mis|over|under|pre|non|multi|inter|de|dis|co|neuro|psycho|self|hyper|anti|sub|out)"
    r"(?P<rest>[a-z]{4,})"
)
"""What is put before English words to make others that no list has: "unallocated"."""


def is_english(word: str) -> bool:
    """Return whether a word in small letters is everyday English, with something before it too."""
    if word in _english_words():
        return True
    made = _PUT_BEFORE.fullmatch(word)
    return made is not None and made["rest"] in _english_words()


@cache
def _english_words() -> frozenset[str]:
    return frozenset(ENGLISH.read_text(encoding="utf-8").split()) | _OF_THE_FIELD
