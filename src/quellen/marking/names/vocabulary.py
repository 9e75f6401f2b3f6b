"""Words that stand around names. Self-compiled from style guides' lists of titles and forms."""

from __future__ import annotations

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness count countess sheikh
    sheik ayatollah imam mullah hojatoleslam grand rabbi rev reverend father sister brother bishop
    archbishop cardinal pope president vice prime minister premier chancellor king queen prince
    princess emperor empress sultan emir tsar czar shah kaiser secretary ambassador senator sen
    congressman congresswoman rep representative mp governor gov mayor councillor councilor
    commissioner judge justice attorney general gen lieutenant lt colonel col major maj captain
    capt commander cmdr admiral adm marshal field brigadier brig sergeant sgt corporal private
    officer inspector detective chief constable sheriff deputy comrade chairman chairwoman
    director spokesman spokeswoman spokesperson comandante
    subcomandante then-president then-minister""".split()
)
"""Titles and offices before a personal name, lower case, without the full stop."""

FUNCTION_WORDS = frozenset("of the and for in on de la le du des del al el von van to a an".split())
"""Words that an acronym usually skips."""

NOT_NAMES = frozenset(
    """i we he she they it you today tomorrow yesterday monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december state government army police party church parliament""".split()
)
"""Single words that are capitalised for other reasons, or name nobody by themselves."""

ENTITY_TYPES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "work",
}
"""OntoNotes labels and the types we give; other labels (dates, quantities) are marked elsewhere."""
