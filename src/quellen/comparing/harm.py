"""Words for what brings people to harm: a report that opens with one tells of such an event."""

from __future__ import annotations

from quellen.comparing.terms import stem

HURT = frozenset({"killed", "injured", "missing", "displaced", "executed"})
HARM = frozenset(
    stem(word)
    for word in """accident ambush assassinate assassination assault attack avalanche battle blast
    blaze bomb bombard bombardment bombing burn capsize clash collapse collide
    collision crackdown crash cyclone dead deadly death derail derailment die died
    drown dying earthquake epidemic eruption execute execution explode explosion
    famine fatal fatality fight fighting fire flood grenade gunfire hit homicide
    hurricane incursion infanticide injure invade invasion kill landslide lynch
    massacre missile mortar murder offensive overturn pogrom raid rampage riot
    rocket shell shelling shoot shooting shot sink slaughter slay slaying stab
    stabbing stampede storm strike suicide torture uprising wound wreck""".split()
)
"""What brings casualties, verbs and nouns. Self-compiled."""
AFTERMATH = frozenset(
    stem(verb)
    for verb in """accuse add allege announce appeal appear apprehend arraign arrest ask believe
    book brief bury canvass charge claim comb commemorate condemn confirm convict cordon court
    describe detain detail determine discuss face file find gather grieve hear hold honor identify
    indict interview investigate issue jail learn look mourn name note plead post praise probe
    protest publish question recall release remember report request resume return review rule say
    schedule search seek sentence speak state step surrender suspect tell testify thank think turn
    update visit vow want warn witness work""".split()
)
"""What is done about such an event on a later day: its date is not that of the event.
Self-compiled."""
