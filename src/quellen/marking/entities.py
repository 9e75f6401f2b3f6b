"""Named entities as spaCy's recogniser finds them, for all words at once.

The recogniser goes through a text and takes at each word the best of the BILUO moves that are
allowed (Begin, In, Last, Unit, Out; Ratinov and Roth 2009). What it thinks of a word outside of an
entity depends on that word alone; inside one, on the word, the one before it and the first of the
entity. So all words are scored in one product of matrices, and only entities of several words are
followed step by step, all of them together. The entities are the same; what is saved is asking at
every word for every move whether it is allowed, which took spaCy most of its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Found = tuple[int, int, str]
"""First token, the token after the last, label."""
HERE, FIRST, BEFORE = range(3)
"""The words that a score depends on: looked at, first of its entity, the one before."""


@dataclass(frozen=True, slots=True, eq=False)
class Recogniser:
    """What a recogniser has learnt: arrays of numpy, by the words that they weigh and by moves."""

    vectors: Any
    """The model that gives a vector for each word of some texts."""
    weights: Any
    absent: Any
    """What stands in for the first word and the one before outside of an entity."""
    bias: Any
    outer: Any
    outer_bias: Any
    outer_moves: tuple[str, ...]
    """``O``, ``B-PERSON``, ``U-PERSON`` …"""
    inner: Any
    """By outer move: weights for going on, then for closing."""
    inner_bias: Any

    def entities(self, docs: Sequence[Any]) -> list[list[Found]]:
        """The entities of texts that are divided into sentences, in order."""
        if not any(len(doc) for doc in docs):
            return [[] for _ in docs]
        words = self.vectors.predict(docs)
        blank, final = _limits(docs)
        moves = self._outside(words, blank, final)
        found = self._walk(moves, self._ends(words, moves, final))
        return _by_text(found, [len(doc) for doc in docs])

    def _outside(self, words: Any, blank: Any, final: Any) -> Any:
        """The best move at each word, if no entity is open: its index."""
        import numpy as np

        hidden = words @ self.weights[HERE] + self.absent[FIRST] + self.absent[BEFORE]
        scores = self._pooled(hidden) @ self.outer + self.outer_bias
        begins = np.array([move[0] == "B" for move in self.outer_moves])
        names = np.array([move[0] != "O" for move in self.outer_moves])
        scores[np.ix_(final, begins)] = -np.inf
        scores[np.ix_(blank, names)] = -np.inf
        return scores.argmax(axis=1)

    def _ends(self, words: Any, moves: Any, final: Any) -> dict[int, int]:
        """For each word that begins an entity of several, where that ends."""
        import numpy as np

        starts = np.array([move[0] == "B" for move in self.outer_moves])[moves].nonzero()[0]
        places, ends = starts + 1, dict[int, int]()
        while len(starts):
            hidden = words[places] @ self.weights[HERE] + words[starts] @ self.weights[FIRST]
            pooled = self._pooled(hidden + words[places - 1] @ self.weights[BEFORE])
            scores = np.einsum("wh,wmh->wm", pooled, self.inner[moves[starts]])
            scores += self.inner_bias[moves[starts]]
            closed = final[places] | (scores[:, 1] > scores[:, 0])
            ends.update(zip(starts[closed].tolist(), (places[closed] + 1).tolist(), strict=True))
            starts, places = starts[~closed], places[~closed] + 1
        return ends

    def _pooled(self, hidden: Any) -> Any:
        """Maxout: the greatest of the pieces of each unit."""
        return (hidden + self.bias).reshape(len(hidden), -1, self.outer.shape[0]).max(axis=1)

    def _walk(self, moves: Any, ends: dict[int, int]) -> Iterator[Found]:
        import numpy as np

        names = [i for i, move in enumerate(self.outer_moves) if move != "O"]
        at = 0
        for place in np.isin(moves, names).nonzero()[0].tolist():
            if place >= at:
                at = ends.get(place, place + 1)
                yield place, at, self.outer_moves[moves[place]][2:]


def _limits(docs: Sequence[Any]) -> tuple[Any, Any]:
    """For each word, whether it is a blank, and whether it is the last of its sentence."""
    import numpy as np

    rows = [doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs]
    for row in rows:
        row[:1, 1] = 1
    blank, first = np.concatenate(rows).T == 1
    return blank, np.append(first[1:], True)


def _by_text(found: Iterator[Found], lengths: Sequence[int]) -> list[list[Found]]:
    """Entities with the places that their words have in their own text."""
    texts: list[list[Found]] = [[] for _ in lengths]
    number, begin = 0, 0
    for start, end, label in found:
        while start >= begin + lengths[number]:
            begin += lengths[number]
            number += 1
        texts[number].append((start - begin, end - begin, label))
    return texts


# ---------------------------------------------------------------- what spaCy has trained


def recogniser_of(component: Any) -> Recogniser | None:
    """What a component of a pipeline has learnt; None if it decides in another way than this."""
    model = component.model
    greedy = model.name == "parser_model" and component.cfg.get("beam_width") == 1
    if not greedy or not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return None
    vectors, lower, upper = model.layers
    moves = [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]
    if lower.get_dim("nF") != len((HERE, FIRST, BEFORE)) or upper.name != "linear":
        return None
    return _gathered(vectors, lower, upper, moves)


def _gathered(vectors: Any, lower: Any, upper: Any, moves: list[str]) -> Recogniser:
    import numpy as np

    weights = lower.get_param("W").transpose(0, 3, 2, 1)  # words, vector, pieces, units
    classes, bias = upper.get_param("W"), upper.get_param("b")
    outer = [i for i, move in enumerate(moves) if move[0] in "BUO" and move != "U-"]
    number = {move: i for i, move in enumerate(moves)}
    inner = [[number.get(f"{kind}{moves[i][1:]}", i) for kind in "IL"] for i in outer]
    return Recogniser(
        vectors,
        np.ascontiguousarray(weights.reshape(*weights.shape[:2], -1)),
        lower.get_param("pad")[0].transpose(0, 2, 1).reshape(len(weights), -1),
        lower.get_param("b").T.reshape(-1),
        np.ascontiguousarray(classes[outer].T),
        bias[outer],
        tuple(moves[i] for i in outer),
        classes[inner],
        bias[inner],
    )
