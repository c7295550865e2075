#!/usr/bin/env python3
"""Checks that a text, as another program reads it from the PDF, holds every recorded line, column by column.

usage: lines.py RECORDED.json TEXT [--parted]

--parted: a line whose byline stands far behind its text may be read as two.
"""
import json
import sys


def solid(text):
    return "".join(text.split())


recorded = json.load(open(sys.argv[1], encoding="utf-8"))
lines = [solid(line) for line in open(sys.argv[2], encoding="utf-8")]
lines = [line for line in lines if line]
parted = "--parted" in sys.argv[3:]


def read(at, wanted):
    """How many of the wanted lines stand one below the other from a line on."""
    found = 0
    for line in wanted:
        here, below = lines[at : at + 1], lines[at + 1 : at + 2]
        if parted and here + below and "".join(here + below) == line and "记者" in line:
            at += 1
            found += 1
        else:
            found += here == [line]
        at += 1
    return found


good = total = columns = 0
for article in recorded["articles"]:
    for column in article["columns"]:
        wanted = [solid(line["text"]) for line in column]
        starts = [at for at, line in enumerate(lines) if line == wanted[0]]
        best = max((read(at, wanted) for at in starts), default=0)
        good, total, columns = good + best, total + len(wanted), columns + (best == len(wanted))
        if best < len(wanted):
            print(f"{article['id']}: {best} of {len(wanted)} lines of the column that begins {wanted[0]}")
print(f"{good} of {total} recorded lines, {columns} whole columns, as read by another program")
sys.exit(good != total)
