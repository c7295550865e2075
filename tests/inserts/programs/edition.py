"""An edition with an advertisement on each page, for files whatever they are."""

import shutil

from parts import ROOT

# What a customer's file may be, for once: all that is not about how it looks is no error. PDF/X-4 is told apart from it.
SEVERITIES = """action annotation black-knocks-out colour-space external-data font-embedded font-type3 form group-space hairline
halftone missing-glyph optional-content picture-coarse picture-too-coarse postscript registration-colour rich-black-text small-type
small-type-in-several-inks small-type-reversed spot-conflict spot-count spot-twins thin-rule-in-several-inks tiny-type total-ink
transfer-curve unknown-ink white-overprint broken-content lzw""".split()

LAYOUT = """format = 1
[sheet]
trim = ["{width}mm", "{height}mm"]
bleed = "3mm"
[grid]
size = "9pt"
leading = "12pt"
columns = 1
measure = "{measure}em"
rows = {rows}
[press]
condition = "whatever"
[faces]
song = ["NotoSerifCJKsc-Regular.otf"]
[body]
regular = "song"
[heads.none]
headline = {{ face = "song", largest = "20pt" }}
[slots.none]
column = 1
row = 1
rows = 2
head_rows = 0
head = "none"
"""

POINT = 25.4 / 72


def layout(width, height):
    """A page on which an advertisement of so many points has room, with its label."""
    measure, rows = int(max(width, 200) / 9) + 2, int(height / 12) + 6
    return LAYOUT.format(width=round(measure * 9 * POINT) + 20, height=round(rows * 12 * POINT) + 20, measure=measure, rows=rows)


def write(folder, files):
    """`files`: name, file, width and height in points. Sheets are alike for those of about a size: each is its own layout."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "layouts/press").mkdir(parents=True)
    (folder / "ads").mkdir()
    shutil.copy(ROOT / "layouts/press/TR002_newsprint_TAC240.icc", folder / "layouts/press")
    off = "".join(f'{code} = "off"\n' for code in SEVERITIES)
    press = 'format = 1\nidentifier = "CGATS TR 002"\ninfo = "A press"\nprofile = "TR002_newsprint_TAC240.icc"\n[severities]\n'
    (folder / "layouts/press/whatever.toml").write_text(press + off, encoding="utf-8")
    pages, booked = [], []
    for name, file, width, height in files:
        shutil.copy(file, folder / "ads" / f"{name}.pdf")
        (folder / f"layouts/{name}.toml").write_text(layout(width, height), encoding="utf-8")
        pages.append(f'[[page]]\nlayout = "{name}"\nads = ["{name}"]\nslots = {{}}\n')
        booked.append(f'[ads.{name}]\nfile = "{name}.pdf"\nalt = "{name}"\nsize = ["{width:.4f}pt", "{height:.4f}pt"]\n')
    paper = 'format = 1\n[paper]\nname = "版心日报"\ndate = 2026-11-29\n'
    (folder / "edition.toml").write_text(paper + "\n".join(pages), encoding="utf-8")
    (folder / "ads/bookings.toml").write_text("format = 1\n" + "\n".join(booked), encoding="utf-8")
