"""Manifests of IIIF against a reader of its own: `iiif.py FOLDER…`, each with manifest and annotations."""

import glob
import json
import os
import sys

from iiif_prezi3 import AnnotationPage, Manifest


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


for folder in sys.argv[1:]:
    manifest = Manifest(**read(os.path.join(folder, "manifest.json")))
    pages = [AnnotationPage(**read(path)) for path in sorted(glob.glob(os.path.join(folder, "annotations", "*.json")))]
    assert len(pages) == len(manifest.items) > 0, folder
    articles = sum(len(section.items) for section in manifest.structures[0].items)
    print(f"{folder}: {len(manifest.items)} canvases, {sum(len(page.items) for page in pages)} lines, {articles} articles")
