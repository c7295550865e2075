//! Changes planted one by one: what is found is what was planted, on the pages where it is, and nothing else.

use banxin::Stock;
use banxin::diff::Legend;
use banxin::stock::Compared;

use super::base::{
    BOX, DOWN, EDITION, FRONT, INSIDE, LEAD, MARKET, RIGHT, SIDE, advertisement, base, edited, picture, prose,
};
use super::{composed, load, short};
use crate::support::house::House;

/// A change, and what is to be found.
struct Planted {
    name: &'static str,
    plant: fn(House) -> House,
    found: &'static [&'static str],
}

/// One character of a paragraph in place of another.
fn replaced(text: &str, at: usize, by: char) -> String {
    text.chars().enumerate().map(|(place, c)| if place == at { by } else { c }).collect()
}

const PLANTED: &[Planted] = &[
    Planted {
        name: "a character of the text",
        plant: |house| edited(house, RIGHT, |all| all[1] = replaced(&all[1], 30, '鹤')),
        found: &["A02: black", "right body text"],
    },
    Planted {
        name: "three characters more in a paragraph",
        plant: |house| edited(house, RIGHT, |all| all[1].insert_str(30, "鹤鹤鹤")),
        found: &["A02: black", "right body text", "right body broken"],
    },
    Planted {
        name: "a word of a headline",
        plant: |house| house.change(RIGHT, "青枫浦上", "青枫桥上"),
        found: &["A02: black", "right headline text"],
    },
    Planted {
        name: "a caption",
        plant: |house| house.change(LEAD, "江上一景", "江上二景"),
        found: &["A01: black", "lead caption text"],
    },
    Planted {
        name: "who took a picture",
        plant: |house| house.change(LEAD, "周砚宁", "周砚宇"),
        found: &["A01: black", "lead credit text"],
    },
    Planted {
        name: "a byline",
        plant: |house| house.change(RIGHT, "何田", "何由"),
        found: &["A02: black", "right byline text"],
    },
    Planted {
        name: "a kicker more",
        plant: |house| house.change(RIGHT, "headline =", "kicker = \"夜归\"\nheadline ="),
        found: &["A02: black", "right kicker added", "right headline moved"],
    },
    Planted {
        name: "a paragraph more",
        plant: |house| edited(house, RIGHT, |all| all.insert(1, prose(90, 40))),
        found: &["A02: black", "right body text", "right body moved", "right byline moved"],
    },
    Planted {
        name: "a paragraph less",
        plant: |house| edited(house, RIGHT, |all| drop(all.remove(1))),
        found: &["A02: black", "right body text", "right body moved", "right byline moved"],
    },
    Planted {
        name: "two paragraphs changed places",
        plant: |house| edited(house, RIGHT, |all| all.swap(0, 2)),
        found: &["A02: black", "right body transposed", "right body transposed", "right body moved"],
    },
    Planted {
        name: "two stories changed slots",
        plant: |house| {
            house.change(
                EDITION,
                "left = \"market\", right = \"river\"",
                "left = \"river\", right = \"market\"",
            )
        },
        found: &[
            "A03: black",
            "river headline moved",
            "river body moved",
            "market headline moved",
            "market body moved",
        ],
    },
    Planted {
        name: "a story on another page",
        plant: |house| {
            house.change(EDITION, "right = \"right\"", "right = \"river\"").change(
                EDITION,
                "left = \"market\", right = \"river\"",
                "left = \"market\", right = \"right\"",
            )
        },
        found: &[
            "A02: black",
            "river story added",
            "right story dropped",
            "A03: black",
            "right story added",
            "river story dropped",
        ],
    },
    Planted {
        name: "letterspacing of a story",
        plant: |house| house.change(MARKET, "+++\nheadline", "+++\ntracking = \"-0.01em\"\nheadline"),
        found: &["A03: black", "market body broken", "market body spaced", "market body moved"],
    },
    Planted {
        name: "the size of headlines of a layout",
        plant: |house| {
            house.change(
                INSIDE,
                "[heads.small]\nheadline = { face = \"heavy\", largest = \"15pt\"",
                "[heads.small]\nheadline = { face = \"heavy\", largest = \"16pt\"",
            )
        },
        found: &[
            "A02: black",
            "lead jump head type",
            "right headline type",
            "down headline type",
            "A03: black",
            "market headline type",
            "river headline type",
        ],
    },
    Planted {
        name: "the size of captions",
        plant: |house| house.change(FRONT, "size = \"8pt\"", "size = \"7.5pt\""),
        found: &[
            "A01: cyan magenta yellow black",
            "lead caption type",
            "lead credit type",
            "lead picture resized",
            "lead picture crop",
        ],
    },
    Planted {
        name: "the size of the type of a slot",
        plant: |house| house.change(INSIDE, "[slots.right]\n", "[slots.right]\nsize = \"8.5pt\"\n"),
        found: &[
            "A02: black",
            "right headline moved",
            "right body type",
            "right body broken",
            "right body moved",
            "right byline type",
            "right byline moved",
            "A03: black",
            "river headline moved",
            "river body type",
            "river body broken",
        ],
    },
    Planted {
        name: "the leading of a slot",
        plant: |house| {
            house.change(INSIDE, "[slots.right]\n", "[slots.right]\nleading = \"11.5pt\"\noff_grid = true\n")
        },
        found: &[
            "A02: black",
            "right headline moved",
            "right body leading",
            "right byline moved",
            "A03: black",
            "river headline moved",
            "river body leading",
        ],
    },
    Planted {
        name: "the weight of a frame",
        plant: |house| house.change(FRONT, "frame = \"0.5pt\"", "frame = \"1pt\""),
        found: &[
            "A01: black 报红",
            "box headline moved",
            "box body moved",
            "box table caption moved",
            "box rule moved",
            "box rule weight",
        ],
    },
    Planted {
        name: "a frame less",
        plant: |house| house.change(FRONT, "frame = \"0.5pt\"\n", ""),
        found: &[
            "A01: black 报红",
            "- rule resized",
            "box headline moved",
            "box body broken",
            "box table caption moved",
            "box rule resized",
            "box rule dropped",
        ],
    },
    Planted {
        name: "the colour of a frame",
        plant: |house| {
            house.change(FRONT, "frame = \"0.5pt\"", "frame = { weight = \"0.5pt\", color = \"red\" }")
        },
        found: &["A01: black 报红", "box rule colour"],
    },
    Planted {
        name: "a tint",
        plant: |house| house.change(FRONT, "tint = \"pale\"", "tint = \"rose\""),
        found: &["A01: black 报红", "side tint colour"],
    },
    Planted {
        name: "a rule in another row",
        plant: |house| house.change(INSIDE, "row = 26", "row = 27"),
        found: &["A02: black", "- rule moved", "A03: black", "- rule moved"],
    },
    Planted {
        name: "a picture of the same size",
        plant: |house| house.write("paper/pictures/river.png", picture(7)),
        found: &["A01: cyan magenta yellow black", "lead picture content"],
    },
    Planted {
        name: "a picture by another name",
        plant: |house| house.write("paper/pictures/sea.png", picture(7)).change(LEAD, "river.png", "sea.png"),
        found: &["A01: cyan magenta yellow black", "lead picture content"],
    },
    Planted {
        name: "the focus of a crop",
        plant: |house| house.change(LEAD, "alt = \"江\"", "alt = \"江\", focus = [\"50%\", \"0%\"]"),
        found: &["A01: cyan magenta yellow black", "lead picture crop"],
    },
    Planted {
        name: "a picture less",
        plant: |house| {
            let text = house.text(LEAD);
            let from = text.find("picture =").unwrap();
            let to = from + text[from..].find('\n').unwrap() + 1;
            let without = format!("{}{}", &text[..from], &text[to..]);
            house.write(LEAD, without)
        },
        found: &[
            "A01: black",
            "lead headline moved",
            "lead body text",
            "lead body broken",
            "lead body moved",
            "lead caption dropped",
            "lead credit dropped",
            "lead picture dropped",
            "A02: black",
            "lead body text",
            "lead body spaced",
            "lead body moved",
            "lead byline moved",
        ],
    },
    Planted {
        name: "the file of an advertisement",
        plant: |house| house.write("paper/ads/tea.pdf", advertisement(90)),
        found: &["A01: black", "- advertisement content"],
    },
    Planted {
        name: "an advertisement for another",
        plant: |house| house.change(EDITION, "ads = [\"tea\"]", "ads = [\"wine\"]"),
        found: &["A01: black", "- advertisement content"],
    },
    Planted {
        name: "an advertisement on another page",
        plant: |house| {
            house.change(EDITION, "ads = [\"tea\"]\n", "").change(
                EDITION,
                "section = \"民生\"\n",
                "section = \"民生\"\nads = [\"tea\"]\n",
            )
        },
        found: &[
            "A01: black",
            "- advertisement dropped",
            "- advertisement dropped",
            "A03: black",
            "- advertisement added",
            "- advertisement added",
        ],
    },
    Planted {
        name: "the mixture of an ink",
        plant: |house| {
            let other = |house: House, file: &str| {
                house.change(
                    file,
                    "[\"0%\", \"95%\", \"100%\", \"0%\"]",
                    "[\"0%\", \"90%\", \"100%\", \"0%\"]",
                )
            };
            other(other(house, FRONT), INSIDE)
        },
        found: &["A01: ", "- page mixture"],
    },
    Planted {
        name: "a headline in a named ink",
        plant: |house| house.change(FRONT, "head = \"small\"\ntint", "head = \"spot\"\ntint"),
        found: &["A01: black 报红", "side headline type"],
    },
    Planted {
        name: "a page more",
        plant: |house| {
            house
                .add(
                    EDITION,
                    "\n[[page]]\nlayout = \"inside\"\nlabel = \"A04\"\nslots = { left = \"extra\" }\n",
                )
                .write(
                    "paper/stories/extra.md",
                    format!("+++\nheadline = \"号外\"\n+++\n\n{}\n", prose(95, 60)),
                )
        },
        found: &["A01: black", "- masthead text", "A04 added: black"],
    },
    Planted {
        name: "a page less",
        plant: |house| {
            let text = house.text(EDITION);
            let end = text.rfind("\n[[page]]").unwrap();
            house.write(EDITION, &text[..end])
        },
        found: &["A01: black", "- masthead text", "A03 dropped"],
    },
    Planted {
        name: "the day",
        plant: |house| house.change(EDITION, "2026-11-28", "2026-11-29"),
        found: &["A01: black", "- masthead text", "A02: black", "- folio text", "A03: black", "- folio text"],
    },
    Planted {
        name: "the number",
        plant: |house| house.change(EDITION, "number = 12", "number = 13"),
        found: &["A01: black", "- masthead text"],
    },
    Planted {
        name: "what a page goes by",
        plant: |house| house.change(EDITION, "label = \"A03\"", "label = \"A05\""),
        found: &["A05 added: black", "A03 dropped"],
    },
    Planted {
        name: "a section",
        plant: |house| house.change(EDITION, "民生", "民意"),
        found: &["A03: black", "- folio text"],
    },
    Planted {
        name: "a cell of a table",
        plant: |house| house.change(BOX, "| 15 |", "| 16 |"),
        found: &["A01: black", "box table caption text"],
    },
    Planted {
        name: "a rule of tables",
        plant: |house| house.add(FRONT, "\n[tables.default]\nrule = \"1pt\"\n"),
        found: &["A01: black", "box rule weight"],
    },
    Planted {
        name: "a note",
        plant: |house| house.change(SIDE, "见前。", "见后。"),
        found: &["A01: black", "side body text"],
    },
    Planted {
        name: "where a story goes on",
        plant: |house| {
            house.change(EDITION, "left = { continues = \"lead\" }", "left = \"market\"").change(
                EDITION,
                "left = \"market\", right = \"river\"",
                "left = { continues = \"lead\" }, right = \"river\"",
            )
        },
        found: &[
            "A01: black",
            "lead jump line text",
            "A02: black",
            "market story added",
            "lead story dropped",
            "A03: black",
            "lead story added",
            "river body broken",
            "market story dropped",
        ],
    },
    Planted {
        name: "the columns of a slot",
        plant: |house| house.change(INSIDE, "[slots.right]\n", "[slots.right]\ntext_columns = 1\n"),
        found: &["A02: black", "right body broken", "A03: black", "river body broken"],
    },
    Planted {
        name: "a character of text that runs down",
        plant: |house| edited(house, DOWN, |all| all[0] = replaced(&all[0], 30, '鹤')),
        found: &["A02: black", "down body text"],
    },
    Planted {
        name: "emphasis of some characters",
        plant: |house| {
            edited(house, RIGHT, |all| {
                let (at, _) = all[0].char_indices().nth(4).unwrap();
                let (end, _) = all[0].char_indices().nth(7).unwrap();
                all[0] = format!("{}**{}**{}", &all[0][..at], &all[0][at..end], &all[0][end..]);
            })
        },
        found: &["A02: black", "right body type"],
    },
];

#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let (stock, house) = (Stock::default(), base());
    let earlier = load(&stock, &house);
    let earlier = composed(&earlier);
    let mut faults = Vec::new();
    for Planted { name, plant, found } in PLANTED {
        let house = plant(base());
        let later = load(&stock, &house);
        let later = composed(&later);
        let compared = Compared::of(&earlier, &later, None).unwrap();
        let told = short(&compared.difference);
        if told != *found {
            faults.push(format!("{name}:\n    {}", told.join("\n    ")));
        }
        let drawn: Vec<String> = compared.draw(&legend()).into_iter().map(|drawing| drawing.label).collect();
        let pages: Vec<&String> = compared.difference.pages.iter().map(|page| &page.label).collect();
        assert_eq!(drawn.iter().collect::<Vec<_>>(), pages, "{name}: a picture of each page that differs");
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn legend() -> Legend {
    Legend { earlier: "<改前>".into(), later: "改后".into(), both: "未变".into() }
}
