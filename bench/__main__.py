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
    names,
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
    "names": names.main,
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
    wanted = sys.argv[1:] or [part for part in PARTS if part not in SLOW]
    del sys.argv[1:]  # the parts have arguments of their own
    for part in wanted:
        print(f"\n== {part} ==", flush=True)
        PARTS[part]()
    if floors.fallen:
        sys.exit("\nFallen below the floors of bench/floors.toml:\n" + "\n".join(floors.fallen))


if __name__ == "__main__":
    main()
