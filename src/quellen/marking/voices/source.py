"""The source of a predicate: who is the one that says, thinks or wants."""

from __future__ import annotations

from quellen.marking.language import Token
from quellen.marking.voices.setting import Setting
from quellen.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_INHERIT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
_SPEAKING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


def source_of(verb: Token) -> Token | None:
    """Head word of the source: its own subject, or the one it shares; None if left unsaid."""
    if is_passive(verb):
        return subject_of(verb) if verb.lemma in _FELT else agent_of(verb)
    if verb.lemma in ("hear", "learn"):
        told = _from_whom(verb)
        if told is not None:
            return told
    own = subject_of(verb)
    if own is not None and not _strayed(own, verb):
        return _past_label(own) if own.dep != "expl" else None
    if own is not None:
        return beside(verb)
    return _inverted(verb) or _reduced(verb) or _shared(verb, 0)


def _inverted(verb: Token) -> Token | None:
    """ "“Who gave the order?” asked the judge": an object, to the parser."""
    said = any(c.dep == "ccomp" and c.i < verb.i for c in verb.children)
    after = [c for c in verb.children if c.i > verb.i and c.dep not in ("punct", "advmod")]
    things = [c for c in after if c.dep == "dobj" and c.tag[:2] in ("NN", "PR")]
    if not said or verb.tag not in ("VBD", "VBZ") or things != after[:1]:
        return None
    return things[0] if things and min(t.i for t in things[0].subtree()) == verb.i + 1 else None


_FELT = frozenset("persuade convince".split())
"""Who is persuaded that P is the one who thinks so."""
_LABELS = frozenset("date publication tag tags updated posted".split())


def _past_label(subject: Token) -> Token:
    """ "Date of publication 3 May 1999 State media": a line of data ran into the sentence."""
    if subject.lower not in _LABELS:
        return subject
    return next((c for c in subject.children if c.dep in ("conj", "appos")), subject)


def _reduced(verb: Token) -> Token | None:
    """ "Witnesses cited in the report say that P": the parser takes "cited" for their verb."""
    clauses = [c for c in verb.children if c.dep == "ccomp"]
    if len(clauses) > 1 and clauses[0].i < verb.i < clauses[-1].i and verb.tag != "VBG":
        return subject_of(clauses[0])
    return None


def neighbour(verb: Token, setting: Setting) -> Token | None:
    """The noun right before a finite verb that the parser gave no subject."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or subject_of(verb) is not None:
        return None
    i = verb.i - 1
    while i > 0 and setting.tokens[i].tag in ("RB", "MD"):
        i -= 1
    token = setting.tokens[max(i, 0)]
    if token.i >= verb.i or token.tag not in _SPEAKING or token.head is verb:
        return None
    whole = token
    while whole.dep == "pobj" and whole.head.head.tag in _SPEAKING and whole.head.i < whole.i:
        whole = whole.head.head
    if whole.dep == "appos":
        return whole
    while token.dep in ("conj", "compound") and token.head.i >= token.i - 3:
        token = token.head
    named = token.tag == "NNP" and verb.tag != "VBP"
    return token if token.i < verb.i and (named or token.dep not in ("pobj", "dobj")) else None


def _from_whom(verb: Token) -> Token | None:
    """ "heard from the pilot that P": the pilot said so."""
    for child in verb.children:
        if child.dep == "prep" and child.lower == "from":
            return next((c for c in child.children if c.dep == "pobj"), None)
    return None


def _strayed(subject: Token, verb: Token) -> bool:
    """Whether what the parser takes for the subject stands too far behind the verb."""
    if subject.i < verb.i:
        return False
    first = min(t.i for t in subject.subtree())
    return first > verb.i + 1 and subject.i > verb.i + 2


def beside(verb: Token) -> Token | None:
    """The subject before a verb that the parser hung elsewhere: "Kova, a baker, said"."""
    for token in reversed([t for t in verb.head.subtree() if t.i < verb.i][-30:]):
        if token.dep in ("nsubj", "ROOT", "appos", "dobj", "conj") and token.tag in _SPEAKING:
            found = token
            while found.dep == "appos" and found.head.i < found.i:
                found = found.head
            return found
    return None


def is_passive(verb: Token) -> bool:
    if verb.tag != "VBN":
        return False
    if any(c.dep in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if any(c.dep in ("aux", "nsubj") for c in verb.children):
        return False
    return verb.dep in ("acl", "advcl") or (verb.dep == "conj" and is_passive(verb.head))


def agent_of(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            return next((c for c in child.children if c.dep == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject that stands nearest: quoted words before it may seem to have one too."""
    found = [c for c in verb.children if c.dep in SUBJECTS]
    return min(found, key=lambda c: abs(c.i - verb.i)) if found else None


