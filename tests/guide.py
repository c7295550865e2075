#!/usr/bin/env python3
"""Follows docs/a-paper-in-an-hour.md and its Chinese twin from the first command to the last, as their readers do.

    python3 tests/guide.py BINARY [--bless] [--keep FOLDER]

A guide is run in an empty folder in which `banxin/` is the clone that its reader has made. Of its fenced blocks

- `sh` is run, line by line, with BINARY as `banxin`; `sh status=1` has a last line that must end so, all others end with 0;
- `text` is what the block of commands above it has printed, but for what `…` stands for; commands without it print nothing;
- `console` is for the reader alone (what installs the program);
- any other is a file: the line above it is its name, `paper/stories/bus.md`, and a colon; with `page 2` (`第2版`) between
  them the block takes the place of that [[page]] of the file, with `above the pages` (`各版之前`) of what stands before them.

A picture is made by the command in the comment above it, at the point of the guide where it stands, and compared with the
one beside the guide. Other versions of poppler smooth letters otherwise, so what counts is how far pixels differ, 0 to 255,
as a mean over the page (at most MEAN) and over its worst square (at most SQUARE): a headline that is another is seen in a
square, another page in both. --bless writes the pictures anew, in 16 greys or 32 steps of each colour.

Both guides run the same commands, write the same files and give the same press files, to the byte. Needs pdftoppm.
Of the environment only PATH is handed on.
"""

import argparse
import hashlib
import os
import pathlib
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
GUIDES = {"en": "docs/a-paper-in-an-hour.md", "zh": "docs/zh/a-paper-in-an-hour.md"}
MEAN, SQUARE, SIDE = 4.0, 40.0, 24

FENCE = re.compile(r"^```(\w+)( status=(\d+))?$")
FILE = re.compile(r"^`([\w./-]+)`(?:, page (\d+)|，第(\d+)版|(, above the pages|，各版之前))?[:：]$")
COMMENT = re.compile(r"^<!-- (pdftoppm .*) -->$")
PICTURE = re.compile(r"^!\[[^\]]+\]\(([\w./-]+\.png)\)$")
faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")
    print(f"FAULT: {where}: {what}", file=sys.stderr)


def steps(guide):
    """What the guide asks for, in its order: (line, kind, …)."""
    lines = (ROOT / guide).read_text("utf-8").split("\n")
    at, before, found = 0, "", []
    while at < len(lines):
        line, number = lines[at], at + 1
        if line.startswith("```"):
            fence = FENCE.match(line)
            end = lines.index("```", at + 1)
            text = "".join(one + "\n" for one in lines[at + 1 : end])
            found.append(step(f"{guide}:{number}", fence, before, text))
            at, line = end, ""
        elif COMMENT.match(line):
            found.append((f"{guide}:{number}", "comment", COMMENT.match(line)[1]))
        elif PICTURE.match(line):
            found.append((f"{guide}:{number}", "picture", PICTURE.match(line)[1]))
        elif "](" in line and ".png" in line:
            fault(f"{guide}:{number}", "a picture shares its line with something else")
        before = line.strip() or before
        at += 1
    return found


def step(where, fence, before, text):
    if fence is None:
        sys.exit(f"{where}: a block that does not say what it is")
    kind, status = fence[1], int(fence[3] or 0)
    if kind == "sh":
        return (where, "run", text, status)
    if kind in ("text", "console"):
        return (where, kind, text)
    name = FILE.match(before)
    if name is None:
        sys.exit(f"{where}: a block of {kind} below a line that names no file: {before}")
    page = 0 if name[4] else int(name[2] or name[3] or -1)
    return (where, "file", name[1], page, text)


def run(command, folder, env):
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=300)
    return done.returncode, done.stdout.decode("utf-8")


