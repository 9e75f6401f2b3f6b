"""Words that say of whom, of how many happenings and of how long a time a count is.

Self-compiled. Nouns and verbs are the stems that ``terms.stem`` gives.
"""

from __future__ import annotations

import re

from quellen.comparing.terms import stem
from quellen.marking.statements.vocabulary import EVENT_NOUNS


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


EVERYONE = _stems(
    """people person persons human humans being beings soul souls life lives dead death deaths
    deceased fatality fatalities killed slain victim victims casualty casualties body bodies corpse
    corpses individual individuals inhabitant inhabitants wounded injured hurt injury injuries
    missing arrested arrest arrests detained nobody anybody anyone none everyone participant
    participants marcher marchers mourner mourners attendee attendees total loss losses"""
)
"""Nouns that leave open who was counted."""
LOOSE = _stems("man men fighter fighters member members side element elements force forces")
"""Nouns that say less than the word beside them: "rebel fighters" are rebels."""
COLOURING = _stems(
    """innocent unarmed defenceless defenseless helpless peaceful brave heroic poor unfortunate
    young local ordinary fellow different separate more others other another further additional
    approximately roughly estimated exactly fewer altogether only total"""
)
"""Adjectives that praise, pity or join, and pick out no smaller group."""
ONE_GROUP = {
    stem(word): stem(names[0])
    for names in (
        ("soldiers", "troops", "servicemen"),
        ("rebels", "insurgents", "guerrillas", "guerillas", "insurrectionists"),
        ("protesters", "protestors", "demonstrators"),
        ("police", "policemen", "officers"),
        ("children", "child", "kids"),
        ("women", "woman"),
        ("men", "man"),
        ("workers", "workmen", "labourers", "laborers"),
        ("civilians", "noncombatants"),
    )
    for word in names
}
"""Nouns for one group; what a side calls its enemies ("terrorists") is no name of a group."""
OVERLAPPING = _stems("children women men teenagers pupils students elderly infants babies girls")
"""Groups by age and sex: they cut across civilians and soldiers."""

LOSING = r"(?:lost|suffered|mourned|buried|admitted (?:to )?(?:losing|the loss of)|conceded)"
"""Verbs whose subject is the side that the counted belonged to."""
NO_SIDE = _stems(
    """town village city country nation region family people world community hospital it they he
    she we others which who that all both attack attackers"""
)

MORE = re.compile(
    r"\b(?:more|another|additional(?:ly)?|further|extra|others?)\b(?! than)", re.IGNORECASE
)
"""Words by which a number is added to an earlier one."""
AFTERWARDS = re.compile(
    r"\b(?:(?:has|have|had) since (?:died|succumbed)|(?:died|succumbed)\b[^.;]{0,40}\bsince\b|"
    r"later (?:died|succumbed)|(?:died|succumbed) (?:later|afterwards|of (?:his|her|their)))",
    re.IGNORECASE,
)
"""Deaths told as following on the first count."""

