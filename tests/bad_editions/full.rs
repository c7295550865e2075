//! A sound edition in which every key of every format is given, each on a line of its own.

pub(super) use super::full_edition::EDITION;

/// All that the front matter of a story says, which that of a template says as well.
macro_rules! story_keys {
    ($page:literal) => {
        concat!(
            "\
\"$schema\" = \"../a.json\"
rubric = \"栏目\"
kicker = \"引题\"
headline = \"主题\"
deck = \"副题\"
author = \"作者\"
summary = \"提要\"
dateline = \"本报讯\"
byline = \"记者\"
byline_place = \"auto\"
form = \"briefs\"
run_on = false
jump_head = \"主题\"
guide = \"短题\"
tracking = \"0.01em\"
web = false
weight = \"头条\"
section = \"要闻\"
page = \"A01\"
group = \"专题\"
[quotation]
text = \"引语\"
by = \"某某\"
[corrects]
date = 2022-09-29
page = \"",
            $page,
            "\"
story = \"一\"
headline = \"主题\"
[serial]
title = \"连载\"
part = 1
parts = 2
last = false
[[pictures]]
file = \"a.svg\"
alt = \"灰阶\"
caption = \"说明\"
credit = \"某某\"
focus = [\"50%\", \"50%\"]
web = false
[pictures.colors]
\"#d00\" = \"sea\"
[[pictures]]
across = 1
numbered = true
web = false
[[pictures.files]]
file = \"a.tif\"
alt = \"其一\"
focus = [\"50%\", \"50%\"]
web = false
[[pictures.files]]
file = \"a.svg\"
alt = \"其二\"
[pictures.files.colors]
\"#d00\" = \"sea\"
"
        )
    };
}

pub(super) const STORY: &str = concat!(
    "+++\n",
    story_keys!("A01"),
    "+++

{kind=paragraph}
正文[^1]。

**其一**　正文。

其二。

{table=\"a.csv\" groups=\"1\"}
Table: 表题

Note: 表注

再说。

| 甲 | 乙 |
|---|---|
| 丙 | < |
| 丁 | 1 |

{kind=note}
按语。

[^1]: 注文。
"
);

pub(super) const TEMPLATE: &str = concat!(
    "+++\nfeed = \"box.toml\"\ndated_by = \"day\"\nage = 1\nmay_be_empty = [\"none\"]\n",
    story_keys!("A02"),
    "+++\n\n气温{high}。\n\n- {none.name}\n"
);

pub(super) const TABLE: &str = "甲,乙\n丙,1\n丁,2\n";

pub(super) const APPROVALS: &str = "\
\"$schema\" = \"../a.json\"
format = 1
[[approval]]
page = \"A01\"
reading = \"初审\"
by = \"王敏\"
at = \"22:10\"
sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"
";

pub(super) const BOOKINGS: &str = "\
\"$schema\" = \"../a.json\"
format = 1
[ads.ad]
file = \"a.svg\"
page = 1
alt = \"灰阶\"
plates = [\"black\"]
dates = [2022-09-30]
pages = [\"A01\"]
condition = \"TEST\"
web = false
[ads.ad.colors]
\"#d00\" = \"sea\"
[ads.ad.size]
columns = 1
rows = 2
";

pub(super) const PRESS: &str = "\
\"$schema\" = \"../a.json\"
format = 1
identifier = \"TEST\"
info = \"A press\"
profile = \"press.icc\"
registry = \"http://www.color.org\"
sha256 = \"HASH\"
total_ink = \"240%\"
black_generation = \"GCR\"
smallest_rule = \"0.25pt\"
rendering = \"perceptual\"
[smallest_type]
one_ink = \"3pt\"
several_inks = \"10pt\"
reversed = \"10pt\"
[resolution]
wanted = 200
least = 100
most = 250
[pictures]
compression = \"jpeg\"
quality = 92
sharpening = \"0%\"
[severities]
hairline = \"warning\"
";

pub(super) const WORDS: &str = "\
\"$schema\" = \"../words.schema.json\"
format = 1
keep = [\"二七区\"]
[lint]
half-width-mark = \"warning\"
[[prefer]]
write = \"登录\"
not = [\"登陆\"]
[[name]]
write = \"虎荣鑫\"
titles = [\"区长\"]
not = [\"虎容鑫\"]
also = [\"虎荣欣\"]
[[forbid]]
word = \"最佳\"
why = \"广告法\"
";

pub(super) const LAYOUT: &str = "\
\"$schema\" = \"../a.json\"
format = 1
base = \"empty\"
licensed_fonts = [\"a.ttf\"]
[sheet]
trim = [\"200mm\", \"200mm\"]
bleed = \"3mm\"
marks = true
[grid]
direction = \"horizontal\"
size = \"9pt\"
leading = \"12pt\"
columns = 2
measure = \"17em\"
gutter = \"1em\"
rows = 30
left = \"10mm\"
top = \"10mm\"
[press]
condition = \"press\"
readings = [\"初审\", \"终审\"]
[faces]
song = [\"a.ttf\"]
[faces.kai]
han = [\"a.ttf\"]
latin = [\"a.ttf\"]
[inks.red]
plate = \"PANTONE 485 C\"
cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"]
overprint = false
[colors.mist]
gray = \"12%\"
overprint = false
[colors.sea]
cmyk = [\"70%\", \"20%\", \"0%\", \"10%\"]
[colors.rose]
ink = \"red\"
tint = \"20%\"
[ornaments.vine]
artwork = \"plate.svg\"
corner = \"plate.svg\"
[ornaments.vine.colors]
\"#e60012\" = \"red\"
[ornaments.flower]
glyph = \"•\"
face = \"song\"
corner = \"o\"
[festive]
color = \"red\"
heads = [\"lead\"]
rules = true
[body]
regular = \"song\"
strong = \"song\"
emphasis = \"song\"
convention = \"mainland\"
marks = \"kaiming\"
interpunct = \"half\"
kinsoku = \"basic\"
hanging = false
breaking = \"first-fit\"
last_line = 2
loose = \"0.1em\"
even = \"0.08em\"
widows = 2
orphans = 2
figures = \"half\"
cell_figures = 2
hyphenate = true
indent = \"2em\"
first_indent = \"0em\"
indent_after_subhead = \"0em\"
run_in_gap = \"1em\"
dateline_gap = \"0.5em\"
byline_gap = \"1em\"
color = \"black\"
subhead_above = 1
subhead_below = 0
subhead_align = \"start\"
subhead_color = \"sea\"
bullet = \"■\"
[body.han_latin]
natural = \"0.25em\"
smallest = \"0.125em\"
largest = \"0.5em\"
[body.tracking]
min = \"-0.08em\"
max = \"0.04em\"
step = \"0.005em\"
[blocks.quote]
face = \"song\"
size = \"90%\"
indent = \"2em\"
inset = \"1em\"
inset_end = \"1em\"
hang = \"0em\"
align = \"justified\"
above = 1
below = 0
color = \"black\"
rule = \"0.25pt\"
[blocks.attribution]
size = \"90%\"
[blocks.item]
size = \"90%\"
[blocks.subitem]
size = \"90%\"
[blocks.brief]
size = \"90%\"
run_on = true
[blocks.verse]
size = \"90%\"
[blocks.salutation]
size = \"90%\"
[blocks.closing]
size = \"90%\"
[blocks.signature]
size = \"90%\"
[blocks.date]
size = \"90%\"
[blocks.question]
size = \"90%\"
[blocks.answer]
size = \"90%\"
[blocks.note]
size = \"90%\"
[blocks.ending]
size = \"90%\"
[blocks.footnote]
size = \"90%\"
[makeup]
rule = \"0.25pt\"
[[makeup.heads]]
head = \"lead\"
step = \"lead\"
weights = [1, 20]
columns = [1, 2]
rows = [2, 9]
[steps.lead]
sizes = [\"20pt\"]
smallest = \"12pt\"
[heads.lead]
lines = 2
align = \"start\"
inset = \"1em\"
[heads.lead.headline]
face = \"song\"
largest = \"20pt\"
smallest = \"12pt\"
narrowest = \"80%\"
open = \"0.1em\"
color = \"black\"
[heads.lead.kicker]
face = \"song\"
largest = \"10pt\"
[heads.lead.deck]
face = \"song\"
largest = \"10pt\"
[heads.lead.rubric]
face = \"song\"
largest = \"10pt\"
[heads.lead.author]
face = \"song\"
largest = \"10pt\"
[heads.lead.serial]
face = \"song\"
largest = \"10pt\"
[heads.lead.serial_below]
face = \"song\"
largest = \"10pt\"
[heads.lead.summary]
face = \"song\"
largest = \"10pt\"
[captions]
face = \"song\"
size = \"8pt\"
leading = \"10pt\"
color = \"black\"
[quotations]
face = \"song\"
size = \"12pt\"
leading = \"16pt\"
align = \"middle\"
rule = \"0.5pt\"
color = \"black\"
rule_color = \"black\"
[tables.default]
face = \"song\"
head_face = \"song\"
size = \"8pt\"
leading = \"11pt\"
evenly = true
rule = \"0.5pt\"
group_rule = \"0.25pt\"
column_rule = \"0.25pt\"
padding = \"0.5em\"
gap = \"1em\"
above = 1
below = 1
color = \"black\"
rule_color = \"black\"
head_tint = \"sea\"
continued = \"（续）\"
[pictures]
gap = \"0.5em\"
caption_at = \"right\"
caption_width = \"6em\"
caption_align = \"top\"
caption_color = \"paper\"
caption_size = \"10pt\"
caption_tint = \"sea\"
credit_at = \"within\"
credit_form = \"（{credit}）\"
frame = \"0.25pt\"
[jumps]
onward = \"to {page}\"
back = \"from {page}\"
face = \"song\"
size = \"9pt\"
color = \"black\"
[serials]
form = \"{part}·{title}\"
figures = \"han\"
at = \"above\"
continued = \"（未完待续）\"
ended = \"（全文完）\"
[slots.lead]
column = 1
span = 2
row = 6
rows = 20
head_rows = 5
picture_rows = 6
bleed = [\"left\", \"right\"]
text_columns = 2
remainder = \"automatic\"
column_rule = { line = \"thin\", weight = \"0.1pt\", color = \"black\" }
size = \"9pt\"
leading = \"12pt\"
off_grid = false
marks = \"kaiming\"
indent = \"2em\"
direction = \"horizontal\"
step = \"lead\"
head = \"lead\"
tint = \"mist\"
head_tint = \"rose\"
padding = \"0.5em\"
group = [\"within\"]
[slots.lead.frame]
line = \"double\"
weight = \"0.5pt\"
gap = \"1pt\"
color = \"black\"
sides = [\"top\", \"bottom\"]
[slots.lead.pictures]
caption_columns = 1
[slots.lead.pictures.frame]
line = \"thin\"
weight = \"0.25pt\"
color = \"black\"
sides = [\"top\"]
[[slots.lead.boxes]]
holds = \"quotation\"
rows = 8
from = 7
polygon = [[\"0%\", \"0%\"], [\"100%\", \"0%\"], [\"50%\", \"100%\"]]
[[slots.lead.boxes]]
holds = \"picture\"
place = \"left\"
bleed = [\"left\"]
rows = 6
from = 7
[slots.lead.boxes.pictures]
caption_at = \"over\"
[slots.side]
column = 1
row = 28
rows = 2
head_rows = 1
head = \"lead\"
narrowest = \"5em\"
[[slots.side.boxes]]
holds = \"picture\"
place = \"left\"
column = 1
columns = 1
width = \"6em\"
rows = 1
from = 0
foot = false
distance = \"1em\"
beside = \"scene\"
cut_out = true
[[slots.side.insets]]
slot = \"deep\"
distance = \"1em\"
[[slots.side.more]]
column = 1
span = 1
row = 30
rows = 1
[slots.within]
feed = \"picks\"
column = 1
row = 20
rows = 4
head_rows = 0
head = \"lead\"
[slots.sold]
column = 2
row = 28
rows = 2
head_rows = 0
head = \"lead\"
[slots.deep]
column = 1
row = 30
rows = 1
head_rows = 0
head = \"lead\"
[[rules]]
line = \"dotted\"
weight = \"0.25pt\"
gap = \"1pt\"
color = \"black\"
columns = [1, 2]
row = 27
[[rules]]
ornament = \"flower\"
weight = \"4pt\"
gap = \"1pt\"
gutter = 1
rows = [28, 30]
[masthead]
rows = 5
rule_color = \"red\"
[masthead.nameplate]
text = \"{paper}\"
face = \"song\"
size = \"20pt\"
columns = 1
open = \"0.1em\"
align = \"middle\"
spread = false
artwork = \"plate.svg\"
alt = \"日报\"
height = \"20pt\"
color = \"red\"
[masthead.nameplate.colors]
\"#e60012\" = \"red\"
[[masthead.ear]]
text = \"{date}\"
face = \"song\"
size = \"9pt\"
color = \"black\"
[[masthead.strip]]
text = \"{publisher}\"
face = \"song\"
size = \"9pt\"
[folio]
rows = 2
rule_color = \"black\"
[[folio.items]]
text = \"{section}\"
face = \"song\"
size = \"9pt\"
[furniture.credit]
on = \"first\"
column = 1
span = 2
row = 26
rows = 1
set = \"stacked\"
align = \"middle\"
frame = \"0.1pt\"
tint = \"mist\"
[[furniture.credit.lines]]
text = \"责编 {editor}\"
face = \"song\"
size = \"9pt\"
[furniture.sun]
on = [99]
row = 24
rows = 2
artwork = \"sun.svg\"
alt = \"今日晴\"
height = \"12pt\"
[furniture.sun.colors]
\"#e60012\" = \"red\"
";
