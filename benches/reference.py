#!/usr/bin/env python3
"""Today's banxin against one fixed commit: paired ratios of wall time, processor time and peak memory.

    python3 benches/reference.py [--only cold,p100,p1000,photographs] [--runs N] [--ours BINARY]

The commit stands in benches/REFERENCE and is built once, below target/reference. Both programs build the same
editions, those of the reference: its bundled page, 100 and 1,000 pages of which no two are alike, and 20
photographs of 12 megapixels. They run in turn, reference and today's, and what is printed is the median of the
ratios of the pairs: absolute figures drift with the machine and the hour, ratios hold. Below 1 is better.

Unix only: processor time and peak memory are the system's own figures of each finished process.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "target" / "reference"

# What is built, and how many pairs of runs by default.
EDITIONS = {"cold": 40, "p100": 12, "p1000": 5, "photographs": 3}


def fail(why):
    sys.exit(f"reference: {why}")


def quiet(*command, **how):
    subprocess.run(command, check=True, **how)


def reference_tree():
    """What git can archive: the commit, or its tree where the history was written anew."""
    commit, tree = (ROOT / "benches" / "REFERENCE").read_text().split()
    for name in (commit, tree):
        found = subprocess.run(["git", "cat-file", "-e", name], cwd=ROOT, stderr=subprocess.DEVNULL)
        if found.returncode == 0:
            return commit, name
    fail(f"commit {commit} is not in this clone; a shallow clone needs `git fetch --unshallow`")


def reference():
    """The source folder and the binary of the reference, made where they are missing."""
    commit, name = reference_tree()
    home = TARGET / commit[:12]
    source, binary = home / "source", home / "banxin"
    if not binary.exists():
        shutil.rmtree(source, ignore_errors=True)
        source.mkdir(parents=True)
        archive = subprocess.run(["git", "archive", name], cwd=ROOT, check=True, stdout=subprocess.PIPE)
        quiet("tar", "-x", "-C", source, input=archive.stdout)
        build(source, home / "build")
        shutil.copy2(home / "build" / "release" / "banxin", binary)
    return source, binary, home


def build(source, target):
    environment = dict(os.environ, CARGO_TARGET_DIR=str(target))
    quiet("cargo", "build", "--release", "--locked", "--quiet", cwd=source, env=environment)


def edition(which, source, home):
    """The folder of an edition, made where it is missing by the reference's own examples."""
    if which == "cold":
        return source / "content" / "erqi"
    # Inside the source, whose layouts and fonts they use.
    folder = source / "made" / which
    if not (folder / "edition.toml").exists():
        example = {"p100": ("make_pages", "100"), "p1000": ("make_pages", "1000")}.get(which, ("make_photographs",))
        name, *arguments = example
        environment = dict(os.environ, CARGO_TARGET_DIR=str(home / "build"))
        quiet("cargo", "run", "--release", "--locked", "--quiet", "--example", name, "--", folder, *arguments,
              cwd=source, env=environment)
    return folder


def run(binary, folder, out):
    """One build as a whole process: wall seconds, processor seconds, peak megabytes."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    streams = [(os.POSIX_SPAWN_DUP2, nothing, 1)]
    start = time.perf_counter()
    child = os.posix_spawn(binary, [str(binary), "build", str(folder), "-o", str(out)], os.environ,
                           file_actions=streams)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(nothing)
    if os.waitstatus_to_exitcode(status) != 0:
        fail(f"{binary} build {folder} ended with {os.waitstatus_to_exitcode(status)}")
    # Linux counts kilobytes, macOS bytes.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def measure(which, theirs, ours, folder, pairs):
    out = [TARGET / "reference.pdf", TARGET / "today.pdf"]
    binaries = [theirs, ours]
    for binary, file in zip(binaries, out):
        run(binary, folder, file)
    same = "same bytes" if out[0].read_bytes() == out[1].read_bytes() else "OTHER BYTES"
    figures = [tuple(run(binary, folder, file) for binary, file in zip(binaries, out)) for _ in range(pairs)]
    print(f"\n{which}, {pairs} pairs, {same}")
    print(f"  {'':12}{'reference':>12}{'today':>12}{'ratio':>9}   (each pair)")
    for at, (name, unit, times) in enumerate([("wall", "ms", 1000), ("processor", "ms", 1000), ("memory", "MB", 1)]):
        was, now = ([pair[side][at] * times for pair in figures] for side in (0, 1))
        ratios = sorted(b / a for a, b in zip(was, now))
        print(f"  {name:12}{statistics.median(was):9.1f} {unit}{statistics.median(now):9.1f} {unit}"
              f"{statistics.median(ratios):9.3f}   ({ratios[0]:.3f} to {ratios[-1]:.3f})")
    for file in out:
        file.unlink()


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--only", default=",".join(EDITIONS), help="which of " + ", ".join(EDITIONS))
    words.add_argument("--runs", type=int, help="pairs of runs of each")
    words.add_argument("--ours", type=pathlib.Path, help="a binary; else this tree is built")
    given = words.parse_args()
    chosen = given.only.split(",")
    for which in chosen:
        if which not in EDITIONS:
            fail(f"no edition {which}: there are {', '.join(EDITIONS)}")
    TARGET.mkdir(parents=True, exist_ok=True)
    source, theirs, home = reference()
    ours = given.ours
    if not ours:
        build(ROOT, TARGET / "today")
        ours = TARGET / "today" / "release" / "banxin"
    for which in chosen:
        measure(which, theirs, ours, edition(which, source, home), given.runs or EDITIONS[which])


if __name__ == "__main__":
    main()
