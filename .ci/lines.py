#!/usr/bin/env python3
"""Checks that a text, as another program reads it from the PDF, holds every recorded line, column by column.

usage: lines.py RECORDED.json TEXT
"""
import json
import sys


def solid(text):
    return "".join(text.split())


recorded = json.load(open(sys.argv[1], encoding="utf-8"))
lines = [solid(line) for line in open(sys.argv[2], encoding="utf-8")]
good = total = columns = 0
for article in recorded["articles"]:
    for column in article["columns"]:
        wanted = [solid(line["text"]) for line in column]
        starts = [at for at, line in enumerate(lines) if line == wanted[0]]
        best = max((sum(a == b for a, b in zip(lines[at:], wanted)) for at in starts), default=0)
        good, total, columns = good + best, total + len(wanted), columns + (best == len(wanted))
        if best < len(wanted):
            print(f"{article['id']}: {best} of {len(wanted)} lines of the column that begins {wanted[0]}")
print(f"{good} of {total} recorded lines, {columns} whole columns, as read by another program")
sys.exit(good != total)
