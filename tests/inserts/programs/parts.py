"""What the advertisements of all programs are made of."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
FONTS = ROOT / "fonts"
KAI = FONTS / "PressKaiSC-Regular.ttf"
SERIF = FONTS / "NotoSerif-Regular.ttf"
PHOTOGRAPH = ROOT / "content/pictures/pictures/astronaut.jpg"
GREY = ROOT / "content/pictures/pictures/camera.jpg"
# In the inks of the process.
CAT = ROOT / "content/pictures/pictures/cat.tif"
WORDS = "望岚春茶上市"
# 160 × 80 mm, in points. No side is a half of a pixel, which programs round as they like.
SIZE = (453.54, 226.77)
