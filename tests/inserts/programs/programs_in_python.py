"""Files by libraries that are called, not run. Each takes the file to write, and a folder of its own."""

import importlib

from parts import CAT, GREY, KAI, PHOTOGRAPH, SERIF, SIZE, WORDS


def reportlab(file, _folder):
    """Inks as the press has them: shares of the process, an ink of its own plate, overprint in both modes."""
    from reportlab.lib.colors import CMYKColor, CMYKColorSep
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Kai", KAI))
    page = Canvas(str(file), pagesize=SIZE, invariant=True)
    red = CMYKColorSep(0, 0.95, 1, 0, spotName="PANTONE 485 C")
    page.setFillColor(CMYKColor(0.2, 0, 0.4, 0))
    page.rect(0, 0, *SIZE, stroke=0, fill=1)
    page.setFillColor(red)
    page.circle(90, 110, 60, stroke=0, fill=1)
    page.setFillOverprint(True)
    page.setOverprintMask(1)
    page.setFillColor(CMYKColor(0, 0, 0, 1))
    page.rect(60, 90, 140, 40, stroke=0, fill=1)
    page.setFillColor(CMYKColor(1, 0, 0, 0))
    page.rect(20, 60, 140, 30, stroke=0, fill=1)
    page.setOverprintMask(0)
    page.rect(20, 20, 140, 30, stroke=0, fill=1)
    page.setFillOverprint(False)
    page.setFillColor(CMYKColor(0, 0, 0, 1))
    page.setFont("Kai", 30)
    page.drawString(24, 186, WORDS)
    page.drawImage(str(CAT), 250, 30, 180, 120)
    page.setStrokeColor(red)
    page.setLineWidth(5)
    page.bezier(180, 20, 260, 220, 320, -20, 440, 200)
    page.setFillAlpha(0.5)
    page.setFillColor(CMYKColor(0, 0.5, 1, 0))
    page.rect(200, 10, 120, 120, stroke=0, fill=1)
    page.save()


def fpdf2(file, _folder):
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format=SIZE)
    pdf.set_auto_page_break(False)
    pdf.add_font("Kai", "", KAI)
    pdf.add_page()
    pdf.set_fill_color(230, 240, 210)
    pdf.rect(0, 0, *SIZE, style="F")
    pdf.image(PHOTOGRAPH, 290, 30, 140, 140)
    pdf.set_font("Kai", size=32)
    pdf.text(24, 50, WORDS)
    with pdf.local_context(fill_opacity=0.4, stroke_opacity=0.7, line_width=6):
        pdf.set_fill_color(200, 30, 0)
        pdf.ellipse(40, 80, 200, 120, style="DF")
    with pdf.rotation(20, x=200, y=150):
        pdf.rect(150, 130, 120, 40, style="D")
    with pdf.new_path() as path:
        path.move_to(20, 200)
        path.curve_to(120, 60, 260, 280, 430, 120)
        path.style.stroke_color = "#204080"
        path.style.fill_color = None
        path.style.stroke_width = 3
    pdf.output(str(file))


def img2pdf(file, _folder):
    """Pictures alone, in the inks of the process."""
    maker = importlib.import_module("img2pdf")
    size = maker.get_layout_fun((SIZE[0], SIZE[0] * 300 / 451))
    file.write_bytes(maker.convert(str(CAT), layout_fun=size))


def matplotlib(file, _folder):
    """Drawings for a font, hatches, meshes of triangles."""
    import numpy

    plots = importlib.import_module("matplotlib")
    plots.use("pdf")
    from matplotlib import pyplot

    figure, (one, other) = pyplot.subplots(1, 2, figsize=(SIZE[0] / 72, SIZE[1] / 72))
    x = numpy.linspace(0, 6, 60)
    one.plot(x, numpy.sin(x), "r-", x, numpy.cos(x) ** 3, "k:")
    one.fill_between(x, numpy.sin(x), alpha=0.3)
    one.bar([1, 3, 5], [0.6, 0.9, 0.4], hatch="//", alpha=0.6)
    one.set_title("Spring tea $\\int_0^1 x^2$")
    across, down = numpy.meshgrid(numpy.arange(12), numpy.arange(9))
    other.pcolormesh(across, down, numpy.sin(across) * down, shading="gouraud")
    other.imshow(numpy.random.default_rng(1).random((8, 8)), extent=(2, 6, 2, 6), alpha=0.7)
    figure.savefig(file)


TYPST = """#set page(width: 160mm, height: 80mm, margin: 8mm, fill: cmyk(10%, 0%, 20%, 0%))
#set text(font: "PressKaiSC", size: 22pt, fallback: true)
#place(dx: 90mm, image("photograph.jpg", width: 50mm))
#place(dx: 0mm, dy: 20mm, circle(radius: 20mm, fill: gradient.radial(white, rgb("#a20000"))))
#place(dx: 30mm, dy: 24mm, rotate(15deg, rect(width: 50mm, height: 20mm, fill: rgb("#00a06080"))))
#place(dx: 0mm, dy: 60mm, curve(stroke: 2pt + cmyk(0%, 100%, 0%, 0%), curve.move((0mm, 0mm)), curve.cubic((40mm, -40mm), (80mm, 20mm), (140mm, -20mm))))
#place(dx: 60mm, dy: 40mm, rect(width: 60mm, height: 20mm, fill: tiling(size: (4mm, 4mm), circle(radius: 1.2mm, fill: blue))))
WORDS $ integral_0^1 x^2 dif x $
"""


