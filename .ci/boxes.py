"""Prints the bleed box of each page of a PDF as shares of its media box, from the upper left corner.

usage: boxes.py FILE
"""

import re
import subprocess
import sys

out = subprocess.run(["pdfinfo", "-box", "-l", "1000", sys.argv[1]], check=True, capture_output=True, text=True).stdout
boxes = {}
for page, name, numbers in re.findall(r"^Page +(\d+) (MediaBox|BleedBox): +(.*)$", out, re.M):
    boxes.setdefault(int(page), {})[name] = list(map(float, numbers.split()))
for _, page in sorted(boxes.items()):
    left, bottom, right, top = page["MediaBox"]
    width, height = right - left, top - bottom
    inner = page["BleedBox"]
    shares = [(inner[0] - left) / width, (top - inner[3]) / height, (inner[2] - left) / width, (top - inner[1]) / height]
    print(*shares)
