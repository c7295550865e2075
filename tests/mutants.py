#!/usr/bin/env python3
"""How good the tests are: 200 mutants of the composer, drawn by a seed, each run against the tests that can see it.

    cargo install cargo-mutants --locked
    python3 tests/mutants.py [--draw N] [--jobs N] [--out FOLDER]

cargo-mutants lists all mutants of src/line, src/galley, src/plan and src/compose; here they are drawn by hash, so that
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
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED = "banxin 10"
PLACES = ["src/line/**", "src/galley/**", "src/plan/**", "src/compose/**"]

# Test modules that see lines, galleys, plans and pages.
QUICK = ["clreq::", "columns::", "lines::", "justification::", "layouts::", "pictures::", "pictures_edition::",
         "goldens::every_line", "erqi::", "colors::", "marks::", "heads::", "furniture::"]
# Properties, inverse typesetting, files read back, and the units of the four modules themselves.
REST = ["properties::", "total_fit::", "fit::", "match_and_fit::", "record::own", "record::layouts", "pdf::vertical",
        "preflight::editions", "diagnostics::", "goldens::", "line::", "galley::", "plan::", "compose::"]


def listed():
    places = [word for place in PLACES for word in ("-f", place)]
    out = subprocess.run(["cargo", "mutants", "--list", "--json", *places], cwd=ROOT, check=True,
                         stdout=subprocess.PIPE)
    return json.loads(out.stdout)


def drawn(mutants, count):
    """The first so many by the hash of what they are: the change and its function, not the line."""
    seen = collections.Counter()
    keyed = []
    for mutant in mutants:
        function = (mutant.get("function") or {}).get("function_name", "")
        change = re.sub(r"^[^ ]*:\d+:\d+: ", "", mutant["name"])
        what = f'{pathlib.PurePath(mutant["file"]).parts[1]} {function} {change}'
        seen[what] += 1
        key = hashlib.sha256(f"{SEED}: {what} {seen[what]}".encode()).hexdigest()
        keyed.append((key, mutant["name"]))
    return [name for _, name in sorted(keyed)[:count]]


def exactly(names):
    """Regular expressions of names as they stand."""
    return ",\n".join(json.dumps("^" + re.escape(name).replace(r"\ ", " ") + "$") for name in names)


def run(names, others, filters, targets, jobs, out):
    """What became of each mutant: CaughtMutant, Timeout, MissedMutant or Unviable."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    config = out / "mutants.toml"
    places = ", ".join(json.dumps(place) for place in PLACES)
    # Deleted fields of structs are run whether asked for or not, unless they are refused.
    refused = [name for name in others if ": delete field " in name]
    config.write_text(f"examine_globs = [{places}]\nexamine_re = [\n{exactly(names)}\n]\n"
                      f"exclude_re = [\n{exactly(refused)}\n]\n")
    subprocess.run(["cargo", "mutants", "--config", str(config), "--output", str(out), "--jobs", str(jobs),
                    "--baseline", "skip", "--timeout", "120", "--build-timeout", "600", "--copy-target", "true",
                    "--colors", "never", "--", *targets, "--", *filters], cwd=ROOT,
                   env=dict(os.environ, CARGO_INCREMENTAL="1"))
    outcomes = json.loads((out / "mutants.out" / "outcomes.json").read_text())["outcomes"]
    return {one["scenario"]["Mutant"]["name"]: one["summary"] for one in outcomes if one["scenario"] != "Baseline"}


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--draw", type=int, default=300, help="how many, of which the first 200 viable ones count")
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("--only", help="a regular expression of those to run again")
    words.add_argument("--out", type=pathlib.Path, default=ROOT / "target" / "mutants")
    given = words.parse_args()
    all_names = listed()
    names = drawn(all_names, given.draw)
    others = {mutant["name"] for mutant in all_names} - set(names)
    if given.only:
        names = [name for name in names if re.search(given.only, name)]
    subprocess.run(["cargo", "test", "--locked", "--no-run", "--quiet"], cwd=ROOT, check=True)
    became = run(names, others, QUICK, ["--test", "all"], given.jobs, given.out / "quick")
    left = [name for name in names if became.get(name) == "MissedMutant"]
    if left:
        became.update(run(left, others | set(names) - set(left), REST, ["--lib", "--test", "all"], given.jobs, given.out / "rest"))
    viable = [name for name in names if became.get(name) != "Unviable"][:200]
    missed = [name for name in viable if became.get(name) not in ("CaughtMutant", "Timeout")]
    for name in missed:
        print(f"{became.get(name)}: {name}")
    print(f"{len(viable)} viable mutants, {len(viable) - len(missed)} caught"
          f" ({100 * (len(viable) - len(missed)) / max(len(viable), 1):.1f} %), {len(missed)} not")
    return 0


if __name__ == "__main__":
    sys.exit(main())
