"""``python -m bench``: accuracy and speed of everything, one part after the other.

Parts that measure on gold made by others need it in a folder ``shared`` beside the project; where
it is not there they say so and measure on our own data only. Ends with an error if a measure has
fallen below its floor. What takes minutes is measured where it is named: ``python -m bench
workbench``, ``scale``.
"""

from __future__ import annotations

import sys

from bench import (
    events,
    examples,
    figures,
    floors,
    incidents,
    narratives,
    reuse,
    scale,
    speed,
    statements,
    times,
    truth,
    voices,
    workbench,
)

PARTS = {
    "examples": examples.main,
    "times": times.main,
    "voices": voices.main,
    "figures": figures.main,
    "statements": statements.main,
    "events": events.main,
    "incidents": incidents.main,
    "narratives": narratives.main,
    "reuse": reuse.main,
    "truth": truth.main,
    "scale": scale.main,
    "speed": speed.main,
    "workbench": workbench.main,
}

SLOW = frozenset({"scale", "workbench"})


def main() -> None:
    wanted = sys.argv[1:] or [name for name in PARTS if name not in SLOW]
    del sys.argv[1:]  # the parts have arguments of their own
    for name in wanted:
        print(f"\n== {name} ==", flush=True)
        PARTS[name]()
    if floors.fallen:
        sys.exit("\nFallen below the floors of bench/floors.toml:\n" + "\n".join(floors.fallen))


if __name__ == "__main__":
    main()
