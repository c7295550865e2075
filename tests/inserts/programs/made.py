"""Files of customers, as the programs make them that customers have.

usage: made.py BANXIN FOLDER

Each program draws what it can of one advertisement, 160 × 80 mm: text, curves, a picture, gradients, something transparent, ink
that overprints, an ink of its own plate, layers. FOLDER gets a file by the name of each program. BANXIN is the program that is
tested: its own pages are placed as well.
"""

import os
import pathlib
import subprocess
import sys

import programs_in_python as python
from parts import CAT, FONTS, KAI, PHOTOGRAPH, ROOT, WORDS


def run(*command, **more):
    done = subprocess.run(list(map(str, command)), capture_output=True, timeout=120, check=False, **more)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")


POSTSCRIPT = """%!PS
<< /PageSize [453.54 226.77] >> setpagedevice
[ /_objdef {seen} /type /dict /OBJ pdfmark [ {seen} << /Type /OCG /Name (seen) >> /PUT pdfmark
0.1 0 0.4 0 setcmykcolor 0 0 453.54 226.77 rectfill
/Times-Roman 30 selectfont 0 0 0 1 setcmykcolor 30 180 moveto (Spring tea, 2026) show
[/Separation (PANTONE 485 C) /DeviceCMYK {dup 0.95 mul exch 0 3 1 roll 0}] setcolorspace
1 setcolor 60 90 40 0 360 arc fill
true setoverprint 0 setgray 0 0 0 1 setcmykcolor 90 90 40 0 360 arc fill
1 0 0 0 setcmykcolor 40 40 100 12 rectfill false setoverprint
0 0.8 0 0 setcmykcolor 4 setlinewidth 200 40 moveto 240 200 300 10 420 160 curveto stroke
gsave 300 60 translate 100 100 scale 8 8 8 [8 0 0 -8 0 8] {<00 20 40 60 80 a0 c0 e0 00 20 40 60 80 a0 c0 e0 00 20 40 60 80 a0 c0 e0
00 20 40 60 80 a0 c0 e0 00 20 40 60 80 a0 c0 e0 00 20 40 60 80 a0 c0 e0 00 20 40 60 80 a0 c0 e0 00 20 40 60 80 a0 c0 e0>} image grestore
0.5 .setfillconstantalpha 0 0.5 1 0 setcmykcolor 150 20 180 70 rectfill 1 .setfillconstantalpha
<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [20 0 430 0] /BBox [20 8 430 28]
   /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0 0] /C1 [0 1 1 0] /N 1 >> >> shfill
[ {ThisPage} << /Rotate 90 >> /PUT pdfmark
showpage
"""


def ghostscript(file, folder):
    source = folder / "tea.ps"
    source.write_text(POSTSCRIPT, encoding="ascii")
    run("gs", "-q", "-dSAFER", "-dALLOWPSTRANSPARENCY", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite",
        "-dCompatibilityLevel=1.7", "-dAutoRotatePages=/None", "-o", file, source)


SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="160mm" height="80mm" viewBox="0 0 1600 800">
<defs><linearGradient id="g"><stop offset="0" stop-color="#284"/><stop offset="1" stop-color="#fd6" stop-opacity=".2"/></linearGradient>
<radialGradient id="r"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#a20"/></radialGradient>
<pattern id="p" width="40" height="40" patternUnits="userSpaceOnUse"><circle cx="20" cy="20" r="12" fill="#258"/></pattern>
<mask id="m"><rect width="1600" height="800" fill="url(#r)"/></mask>
<filter id="b"><feGaussianBlur stdDeviation="9"/></filter></defs>
<rect width="1600" height="800" fill="url(#g)"/><circle cx="300" cy="400" r="220" fill="url(#r)" opacity=".7"/>
<rect x="600" y="60" width="400" height="300" fill="url(#p)"/><image x="1050" y="60" width="500" height="500" xlink:href="{PHOTOGRAPH.as_uri()}"/>
<path d="M100 700 C 400 300 800 900 1500 500" fill="none" stroke="#000" stroke-width="12" stroke-dasharray="60 20"/>
<g mask="url(#m)"><rect x="500" y="300" width="600" height="400" fill="#608"/></g>
<circle cx="1300" cy="650" r="90" fill="#0a0" filter="url(#b)"/>
<text x="120" y="160" font-size="110" font-family="serif" transform="rotate(-4 120 160)">Spring tea {WORDS}</text></svg>"""


def cairo(file, folder):
    # A picture is read from beside the drawing, and from nowhere else.
    (folder / PHOTOGRAPH.name).write_bytes(PHOTOGRAPH.read_bytes())
    source = folder / "tea.svg"
    source.write_text(SVG.replace(PHOTOGRAPH.as_uri(), PHOTOGRAPH.name), encoding="utf-8")
    run("rsvg-convert", "-f", "pdf", "-o", file, source)


HTML = f"""<!doctype html><meta charset="utf-8"><style>@page {{ size: 160mm 80mm; margin: 0 }}
@font-face {{ font-family: Kai; src: url("{KAI.as_uri()}") }} body {{ margin: 0; font: 11pt Kai }}
div {{ position: absolute }} </style><body>
<div style="left:0;top:0;width:160mm;height:80mm;background:linear-gradient(90deg,#cfd,#fe8)"></div>
<div style="left:10mm;top:6mm;font-size:26pt">{WORDS}</div>
<img src="{PHOTOGRAPH.as_uri()}" style="position:absolute;left:100mm;top:10mm;width:50mm;border-radius:8mm">
<div style="left:20mm;top:25mm;width:60mm;height:40mm;background:#c30;opacity:.5;border-radius:20mm"></div>
<div style="left:60mm;top:35mm;width:60mm;height:30mm;background:radial-gradient(#fff,#06a);transform:rotate(12deg);opacity:.8"></div>
<svg style="position:absolute;left:10mm;top:50mm" width="120mm" height="25mm" viewBox="0 0 120 25"><path d="M2 20 C 30 0 70 40 118 4"
 fill="none" stroke="#408" stroke-width="1.5"/></svg>
