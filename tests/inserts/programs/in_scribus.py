"""Run inside Scribus: a page with layers, an ink of its own plate, and what overprints and shines through."""

import os

import scribus

scribus.newDocument((160, 80), (5, 5, 5, 5), scribus.PORTRAIT, 1, scribus.UNIT_MILLIMETERS, scribus.PAGE_1, 0, 1)
scribus.defineColorCMYK("Tea", 140, 0, 200, 20)
scribus.defineColorCMYK("PANTONE 485 C", 0, 242, 255, 0)
scribus.setSpotColor("PANTONE 485 C", True)

ground = scribus.createRect(0, 0, 160, 80)
scribus.setFillColor("Tea", ground)
scribus.setFillShade(20, ground)
scribus.setLineColor("None", ground)
red = scribus.createEllipse(15, 25, 45, 45)
scribus.setFillColor("PANTONE 485 C", red)
scribus.setLineColor("None", red)
see_through = scribus.createRect(40, 35, 60, 30)
scribus.setFillColor("Tea", see_through)
scribus.setFillTransparency(0.5, see_through)
scribus.setFillBlendmode(3, see_through)
scribus.rotateObject(15, see_through)

scribus.createLayer("Words")
scribus.setActiveLayer("Words")
words = scribus.createText(10, 6, 140, 16)
scribus.setText("Spring tea, 2026: Scribus", words)
scribus.setFont("DejaVu Serif Book" if "DejaVu Serif Book" in scribus.getFontNames() else scribus.getFontNames()[0], words)
scribus.setFontSize(24, words)
scribus.setTextColor("Black", words)
curve = scribus.createBezierLine([10, 75, 10, 75, 30, 40, 90, 60, 60, 95, 120, 30, 150, 60, 130, 90, 150, 60])
scribus.setLineWidth(2, curve)
scribus.setLineColor("PANTONE 485 C", curve)
picture = scribus.createImage(105, 25, 45, 30)
scribus.loadImage(os.environ["TEA_PICTURE"], picture)
scribus.setScaleImageToFrame(True, True, picture)
black = scribus.createRect(25, 45, 25, 10)
scribus.setFillColor("Black", black)
scribus.setLineColor("None", black)

scribus.createLayer("Off")
scribus.setActiveLayer("Off")
hidden = scribus.createRect(0, 0, 160, 80)
scribus.setFillColor("Black", hidden)
scribus.setLayerVisible("Off", False)
scribus.setLayerPrintable("Off", False)

file = scribus.PDFfile()
file.file = os.environ["TEA_FILE"]
# PDF 1.5, with layers; plates as they are, for the press.
file.version = 15
file.outdst = 1
file.useLayers = True
file.save()
