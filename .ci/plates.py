"""Looks at the plates that Ghostscript's tiffsep wrote, uncompressed.

usage: plates.py FOLDER black
       plates.py FOLDER ink MOST BOXES [PLATE…]

FOLDER holds plate1(Cyan).tif, plate1(Magenta).tif …

black: nothing on cyan, magenta and yellow, something on black, and no other plates.
ink:   no pixel of a page has more than MOST percent of ink, all plates together; the plates named are there,
       besides those of the process inks, and have ink somewhere. BOXES is a file with the bleed box of each page,
       as shares of the sheet from its upper left corner: marks outside it print on every plate.
"""

import pathlib
import re
import struct
import sys

PROCESS = {"Cyan", "Magenta", "Yellow", "Black"}


def picture(path):
    """Width, height and the bytes of the first picture of a TIFF: 255 is bare paper."""
    data = path.read_bytes()
    order = {b"II": "<", b"MM": ">"}[data[:2]]
    at = struct.unpack_from(order + "I", data, 4)[0]
    tags = {}
    for entry in range(struct.unpack_from(order + "H", data, at)[0]):
        tag, kind, count, value = struct.unpack_from(order + "HHII", data, at + 2 + 12 * entry)
        size, letter = {3: (2, "H"), 4: (4, "I")}.get(kind, (0, ""))
        if not size:
            continue
        place = value if size * count > 4 else at + 2 + 12 * entry + 8
        tags[tag] = struct.unpack_from(f"{order}{count}{letter}", data, place)
    if tags[259] != (1,):
        raise SystemExit(f"{path.name}: compressed")
    ink_is_high = tags[262] == (0,) or tags[262] == (5,)
    out = b"".join(data[start : start + length] for start, length in zip(tags[273], tags[279]))
    out = bytes(255 - byte for byte in out) if ink_is_high else out
    return tags[256][0], tags[257][0], out


def pages(folder):
    found = {}
    for path in sorted(pathlib.Path(folder).glob("plate*(*).tif")):
        page, ink = re.fullmatch(r"plate(\d+)\((.*)\)\.tif", path.name).groups()
        found.setdefault(int(page), {})[ink] = picture(path)
    return sorted(found.items())


def black(folder):
    found = pages(folder)
    bad = not found
    for page, plates in found:
        inked = {ink: len(data) - data.count(255) for ink, (_, _, data) in plates.items()}
        print(f"page {page}: " + ", ".join(f"{ink} {count}" for ink, count in inked.items()) + " inked pixels")
        bad |= set(plates) != PROCESS
        bad |= any(count for ink, count in inked.items() if ink != "Black") or not inked.get("Black")
    return bad


def ink(folder, most, boxes, named):
    found = pages(folder)
    boxes = [list(map(float, line.split())) for line in open(boxes, encoding="utf-8")]
    bad = not found or len(found) != len(boxes)
    seen = set()
    for (page, plates), (left, top, right, bottom) in zip(found, boxes):
        width, height, _ = plates["Black"]
        # A pixel of the edge may belong to both sides.
        columns = range(int(left * width) + 1, int(right * width) - 1)
        rows = range(int(top * height) + 1, int(bottom * height) - 1)
        heaviest = 0
        inked = dict.fromkeys(plates, 0)
        for row in rows:
            lines = {}
            for name, (_, _, data) in plates.items():
                line = data[row * width + columns.start : row * width + columns.stop]
                if line.count(255) < len(line):
                    inked[name] += len(line) - line.count(255)
                    lines[name] = line
            if lines:
                heaviest = max(heaviest, max(map(sum, zip(*[[255 - b for b in line] for line in lines.values()]))))
        seen |= {name for name, count in inked.items() if count}
        print(f"page {page}: most ink {heaviest / 2.55:.1f} %; " + ", ".join(f"{n} {c}" for n, c in inked.items()))
        # Each plate is rounded to a 255th.
        bad |= heaviest > most * 2.55 + len(plates)
    missing = set(named) - seen
    if missing:
        print("no ink on the plates: " + ", ".join(sorted(missing)))
    other = seen - PROCESS - set(named)
    if other:
        print("ink on the plates: " + ", ".join(sorted(other)))
    return bad or missing or other


what = sys.argv[2]
sys.exit(1 if (black(sys.argv[1]) if what == "black" else ink(sys.argv[1], float(sys.argv[3]), sys.argv[4], sys.argv[5:])) else 0)