<div style="left:12mm;top:70mm;letter-spacing:.1em">A line of type, <i>aslant</i>, ffi 0123</div></body>"""


def html(folder):
    source = folder / "tea.html"
    source.write_text(HTML, encoding="utf-8")
    return source


def weasyprint(file, folder):
    run(sys.executable, "-m", "weasyprint", html(folder), file)


def chromium(file, folder):
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder / 'chromium'}",
        f"--print-to-pdf={file}", html(folder).as_uri())


# What mutool puts together from operators as they stand: nothing between them and the file.
MUTOOL = f"""%%MediaBox 0 0 453.54 226.77
%%Rotate 180
%%Font Text Times-Roman
%%CJKFont Han zh-Hans
%%Image Photograph {PHOTOGRAPH}
q 0 0.1 0.3 0 k 0 0 453.54 226.77 re f Q
q 1 0 0 0 k 20 20 m 60 220 200 -80 300 120 c 320 160 340 180 300 200 c h f* Q
q 120 0 0 120 310 40 cm /Photograph Do Q
q 0 0 0 1 k BT /Text 28 Tf 1 0 0.2 1 24 170 Tm (Spring tea) Tj ET Q
q BT /Text 60 Tf 1 Tr 2 w 0 1 0 0 K 24 90 Td (Outline) Tj ET Q
q BT /Text 80 Tf 7 Tr 24 20 Td (Clip) Tj ET 0 0 1 0 k 0 0 200 50 re f 0 1 0 0 k 0 50 200 50 re f Q
"""


def mutool(file, folder):
    source = folder / "tea.txt"
    source.write_text(MUTOOL, encoding="utf-8")
    run("mutool", "create", "-o", file, source)


def scribus(file, folder):
    script = pathlib.Path(__file__).with_name("in_scribus.py")
    names = {"TEA_FILE": str(file), "TEA_PICTURE": str(CAT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
    run("scribus", "-g", "-ns", "-py", script, env={**os.environ, **names})
    if not file.is_file():
        raise SystemExit("scribus wrote nothing")


def qpdf_turned(file, folder):
    """The same objects packed otherwise: turned by a quarter, in object streams, in order for the web."""
    python.reportlab(folder / "flat.pdf", folder)
    run("qpdf", "--rotate=+270", "--object-streams=generate", "--linearize", folder / "flat.pdf", file)


def banxin(file, folder, binary):
    del folder
    run(binary, "build", "--profile", "x4", ROOT / "content/pictures", "-o", file)


PROGRAMS = {
    "ghostscript": ghostscript,
    "cairo": cairo,
    "weasyprint": weasyprint,
    "chromium": chromium,
    "mutool": mutool,
    "scribus": scribus,
    "qpdf": qpdf_turned,
    "reportlab": python.reportlab,
    "fpdf2": python.fpdf2,
    "img2pdf": python.img2pdf,
    "matplotlib": python.matplotlib,
    "typst": python.typst,
    "pikepdf": python.pikepdf,
}


def make(binary, folder):
    """The files, by the names of their programs."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, program in PROGRAMS.items():
        own = folder / f"{name}-work"
        own.mkdir(exist_ok=True)
        files[name] = folder / f"{name}.pdf"
        program(files[name], own)
    files["banxin"] = folder / "banxin.pdf"
    banxin(files["banxin"], folder, binary)
    return files


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
