#!/usr/bin/env python3
"""What many large photographs take: memory, time and the size of the press file, from 20 to 200 of them.

    pip install pillow numpy
    python3 tests/photographs.py BINARY [--counts 20,60,200] [--pixels 12] [--compression jpeg] [--keep FOLDER]

The photographs are the bundled ones, enlarged, each with a cut and a grain of its own, as cameras write them: JPEG of
quality 90. They stand four to a page of 275 × 390 mm. Each count is built once; the figures go to docs/performance.md.
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import numpy
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUNDLED = ["astronaut.jpg", "coffee.png", "cat.tif", "deep-field.jpg"]

LAYOUT = """
format = 1
[sheet]
trim = ["275mm", "390mm"]
bleed = "3mm"
[grid]
size = "10.5pt"
leading = "15pt"
columns = 4
measure = "14em"
gutter = "1em"
rows = 65
[press]
condition = "CONDITION"
[faces]
song = ["NotoSerifCJKsc-Regular.otf", "NotoSerif-Regular.ttf"]
[body]
regular = "song"
strong = "song"
emphasis = "song"
[heads.plain]
headline = { face = "song", largest = "20pt", smallest = "12pt" }
kicker = { face = "song", largest = "12pt", smallest = "10pt" }
deck = { face = "song", largest = "12pt", smallest = "10pt" }
"""
SLOT = """
[slots.s{at}]
column = {column}
span = 2
row = {row}
rows = {rows}
head_rows = 3
head = "plain"
"""


def photograph(at, pixels, path):
    """One of the bundled photographs at so many megapixels, 4 to 3, with a cut and a grain of its own."""
    width = round((pixels * 1e6 * 4 / 3) ** 0.5 / 4) * 4
    height = width * 3 // 4
    noise = numpy.random.default_rng(at)
    with Image.open(ROOT / "content/pictures/pictures" / BUNDLED[at % len(BUNDLED)]) as picture:
        picture = picture.convert("RGB")
        across = picture.width * (70 + at % 30) // 100
        down = min(across * 3 // 4, picture.height)
        picture = picture.resize((width, height), Image.LANCZOS, (0, 0, down * 4 // 3, down))
    samples = numpy.asarray(picture, dtype=numpy.int16)
    grain = noise.integers(-6, 7, size=(height, width, 1), dtype=numpy.int16)
    Image.fromarray((samples + grain).clip(0, 255).astype(numpy.uint8)).save(path, quality=90)


def edition(folder, photographs, compression):
    """A house and an edition of four photographs a page."""
    content = folder / "content/photographs"
    for name in ["stories", "pictures"]:
        (content / name).mkdir(parents=True)
    shutil.copytree(ROOT / "fonts", folder / "fonts")
    shutil.copytree(ROOT / "layouts/press", folder / "layouts/press")
    condition = (ROOT / "layouts/press/newsprint.toml").read_text()
    condition = condition.replace('compression = "jpeg"', f'compression = "{compression}"')
    (folder / "layouts/press/measured.toml").write_text(condition)
    slots = [SLOT.format(at=at, column=1 + 2 * (at % 2), row=1 + 33 * (at // 2), rows=32) for at in range(4)]
    (folder / "layouts/four.toml").write_text(LAYOUT.replace("CONDITION", "measured") + "".join(slots))
    pages = ""
    for at, path in enumerate(photographs):
        os.link(path, content / "pictures" / f"p{at}.jpg")
        story = f'+++\n[picture]\nfile = "p{at}.jpg"\nalt = "a photograph"\nfocus = ["50%", "50%"]\n+++\n'
        (content / "stories" / f"p{at}.md").write_text(story)
        if at % 4 == 0:
            pages += '\n[[page]]\nlayout = "four"\n[page.slots]\n'
        pages += f's{at % 4} = "p{at}"\n'
    paper = '[paper]\nname = "版心画刊"\ndate = 2026-11-24\ntime = 01:30:00\n'
    (content / "edition.toml").write_text(f"format = 1\n{paper}{pages}")
    return content


def measured(binary, content, pdf):
    """Seconds, and the most memory of the program and of those that it starts, in MB."""
    begun = time.monotonic()
    run = subprocess.Popen([binary, "build", str(content), "-o", str(pdf), "--force", "--quiet"])
    _, status, usage = os.wait4(run.pid, 0)
    if status != 0:
        sys.exit(f"{binary} ends with {status}")
    return time.monotonic() - begun, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("binary")
    words.add_argument("--counts", default="20,60,200")
    words.add_argument("--pixels", type=float, default=12, help="million")
    words.add_argument("--compression", default="jpeg")
    words.add_argument("--keep", type=pathlib.Path, help="where photographs are kept for the next time")
    given = words.parse_args()
    counts = [int(count) for count in given.counts.split(",")]
    with tempfile.TemporaryDirectory(dir=given.keep) as folder:
        folder = pathlib.Path(folder)
        kept = (given.keep or folder) / f"photographs-{given.pixels:g}"
        kept.mkdir(parents=True, exist_ok=True)
        photographs = [kept / f"{at}.jpg" for at in range(max(counts))]
        for at, path in enumerate(photographs):
            if not path.exists():
                photograph(at, given.pixels, path)
        print(f"{'photographs':>11} {'seconds':>8} {'processor':>9} {'memory MB':>9} {'file MB':>8}")
        for count in counts:
            content = edition(folder / f"house-{count}", photographs[:count], given.compression)
            pdf = folder / "out.pdf"
            seconds, memory, processor = measured(given.binary, content, pdf)
            size = pdf.stat().st_size / 1e6
            print(f"{count:11} {seconds:8.1f} {processor:9.1f} {memory:9.0f} {size:8.1f}", flush=True)
            shutil.rmtree(folder / f"house-{count}")


if __name__ == "__main__":
    main()
