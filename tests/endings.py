#!/usr/bin/env python3
"""How a build ends when it is not let finish: whatever happens, the old file or the new one, and nothing beside it.

    python3 tests/endings.py BINARY [--kills N]

Kills and signals at moments of their own choice, builds of one output side by side, limits of processes, files and
sizes, a full disk, closed streams. What a limit means for the superuser is not what it means for a person, so these
run as `nobody`; who is not root runs them as themselves. Linux only.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOBODY = 65534
# Every way to end a run from outside, but for those that tell of a fault in it.
HOW = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGALRM, signal.SIGUSR1,
       signal.SIGUSR2, signal.SIGXCPU, signal.SIGVTALRM, signal.SIGPROF]
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)
        print("FAULT:", what)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def build(binary, out, *more, **how):
    return subprocess.Popen([binary, "build", "content/erqi", "-o", out, *more], stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, **how)


def kills(binary, count, folder):
    """Old or new, and after the next run nothing beside it; after a signal that can be heard, at once."""
    sound = folder / "sound.pdf"
    times = []
    for _ in range(5):
        start = time.monotonic()
        assert build(binary, sound).wait() == 0
        times.append(time.monotonic() - start)
    # The first run reads the program from disk: kills timed by it come when builds have long ended.
    whole = sorted(times)[2]
    new = sound.read_bytes()
    sound.unlink()
    page = folder / "page.pdf"
    chance = random.Random(11)
    ends = {}
    for number in range(count):
        how = HOW[number % len(HOW)]
        old = b"%PDF the one before" if number % 3 else None
        if old is None:
            page.unlink(missing_ok=True)
        else:
            page.write_bytes(old)
        child = build(binary, page)
        # Most of a build is not writing: half of the kills come when it is about to end.
        time.sleep(whole * (chance.random() if number % 2 else 0.7 + 0.5 * chance.random()))
        child.send_signal(how)
        ended = child.wait()
        ends[ended] = ends.get(ended, 0) + 1
        found = page.read_bytes() if page.exists() else None
        check(found in (old, new), f"kill {number} by {how.name}: the file is neither old nor new")
        if how != signal.SIGKILL:
            # What a killed run left before stays until a run gets as far as writing: the one after all kills does.
            left = [name for name in names(folder) if name.startswith(f".banxin-{child.pid}-")]
            check(not left, f"kill {number} by {how.name}: left {left}")
    assert build(binary, page).wait() == 0
    check(names(folder) == ["page.pdf"], f"the next run leaves {names(folder)}")
    page.unlink()
    print(f"{count} kills and signals: ended {ends}")


def pages(binary, count, folder):
    """Pages as files of their own: each old or new, and the manifest true, whenever a run is ended."""
    states = []
    for name, other in (("one", "的"), ("two", "之")):
        edition = folder / name / "edition"
        shutil.copytree("content/heads", edition)
        for story in (edition / "stories").iterdir():
            head, text = story.read_text().split("\n+++\n", 1)
            story.write_text(head + "\n+++\n" + text.replace("的", other, 1))
        states.append(edition)
    out = folder / "pages"

    def split(edition):
        return subprocess.Popen([binary, "build", "--split", edition, "-o", out], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)

    known, times = {}, []
    for edition in states * 2:
        start = time.monotonic()
        assert split(edition).wait() == 0
        times.append(time.monotonic() - start)
        for entry in json.loads((out / "manifest.json").read_text())["pages"]:
            known.setdefault(entry["file"], set()).add(entry["sha256"])
    check(all(len(each) == 2 for each in known.values()), "the two editions differ on every page")
    chance, ends, amid = random.Random(12), {}, 0
    for number in range(count):
        child = split(states[number % 2])
        if number % 4 == 0:
            time.sleep(min(times) * (0.7 + 0.35 * chance.random()))
        else:
            # Moving files takes the least of the time: most kills wait for it.
            before = (out / "manifest.json").read_bytes()
            while child.poll() is None and (out / "manifest.json").read_bytes() == before:
                pass
        child.send_signal(HOW[number % len(HOW)])
        ended = child.wait()
        ends[ended] = ends.get(ended, 0) + 1
        manifest = json.loads((out / "manifest.json").read_text())
        amid += "pending" in manifest
        for entry in manifest["pages"]:
            lies = hashlib.sha256((out / entry["file"]).read_bytes()).hexdigest()
            said = [one["sha256"] for one in [entry, *manifest.get("pending", [])] if one["page"] == entry["page"]]
            check(lies in known[entry["file"]], f"kill {number}: {entry['file']} is neither old nor new")
            check(lies in said, f"kill {number}: {entry['file']} is not what the manifest says")
    # Each writes something, and so removes what kills have left.
    assert all(split(edition).wait() == 0 for edition in states)
    check(names(out) == sorted([*known, "manifest.json"]), f"the next run leaves {names(out)}")
    for path in (out, folder / "one", folder / "two"):
        shutil.rmtree(path)
    print(f"{count} kills and signals of pages: ended {ends}, {amid} amid the moving of files")


def side_by_side(binary, count, folder):
    """Builds of one output do not meet."""
    page = folder / "page.pdf"
    children = [build(binary, page) for _ in range(count)]
    ended = [child.wait() for child in children]
    check(set(ended) == {0}, f"side by side: ended {ended}")
    check(names(folder) == ["page.pdf"], f"side by side: {names(folder)}")
    check(page.read_bytes().endswith(b"%%EOF"), "side by side: not whole")
    page.unlink()
    print(f"{count} builds of one output: all done, one file")


def limited(binary, folder, what, limits, wanted, out=None, **how):
    """A build under limits, as nobody: one of the wanted ends, no panic, nothing beside the output."""
    def limit():
        for kind, most in limits:
            resource.setrlimit(kind, (most, most))
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    out = out or folder / "page.pdf"
    child = build(binary, out, "--format", "json", preexec_fn=limit, **how)
    said = child.communicate()[1].decode()
    check(child.returncode in wanted, f"{what}: ended {child.returncode}, not one of {wanted}: {said}")
    check("panicked" not in said, f"{what}: {said}")
    left = [name for name in names(folder) if name != "page.pdf"]
    check(not left, f"{what}: left {left}")
    (folder / "page.pdf").unlink(missing_ok=True)
    print(f"{what}: ended {child.returncode}")


def limits(binary, folder):
    os.chmod(folder, 0o777)
    for count in range(1, 4):
        limited(binary, folder, f"{count} processes", [(resource.RLIMIT_NPROC, count)], (0, 3))
    for count in (3, 4, 6, 8, 12):
        limited(binary, folder, f"{count} open files", [(resource.RLIMIT_NOFILE, count)], (0, 3, 127))
    for size in (0, 1000, 200_000):
        limited(binary, folder, f"files of {size} bytes", [(resource.RLIMIT_FSIZE, size)], (3,))
    if os.path.exists("/dev/full"):
        limited(binary, folder, "a full device", [], (2, 3), out="/dev/full")
    for closed in ((0,), (1,), (2,), (0, 1, 2)):
        shell = " ".join(f"{number}>&-" for number in closed)
        command = f'exec "$0" build content/erqi -o "$1" {shell}'
        ended = subprocess.run(["sh", "-c", command, binary, folder / "page.pdf"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL).returncode
        check(ended in (0, 3), f"streams {closed} closed: ended {ended}")
        check(names(folder) == ["page.pdf"], f"streams {closed} closed: {names(folder)}")
        (folder / "page.pdf").unlink(missing_ok=True)
        print(f"streams {closed} closed: ended {ended}")


def protected(binary, folder):
    """A write-protected file of two names, by force: the same file, and as protected as before."""
    limited(binary, folder, "a first file", [], (0,))
    page, other = folder / "page.pdf", folder / "other"
    page.write_bytes(b"%PDF the one before")
    if os.geteuid() == 0:
        os.chown(page, NOBODY, NOBODY)
    os.chmod(page, 0o444)
    os.link(page, other)

    def person():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    ended = build(binary, page, "--force", preexec_fn=person).wait()
    check(ended == 0 and page.samefile(other) and page.stat().st_mode & 0o777 == 0o444, f"protected: ended {ended}")
    check(other.read_bytes().endswith(b"%%EOF"), "protected: not written")
    page.unlink()
    other.unlink()
    print("a write-protected file of two names: ended", ended)


def first_process(binary):
    """Where a run is the first process of a container, files are read all the same."""
    inside = ["unshare", "--pid", "--fork"]
    if subprocess.run([*inside, "true"], stderr=subprocess.DEVNULL).returncode:
        print("SKIPPED: a run as the first process, which can't be had here")
        return
    ended = subprocess.run([*inside, binary, "preflight", "tests/record/typst.pdf", "--format", "json"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    check(b"unreadable" not in ended.stdout and ended.returncode in (0, 1), f"first process: {ended}")
    print("a run as the first process: ended", ended.returncode)


def little_memory(binary, folder):
    """A page that takes more memory than there is: whose fault it is, nobody knows, and the machine is told of. One of
    a few bytes is judged under the same limit."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (100 << 20, 100 << 20))
    page = folder / "page.pdf"
    # Unpacked, the large one has 14 MB.
    for what, lines, status in (("a small page", 1, 1), ("a large page", 1_000_000, 3)):
        page.write_bytes(drawn(b"0 0 m 1 1 l S\n" * lines))
        ended = subprocess.run([binary, "preflight", page, "--format", "json"], preexec_fn=limit, capture_output=True)
        judged = b'"findings"' in ended.stdout and b"unreadable" not in ended.stdout
        told = b"no-process" in ended.stderr
        check(ended.returncode == status and (judged, told) == (status == 1, status == 3),
              f"little memory, {what}: {ended}")
        print(f"little memory, {what}: ended {ended.returncode}")
    page.unlink()


