#!/usr/bin/env python3
"""How good the tests are: 200 mutants of the composer, drawn by a seed, each run against the tests that can see it.

    cargo install cargo-mutants --locked
    python3 tests/mutants.py [--draw N] [--jobs N] [--resume] [--out FOLDER]

cargo-mutants lists all mutants of src/line, src/galley, src/plan, src/compose, src/impose and src/part.rs; here they are drawn by hash, so that
everyone draws the same ones, whatever order they are listed in and wherever a file's lines have moved to. Each is run
in two passes: first against the tests that are quick, then, where those let it live, against all that could see it.
What does not compile does not count. The report says for each survivor what was changed and where; docs/tests.md
explains those that are left.
"""

import argparse
import collections
import hashlib
import json
import os
import pathlib
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED = "banxin 14"
PLACES = ["src/line/**", "src/galley/**", "src/plan/**", "src/compose/**", "src/impose/**", "src/part.rs",
          "src/layout/page_parts.rs"]

# Test modules that see lines, galleys, plans and pages.
QUICK = ["clreq::", "columns::", "lines::", "justification::", "layouts::", "pictures::", "pictures_edition::",
         "goldens::every_line", "erqi::", "colors::", "marks::", "heads::", "furniture::", "chains::", "pdf::sheets"]
# And properties, inverse typesetting, files written and read back, and the units of the four modules themselves.
REST = [*QUICK, "misprints::", "properties::", "nothing_is_lost", "places::", "copyfit_report::", "draft::", "total_fit::", "fit::", "match_and_fit::", "record::own", "record::layouts",
        "pdf::vertical", "preflight::editions", "diagnostics::", "goldens::the_press_files_of_the_trial",
        "goldens::the_press_files_of_erqi", "goldens::the_press_files_of_the_specimen", "line::", "galley::", "plan::",
        "compose::", "impose::", "part::", "page_parts::"]


def listed():
    places = [word for place in PLACES for word in ("-f", place)]
    out = subprocess.run(["cargo", "mutants", "--list", "--json", "--diff", *places], cwd=ROOT, check=True,
                         stdout=subprocess.PIPE)
    return json.loads(out.stdout)


def keys(mutants):
    """What each mutant is, by its name: the change and its function, not the line, which moves."""
    seen = collections.Counter()
    keys = {}
    for mutant in mutants:
        function = (mutant.get("function") or {}).get("function_name", "")
        change = re.sub(r"^[^ ]*:\d+:\d+: ", "", mutant["name"])
        what = f'{pathlib.PurePath(mutant["file"]).parts[1]} {function} {change}'
        seen[what] += 1
        keys[mutant["name"]] = f"{what} {seen[what]}"
    return keys


def drawn(keys, count):
    """The first so many by the hash of what they are."""
    order = {name: hashlib.sha256(f"{SEED}: {key}".encode()).hexdigest() for name, key in keys.items()}
    return sorted(order, key=order.get)[:count]


class Bench:
    """A copy of the tree in which mutants are tried, one after the other, by builds that begin where the last ended."""

    def __init__(self, folder):
        self.folder = folder
        self.home = dict(os.environ, CARGO_TARGET_DIR=str(folder / "target"))
        files = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        for name in files.stdout.splitlines():
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, folder / name)
        if not (folder / "target").exists():
            # The dependencies as they are; only what lies at another path now is built again.
            shutil.copytree(ROOT / "target" / "debug", folder / "target" / "debug", symlinks=True)

    def cargo(self, *words, patience):
        begun = subprocess.Popen(["cargo", "test", "--locked", "--quiet", *words], cwd=self.folder, env=self.home,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 start_new_session=True)
        try:
            return begun.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            # The tests as well, which would go on for ever.
            os.killpg(begun.pid, signal.SIGKILL)
            begun.wait()
            return None

    def tried(self, mutant, filters, targets):
        """What becomes of a mutant."""
        path = self.folder / mutant["file"]
        sound = path.read_text()
        subprocess.run(["patch", "--quiet", str(path)], input=mutant["diff"], text=True, check=True)
        try:
            if self.cargo(*targets, "--no-run", patience=900) != 0:
                return "unviable"
            ended = self.cargo(*targets, "--", *filters, patience=400)
            return "timeout" if ended is None else "caught" if ended else "missed"
        finally:
            path.write_text(sound)


def run(mutants, filters, targets, jobs, out, tell):
    """Tries all, side by side on as many benches."""
    waiting = queue.SimpleQueue()
    for mutant in mutants:
        waiting.put(mutant)

    def work(number):
        bench = Bench(out / f"bench-{number}")
        while True:
            try:
                mutant = waiting.get_nowait()
            except queue.Empty:
                return
            tell(mutant["name"], bench.tried(mutant, filters, targets))

    workers = [threading.Thread(target=work, args=[number]) for number in range(jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--draw", type=int, default=300, help="how many, of which the first 200 viable ones count")
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("--resume", action="store_true", help="do not run again what was caught or did not compile")
    words.add_argument("--out", type=pathlib.Path, default=ROOT / "target" / "mutants")
    given = words.parse_args()
    mutants = {mutant["name"]: mutant for mutant in listed()}
    key_of = keys(mutants.values())
    names = drawn(key_of, given.draw)
    given.out.mkdir(parents=True, exist_ok=True)
    kept = given.out / "known.json"
    known = json.loads(kept.read_text()) if given.resume and kept.exists() else {}
    became = {name: known[key_of[name]] for name in names if key_of[name] in known}
    lock = threading.Lock()

    def tell(name, what):
        with lock:
            became[name] = known[key_of[name]] = what
            kept.write_text(json.dumps(known, indent=1, sort_keys=True))
            print(f"{what:9} {name}", flush=True)

    subprocess.run(["cargo", "test", "--locked", "--no-run", "--quiet"], cwd=ROOT, check=True)
    for filters, targets in [(QUICK, ["--test", "all"]), (REST, ["--lib", "--test", "all"])]:
        left = [mutants[name] for name in names if became.get(name, "missed") == "missed"]
        run(left, filters, targets, given.jobs, given.out, tell)
    viable = [name for name in names if became[name] != "unviable"][:200]
    missed = [name for name in viable if became[name] == "missed"]
    print()
    for name in missed:
        print(f"missed: {name}")
    print(f"{len(viable)} viable mutants, {len(viable) - len(missed)} caught"
          f" ({100 * (len(viable) - len(missed)) / max(len(viable), 1):.1f} %), {len(missed)} not")
    return 0


if __name__ == "__main__":
    sys.exit(main())
