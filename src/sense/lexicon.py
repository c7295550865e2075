"""Makes lexicon.tsv of a dictionary in jieba's form (word, frequency, part of speech) and of kinds.tsv.

    python3 src/sense/lexicon.py dict.txt > src/sense/lexicon.tsv

Taken are words of at most five characters that occur twenty times or more, without names of persons, and all single
characters. A line is a word, a tab, its kind (one letter, or two: the first after a number) and its cost, ten times the
natural logarithm of how rare it is. Lines are sorted by their bytes, so that a word is found without reading them all.
"""

import math
import pathlib
import sys

KINDS = {"ad": "d", "df": "d", "i": "v", "b": "a", "vn": "n", "an": "n", "ng": "n"}
PERSONS = {"nr", "nrt", "nrfg"}
LEAST, LONGEST = 20, 5
OWN_FREQUENCY = 4000


def kind(tag):
    if tag in KINDS:
        return KINDS[tag]
    return tag[0] if tag[0] in "vamqrcptfdu" and tag != "zg" else "n"


own = {}
for line in (pathlib.Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8").splitlines():
    if not line.startswith("#"):
        name, words = line.split("\t")
        own |= dict.fromkeys(words.split(), name)

entries, total = {}, 0
for line in open(sys.argv[1], encoding="utf-8"):
    word, frequency, tag = line.split()
    total += int(frequency)
    entries[word] = (int(frequency), tag)

lines = []
for word in entries.keys() | own.keys():
    frequency, tag = entries.get(word, (OWN_FREQUENCY, "n"))
    known = len(word) == 1 or (LEAST <= frequency and len(word) <= LONGEST and tag not in PERSONS)
    if known or word in own:
        is_in = max(frequency, OWN_FREQUENCY if len(word) > 1 and word in own else 1)
        cost = round(10 * math.log(total / is_in))
        lines.append(f"{word}\t{own.get(word) or kind(tag)}{cost}\n".encode())
sys.stdout.buffer.write(b"".join(sorted(lines)))
