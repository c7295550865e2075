#!/usr/bin/env python3
"""Checks that a text, as another program reads it from the PDF, has every line of standard input, white space aside.

usage: says.py TEXT <LINES
"""
import sys


def solid(text):
    # Zero-width spaces are what glyphs say that are part of another.
    return "".join(text.split()).replace("\u200b", "")


said = solid(open(sys.argv[1], encoding="utf-8").read())
missing = [line for line in sys.stdin if solid(line) not in said]
for line in missing:
    print(f"not read: {line}", end="")
sys.exit(bool(missing))
