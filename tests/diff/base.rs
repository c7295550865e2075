//! The edition that changes are planted in: three pages with a story that goes on, a picture, a box, a table, notes, an
//! advertisement, text that runs down, a named ink.

use crate::inserts::make::Customer;
use crate::picture::make::png;
use crate::support::house::House;

pub(crate) const FRONT: &str = "layouts/front.toml";
pub(crate) const INSIDE: &str = "layouts/inside.toml";
pub(crate) const EDITION: &str = "paper/edition.toml";

const PAPER: &str = "\
[paper]
name = \"枕溪日报\"
date = 2026-11-28
number = 12

[[page]]
layout = \"front\"
label = \"A01\"
section = \"要闻\"
ads = [\"tea\"]
slots = { lead = \"lead\", side = \"side\", box = \"box\" }

[[page]]
layout = \"inside\"
label = \"A02\"
section = \"时政\"
slots = { left = { continues = \"lead\" }, right = \"right\", down = \"down\" }

[[page]]
layout = \"inside\"
label = \"A03\"
section = \"民生\"
slots = { left = \"market\", right = \"river\" }
";

/// What both layouts have in common.
const COMMON: &str = "\
[sheet]
trim = [\"200mm\", \"260mm\"]

[grid]
size = \"9pt\"
leading = \"12pt\"
columns = 4
measure = \"13em\"
rows = 50

[press]
condition = \"press\"

[faces]
song = [\"NotoSerifCJKsc-Regular.otf\"]
heavy = [\"NotoSerifCJKsc-Black.otf\"]

[body]
regular = \"song\"
strong = \"heavy\"

[inks.red]
plate = \"报红\"
cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"]

[colors.pale]
gray = \"10%\"

[colors.rose]
ink = \"red\"
tint = \"20%\"

[captions]
face = \"song\"
size = \"8pt\"

[heads.lead]
headline = { face = \"heavy\", largest = \"24pt\", smallest = \"18pt\" }
kicker = { face = \"song\", largest = \"12pt\" }

[heads.small]
headline = { face = \"heavy\", largest = \"15pt\", smallest = \"12pt\" }
kicker = { face = \"song\", largest = \"10pt\" }

[heads.spot]
headline = { face = \"heavy\", largest = \"15pt\", smallest = \"12pt\", color = \"red\" }
kicker = { face = \"song\", largest = \"10pt\" }

[folio]
rows = 2
items = [
  { text = \"{paper}　{date}\", face = \"song\", size = \"9pt\" },
  { text = \"{section}\", face = \"song\", size = \"10pt\" },
  { text = \"{page}\", face = \"heavy\", size = \"12pt\" },
]
";

const SLOTS_OF_FRONT: &str = "
[masthead]
rows = 6
nameplate = { text = \"{paper}\", face = \"heavy\", size = \"32pt\", columns = 2 }
strip = [
  { text = \"{date}\", face = \"song\", size = \"9pt\" },
  { text = \"第{number}号\", face = \"song\", size = \"9pt\" },
  { text = \"今日{pages}版\", face = \"song\", size = \"9pt\" },
]

[[rules]]
columns = [1, 4]
row = 32

[slots.lead]
column = 1
span = 3
row = 8
rows = 24
head_rows = 5
picture_rows = 8
text_columns = 3
head = \"lead\"

[slots.side]
column = 4
row = 8
rows = 24
head_rows = 4
head = \"small\"
tint = \"pale\"

[slots.box]
column = 1
span = 2
row = 33
rows = 18
head_rows = 3
head = \"spot\"
frame = \"0.5pt\"
";

const SLOTS_OF_INSIDE: &str = "
[slots.left]
column = 1
span = 2
row = 4
rows = 22
head_rows = 4
head = \"small\"

[slots.right]
column = 3
span = 2
row = 4
rows = 22
head_rows = 4
head = \"small\"

[slots.down]
column = 1
span = 4
row = 28
rows = 20
head_rows = 4
head = \"small\"
direction = \"vertical\"

[[rules]]
columns = [1, 4]
row = 26
";

const BOOKINGS: &str = "\
[ads.tea]
file = \"tea.pdf\"
size = { columns = 2, rows = 12 }
alt = \"茶\"

[ads.wine]
file = \"wine.pdf\"
size = { columns = 2, rows = 12 }
alt = \"酒\"
";

/// Sentences that no two texts have in common.
pub(crate) fn prose(seed: u32, characters: usize) -> String {
    const HAN: &str = "春江潮水连海平上明月共生滟随波千万里何处无流宛转绕芳甸照花林皆似霰空霜不觉飞汀白沙看见天一色纤尘皎中孤轮畔人初年代穷已只相知待长送云片去悠青枫浦胜愁谁家今夜扁舟子楼徘徊应离妆镜台玉户帘卷捣衣砧拂还来此时望闻愿逐华君鸿雁光度鱼龙潜跃成文昨闲潭梦落可怜半西斜沉藏雾碣石潇湘路乘归摇情满树";
    let all: Vec<char> = HAN.chars().collect();
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let mut next = |most: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % most
    };
    let mut text = String::new();
    let (mut written, mut since) = (0, 0);
    while written + 1 < characters {
        text.push(all[next(all.len() as u32) as usize]);
        (written, since) = (written + 1, since + 1);
        if since > 9 && next(4) == 0 && written + 4 < characters {
            text.push('，');
            (written, since) = (written + 1, 0);
        }
    }
    text.push('。');
    text
}

fn story(front: &str, paragraphs: &[String]) -> String {
    format!("+++\n{front}\n+++\n\n{}\n", paragraphs.join("\n\n"))
}

/// A picture with enough pixels for its place.
pub(crate) fn picture(seed: u8) -> Vec<u8> {
    let (wide, high) = (600_u32, 400_u32);
    let pixel = |at: u32| [(at % wide / 3) as u8, (at / wide / 2) as u8, seed.wrapping_mul(20)];
    let rows: Vec<u8> = (0..wide * high).flat_map(pixel).collect();
    png((wide, high), png::ColorType::Rgb, png::BitDepth::Eight, &rows)
}

/// An advertisement of two columns and twelve rows: a black bar.
pub(crate) fn advertisement(bar: u32) -> Vec<u8> {
    let page = Customer::new().page("/MediaBox [0 0 243 144]");
    page.draws(&format!("0 0 0 1 k 10 10 {bar} 20 re f")).pdf()
}

pub(crate) const LEAD: &str = "paper/stories/lead.md";
pub(crate) const SIDE: &str = "paper/stories/side.md";
pub(crate) const BOX: &str = "paper/stories/box.md";
pub(crate) const RIGHT: &str = "paper/stories/right.md";
pub(crate) const DOWN: &str = "paper/stories/down.md";
pub(crate) const MARKET: &str = "paper/stories/market.md";

/// The edition before anything is changed.
pub(crate) fn base() -> House {
    let of = |seed: u32, lengths: &[usize]| -> Vec<String> {
        (seed..).zip(lengths).map(|(seed, length)| prose(seed, *length)).collect()
    };
    let lead = "headline = \"江畔人家\"\nbyline = \"记者　林见溪\"\npicture = { file = \"river.png\", \
                alt = \"江\", caption = \"江上一景\", credit = \"周砚宁\" }";
    let table = "| 月 | 今年 | 去年 |\n|---|---:|---:|\n| 春 | 12 | 11 |\n| 秋 | 15 | 14 |";
    let side = [of(20, &[70]), vec![prose(21, 30) + "[^1]", "[^1]: 见前。".into()]].concat();
    House::sound()
        .write(EDITION, PAPER)
        .write(FRONT, format!("{COMMON}{SLOTS_OF_FRONT}"))
        .write(INSIDE, format!("{COMMON}{SLOTS_OF_INSIDE}"))
        .write(LEAD, story(lead, &of(10, &[150, 160, 150, 160, 170])))
        .write(SIDE, story("headline = \"扁舟\"", &side))
        .write(
            BOX,
            story("headline = \"月色\"", &[of(30, &[60]), vec![table.into()], of(31, &[50])].concat()),
        )
        .write(RIGHT, story("headline = \"青枫浦上\"\nbyline = \"记者　何田\"", &of(40, &[90, 100, 80])))
        .write(DOWN, story("headline = \"鱼龙潜跃\"", &of(50, &[120, 130])))
        .write(MARKET, story("headline = \"碣石潇湘\"", &of(60, &[100, 60])))
        .write("paper/stories/river.md", story("headline = \"江水流春\"", &of(70, &[110, 60])))
        .write("paper/pictures/river.png", picture(0))
        .write("paper/ads/bookings.toml", BOOKINGS)
        .write("paper/ads/tea.pdf", advertisement(80))
        .write("paper/ads/wine.pdf", advertisement(120))
}

/// With the paragraphs of a story changed.
pub(crate) fn edited(house: House, file: &str, edit: impl FnOnce(&mut Vec<String>)) -> House {
    let text = house.text(file);
    let (front, body) = text.split_once("\n+++\n\n").unwrap();
    let mut all = body.trim_end().split("\n\n").map(str::to_owned).collect();
    edit(&mut all);
    house.write(file, format!("{front}\n+++\n\n{}\n", all.join("\n\n")))
}
