"""How a page looks by itself and how it looks where it is placed: as pictures, and as plates."""

import dataclasses
import io
import pathlib
import re
import subprocess

import numpy
import pikepdf
from PIL import Image

DPI = 150
# Levels of 255. Programs round places of glyphs, cells and samples to fractions of a pixel, by sums that come out otherwise where
# a page does not begin at the corner of its file: an edge is a few levels lighter or darker then, and no more is asked of it.
LEVELS = 24
# The outermost pixels are shared with what lies outside.
EDGE = 2
SECONDS = 120


@dataclasses.dataclass(frozen=True)
class Difference:
    """How far two pictures of one thing are apart."""

    # Of all pixels, those with a channel that differs by more than LEVELS, in hundredths.
    share: float
    # Of all pixels and the channel that differs most, in levels.
    mean: float

    def __str__(self):
        return f"{self.share:.3f} % of the pixels, {self.mean:.3f} levels in the mean"


class NoPicture(Exception):
    """A program that shows pages does not show this one."""


def output(*command):
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as late:
        raise NoPicture(f"{command[0]} has not ended after {SECONDS} s") from late
    return done.stdout, done.stderr


def picture(data, what):
    try:
        return numpy.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(numpy.int16)
    except Exception as broken:
        raise NoPicture(f"{what} shows nothing") from broken


def by_poppler(file, page, unit):
    # It knows of no unit of a page's own.
    dpi = DPI * unit
    data, _ = output("pdftoppm", "-r", dpi, "-f", page, "-l", page, "-cropbox", "-png", file)
    return picture(data, "poppler")


def by_mutool(file, page, _unit):
    data, _ = output("mutool", "draw", "-q", "-r", DPI, "-F", "png", "-o", "-", file, page)
    return picture(data, "mutool")


def by_tiffsep(file, page, folder):
    """The plates by their names, 0 where there is no ink; those without any are left out."""
    for old in folder.glob("plate*.tif"):
        old.unlink()
    output("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseCropBox", f"-dFirstPage={page}", f"-dLastPage={page}",
           "-sDEVICE=tiffsep", f"-r{DPI}", "-o", folder / "plate%d.tif", file)
    plates = {}
    for path in folder.glob("plate*(*).tif"):
        data = 255 - numpy.asarray(Image.open(path).convert("L")).astype(numpy.int16)
        if data.any():
            plates[re.search(r"\((.*)\)\.tif$", path.name)[1]] = data
    return plates


def difference(one, other):
    """None where they are not of one size: a pixel more or less is a matter of rounding."""
    if any(abs(a - b) > 1 for a, b in zip(one.shape[:2], other.shape[:2])):
        return None
    height, width = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    inner = (slice(EDGE, max(height - EDGE, EDGE + 1)), slice(EDGE, max(width - EDGE, EDGE + 1)))
    apart = numpy.abs(one[inner] - other[inner])
    apart = apart.max(axis=2) if apart.ndim == 3 else apart
    if not apart.size:
        return Difference(0.0, 0.0)
    return Difference(float((apart > LEVELS).mean() * 100), float(apart.mean()))


def ink(plate):
    """The share of a plate that prints, in hundredths."""
    return float(plate.mean() / 2.55)


# How banxin writes a page of another file: its place, then the form.
PLACE = re.compile(rb"q ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re W n /N gs.*?/A(\d+) Do Q\n", re.S)


def places(press):
    """Where pages of other files stand in a press file: (which, page from 0, left, foot, right, head), in the order of the pages."""
    found = []
    for number, page in enumerate(press.pages):
        page.contents_coalesce()
        for left, foot, width, height, which in PLACE.findall(page.Contents.read_bytes()):
            left, foot, width, height = map(float, (left, foot, width, height))
            found.append((int(which), number, left, foot, left + width, foot + height))
    return found


def cut(page, box):
    """Nothing but this box of a page is shown."""
    for key in ("/TrimBox", "/ArtBox", "/BleedBox"):
        if key in page.obj:
            del page.obj[key]
    page.obj.MediaBox = page.obj.CropBox = list(box)


def as_cut(page):
    """The box that is placed: the trim, else the art box, the crop box, the media box."""
    media = upright(page.mediabox)
    for key in ("/TrimBox", "/ArtBox"):
        if key in page.obj:
            box = meet(upright(page.obj[key]), media)
            if box[2] > box[0] and box[3] > box[1]:
                return box
    box = meet(upright(page.cropbox), media)
    return box if box[2] > box[0] and box[3] > box[1] else media


def upright(box):
    x0, y0, x1, y1 = map(float, box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def meet(one, other):
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def unit_of(page):
    return float(page.obj.get("/UserUnit", 1))


def size_of(page):
    """As large as it is placed, in points."""
    left, foot, right, head = as_cut(page)
    unit = unit_of(page)
    width, height = (right - left) * unit, (head - foot) * unit
    turned = int(page.obj.get("/Rotate", 0) if "/Rotate" in page.obj else inherited(page, "/Rotate", 0)) % 180
    return (height, width) if turned else (width, height)


def inherited(page, key, otherwise):
    node, depth = page.obj, 0
    while node is not None and depth < 50:
        if key in node:
            return node[key]
        node, depth = node.get("/Parent"), depth + 1
    return otherwise


def alone(file, press, out):
    """The file by itself as it is to be compared: without what is around the page as it is cut, without annotations, which stay
    behind, and for the press that the edition names. Black type of the edition overprints: mutool shows pages on which anything
    may by the plates of their press, so this one says that it does. Gives the unit of its page."""
    with pikepdf.open(file) as pdf:
        page = pdf.pages[0]
        unit = unit_of(page)
        cut(page, as_cut(page))
        if "/Annots" in page.obj:
            del page.obj.Annots
        if "/ExtGState" not in page.resources:
            page.resources["/ExtGState"] = pikepdf.Dictionary()
        page.resources.ExtGState["/OfTheEdition"] = pikepdf.Dictionary(OP=True, op=True, OPM=1)
        pdf.Root.OutputIntents = [pdf.copy_foreign(press.make_indirect(one)) for one in press.Root.OutputIntents]
        pdf.save(out)
    return unit


def compare_pictures(placed, page, by_itself, unit):
    """By program: how the two differ, or None where one of them has another size."""
    shown = {"poppler": by_poppler, "mutool": by_mutool}
    return {name: difference(by(by_itself, 1, unit), by(placed, page, 1)) for name, by in shown.items()}


def compare_plates(placed, page, by_itself, folder: pathlib.Path):
    """By plate: the ink alone, the ink placed, and how the two differ, None where one of them is not there."""
    one, other = by_tiffsep(by_itself, 1, folder), by_tiffsep(placed, page, folder)
    found = {}
    for name in sorted(set(one) | set(other)):
        if name in one and name in other:
            found[name] = (ink(one[name]), ink(other[name]), difference(one[name], other[name]))
        else:
            found[name] = (ink(one[name]) if name in one else 0.0, ink(other[name]) if name in other else 0.0, None)
    return found
