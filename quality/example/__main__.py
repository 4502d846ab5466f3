"""Prints every point of the example story that is missed, with the reason.

python -m quality.example [encoder|rules]
"""

from __future__ import annotations

import sys

from quality.example.judging import missed
from quality.example.points import load, points
from quality.example.scoring import read_story

if __name__ == "__main__":
    expected = load()
    wanted = points(expected)
    found = list(missed(wanted, read_story(expected, *sys.argv[1:2])))
    for point, reason in found:
        print(f"{point.name}\n    {reason}")
    print(f"{len(wanted) - len(found)} of {len(wanted)} points reached")
