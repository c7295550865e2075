#!/usr/bin/env python3
"""Holds every glyph of subsets against its font as FreeType draws both: points, flags, contours and the advance, in the units of
the font.

usage: draws.py FOLDER --least FONTS

FOLDER is what `BANXIN_SUBSETS` named in the tests of `src/write/tests.rs`. In it are subsets, and beside each, as `.cuts`, the
path of its font, the number of the face and, a line each, its glyphs: the number in the font, and of a twin how far it is moved
and its advance.
"""
import argparse
import ctypes
import io
import multiprocessing
import pathlib
import struct
import sys

import freetype
from freetype.raw import FT_Load_Glyph, FT_Outline_Translate

# As the font has it: not scaled, and so not hinted.
LOAD = freetype.FT_LOAD_NO_SCALE
# Twins that FreeType draws otherwise, and why that is none of the subset's. Each must come out so where its font is at hand.
OTHERWISE = {
    ("LinLibertine_I.otf", 175): "a contour ends 0.00002 from where it began, by a sum of decimals; FreeType rounds both alike, or "
    "not, by their sign, and so drops the last point, or does not",
}


def source(path, number):
    """A face of a font. One with a table `CFF ` is that table alone, as its subset is: advances are those of charstrings."""
    font = path.read_bytes()
    start = struct.unpack_from(">I", font, 12 + 4 * number)[0] if font[:4] == b"ttcf" else 0
    for record in range(start + 12, start + 12 + 16 * struct.unpack_from(">H", font, start + 4)[0], 16):
        tag, _, at, length = struct.unpack_from(">4s3I", font, record)
        if tag == b"CFF ":
            return freetype.Face(io.BytesIO(font[at : at + length]))
    return freetype.Face(str(path), number)


def drawn(face, glyph, aside=0):
    """What is drawn of a glyph, so far aside, and its advance."""
    error = FT_Load_Glyph(face._FT_Face, glyph, LOAD)
    if error:
        return f"error {error}", None
    slot = face._FT_Face.contents.glyph.contents
    outline = slot.outline
    if aside:
        FT_Outline_Translate(ctypes.byref(outline), -aside, 0)
    # Compared is memory: lists of Python's would take most of the time.
    parts = (
        ctypes.string_at(outline.points, outline.n_points * ctypes.sizeof(freetype.FT_Vector)),
        ctypes.string_at(outline.tags, outline.n_points),
        ctypes.string_at(outline.contours, outline.n_contours * ctypes.sizeof(ctypes.c_short)),
    )
    return parts, slot.metrics.horiAdvance


def held(cuts):
    """The path of the font of a subset, how many glyphs and twins were held against it, what is not the same, and the twins of
    OTHERWISE that were met."""
    path, number, *glyphs = cuts.read_text(encoding="utf-8").splitlines()
    path = pathlib.Path(path)
    file = next(file for ending in (".cff", ".ttf") if (file := cuts.with_suffix(ending)).exists())
    font, subset = source(path, int(number)), freetype.Face(str(file))
    counts, faults, otherwise = [0, 0], [], []
    if font.units_per_EM != subset.units_per_EM:
        faults.append(f"{file.name}: {subset.units_per_EM} units are an em, {font.units_per_EM} in the font")
    for new, glyph in enumerate(glyphs):
        glyph, *twin = map(int, glyph.split())
        due, due_advance = drawn(font, glyph)
        aside, due_advance = twin or (0, due_advance)
        found, advance = drawn(subset, new, aside)
        named = f"{file.name}: glyph {glyph}{', moved,' if twin else ''}"
        differs = due != found
        if twin and (path.name, glyph) in OTHERWISE:
            otherwise.append((path.name, glyph))
            differs = not differs
        if differs:
            faults.append(f"{named} is not drawn as it should be")
        if advance != due_advance:
            faults.append(f"{named} has the advance {advance}, not {due_advance}")
        # Glyph 0 is in every subset of a font.
        counts[bool(twin)] += glyph > 0 or cuts.stem.endswith("-0")
    return path, counts, faults, otherwise


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=pathlib.Path)
    asked.add_argument("--least", type=int, required=True, help="as many fonts must be there")
    asked = asked.parse_args()
    # The largest first, so that no core ends long after the others.
    lists = sorted(asked.folder.glob("*.cuts"), key=lambda cuts: (-cuts.stat().st_size, cuts.name))
    with multiprocessing.Pool() as pool:
        results = pool.map(held, lists, chunksize=1)
    faults = [fault for result in results for fault in result[2]]
    for fault in faults[:50]:
        print(fault)
    for one in (one for result in results for one in result[3]):
        print(f"{one[0]}: the twin of glyph {one[1]} is drawn otherwise: {OTHERWISE[one]}")
    fonts = len({path for path, *_ in results})
    glyphs, twins = (sum(result[1][kind] for result in results) for kind in (0, 1))
    version = ".".join(map(str, freetype.version()))
    print(f"FreeType {version}: {fonts} fonts, {glyphs} glyphs and {twins} twins, {len(faults)} faults")
    if fonts < asked.least:
        print(f"{asked.least} fonts at least")
    return bool(faults) or fonts < asked.least


if __name__ == "__main__":
    sys.exit(main())