def drawn(content):
    """A PDF file of one page with what is drawn on it."""
    content = zlib.compress(content, 9)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
               b"<< /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(content), content)]
    file = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    return file


def full_disk(binary, folder):
    """A file system of one page, where this machine lets one be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "none", disk], stderr=subprocess.DEVNULL).returncode:
        print("SKIPPED: a full disk, which can't be mounted here")
        disk.rmdir()
        return
    try:
        child = build(binary, disk / "page.pdf", "--format", "json")
        said = child.communicate()[1].decode()
        check(child.returncode == 3 and "cannot-write" in said, f"a full disk: ended {child.returncode}: {said}")
        check(names(disk) == [], f"a full disk: {names(disk)}")
        print("a full disk: ended", child.returncode)
    finally:
        subprocess.run(["umount", disk], check=True)
        disk.rmdir()


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("binary", type=pathlib.Path)
    words.add_argument("--kills", type=int, default=200)
    given = words.parse_args()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # Where nobody may run it, whatever folder this clone lies in.
        binary = folder.parent / f"banxin-{os.getpid()}"
        shutil.copy2(given.binary, binary)
        os.chmod(binary, 0o755)
        try:
            kills(binary, given.kills, folder)
            pages(binary, given.kills // 2, folder)
            side_by_side(binary, 24, folder)
            limits(binary, folder)
            protected(binary, folder)
            first_process(binary)
            little_memory(binary, folder)
            full_disk(binary, folder)
        finally:
            binary.unlink()
    print("all well" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