def write(where, folder, name, page, text):
    """Writes a file: all of it, or (from 0 on) what stands before its pages, or one of them."""
    path = folder / name
    if page >= 0:
        parts = path.read_text("utf-8").split("\n[[page]]\n")
        if page >= len(parts):
            return fault(where, f"{name} has no page {page}")
        parts[page] = text.removeprefix("[[page]]\n")
        text = "\n[[page]]\n".join(parts)
    if not path.parent.is_dir():
        return fault(where, f"{name}: its folder is not there yet")
    path.write_text(text, "utf-8")
    return None


def same(expected, printed):
    """Line for line. A line `…` stands for any lines, none among them; ` …` at a line's end for the rest of it."""
    wanted = "".join(r"(?:.*\n)*?" if line == "…\n" else
                     re.escape(line.removesuffix(" …\n")) + ".*\n" if line.endswith(" …\n") else re.escape(line)
                     for line in expected.splitlines(keepends=True))
    return re.fullmatch(wanted, printed) is not None


def follow(lang, binary, folder, bless):
    """Does all that a guide says; what was done, for the comparison with the other."""
    bin_folder = folder.parent / f"{lang}-bin"
    bin_folder.mkdir()
    (bin_folder / "banxin").symlink_to(binary)
    (folder / "banxin").symlink_to(ROOT)
    env = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8", "BANXIN_LANG": lang}
    guide, printed, comment, done = GUIDES[lang], None, None, []
    for where, kind, *rest in [*steps(guide), (GUIDES[lang], "end")]:
        if printed and kind != "text":
            fault(where, f"what was printed before it is not in the guide:\n{printed}")
            printed = None
        if kind == "run":
            printed = run_block(where, rest[0], rest[1], folder, env)
            done.append(("run", rest[0]))
        elif kind == "text":
            if printed is None:
                fault(where, "what is printed stands below no command")
            elif not same(rest[0], printed):
                fault(where, f"printed was\n{printed}")
            printed = None
        elif kind == "file":
            write(where, folder, *rest)
            done.append(("file", *rest))
        elif kind == "comment":
            comment = rest[0]
        elif kind == "picture":
            if comment is None:
                fault(where, "no comment says by which command the picture is made")
            else:
                compare(where, folder, env, comment, (ROOT / guide).parent / rest[0], bless)
                done.append(("picture", comment, pathlib.Path(rest[0]).name))
            comment = None
    return done


def run_block(where, block, status, folder, env):
    printed = ""
    commands = [line for line in block.splitlines() if line.strip()]
    for at, command in enumerate(commands):
        wanted = status if at == len(commands) - 1 else 0
        code, said = run(command, folder, env)
        printed += said
        if code != wanted:
            fault(where, f"`{command}` ended with {code}, not {wanted}:\n{said}")
    return printed


# Pictures: (width, height, channels, bytes).


def ppm(data):
    kind, width, height, _ = re.match(rb"(P[56])\s(\d+) (\d+)\s(\d+)\s", data).groups()
    channels = 3 if kind == b"P6" else 1
    size = int(width) * int(height) * channels
    return int(width), int(height), channels, data[-size:]


def reduced(picture):
    """A page without colour in 16 greys, another in 32 steps a channel: as it is kept beside the guide."""
    width, height, channels, data = picture
    if channels == 3 and data[0::3] == data[1::3] == data[2::3]:
        channels, data = 1, data[0::3]
    most = 15 if channels == 1 else 31
    table = bytes(round(round(value * most / 255) * 255 / most) for value in range(256))
    return width, height, channels, data.translate(table)


def png(picture):
    width, height, channels, data = picture
    row = width * channels
    if channels == 1:
        packed = bytearray()
        for y in range(height):
            line = data[y * row : (y + 1) * row] + b"\0" * (width % 2)
            packed += b"\0" + bytes((a // 17 << 4) | b // 17 for a, b in zip(line[0::2], line[1::2]))
    else:
        packed, above = bytearray(), bytes(row)
        for y in range(height):
            line = data[y * row : (y + 1) * row]
            packed += b"\2" + bytes((a - b) & 255 for a, b in zip(line, above))
            above = line
    head = struct.pack(">IIBBBBB", width, height, 4 if channels == 1 else 8, 0 if channels == 1 else 2, 0, 0, 0)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(packed), 9))
            + chunk(b"IEND", b""))


