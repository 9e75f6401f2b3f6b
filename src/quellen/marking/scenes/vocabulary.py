"""Words of reports, by what their date is the date of. Self-compiled from the usage of news desks.

Dictionary forms. The classes follow how a report is built: what happened, how it came to be known,
what was done about it.
"""

from __future__ import annotations

HARM_VERBS = frozenset(
    """ambush assassinate assault attack attempt bomb bombard burn capsize collapse collide crash
    derail detonate discharge drown electrocute erupt execute explode fire flood gun hang hijack
    hit hurt ignite injure invade kidnap kill massacre murder open overturn plunge raid ram rob
    rock rupture sever shell shoot sink slaughter slay stab storm strangle strike torch trample
    wound wreck""".split()
)
"""What brings people to harm: its date is that of the event."""
OCCURRING = frozenset("happen occur transpire unfold erupt stem".split())
"""What only an event does."""
OCCURRING_WITH = {"take": "place", "break": "out", "go": "off", "ring": "out", "open": "fire"}
"""The same of two words: "took place", "broke out", "shots rang out"."""
HAPPENINGS = frozenset(
    """accident ambush argument assassination assault attack avalanche battle beheading blast blaze
    bombardment bombing brawl burglary carjacking clash clashes collapse collision confrontation
    coup crackdown crash crime derailment disaster disturbance earthquake episode eruption
    execution explosion fight fire flood gunfight gunfire gunshot gunshots hijacking homicide
    hostage incident infanticide invasion killing landslide lynching march massacre melee murder
    offensive pogrom protest quake raid rampage riot robbery shelling shoot-out shootout shooting
    shot shots siege slaughter slaying stabbing stampede storm strike suicide tragedy uprising
    violence wreck""".split()
)
"""Nouns that name the event itself."""
COMING_TO_KNOW = frozenset(
    """alert arrive call discover dispatch find hear locate notice receive report respond rush
    send summon""".split()
)
"""How helpers came to know of it: mostly on the same day."""
DYING = frozenset("die death pass pronounce succumb bleed funeral".split())
"""The date of a death may be later than that of what caused it."""
AFTERMATH = frozenset(
    """accuse add allege announce appeal appear apprehend arraign arrest ask believe book brief bury
    canvass charge claim comb commemorate condemn confirm convict cordon court describe detail
    detain determine discuss explain face file find gather grieve hear hold honor identify indict
    interview investigate issue jail learn look mourn name note plead post praise probe protest
    publish question recall release remain remember report request resume return review rule say
    schedule search seek sentence speak state step surrender suspect take tell testify thank think
    turn update visit vow want warn witness work write""".split()
)
"""What is done about an event, often on a later day: its date is not that of the event."""
TOLD = frozenset("according add announce confirm explain note report say state tell write".split())
"""Verbs under which others' words stand."""
VENUES = frozenset(
    """academy airport apartment apartments avenue ave bar base blvd boulevard bridge building camp
    cathedral cemetery center centre chapel church circle clinic club college court creek drive dr
    expressway field gardens hall high highway hospital hotel house inn jail junction
    lake lane library lounge mall market medical middle mosque motel museum palace park parkway
    pike plaza prison restaurant river road school square stadium station store street st
    supermarket temple theater theatre tower university way""".split()
)
"""The last word of a name that is smaller than a town, or an institution in one."""
OFFICES = frozenset(
    """police sheriff fire pd cops detectives officers firefighters paramedics deputies
    mayor""".split()
)
"""Who comes where something happened; the name before them is that of the town."""
NO_TOWN = frozenset(
    """state metro metropolitan federal county city national military local secret the a border
    park transit highway campus school airport railway riot religious morality security traffic
    university north south east west northern southern eastern western central regional area
    capitol district homicide narcotics however according while when after but and in on as if this
    that these those authorities meanwhile both several some all new""".split()
)
"""Capitalised words before "police" that name no town."""
WORDS_OF_HEADLINES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december office department news photo image video
    shot shooting police man woman boy girl teen child mother father baby home house party fatal
    deadly update victim victims suspect suspects family life media facebook twitter""".split()
)
"""Words with a capital in headlines and captions, towns of a far country though some are."""
SETTLEMENTS = frozenset(
    "city town village hamlet suburb community borough township municipality".split()
)
QUARTERS = frozenset("neighborhood neighbourhood section district quarter ward".split())
"""Parts of a town: "the Feltham section of Harwick"."""
ELSEWHERE = frozenset(
    "live reside grow bear work hospital hospitalize jail treat court center attend".split()
)
"""Where somebody lives, is treated or tried is not where it happened."""
PAPERS = frozenset(
    """news times tribune post press journal herald gazette chronicle enterprise sun star daily
    register courier dispatch bee globe observer record leader mirror telegraph guardian""".split()
)
"""Behind a town, the name of its newspaper."""
