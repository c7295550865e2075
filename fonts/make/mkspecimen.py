#!/usr/bin/env python3
"""Makes the face of the specimen's page in traditional characters: what its stories say, and the marks.
   needs: apt-get install fonts-noto-cjk ; pip install fonttools==4.68.0 uharfbuzz==0.57.0
   usage: mkspecimen.py OUTDIR"""
import os, sys
from glob import glob
here = os.path.dirname(os.path.abspath(__file__))
home = os.path.join(here, '..', '..')
FILES = sorted(glob(os.path.join(home, 'content/specimen/stories/traditional*.md')))
MARKS = '　，。、；：？！「」『』《》〈〉（）【】—…·～／％℃㎡∶繁體版第年月日'
TEXT = ''.join(open(file, encoding='utf8').read() for file in FILES) + MARKS
NUMBERS = ''.join(map(chr, range(0x20, 0x7f)))
WANTED = sorted({ord(c) for c in TEXT + NUMBERS if c != '\n'})

# The cutting is that of the other faces, with the forms of Taiwan.
source = open(os.path.join(here, 'mkfonts.py'), encoding='utf8').read()
source = source.replace("UNI = [int(l[2:], 16) for l in open(os.path.join(here, 'charsets/news8230.txt'))]", 'UNI = WANTED')
source = source.replace("'ZHS '", "'ZHT '").rsplit('main()', 1)[0]
exec(source)

font = TTFont('/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', fontNumber=3, recalcTimestamp=False)
bake(font)
cut(font)
path = os.path.join(sys.argv[1], 'NotoSerifCJKtc-Specimen.otf')
font.save(path)
cid_is_gid(path)
print(os.path.getsize(path), len(WANTED))
