"""Lengths of time and ages."""

from __future__ import annotations

import re

from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import number
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, mod_of, take, whole


def duration_value(count: float | None, unit: str) -> str:
    """ISO 8601, with X for an amount that is not said: P8D, PT3H, PXY, P1DE."""
    amount = "X" if count is None else f"{count:g}"
    if unit == "FN":
        return f"P{count * 2:g}W" if count is not None else "PXW"
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"


def lasting(match: re.Match[str]) -> list[Reading]:
    """ "two months", "a few days", "three and a half years"."""
    reading = whole(match)
    reading.type, reading.part = "DURATION", None
    reading.phase = None
    words = take(match, "count")
    is_many = match["unit"].lower().endswith(("s", "ies"))  # "a weeks-long siege"
    amount = _count(words, None if is_many else take(match, "one"))
    if take(match, "andhalf") and amount is not None:
        amount += 0.5
    if take(match, "half"):
        amount = 0.5
    reading.value = duration_value(amount, v.UNITS[match["unit"].lower()])
    reading.basis = "none"
    reading.shift, reading.unit = amount, v.UNITS[match["unit"].lower()]
    return [reading]


def _count(words: str | None, one: str | None) -> float | None:
    if words:
        return number(words)
    return 1.0 if one and one.lower() in ("a", "an", "one") else None


def between_counts(match: re.Match[str]) -> list[Reading]:
    """ "twelve to eighteen months": the lesser is the value, as annotators have it."""
    reading = whole(match)
    reading.type = "DURATION"
    reading.value = duration_value(number(match["count"]), v.UNITS[match["unit"].lower()])
    reading.basis = "none"
    return [reading]


def beside(match: re.Match[str]) -> list[Reading]:
    """ "the next two years", "the first months of the war", "the last years of his life"."""
    reading = whole(match)
    words = match["which"].lower().split()
    if words[-1] in ("early", "late", "later") and not match["unit"].lower().endswith("s"):
        return []  # "at such a late hour"
    if words == ["last"] and _AUXILIARY.search(
        match.string, max(0, match.start() - 8), match.start()
    ):
        return []  # "stocks would last three months"
    reading.type = "DURATION"
    unit = v.UNITS[match["unit"].lower()]
    count = take(match, "count")
    plural = match["unit"].lower().endswith("s") or match["unit"].lower() == "centuries"
    amount = number(count) if count else (None if plural or take(match, "vague") else 1.0)
    reading.value = duration_value(amount, unit)
    reading.basis = "none"
    reading.shift, reading.unit = amount, unit
    if take(match, "event"):
        reading.event = match.span("event")
        reading.end = match.end("event")
        reading.phase = _EDGE.get(words[-1], "START")
    return [reading]


_AUXILIARY = re.compile(
    r"\b(?:would|will|could|can|may|might|should|must|to|not|not)\s$", re.IGNORECASE
)


def whole_unit(match: re.Match[str]) -> list[Reading]:
    """ "The whole day", "an entire week", "all year"."""
    code = v.UNITS[match["unit"].lower()]
    value = duration_value(1.0, code)
    return [Reading(match.start(), match.end(), type="DURATION", value=value, basis="none")]


def quarters_of_century(match: re.Match[str]) -> list[Reading]:
    count = {"three": 3}.get((take(match, "three") or "").lower(), 1)
    value = duration_value(25.0 * count, "Y")
    about = take(match, "about")
    mod = mod_of(about) if about else None
    return [
        Reading(match.start(), match.end(), type="DURATION", value=value, mod=mod, basis="none")
    ]


def within(match: re.Match[str]) -> list[Reading]:
    """ "within weeks of the uprising": from the event to so long after it."""
    reading = whole(match)
    reading.end = match.end("unit")
    reading.type, reading.phase, reading.basis = "DURATION", "START", "none"
    reading.unit = v.UNITS[match["unit"].lower()]
    count = take(match, "count")
    reading.shift = _count(None if count in ("a", "an") else count, count)
    reading.value = duration_value(reading.shift, reading.unit)
    reading.event = (match.end(), match.end())
    return [reading]


