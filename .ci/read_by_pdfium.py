#!/usr/bin/env python3
"""The text of a PDF as pdfium reads it.

usage: read_by_pdfium.py PDF
"""
import sys

import pypdfium2

for page in pypdfium2.PdfDocument(sys.argv[1]):
    print(page.get_textpage().get_text_range().replace("\r\n", "\n"))
