"""Which words are everyday English, so that a name among them stands out."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain
from string import ascii_lowercase
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
        """share shared sharing circulate circulation comment comments confidence confidential
copied copies copy copying distribute distribution forward forwarded forwarding private publication
publish published recipient recipients unauthorised
abuse academy act afghan afghanistan africa african agency albanian amazon ambulance
america android anglican annex anti appeal appendix apple apr april arabic armed
armenian asian asperger's association attachment auditor auditors aug august
australia australian austrian authorities authority autism avenue bangladesh
bangladeshi bank baptist barnardo barnardos barnsley bedfordshire belfast belgian
belgium bengali berkshire birmingham black blackburn blackpool board bolton bonfire
borough bournemouth boy bradford brazil brazilian brexit brighton bristol britain
british buckinghamshire buddhist bulgaria bulgarian burnley cafcass cambridge
cambridgeshire camhs canada canadian cardiff care caribbean case catholic central
centre chair cheshire child childline children china chinese christian christmas
church city clinic close co colchester college committee community conference
constabulary convention core cornwall council county court coventry covid cpoms
crawley croatia croatian crown croydon cumbria cyprus czech dad daddy danish dari
darlington day dean dec december denmark department derby derbyshire designated
devon director district diwali doctor doncaster dorset dr dudley dundee durham dutch
duty early east easter edinburgh education egypt egyptian eid emotional england
english eritrea eritrean essex estonian ethiopia ethiopian europe european ex exeter
facebook family farsi father feb february filipino finland finnish fire force form
fortnite foundation framework france french fri friday gaelic gateshead general
georgian german germany ghana ghanaian girl glasgow gloucestershire google
government governor gp graduate gran grandad granddad grandfather grandma
grandmother granny greece greek grimsby group guardian guidance guildford gypsy
halifax halloween hampshire harrogate hastings head health help hereford
herefordshire hertfordshire hindi hindu home hospital house housing hub huddersfield
hull hungarian hungary i i'd i'll i'm i've indian inquiry inspector instagram inter
inverness ipswich iran iranian iraq iraqi ireland irish islam israeli italian italy
jamaica jamaican jan january japan japanese jewish jul july jun june justice kent
kenyan key kooth korean kosovan kosovo kurdish kuwait lado lancashire lancaster lane
latvia latvian law lead leeds leicester leicestershire lent level libyan
lincolnshire liquidlogic lithuania lithuanian liverpool local london luton maidstone
malay malta maltese manager manchester mandarin mappa mar marac march mash may
mencap merseyside methodist microsoft middlesbrough midwife midwives miss moldovan
mon monday mongolian moroccan morocco mother mr mrs ms multi mum mummy muslim mx
named nan nanna nanny national neglect nepal nepali netherlands newcastle newport
nigeria nigerian no non none norfolk north northampton northamptonshire
northumberland norway norwegian norwich not nottingham nottinghamshire nov november
nspcc nurse nursery oct october officer ofsted ok oldham oxford oxfordshire pakistan
pakistani palestinian panel paramedic paramedics partnership pashto persian
peterborough phase physical plan playstation plymouth poland police polish
portsmouth portugal portuguese post poverty pre principal probation prof programme
project protection punjabi quaker ramadan reader reading receptionist redcar
register regulation regulations rescue rev review rights road rochdale roma romani
romania romanian room rotherham russia russian rutland safeguarding safety salford
samaritans sarc sat saturday school schools scotland scottish scunthorpe section
senco senior sep sept september serbia serbian sergeant service services session
sexual sheffield shelter shropshire signs sikh sinhala slough slovak slovakia
slovakian slovenia slovenian snapchat social solihull somali somalia somalian
somerset sorani south southampton southend spain spanish special specialist sri st
staffordshire stage start step stockport strategy street sudan sudanese suffolk sun
sunday sunderland support sure surrey sussex swahili swansea sweden swedish swindon
swiss switzerland sylheti syria syrian systmone tameside tamil teacher team teams
telford thai thailand threshold thu thur thurs thursday tigrinya tiktok together
tool tools torbay trafford traveller trust tue tues tuesday tunisia tunisian turkey
turkish uganda ugandan ukraine ukrainian unit university urdu vietnam vietnamese
visitor wakefield wales walsall warrington warwickshire watford wed wednesday welsh
west westminster whatsapp white wigan wiltshire windrush wirral wokingham
wolverhampton worcester worcestershire worker working wrexham xbox year yemen yemeni
yes yorkshire young youth youtube zimbabwe zimbabwean zoom""",
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


_SLIP: Final = 8
"""From how many letters on a word with one slip in it is still that word, and none's name."""


_START: Final = 3
"""By how many first letters the list of English words is divided."""


def is_nearly_english(word: str) -> bool:
    """Return whether a long word is English but for one letter: "recieved"."""
    if len(word) < _SLIP:
        return False
    words, cuts = _english_words(), [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return any(
        f"{a}{b[1:]}" in words
        or (len(b) > 1 and f"{a}{b[1]}{b[0]}{b[2:]}" in words)
        or any(f"{a}{c}{b}" in words or f"{a}{c}{b[1:]}" in words for c in ascii_lowercase)
        for a, b in cuts
    )


def is_english(word: str) -> bool:
    """Return whether a word in small letters is everyday English, with something before it too."""
    if word in _english_words():
        return True
    made = _PUT_BEFORE.fullmatch(word)
    return made is not None and made["rest"] in _english_words()


class _WordList:
    """A list of words in a sixth of the memory that a set takes, which is 6 MB for English."""

    def __init__(self, words: Iterable[str]) -> None:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            found[word[:_START]].append(word)
        self._by_start = {start: "\n".join(("", *of, "")) for start, of in found.items()}

    def __contains__(self, word: str) -> bool:
        return f"\n{word}\n" in self._by_start.get(word[:_START], "")


@cache
def _english_words() -> _WordList:
    with ENGLISH.open(encoding="utf-8") as lines:
        return _WordList(chain((line.strip() for line in lines), _OF_THE_FIELD))