_EDGE = {
    "last": "END", "final": "END", "closing": "END", "late": "END", "later": "END", "dying": "END",
    "middle": "MID", "latter": "END", "waning": "END",
}  # fmt: skip


def age(match: re.Match[str]) -> list[Reading]:
    """ "22 years old", "a 48-year-old", "aged 22", "at the age of seventy-nine"."""
    words = take(match, "count") or ""
    amount = number(words)
    if amount is None or amount > 130:
        return []
    start, end = match.span("span") if take(match, "span") else match.span()
    unit = take(match, "unit")
    code = v.UNITS[unit.lower()] if unit else "Y"
    return [Reading(start, end, type="DURATION", value=duration_value(amount, code), basis="none")]


_ACTIVITY = v.either(v.ACTIVITIES)
_OF_ACTIVITY = (
    rf"(?:<_>of<_>(?:(?:[a-z]{{3,14}}<_>){{0,2}}(?:{_ACTIVITY})(?:<_>and<_>(?:[a-z]{{3,12}}<_>)?"
    rf"(?:{_ACTIVITY}))?))?"
)
_EVENT = (
    r"(?P<event>(?:(?:the|his|her|its|their|that|this)<_>)?(?:[\w’'-]{1,30}<_>){0,2}?[\w’'-]{2,30}"
    r"(?:<_>of<_>(?:the<_>)?[\w’'-]{2,30})?)"
)
_ALONG = r"(?:<_>|<hyphen>)(?:long|period)(?=<_>|[,.;)])"

