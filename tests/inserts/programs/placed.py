"""Places a page of a file of each program, and looks whether it is the same there as alone.

usage: placed.py BANXIN FOLDER

FOLDER gets the files, an edition with each of them on a page, its press file (FOLDER/press.pdf), press files of those that
archives take (FOLDER/archive-NAME.pdf), and what was compared. Ends with 1
where a page looks otherwise than alone, by poppler or by mutool at 150 pixels an inch, or prints otherwise on any plate
(Ghostscript's tiffsep).
"""

import pathlib
import subprocess
import sys

import numpy
import pikepdf

import edition
import looks
import made

# Of the pixels, in hundredths. Programs that compose round places to pixels: a picture or a fine line that begins elsewhere in its
# file may take a row of pixels more. A drawing that is lost, moved or in another colour is more than that.
MOST_PIXELS = 0.1
# In levels of 255, over the whole page: what is blended in a group of its own is rounded to 8 bits once more.
MOST_MEAN = 1.0
# Hundredths of the whole plate: a ten-thousandth part of the ink that it can have, four times what rounding was seen to make.
MOST_INK = 0.02
# Those whose files, as they are made here, have nothing that no archive takes: no RGB without a profile, no picture that is to be
# smoothed, no font that is not there.
FOR_ARCHIVES = ("banxin", "img2pdf", "qpdf", "reportlab", "typst")


def of_pictures(found):
    for program, apart in found.items():
        if apart is None:
            yield f"{program}: another size"
        elif apart.share > MOST_PIXELS or apart.mean > MOST_MEAN:
            yield f"{program}: {apart}"


def of_plates(found):
    for plate, (one, other, apart) in found.items():
        if apart is None or abs(one - other) > MOST_INK or apart.share > MOST_PIXELS:
            yield f"plate {plate}: {one:.3f} % of ink alone, {other:.3f} % placed, {apart or 'one of them is missing'}"


def build(binary, folder, profile, file):
    done = subprocess.run([binary, "build", "--profile", profile, folder, "-o", file, "--force"], check=False, capture_output=True,
                          text=True)
    if done.returncode:
        raise SystemExit(f"the edition in {profile} ended {done.returncode}: {done.stderr}")


def can_fail(file):
    """What is moved by a pixel, or a fiftieth lighter, is seen to be so."""
    one = looks.by_poppler(file, 1, 1)
    moved, lighter = numpy.roll(one, 1, axis=1), numpy.minimum(one + 5, 255)
    return all([*of_pictures({"": looks.difference(one, other)})] for other in (moved, lighter))


def compare(name, cut_file, page, by_itself, unit, folder):
    """Says what was seen, and gives what is otherwise."""
    pictures = looks.compare_pictures(cut_file, page, by_itself, unit)
    plates = looks.compare_plates(cut_file, page, by_itself, folder)
    print(f"{name}: " + "; ".join(f"{by} {apart}" for by, apart in pictures.items()))
    for plate, (one, other, apart) in plates.items():
        print(f"  {plate}: {one:.3f} % of ink alone, {other:.3f} % placed; {apart}")
    faults = [*of_pictures(pictures), *of_plates(plates)]
    for fault in faults:
        print(f"OTHERWISE: {name}: {fault}")
    return faults


def main(binary, folder):
    files = made.make(binary, folder / "made")
    booked = []
    for name, file in files.items():
        with pikepdf.open(file) as pdf:
            booked.append((name, file, *looks.size_of(pdf.pages[0])))
    edition.write(folder / "edition", booked)
    build(binary, folder / "edition", "x4", folder / "press.pdf")
    for one in booked:
        if one[0] in FOR_ARCHIVES:
            edition.write(folder / "edition-for-archives", [one])
            build(binary, folder / "edition-for-archives", "x4+a2u", folder / f"archive-{one[0]}.pdf")
    bad, cut_file = 0, folder / "cut.pdf"
    with pikepdf.open(folder / "press.pdf") as press:
        where = looks.places(press)
        if len(where) != len(files):
            raise SystemExit(f"{len(where)} of {len(files)} pages are placed")
        for _, page, *box in where:
            looks.cut(press.pages[page], box)
        press.save(cut_file)
        for (name, file), (_, page, *_box) in zip(files.items(), where):
            by_itself = folder / f"{name}-alone.pdf"
            unit = looks.alone(file, press, by_itself)
            bad += bool(compare(name, cut_file, page + 1, by_itself, unit, folder))
    if not can_fail(folder / "reportlab-alone.pdf"):
        raise SystemExit("a page that looks otherwise is not seen")
    print(f"{len(files) - bad} passed, {bad} failed")
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()) else 0)
