"""Looks at the plates that Ghostscript's tiffsep wrote, uncompressed: nothing on cyan, magenta and yellow,
something on black, and no other plates.

usage: plates.py FOLDER, which holds plate1(Cyan).tif, plate1(Magenta).tif …
"""

import pathlib
import re
import struct
import sys


def samples(path):
    """The bytes of the first picture of a TIFF: 255 is bare paper."""
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
    return bytes(255 - byte for byte in out) if ink_is_high else out


pages = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("plate*(*).tif")):
    page, ink = re.fullmatch(r"plate(\d+)\((.*)\)\.tif", path.name).groups()
    pages.setdefault(int(page), {})[ink] = sum(byte < 255 for byte in samples(path))
bad = not pages
for page, plates in sorted(pages.items()):
    print(f"page {page}: " + ", ".join(f"{ink} {count}" for ink, count in plates.items()) + " inked pixels")
    bad |= set(plates) != {"Cyan", "Magenta", "Yellow", "Black"}
    bad |= any(count for ink, count in plates.items() if ink != "Black") or not plates.get("Black")
sys.exit(bad)
