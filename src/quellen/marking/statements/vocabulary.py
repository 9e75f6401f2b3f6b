"""Words that tell what kind of statement a clause makes.

Self-compiled: happenings from the vocabulary of chronologies and incident reports, modality after
the classes of FactBank (Saurí & Pustejovsky 2009), evaluation from the guides of news agencies to
words that editors should attribute.
"""

from __future__ import annotations

EVENT_NOUNS = frozenset(
    """abduction accident advance agreement ambush annexation announcement appointment arrest
    arrival assassination assault attack ballot battle birth blast blockade bombardment
    bombing boycott breakthrough broadcast burial capture ceasefire cease-fire clash closure
    collapse conference conquest coronation coup crackdown crash cyclone death declaration
    defeat demolition demonstration departure deployment derailment disaster earthquake
    election eruption escape eviction evacuation execution exodus expulsion explosion fall
    famine fighting fire firing flight flood founding funeral genocide handover hanging
    hearing hijacking hurricane incident independence inquest inquiry inspection
    insurrection intervention invasion investigation killing kidnapping landing landslide
    launch liberation looting march massacre meeting merger mobilisation mobilization murder
    mutiny occupation offensive operation outbreak overthrow partition petition pogrom
    poisoning privatisation privatization proclamation protest purge raid rally rebellion
    recapture referendum release removal resignation resolution retreat return revolt
    revolution riot robbery sabotage search secession seizure shelling shooting siege
    signing speech split stampede strike strikes summit surrender suspension takeover
    testimony treaty trial truce uprising verdict victory vote walkout war warning
    withdrawal wreck""".split()
)
"""Nouns that name a happening by themselves."""

DOERS_OF = frozenset(
    """accident advance appearance arrival ascent birth collapse coronation crash death defection
    departure descent disappearance emergence entry eruption escape exit exodus explosion fall
    flight hearing independence landing march meeting mutiny outbreak protest rebellion
    resignation retreat return revolt rise secession sinking speech split strike suicide
    surrender trial uprising victory visit walkout withdrawal""".split()
)
"""Event nouns whose "of" or possessive tells who does it, or to whom it simply happens."""

HAPPENING_SUFFIXES = ("tion", "sion", "ment", "ance", "ence", "ing")
"""Endings of nouns made from verbs; they count when they say of whom or by whom."""

NOT_NEGATIVE = frozenset({("plead", "contest")})
"""Verbs with objects whose "no" denies nothing: "pleaded no contest"."""

WORDS_OF_MOUTH = frozenset(
    """accusation affirmation allegation argument assertion assumption characterisation
    characterization claim comment complaint confirmation contention declaration description
    explanation implication impression insinuation insistence interpretation mention opinion
    prediction presentation question recommendation reference rumour rumor statement suggestion
    suspicion understanding warning""".split()
)
"""Nouns for what is said or thought: no happenings, whatever they are made of."""

TELLING_WHEN = frozenset("after before since upon by while".split())
"""Prepositions before a verb in -ing that tells something of its own: "after confessing"."""

FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll"})
POSSIBLE_AUXILIARIES = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
OWED = frozenset({"should", "ought"})
"""With "have" these tell what did not happen: "should have closed the mine"."""
SEEMING = frozenset({"seem", "appear"})
INTENDING = frozenset(
    "plan intend promise vow threaten want hope aim offer agree pledge propose wish".split()
)
"""Verbs whose infinitive tells what has not happened yet."""
WANTING = frozenset("demand need order propose recommend request urge want wish".split())
"""What somebody wants done is not done yet: "wanted the mill closed"."""
ACCUSING = frozenset("accuse suspect charge blame".split())
"""What somebody is accused of doing is alleged to have been done."""
RAISING = frozenset(
    """allege assume believe consider find know presume report rumour rumor say suspect
    think understand""".split()
)
"""Passive, their infinitive is told, not only aimed at: "is believed to have fled"."""
PROMISING = frozenset("promise vow swear threaten offer".split())
"""With an object, their infinitive is still the subject's: "promised her to come"."""
PROFESSING = frozenset("claim profess pretend purport".split())
"""The same in the active: "claims to be neutral"."""
CONDITIONAL_MARKS = frozenset({"if", "unless", "whether", "lest"})
HEDGES = frozenset(
    """apparently presumably probably possibly perhaps seemingly likely maybe arguably supposedly
    evidently""".split()
)
ALLEGING = frozenset("allegedly reportedly purportedly ostensibly".split())
EVALUATIVE = frozenset(
    """absurd appalling atrocious barbaric beautiful blatant brave brilliant brutal catastrophic
    charming corrupt courageous cowardly criminal cruel deceitful deceptive deplorable
    despicable devastating diabolical disastrous disgraceful disgusting dishonest duplicitous evil
    excellent failed false fantastic flagrant foolish glorious great heinous heroic hollow honest
    horrible horrific hostile humiliating hypocritical ideal illegitimate immense immoral impressive
    inept infamous inhuman innocent intolerable invaluable irresponsible magnificent malicious
    meaningless misguided monstrous naive nefarious noble notorious obscene outrageous pathetic
    patriotic progressive puppet reckless regrettable remarkable repressive ridiculous righteous
    ruthless sad savage scandalous senseless shameful shocking sinister so-called staunch tremendous
    terrible toxic tragic treacherous unacceptable unfair unfortunate unjust unjustified
    unprecedented unwarranted vicious vile wicked wonderful wrong
    adequate crucial deficient definitive effective inadequate ineffective insufficient pivotal
    staggering successful unsuccessful
    absurdity betrayal catastrophe disgrace farce folly hypocrisy insult lie mistake mockery
    nonsense outrage scandal shame tragedy travesty triumph""".split()
)
"""Words that judge. They make a statement an opinion where they are its predicate, and are listed
as a reason elsewhere; they say nothing about whether its source is right."""
OPINION_VERBS = frozenset("believe think feel hope wish regret deserve want love hate fear".split())
GENERIC_TIMES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
