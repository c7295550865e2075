"""Records of an edition against what other programs say of its press file and of their schemas.

    records.py alto PDF FOLDER [--off N]     every line's box as pdftotext has it, to half a point, and its text

Lines that run down are left out: poppler says of them that they stand half an em to the right and an em higher than their
ink does. Lines beside which sounds stand (拼音, 注音) are read together with these. `--off` lines may be higher or lower:
those of several faces, of which poppler takes the highest."""

import argparse
import glob
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html import unescape

NS = "{http://www.loc.gov/standards/alto/ns-v4#}"
POINTS = 72 / 254  # of a tenth of a millimetre
HALF_A_POINT = 0.5
NUMBER = r"([\d.-]+)"


def place(element):
    x, y, width, height = (float(element.get(name)) * POINTS for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    return x, y, x + width, y + height


def inside(word, box):
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def solid(text):
    return re.sub(r"[\s\u3000\u00ad]", "", text)


def words(pdf):
    """The words of each page, from the corner of its trim."""
    boxes = subprocess.run(["pdfinfo", "-box", "-f", "1", "-l", "9999", pdf], capture_output=True, text=True, check=True).stdout
    html = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for number, page in enumerate(html.split("<page ")[1:], 1):
        def box(name):
            found = re.search(rf"Page +{number} {name}: +{NUMBER} +{NUMBER} +{NUMBER} +{NUMBER}", boxes)
            return [float(one) for one in found.groups()]

        trim, media = box("TrimBox"), box("MediaBox")
        left, top = trim[0] - media[0], media[3] - trim[3]
        word = rf'<word xMin="{NUMBER}" yMin="{NUMBER}" xMax="{NUMBER}" yMax="{NUMBER}">([^<]*)</word>'
        yield [
            (float(x) - left, float(y) - top, float(right) - left, float(bottom) - top, unescape(text))
            for x, y, right, bottom, text in re.findall(word, page)
        ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["alto"])
    parser.add_argument("pdf")
    parser.add_argument("folder")
    parser.add_argument("--off", type=int, default=0)
    given = parser.parse_args()
    lines = off = down = beside = 0
    wrong = []
    files = sorted(glob.glob(os.path.join(given.folder, "[0-9]*.xml")))
    pages = list(words(given.pdf))
    assert files and len(files) == len(pages), (len(files), len(pages))
    for file, page in zip(files, pages):
        blocks = ET.parse(file).getroot().iter(NS + "TextBlock")
        blocks = [(block, "ROLE_annotation" in block.get("TAGREFS").split()) for block in blocks]
        sounds = [place(line) for block, is_sound in blocks if is_sound for line in block.iter(NS + "TextLine")]
        for block, is_sound in blocks:
            for line in block.iter(NS + "TextLine"):
                if is_sound or line.get("BASEDIRECTION") == "ttb":
                    down += not is_sound
                    continue
                lines += 1
                own = place(line)
                text = "".join(one.get("CONTENT") for one in line.iter(NS + "String"))
                met = sorted((word for word in page if inside(word, own)), key=lambda word: word[0])
                if solid("".join(word[4] for word in met)) != solid(text):
                    # A sound that stands on the line, or just above it, is read with its characters.
                    if any(one[1] < own[3] and own[1] < one[3] and one[0] < own[2] and own[0] < one[2] for one in sounds):
                        beside += 1
                    else:
                        wrong.append((file, text, "".join(word[4] for word in met)))
                    continue
                box = (min(one[0] for one in met), min(one[1] for one in met), max(one[2] for one in met), max(one[3] for one in met))
                apart = [abs(one - other) for one, other in zip(box, own)]
                if max(apart[0], apart[2]) > HALF_A_POINT:
                    wrong.append((file, text, apart))
                elif max(apart) > HALF_A_POINT:
                    off += 1
    print(f"{given.pdf}: {lines} lines, {off} higher or lower, {beside} read with sounds; {down} run down")
    for one in wrong[:20]:
        print("not so:", *one)
    if wrong or off > given.off:
        sys.exit(1)


if __name__ == "__main__":
    main()