ANOTHER_HAPPENING = re.compile(
    r"\b(second|third|fourth|fifth|other|another|earlier|previous|later|subsequent|separate|"
    r"similar|new|first|next|follow-up)\s+(?:\w+\s+){0,1}"
    rf"({'|'.join(sorted(EVENT_NOUNS))})\b",
    re.IGNORECASE,
)
"""A happening told apart from one before it: "a second raid"."""
SEVERAL_HAPPENINGS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|both|several|these|all|many|various|"
    r"repeated|successive|series of|wave of|string of|spate of|the|\d+)\s+(?:\w+\s+){0,2}"
    rf"(?:{'|'.join(sorted({n + 's' for n in EVENT_NOUNS} | {'clashes', 'crashes'}))})\b|"
    r"\b(?:two|three|four|five|six|several|various|different|separate|\d)\s+"
    r"(?:(?:separate|different|other)\s+)?(?:locations|places|spots|sites|scenes|homes|addresses|"
    r"villages|towns|cities|districts|provinces|neighbou?rhoods|quarters|suburbs)\b",
    re.IGNORECASE,
)
"""More happenings than one: "the two raids", "a series of attacks", "at three locations"."""
EARLIER = re.compile(
    r"^[\W_]*(?:(?:earlier|later) (?:in the|that|the same|on|this) (?:day|morning|week|month|year)|"
    r"(?:\w+ )?(?:hours?|days?|weeks?|months?|nights?) (?:earlier|later|before|afterwards)|"
    r"the (?:day|night|week|month) (?:before|after)|elsewhere|separately|meanwhile|"
    r"in (?:a|another) (?:separate|different|other) \w+|last (?:week|month|year))\b",
    re.IGNORECASE,
)
"""Openings by which a sentence turns to something else: "Earlier in the day"."""
ONE_HAPPENING = re.compile(
    rf"\b(?:the|an?|this|that|its?|his|her|their|\w+['’]s)\s+(?:[\w-]+\s+){{0,2}}"
    rf"(?:{'|'.join(sorted(EVENT_NOUNS))})\b",
    re.IGNORECASE,
)
"""A single happening that is named: "the battle", "an explosion"."""
LONG_RUN = re.compile(
    r"\b(?:since (?:then|the|early|late|mid|last|\w+day\b|\d{4}|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|"
    r"so far this (?:year|month|week)|(?:over|in|during|within) the (?:past|last|previous)\b|"
    r"(?:throughout|during|in the course of) the (?:\w+ )?"
    r"(?:war|conflict|uprising|revolt|rebellion|insurgency|campaign)|"
    r"(?:war|conflict|uprising|revolt|rebellion|insurgency|violence) (?:has|had|that)\b|"
    r"in (?:\w+ )?(?:hours|days|weeks|months|years) of\b|"
    r"in (?:\d+|two|three|four|five) hours\b|\w+-year(?!-old)|"
    r"every (?:day|week|month|year))",
    re.IGNORECASE,
)
"""Counts of a longer time than that of one happening."""

STILL_OPEN = re.compile(
    r"\b(?:report(?:s|ed|edly)?|immediate(?:ly)?|so far|(?:as )?yet|initial(?:ly)?|at first|known|"
    r"confirmed|apparent(?:ly)?|appears?|seems?|else|others?|further|serious(?:ly)?|more)\b",
    re.IGNORECASE,
)
"""Words beside "no dead" that leave room for some: "no immediate reports of casualties"."""
WITHOUT = re.compile(
    r"\bwithout (?:any |a single )?(?P<what>loss of life|"
    r"(?:human )?(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|victims?|injur(?:y|ies))|"
    r"(?:anyone|anybody) (?:being |getting )?"
    r"(?:killed|hurt|injured|wounded|dying))\b",
    re.IGNORECASE,
)
"""Nobody counted, in so many words."""

PARTICIPLES = dict(
    pair.split(":")
    for pair in """beaten:beat begun:begin bought:buy broken:break brought:bring built:build
    burnt:burn caught:catch chosen:choose come:come cut:cut dealt:deal done:do drawn:draw
    driven:drive fed:feed fled:flee fought:fight found:find forbidden:forbid forgiven:forgive
    given:give gone:go got:get held:hold hidden:hide hit:hit hung:hang hurt:hurt kept:keep
    known:know laid:lay led:lead left:leave lent:lend lost:lose made:make meant:mean met:meet
    paid:pay put:put read:read run:run said:say seen:see sent:send set:set shot:shoot sold:sell
    sought:seek spent:spend spoken:speak spread:spread stolen:steal struck:strike sunk:sink
    sworn:swear taken:take taught:teach thought:think thrown:throw told:tell torn:tear
    withdrawn:withdraw won:win written:write""".split()
)
"""Irregular participles: "denies having met" is of meeting."""
STATE = _stems(
    """soldier soldiers troops army armies military police policemen gendarmes gendarmerie regiment
    battalion garrison government governmental conscripts constabulary air-force navy marines
    dragoons"""
)
"""Nouns for the armed forces of a state."""
INSURGENTS = _stems(
    """rebel rebels insurgent insurgents guerrilla guerrillas guerilla guerillas militant militants
    partisan partisans insurrectionists mutineers separatists"""
)
"""Nouns for those who bear arms against it."""
MOVEMENTS = _stems("brigade brigades front league party movement militia resistance union commando")
"""The last word of the name of a body that may bear arms against a state."""
DEEDS = frozenset(
    {"=burn", "=kill", "=shoot", "=attack", "=bomb", "=bombard", "=abduct", "=destroy"}
) | _stems("burn kill shoot attack bomb shell destroy plant kidnap abduct loot torture behead raze")
"""What is laid to somebody, and done by one side."""
SETTLED = _stems("sign convene bury born found ratify negotiate baptise crown marry")
"""What happens at one place only, whoever tells of it."""
