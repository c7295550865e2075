"""Places the first page of every PDF of folders, each by the command itself in an edition of its own, and says what became of each.

usage: suites.py BANXIN WORK FOLDER… [--least N] [--pictures N]

WORK/outcomes.tsv gets a line for each file: its folder and name, what became of it, and why. It is the same again wherever nothing
has changed: times and memory stand in the summary alone. Ends with 1 where a file ends the program otherwise than by being placed or
refused by the rules for inserts, where a press file does not hold what was placed, where a file takes more than SECONDS or MEGABYTES,
or where there are fewer than `--least` files.

`--pictures N` draws so many of those that were placed, always the same ones, and has poppler show each placed and alone. Those that
differ are listed, worst first, and what the two look like is kept in WORK/pictures, side by side.

The files are those of public suites, which are not kept here.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

import pikepdf
from PIL import Image

import edition
import looks
import placed

SECONDS = 60
MEGABYTES = 512
MEASURED = pathlib.Path(__file__).with_name("measured.py")
# What a booking may be, in points: what is smaller or larger has no place.
SIDES = (9, 7200)
SEED = "banxin 1"
# Why a file is refused for what it is: any other error is of the edition, and so a fault.
OF_THE_FILE = ("ad-unplaceable", "ad-size")
# What the program says of a file that is not as large as it is booked, in mm.
GIVEN = re.compile(r"is ([\d.]+) × ([\d.]+) mm, its place")


class Placing:
    """A file and what became of it."""

    def __init__(self, suite, file, how, why="", took=0.0, megabytes=0):
        self.file, self.name = file, f"{suite.name}/{file.relative_to(suite)}"
        self.how, self.why, self.took, self.megabytes = how, why, took, megabytes

    def is_bad(self):
        return self.how not in ("placed", "refused") or self.megabytes > MEGABYTES

    def __str__(self):
        return f"{self.name}\t{self.how}\t{self.why}"


def size(file):
    """As large as another reader takes its page for; None of files that are too broken for it."""
    try:
        with pikepdf.open(file) as pdf:
            return looks.size_of(pdf.pages[0])
    except Exception:  # Whatever is wrong with a foreign file, it is to be placed or refused all the same.
        return None


def booked(side):
    return max(SIDES[0], min(side, SIDES[1]))


def run(binary, folder):
    """How the program ended on this edition, what it said, in how many seconds, with how much memory."""
    build = [binary, "build", "--profile", "x4", folder / "edition", "-o", folder / "press.pdf"]
    done = subprocess.run([sys.executable, "-S", "-E", MEASURED, str(SECONDS), *build], check=True, capture_output=True, text=True)
    ended, took, megabytes = done.stdout.split()
    return ended, done.stderr, float(took), int(megabytes)


def reasons(said):
    """The errors of a build, each code once, with what is wrong with the file."""
    found = {}
    for code, text in re.findall(r"^error\[([\w-]+)\](?: #\d+)?:? (.*)", said, re.M):
        found.setdefault(code, text.partition("can't be placed: ")[2] or text[text.find(" is "):].strip())
    return found


def holds_it(press):
    with pikepdf.open(press) as pdf:
        return len(looks.places(pdf)) == 1


def place(binary, suite, file, folder):
    """Leaves FOLDER/press.pdf where it was placed. A file whose size nobody else can say is booked as large as it is found to be."""
    shutil.rmtree(folder, ignore_errors=True)
    known = size(file)
    edition.write(folder / "edition", [("one", file, *map(booked, known or (612, 792)))])
    ended, said, took, megabytes = run(binary, folder)
    given = GIVEN.search(said)
    if given and not known:
        edition.write(folder / "edition", [("one", file, *(booked(float(side) / edition.POINT) for side in given.groups()))])
        ended, said, took, megabytes = run(binary, folder)
    why = reasons(said)
    told = "; ".join(f"{code}: {words}" if words else code for code, words in sorted(why.items()))
    if ended == "0":
        how = "placed" if holds_it(folder / "press.pdf") else "LOST"
    elif ended == "1" and why and all(code in OF_THE_FILE for code in why):
        how = "refused"
    else:
        how = f"ENDED {ended}"
    return Placing(suite, file, how, told, took, megabytes)


def place_all(binary, files, work):
    def one(at):
        suite, file = files[at]
        folder = work / "editions" / str(at)
        done = place(binary, suite, file, folder)
        shutil.rmtree(folder)
        return done

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as processes:
        return list(processes.map(one, range(len(files))))


def side_by_side(one, other, out):
    height, width = max(one.shape[0], other.shape[0]), one.shape[1] + other.shape[1] + 10
    sheet = Image.new("RGB", (width, height), (255, 0, 255))
    sheet.paste(Image.fromarray(one.astype("uint8")), (0, 0))
    sheet.paste(Image.fromarray(other.astype("uint8")), (one.shape[1] + 10, 0))
    sheet.save(out)


def look(binary, suite, file, folder, out):
    """How a file looks placed and alone: the two apart, or in words why not."""
    place(binary, suite, file, folder)
    with pikepdf.open(folder / "press.pdf") as press:
        _, page, *box = looks.places(press)[0]
        unit = looks.alone(file, press, folder / "alone.pdf")
        looks.cut(press.pages[page], box)
        press.save(folder / "cut.pdf")
    one, other = looks.by_poppler(folder / "alone.pdf", 1, unit), looks.by_poppler(folder / "cut.pdf", page + 1, 1)
    apart = looks.difference(one, other)
    if [*placed.of_pictures({"poppler": apart})]:
        side_by_side(one, other, out)
    return apart


def compare(binary, done, count, work):
    """Prints which of so many look otherwise."""
    (work / "pictures").mkdir(exist_ok=True)
    drawn = random.Random(SEED).sample(done, min(count, len(done)))

    def one(at):
        suite, file = drawn[at][0], drawn[at][1].file
        folder = work / "editions" / f"picture-{at}"
        try:
            return drawn[at][1].name, look(binary, suite, file, folder, work / "pictures" / f"{at}-{file.stem}.png")
        except Exception as fault:  # The file alone is one that poppler or pikepdf gives up on.
            return drawn[at][1].name, fault
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as processes:
        seen = list(processes.map(one, range(len(drawn))))
    compared = [(name, apart) for name, apart in seen if not isinstance(apart, Exception)]
    otherwise = [(name, apart) for name, apart in compared if [*placed.of_pictures({"poppler": apart})]]
    otherwise.sort(key=lambda one: -one[1].share if one[1] else -100.0)
    print(f"{len(compared)} of {len(seen)} drawn were compared by poppler: {len(compared) - len(otherwise)} look the same")
    for name, fault in seen:
        if isinstance(fault, Exception):
            print(f"  not compared: {name}: {type(fault).__name__}: {fault}")
    for name, apart in otherwise:
        print(f"  {name}: {apart or 'another size'}")


def summary(done):
    ended = collections.Counter(one.how for one in done)
    why = collections.Counter(one.why for one in done if one.how == "refused")
    print(f"{len(done)} files: " + ", ".join(f"{count} {how}" for how, count in sorted(ended.items())))
    for reason, count in sorted(why.items(), key=lambda one: (-one[1], one[0])):
        print(f"  {count}  {reason}")
    slowest, largest = max(done, key=lambda one: one.took), max(done, key=lambda one: one.megabytes)
    print(f"slowest: {slowest.took:.1f} s, {slowest.name}; most memory: {largest.megabytes} MB, {largest.name}")
    for one in done:
        if one.is_bad():
            print(f"BAD: {one}, {one.took:.1f} s, {one.megabytes} MB")


def main():
    words = argparse.ArgumentParser(usage="suites.py BANXIN WORK FOLDER… [--least N] [--pictures N]")
    words.add_argument("binary", type=lambda one: pathlib.Path(one).resolve())
    words.add_argument("work", type=lambda one: pathlib.Path(one).resolve())
    words.add_argument("folders", nargs="+", type=lambda one: pathlib.Path(one).resolve())
    words.add_argument("--least", type=int, default=1)
    words.add_argument("--pictures", type=int, default=0)
    asked = words.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    files = [(suite, file) for suite in asked.folders for file in sorted(suite.rglob("*.pdf"))]
    if len(files) < asked.least:
        print(f"{len(files)} files, {asked.least} at least")
        return 1
    done = place_all(asked.binary, files, asked.work)
    (asked.work / "outcomes.tsv").write_text("".join(f"{one}\n" for one in done), encoding="utf-8")
    summary(done)
    if asked.pictures:
        well = [(suite, one) for (suite, _), one in zip(files, done) if one.how == "placed"]
        compare(asked.binary, well, asked.pictures, asked.work)
    return 1 if any(one.is_bad() for one in done) else 0


if __name__ == "__main__":
    sys.exit(main())
