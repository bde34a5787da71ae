"""How the numbers look that lead to somebody: of a telephone, a file, a car, an account."""

import re
from typing import Final

from core.words import tr

_RECORD: Final = tr("the number of a record")
_VEHICLE: Final = tr("the number of a vehicle")
_WEB: Final = tr("a web address")
_MAIL: Final = tr("an e-mail address")
_SOCIAL: Final = tr("a name on social media")

# "M1 2nd" is no postcode, however it is capitalised.
_POSTCODE: Final = r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d(?!(?:st|nd|rd|th)\b)[A-Z]{2}\b"
_YEARS: Final = r"(?:19|20)\d\d(?:[/-]\d{2,4})?(?![\w/-])"
_CALLED: Final = (
    r"\b(?:id|ref(?:erence)?|case|file|records?|hospital|patient|client|person|crime|log|incident"
    r"|urn|uln|upn|pnc|cro|learner|collar|badge|shoulder|account|policy|passport|licence|court"
    r"|imei|sort\s+code|mosaic|lcs|paris|rio|systmone|liquidlogic|ip(?:\s+address)?)\b\.?"
)
_NUMBERED: Final = (
    rf"{_CALLED}(?:\s+(?:no|number|num|nr|ref|id|is)\b\.?)*[:#.\s-]{{0,3}}"
    rf"(?!{_YEARS})(?!\d+-\d\d-\d{{4}})(?=[A-Z/.-]{{0,6}}\d[\d/.\s-]{{2,}})[A-Z]{{0,4}}[-/]?\d[\dA-Z/.-]{{3,}}"
)
_HANDLE: Final = (
    r"\b(?:snapchat|instagram|insta|tiktok|facebook|fb|snap|user\s?name|handle|gamertag|login)\b"
    r"(?:\s+(?:name|account|is|as|called|under))*[:\s]+(?=[\w.]*[\d_]|\w+\.\w)[\w.]{4,}\w"
)
_SITE: Final = (
    r"(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|me|tv|io|uk|gov)\b(?:/[^\s,;)]*)?"
)

OTHER_DETAILS: Final = (
    (re.compile(_POSTCODE, re.IGNORECASE), tr("a postcode")),
    (re.compile(r"\bpost\s?code\W{0,3}(?:is\s+)?[A-Z]{1,2}\d[A-Z\d]?\b", re.I), tr("a postcode")),
    (
        re.compile(r"\b[\w.+-]+(?:@|\s?[\[(]at[\])]\s?)[\w-]+\.[\w.]+\b", re.IGNORECASE),
        _MAIL,
    ),
    (re.compile(r"\b[\w.+-]+\s+at\s+[\w-]+\s+dot\s+(?:com?|org|net|uk|gov)\b", re.I), _MAIL),
    (
        re.compile(r"(?<!\d)(?:(?:\+|00)44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s().-]{0,2}\d){8,9}(?!\d)"),
        tr("a telephone number"),
    ),
    (
        re.compile(r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b", re.IGNORECASE),
        tr("a National Insurance number"),
    ),
    (re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-Z]\b"), tr("a pupil’s number")),
    (re.compile(r"\b[A-Z]{2}\d{2}[A-Z]\d{5}\b"), tr("a court’s number")),
    (re.compile(_NUMBERED, re.IGNORECASE), _RECORD),
    (re.compile(r"(?<![\w.,/:£-])\d{6,9}(?![\w,/:-]|\.\d)"), _RECORD),
    (re.compile(r"(?<![\w.,/:£-])\d{11,20}(?![\w,/:-]|\.\d)"), _RECORD),
    (re.compile(r"\b[A-Z]{1,2}\d{6,8}\b"), _RECORD),
    (re.compile(r"\b\d{2}[A-Z]{1,3}/\d{3,}/\d{2,4}\b"), _RECORD),
    (re.compile(r"(?<![\w/])\d{1,2}/\d{4,}[A-Z]?(?:/\d{2,4})?(?![\w/])"), _RECORD),
    (re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b"), _VEHICLE),
    (re.compile(r"\b[A-HJ-NPR-TV-Y]\d{2,3}\s?[A-Z]{3}\b"), _VEHICLE),
    (re.compile(r"\bP[CS]\s?\d{3,5}\b"), tr("the number of an officer")),
    (re.compile(r"(?<![\w.])@\w{3,}"), _SOCIAL),
    (re.compile(_HANDLE, re.IGNORECASE), _SOCIAL),
    (re.compile(r"\b(?:https?://|www\.)[^\s/]+\.[^\s]+", re.IGNORECASE), _WEB),
    (re.compile(_SITE, re.IGNORECASE), _WEB),
    (re.compile(r"(?<!\d)\d{2}-\d{2}-\d{2}(?![\d-])(?=\D{0,20}\d{6,})"), tr("an account")),
    (re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"), tr("a computer’s address")),
    (re.compile(r"(?<![\d.])-?\d{1,2}\.\d{4,},\s*-?\d{1,3}\.\d{4,}"), tr("a place on a map")),
    (re.compile(r"\b[HNST][A-Z]\s?\d{3}\s?\d{3}\b"), tr("a place on a map")),
    (re.compile(r"///[a-z]+\.[a-z]+\.[a-z]+"), tr("a place on a map")),
)
"""Each with what it looks like; of two that overlap the first is told."""