def read_png(data):
    """A picture as `png` writes it, and no other."""
    at, body, width, height, channels = 8, b"", 0, 0, 0
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        part, at = data[at + 8 : at + 8 + size], at + 12 + size
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", part[:10])
            if (depth, colour) not in ((4, 0), (8, 2)):
                return None
            channels = 1 if colour == 0 else 3
        elif kind == b"IDAT":
            body += part
    body, out = zlib.decompress(body), bytearray()
    row = (width + 1) // 2 if channels == 1 else width * 3
    above = bytes(row)
    for y in range(height):
        line = body[y * (row + 1) + 1 : (y + 1) * (row + 1)]
        if channels == 1:
            out += unpacked(line)[:width]
        else:
            above = bytes((a + b) & 255 for a, b in zip(line, above))
            out += above
    return width, height, channels, bytes(out)


def unpacked(line):
    out = bytearray(len(line) * 2)
    out[0::2] = bytes((both >> 4) * 17 for both in line)
    out[1::2] = bytes((both & 15) * 17 for both in line)
    return bytes(out)


def differences(one, other):
    """The mean over the page, and over its worst square."""
    width, height, channels, _ = one
    row = width * channels
    squares = {}
    for y in range(height):
        lines = zip(one[3][y * row : (y + 1) * row], other[3][y * row : (y + 1) * row])
        line = [abs(a - b) for a, b in lines]
        for x in range(0, width, SIDE):
            total = sum(line[x * channels : (x + SIDE) * channels])
            key = (y // SIDE, x // SIDE)
            squares[key] = squares.get(key, 0) + total
    mean = sum(squares.values()) / (row * height)
    return mean, max(squares.values()) / (SIDE * SIDE * channels)


def compare(where, folder, env, command, path, bless):
    arguments = shlex.split(command)
    code, said = run(command + " page", folder, env)
    made = [folder / f"page.{end}" for end in ("ppm", "pgm") if (folder / f"page.{end}").exists()]
    if code or len(made) != 1 or "-singlefile" not in arguments:
        return fault(where, f"`{command}` makes no picture: {said}")
    now = reduced(ppm(made[0].read_bytes()))
    made[0].unlink()
    if bless:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(png(now))
        return None
    then = read_png(path.read_bytes()) if path.exists() else None
    if then is None or then[:3] != now[:3]:
        return fault(where, f"{path.name} is {then and then[:3]}, and the page {now[:3]} (--bless writes it)")
    mean, square = differences(then, now)
    print(f"{where}: {path.name}: {mean:.2f} over the page, {square:.2f} in the worst square")
    if mean > MEAN or square > SQUARE:
        fault(where, f"{path.name} is not the page that its command makes")
    return None


def press_files(folder):
    files = sorted((folder / "out").rglob("*.pdf"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, help="an empty folder to work in, which stays")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = (options.keep or pathlib.Path(temporary)).resolve()
        done, made = {}, {}
        for lang in GUIDES:
            folder = base / lang
            folder.mkdir()
            done[lang] = follow(lang, options.binary.resolve(), folder, options.bless and lang == "en")
            made[lang] = press_files(folder)
        if not made["en"]:
            fault(GUIDES["en"], "it has made no press file")
        for one, other in zip(done["en"], done["zh"]):
            if one != other:
                fault(GUIDES["zh"], f"the guides part here:\n{one}\n{other}")
                break
        if len(done["en"]) != len(done["zh"]):
            fault(GUIDES["zh"], f"{len(done['zh'])} steps, and {len(done['en'])} of {GUIDES['en']}")
        for name in sorted(made["en"].keys() | made["zh"].keys()):
            if made["en"].get(name) != made["zh"].get(name):
                fault(GUIDES["zh"], f"{name} has other bytes than that of {GUIDES['en']}")
    print(f"{sum(map(len, done.values()))} steps, {len(made['en'])} press files, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