def _shared(verb: Token, depth: int) -> Token | None:
    """The subject that a participle, an infinitive or a second verb takes from its governor."""
    head = verb.head
    if head is verb or depth > 4:
        return None
    if verb.dep == "acl" and head.lemma == "pain" and head.head.head.lemma == "be":
        return subject_of(head.head.head)  # "was at pains to deny that P"
    if verb.dep in ("acl", "relcl"):
        return issuer_of(head) or (head if head.tag.startswith(("N", "PRP", "D")) else None)
    if verb.dep not in _INHERIT and verb.lower not in ("short", "far", "instead"):
        return None
    if verb.dep == "pcomp" and head.lower == "as":
        return _quoted(head.head)
    if verb.dep == "pcomp" and head.lower in ("of", "for", "from") and head.head.tag[0] == "V":
        blamed = next((c for c in head.head.children if c.dep == "dobj"), None)
        if blamed is not None:
            return blamed
    if head.dep == "acomp" and verb.dep == "xcomp":
        own = subject_of(head.head)
        return own if own is not None and own.lower != "it" else None
    if head.tag.startswith("N") and verb.dep in ("xcomp", "pcomp", "advcl"):
        return head
    if not head.tag.startswith(("V", "M", "I", "T", "J", "R")):
        return None
    if verb.dep == "xcomp":
        controlled = next((c for c in head.children if c.dep in ("dobj", "dative")), None)
        if controlled is not None and controlled.i < verb.i:
            return controlled
    if head.tag.startswith("V"):
        own = subject_of(head)
        if own is not None:
            time = head.lemma == "take" and own.lower == "it"  # "it took years to realise"
            return own if own.dep != "expl" and not time else None
        if is_passive(head) and verb.dep == "conj":
            return agent_of(head)
    return _shared(head, depth + 1)


_ISSUING = frozenset("issue release publish file write send put post circulate submit sign".split())
_PAPERS = frozenset("statement letter paper release memo memorandum email motion note".split())


def issuer_of(paper: Token) -> Token | None:
    """ "The council issued a statement calling it a raid": the council calls it one."""
    verb = paper.head
    written = paper.dep == "dobj" and verb.lemma in _ISSUING and paper.lemma in _PAPERS
    elsewhere = any(c.lower in ("from", "by") for c in paper.children)
    return source_of(verb) if written and not elsewhere else None


def _quoted(verb: Token) -> Token | None:
    """ "quoted a sergeant as saying", "a sergeant was quoted as saying": the sergeant."""
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    return next((c for c in verb.children if c.dep == wanted), None)


def source_span(head: Token, setting: Setting, cue: Token | None = None) -> Span | None:
    """The noun phrase of a source, appositions included, clauses that follow it left out."""
    last = _last_of_phrase(head, cue)
    tokens = [
        t for t in head.subtree() if t.i <= last and (cue is None or not _below(t, cue, head))
    ]
    if not tokens:
        return None
    run = _contiguous(tokens, head)
    while len(run) > 1 and run[0].tag in ("CD", "LS") and "." in run[0].text:
        run = run[1:]  # the number of a paragraph
    run = _after_dateline(_after_year(run, head), head)
    return setting.trimmed(run[0].start, run[-1].end)


def _after_dateline(run: list[Token], head: Token) -> list[Token]:
    """ "CASTREL - Police": a place in capitals and a dash before the sentence."""
    for k, token in enumerate(run[:6]):
        place = "".join(t.text for t in run[:k])
        if token.text in ("-", "–", "—", "--") and place.isupper() and k + 1 < len(run):
            return run[k + 1 :] if head.i > token.i else run
    return run


def _after_year(run: list[Token], head: Token) -> list[Token]:
    """Without a line of data that ran into the sentence: "Published 3 May 1999 State media"."""
    for k in range(len(run) - 2, -1, -1):
        token, following = run[k], run[k + 1]
        year = token.i < head.i and len(token.text) == 4 and token.text.isdecimal()
        whole = k > 1 and run[k - 2].text.isdecimal() and run[0].tag != "DT"
        if year and whole and following.text[:1].isupper():
            return run[k + 1 :]
    return run


def _below(token: Token, cue: Token, head: Token) -> bool:
    """Whether a token hangs on the cue, where the cue itself hangs on the source."""
    while token is not head:
        if token is cue:
            return True
        token = token.head
    return False


def _last_of_phrase(head: Token, cue: Token | None) -> int:
    end = max(t.i for t in head.subtree())
    if cue is not None and cue.i > head.i:
        end = min(end, cue.i - 1)
    for child in head.children:
        if child.i > head.i and (
            child.dep in ("relcl", "advcl", "ccomp", "parataxis")
            or child.lemma in ("quote", "cite")
        ):
            end = min(end, min(t.i for t in child.subtree()) - 1)
    return max(end, head.i)


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The stretch of neighbouring tokens that the head word stands in."""
    place = next(k for k, t in enumerate(tokens) if t is head)
    first = last = place
    while first and tokens[first - 1].i == tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    run = tokens[first : last + 1]
    while len(run) > 1 and run[0].dep in ("cc", "punct") and run[0] is not head:
        run = run[1:]
    while len(run) > 1 and run[-1].lower in (",", ";", ":", "—", "–", "--", "that", "who"):
        run = run[:-1]
    return run