def typst(file, folder):
    compiler = importlib.import_module("typst")
    (folder / "photograph.jpg").write_bytes(PHOTOGRAPH.read_bytes())
    (folder / "tea.typ").write_text(TYPST.replace("WORDS", WORDS), encoding="utf-8")
    compiler.compile(str(folder / "tea.typ"), output=str(file), font_paths=[str(KAI.parent)])


def pikepdf(file, folder):
    """What no library above writes: a page in units of its own, with boxes inside boxes, that begins off the origin, whose ground
    is cut off by the trim; layers, one of them off; a soft mask; a group that knocks out; an ink of two plates; a form that draws
    with what its page has."""
    pdfs = importlib.import_module("pikepdf")
    reportlab(folder / "inner.pdf", folder)
    out = pdfs.new()
    inner = pdfs.open(folder / "inner.pdf")
    form = out.copy_foreign(inner.pages[0].as_form_xobject())

    def layer(name):
        return out.make_indirect(pdfs.Dictionary(Type=pdfs.Name.OCG, Name=name))

    def xobject(content, group=None, **more):
        made = pdfs.Stream(out, content, Type=pdfs.Name.XObject, Subtype=pdfs.Name.Form, BBox=[-50, -50, 400, 300], **more)
        if group is not None:
            made.Group = pdfs.Dictionary(S=pdfs.Name.Transparency, **group)
        return out.make_indirect(made)

    seen, unseen = layer("seen"), layer("unseen")
    tint = pdfs.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0, 0.95, 1, 0])
    two = pdfs.Stream(out, b"{ exch dup 0.9 mul exch 3 -1 roll 0 4 1 roll }", FunctionType=4, Domain=[0, 1, 0, 1],
                      Range=[0, 1] * 4)
    grey = pdfs.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0], C1=[1])
    fades = pdfs.Dictionary(ShadingType=2, ColorSpace=pdfs.Name.DeviceGray, Coords=[0, 0, 220, 0], Function=grey, Extend=[True, True])
    light = xobject(b"/fades sh", {"CS": pdfs.Name.DeviceGray}, Resources=pdfs.Dictionary(Shading=pdfs.Dictionary(fades=fades)))
    inside = pdfs.Dictionary(ColorSpace=pdfs.Dictionary(red=[pdfs.Name.Separation, pdfs.Name("/PANTONE 485 C"), pdfs.Name.DeviceCMYK, tint]),
                             ExtGState=pdfs.Dictionary(half=pdfs.Dictionary(ca=0.5, BM=pdfs.Name.Multiply)))
    knocks = xobject(b"/red cs 1 scn 0 0 60 60 re f /half gs 1 0 0 0 k 30 30 60 60 re f", {"K": True, "I": True, "CS": pdfs.Name.DeviceCMYK},
                     Resources=inside)
    page = out.add_blank_page(page_size=(260, 160))
    page.MediaBox, page.CropBox = [-40, -40, 260, 160], [-30, -30, 250, 150]
    page.BleedBox, page.TrimBox, page.UserUnit = [-8, -8, 234, 121], [0, 0, 226.77, 113.385], 2
    page.Resources = pdfs.Dictionary(
        XObject=pdfs.Dictionary(inner=form, knocks=knocks, borrows=xobject(b"/overprints gs 0 1 0 0 k 0 0 50 20 re f")),
        Properties=pdfs.Dictionary(seen=seen, unseen=unseen),
        ExtGState=pdfs.Dictionary(
            masked=pdfs.Dictionary(SMask=pdfs.Dictionary(S=pdfs.Name.Luminosity, G=light)),
            overprints=pdfs.Dictionary(OP=True, op=True, OPM=1)),
        ColorSpace=pdfs.Dictionary(two=[pdfs.Name.DeviceN, [pdfs.Name("/PANTONE 485 C"), pdfs.Name.Black], pdfs.Name.DeviceCMYK, two]))
    page.Contents = pdfs.Stream(out, b"""0.1 0 0.3 0 k -40 -40 300 200 re f 0 0 0 1 k -40 -40 45 45 re f
q /masked gs 0 0.6 1 0 k 10 60 200 40 re f Q
/OC /seen BDC q .4 0 0 .4 20 10 cm /inner Do Q EMC /OC /unseen BDC 0 0 0 1 k 0 0 260 160 re f EMC
q 1 0 0 1 130 20 cm /knocks Do Q q 1 0 0 1 150 5 cm /borrows Do Q /two cs 0.6 0.3 scn 190 80 30 30 re f
q 0.8 0.6 -0.6 0.8 180 40 cm 0 0 0 1 K 3 w [9 4] 2 d 1 J 0 0 m 30 60 60 -20 40 50 c S Q""")
    out.Root.OCProperties = pdfs.Dictionary(OCGs=[seen, unseen], D=pdfs.Dictionary(OFF=[unseen], Order=[seen, unseen]))
    out.save(file)
