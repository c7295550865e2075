"""Places the first page of every PDF of a folder, and says what became of each.

usage: suites.py BANXIN FOLDER WORK

WORK gets an edition for each file, one after the other. Ends with 1 where one ends the program otherwise than by placing the file
or refusing it, in more than SECONDS or with more than MEGABYTES. The files are those of public suites, which are not kept here.
"""

import collections
import pathlib
import re
import resource
import subprocess
import sys
import time

import pikepdf

import edition
import looks

SECONDS = 60
MEGABYTES = 512


def size(file):
    """As large as it is placed; of files that are too broken for another reader, as large as a page is where it says nothing."""
    try:
        with pikepdf.open(file) as pdf:
            return looks.size_of(pdf.pages[0])
    except Exception:  # Whatever is wrong with a foreign file, it is to be placed or refused all the same.
        return 612, 792


def place(binary, file, work):
    """How the program ended, in how many seconds, with what errors."""
    width, height = size(file)
    edition.write(work / "edition", [("one", file, max(1, min(width, 14_000)), max(1, min(height, 14_000)))])
    began = time.monotonic()
    try:
        done = subprocess.run([binary, "build", "--profile", "x4", work / "edition", "-o", work / "press.pdf", "--force"], check=False,
                              capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "late", SECONDS, []
    return done.returncode, time.monotonic() - began, re.findall(r"^error\[([\w-]+)\]: (.*)", done.stderr, re.M)


def main(binary, folder, work):
    work.mkdir(parents=True, exist_ok=True)
    files = sorted(pathlib.Path(folder).rglob("*.pdf"))
    ended, why, slowest, bad = collections.Counter(), collections.Counter(), (0.0, ""), []
    for file in files:
        how, took, errors = place(binary, file, work)
        ended["placed" if how == 0 else "refused" if how == 1 else "bad"] += 1
        slowest = max(slowest, (took, file.name))
        for code in {code for code, _ in errors}:
            words = next(text.partition("can't be placed: ")[2] for one, text in errors if one == code)
            why[f"{code}: {words}" if words else code] += 1
        if how not in (0, 1):
            bad.append(file.name)
            print(f"BAD: {file.name} ended {how}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{len(files)} files: {ended['placed']} placed, {ended['refused']} refused; slowest {slowest[0]:.1f} s ({slowest[1]}); "
          f"most memory {most} MB")
    for reason, count in why.most_common():
        print(f"  {count}  {reason}")
    return not files or bad or most > MEGABYTES


if __name__ == "__main__":
    sys.exit(1 if main(*map(lambda one: pathlib.Path(one).resolve(), sys.argv[1:4])) else 0)