RULES = (
    Rule(
        "length of time",
        r"(?!(?:an?|the|one)<_>seconds?\b|(?:<about>?)(?:an?|one|two|three|<phase>)?[\s-]"
        r"{0,2}quarters?\b)(?:an?<_>(?=[\w-]{1,12}[\s-]{1,2}\w{3,8}[\s-]period))?"
        r"<about>?(?:<vague>|(?P<half>half)<_>(?:an?|one)|<count>(?P<andhalf>(?:[\s-]and[\s-]"
        r"a[\s-]half)?)|(?P<one>an?))(?:<_>|<hyphen>|<o>(?=[a-z]))(?:(?:full|whole|long|more"
        r"|entire|solid|bloody|short|consecutive|straight|further|calendar|working"
        r"|additional|good)<_>)?"
        rf"(?!weekend\b)<unit>(?:{_ALONG})?(?P<andhalf>(?:<_>and<_>a<_>half)?){_OF_ACTIVITY}(?!<_>and<_>"
        rf"a<_>half)<stop>",
        lasting,
        (
            ("It lasted two months.", "two months", "P2M"),
            ("It lasted a few days.", "a few days", "PXD"),
            ("After three weeks of fighting they left.", "three weeks of fighting", "P3W"),
            ("A 46-day battle began.", "46-day", "P46D"),
            ("After a 16-months inquiry it ended.", "16-months", "P16M"),
        ),
        needs="<unit>",
    ),
    Rule(
        "within so long of an event",
        r"(?<=\bwithin\s)<about>?(?:<vague><_>|(?P<count><COUNT>|an?)<_>)?<unit><_>(?:of"
        r"|after|from)<_>(?=[^\W\d_]{2})",
        within,
        (("Within weeks of the rising they fled.", "weeks", "PXW"),),
        needs="<unit>",
    ),
    Rule(
        "half a period",
        r"(?:an?<_>|the<_>)?(?P<half>half)[\s-](?P<one>an?<_>)?(?P<unit>century|decade|year"
        r"|month|day|hour)<stop>",
        lasting,
        (("Half a century passed.", "Half a century", "P0.5CE"),),
        opens_in_digits=False,
        needs="half",
    ),
    Rule(
        "whole unit",
        r"(?:(?:the|an?|one|this|that)<_>(?:whole|entire|full)<_>|all<_>(?=day|week|month|year))"
        r"(?P<unit>second|minute|hour|day|week|fortnight|month|quarter|year|decade|century)"
        r"(?:(?<=\bday)<_>long)?<stop>",
        whole_unit,
        (("They marched for the whole day.", "the whole day", "P1D"),),
        opens_in_digits=False,
        needs="<unit>",
    ),
    Rule(
        "quarters of a century",
        r"<about>?(?:an?<_>|(?P<three>three)[\s-])quarters?(?:<_>of<_>a|[\s-])<_>?century<stop>",
        quarters_of_century,
        (("She nursed for a quarter of a century.", "a quarter of a century", "P25Y"),),
        opens_in_digits=False,
        needs="century",
    ),
    Rule(
        "units uncounted",
        r"(?<!\bsuch\s)(?P<unit>years|months|weeks|days|hours|minutes|decades|centuries)(?![’'])"
        + _OF_ACTIVITY
        + r"<stop>",
        lasting,
        (
            ("They fought for months.", "months", "PXM"),
            ("After days of harsh fighting it fell.", "days of harsh fighting", "PXD"),
        ),
        opens_in_digits=False,
        needs="<unit>",
    ),
    Rule(
        "between two counts",
        r"(?:a<_>period<_>of<_>)?<about>?<count>"
        r"(?:<_>(?:to|or|(?<=\bbetween\s[a-z\d]{3}\s)and|(?<=\bbetween\s[a-z]{4}\s)and"
        r"|(?<=\bbetween\s[a-z]{5}\s)and|(?<=\bbetween\s\d\d\s)and|(?<=\bbetween\s\d\s)and)<_>"
        r"|<o><hyphen><o>)"
        r"(?P<upper><COUNT>)(?:<_>|<hyphen>)<unit>(?:<_>of<_>age|<_>period)?<stop>",
        between_counts,
        (("It took twelve to eighteen months.", "twelve to eighteen months", "P12M"),),
        needs="<unit>",
    ),
    Rule(
        "period beside, of some length",
        r"(?P<which>(?:the|these|those|his|her|its|their)?<o>(?:same|next|following|past"
        r"|last|previous|preceding|first|final|coming|succeeding|subsequent|ensuing"
        r"|intervening|closing|early|later|late|opening|remaining|prior))"
        r"<_>(?:<vague><_>|<count>(?:<_>|<hyphen>))?(?P<unit>years|months|weeks|days|hours"
        r"|minutes|decades|centuries|day|month|year|week|hour|decade|century)"
        r"(?:<_>period)?(?:<_>of<_>(?!age)" + _EVENT + r")?<stop>",
        beside,
        (
            ("In the next few months they fled.", "the next few months", "PXM"),
            (
                "During the first two years of the war he hid.",
                "the first two years of the war",
                "P2Y",
            ),
            (
                "In the early months of the conflict they lost.",
                "the early months of the conflict",
                "PXM",
            ),
        ),
        needs="<unit>",
    ),
    Rule(
        "counted, then beside",
        r"(?:the<_>)?<count><_>(?P<which>previous|preceding|following|next|last|past"
        r"|succeeding|subsequent|coming)<_>"
        r"(?P<unit>years|months|weeks|days|hours|minutes|decades|centuries)<stop>",
        beside,
        (("They rose in the four previous weeks.", "the four previous weeks", "P4W"),),
        needs="<unit>",
    ),
    Rule(
        "age with its unit",
        r"<about>?<count>(?:<_>|<hyphen>)(?P<unit>years?|months?|weeks?|days?)(?:<_>"
        r"|<hyphen>)(?:old|of<_>age)<stop>",
        age,
        (
            ("He was 22 years old.", "22 years old", "P22Y"),
            ("A 48-year-old woman fell.", "48-year-old", "P48Y"),
        ),
        needs="old age",
    ),
    Rule(
        "age",
        r"(?:aged?|ages)<_>(?:of<_>)?(?P<span><count>)(?!<_>(?:years|months|to|and|percent)"
        r"|<hyphen>|[.,]\d|\d)<stop>",
        age,
        (("He died aged 79.", "79", "P79Y"),),
        opens_in_digits=False,
        needs="age aged ages",
    ),
)
