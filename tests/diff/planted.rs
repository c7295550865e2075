//! Changes planted one by one: what is found is what was planted, on the pages where it is, and nothing else.

use super::base::{
    BOX, DOWN, EDITION, FRONT, INSIDE, LEAD, MARKET, RIGHT, SIDE, advertisement, base, paragraphs, picture,
    prose,
};
use super::{difference, short};
use crate::support::house::House;

/// A change, and what is to be found.
struct Planted {
    name: &'static str,
    plant: fn(House) -> House,
    found: &'static [&'static str],
}

/// With the paragraphs of a story changed.
fn edited(house: House, file: &str, edit: impl FnOnce(&mut Vec<String>)) -> House {
    let (front, mut all) = paragraphs(&house, file);
    edit(&mut all);
    house.write(file, format!("{front}{}\n", all.join("\n\n")))
}

/// One character of a paragraph in place of another.
fn replaced(text: &str, at: usize, by: char) -> String {
    text.chars().enumerate().map(|(place, c)| if place == at { by } else { c }).collect()
}

const PLANTED: &[Planted] = &[
    Planted {
        name: "a character of the text",
        plant: |house| edited(house, RIGHT, |all| all[1] = replaced(&all[1], 30, '鹤')),
        found: &[],
    },
    Planted {
        name: "three characters more in a paragraph",
        plant: |house| edited(house, RIGHT, |all| all[1].insert_str(30, "鹤鹤鹤")),
        found: &[],
    },
    Planted {
        name: "a word of a headline",
        plant: |house| house.change(RIGHT, "青枫浦上", "青枫桥上"),
        found: &[],
    },
    Planted {
        name: "a caption", plant: |house| house.change(LEAD, "江上一景", "江上二景"), found: &[]
    },
    Planted {
        name: "who took a picture", plant: |house| house.change(LEAD, "周砚宁", "周砚宇"), found: &[]
    },
    Planted { name: "a byline", plant: |house| house.change(RIGHT, "何田", "何由"), found: &[] },
    Planted {
        name: "a kicker more",
        plant: |house| house.change(RIGHT, "headline =", "kicker = \"夜归\"\nheadline ="),
        found: &[],
    },
    Planted {
        name: "a paragraph more",
        plant: |house| edited(house, RIGHT, |all| all.insert(1, prose(90, 40))),
        found: &[],
    },
    Planted {
        name: "a paragraph less",
        plant: |house| edited(house, RIGHT, |all| drop(all.remove(1))),
        found: &[],
    },
    Planted {
        name: "two paragraphs changed places",
        plant: |house| edited(house, RIGHT, |all| all.swap(0, 2)),
        found: &[],
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
        found: &[],
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
        found: &[],
    },
    Planted {
        name: "letterspacing of a story",
        plant: |house| house.change(MARKET, "+++\nheadline", "+++\ntracking = \"-0.01em\"\nheadline"),
        found: &[],
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
        found: &[],
    },
    Planted {
        name: "the size of captions",
        plant: |house| house.change(FRONT, "size = \"8pt\"", "size = \"7.5pt\""),
        found: &[],
    },
    Planted {
        name: "the size of the type of a slot",
        plant: |house| house.change(INSIDE, "[slots.right]\n", "[slots.right]\nsize = \"8.5pt\"\n"),
        found: &[],
    },
    Planted {
        name: "the leading of a slot",
        plant: |house| {
            house.change(INSIDE, "[slots.right]\n", "[slots.right]\nleading = \"11.5pt\"\noff_grid = true\n")
        },
        found: &[],
    },
    Planted {
        name: "the weight of a frame",
        plant: |house| house.change(FRONT, "frame = \"0.5pt\"", "frame = \"1pt\""),
        found: &[],
    },
    Planted {
        name: "a frame less",
        plant: |house| house.change(FRONT, "frame = \"0.5pt\"\n", ""),
        found: &[],
    },
    Planted {
        name: "the colour of a frame",
        plant: |house| {
            house.change(FRONT, "frame = \"0.5pt\"", "frame = { weight = \"0.5pt\", color = \"red\" }")
        },
        found: &[],
    },
    Planted {
        name: "a tint",
        plant: |house| house.change(FRONT, "tint = \"pale\"", "tint = \"rose\""),
        found: &[],
    },
    Planted {
        name: "a rule in another row",
        plant: |house| house.change(INSIDE, "row = 26", "row = 27"),
        found: &[],
    },
    Planted {
        name: "a picture of the same size",
        plant: |house| house.write("paper/pictures/river.png", picture(7)),
        found: &[],
    },
    Planted {
        name: "a picture by another name",
        plant: |house| house.write("paper/pictures/sea.png", picture(7)).change(LEAD, "river.png", "sea.png"),
        found: &[],
    },
    Planted {
        name: "the focus of a crop",
        plant: |house| house.change(LEAD, "alt = \"江\"", "alt = \"江\", focus = [\"50%\", \"0%\"]"),
        found: &[],
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
        found: &[],
    },
    Planted {
        name: "the file of an advertisement",
        plant: |house| house.write("paper/ads/tea.pdf", advertisement(90)),
        found: &[],
    },
    Planted {
        name: "an advertisement for another",
        plant: |house| house.change(EDITION, "ads = [\"tea\"]", "ads = [\"wine\"]"),
        found: &[],
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
        found: &[],
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
        found: &[],
    },
    Planted {
        name: "a headline in a named ink",
        plant: |house| house.change(FRONT, "head = \"small\"\ntint", "head = \"spot\"\ntint"),
        found: &[],
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
        found: &[],
    },
    Planted {
        name: "a page less",
        plant: |house| {
            let text = house.text(EDITION);
            let end = text.rfind("\n[[page]]").unwrap();
            house.write(EDITION, &text[..end])
        },
        found: &[],
    },
    Planted { name: "the day", plant: |house| house.change(EDITION, "2026-11-28", "2026-11-29"), found: &[] },
    Planted {
        name: "the number",
        plant: |house| house.change(EDITION, "number = 12", "number = 13"),
        found: &[],
    },
    Planted {
        name: "what a page goes by",
        plant: |house| house.change(EDITION, "label = \"A03\"", "label = \"A05\""),
        found: &[],
    },
    Planted { name: "a section", plant: |house| house.change(EDITION, "民生", "民意"), found: &[] },
    Planted { name: "a cell of a table", plant: |house| house.change(BOX, "| 15 |", "| 16 |"), found: &[] },
    Planted {
        name: "a rule of tables",
        plant: |house| house.add(FRONT, "\n[tables.usual]\nrule = \"1pt\"\n"),
        found: &[],
    },
    Planted { name: "a note", plant: |house| house.change(SIDE, "见前。", "见后。"), found: &[] },
    Planted {
        name: "where a story goes on",
        plant: |house| {
            house.change(EDITION, "left = { continues = \"lead\" }", "left = \"market\"").change(
                EDITION,
                "left = \"market\", right = \"river\"",
                "left = { continues = \"lead\" }, right = \"river\"",
            )
        },
        found: &[],
    },
    Planted {
        name: "the columns of a slot",
        plant: |house| house.change(INSIDE, "[slots.right]\n", "[slots.right]\ntext_columns = 1\n"),
        found: &[],
    },
    Planted {
        name: "a character of text that runs down",
        plant: |house| edited(house, DOWN, |all| all[0] = replaced(&all[0], 30, '鹤')),
        found: &[],
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
        found: &[],
    },
];

#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let base = base();
    let mut faults = Vec::new();
    for Planted { name, plant, found } in PLANTED {
        let told = short(&difference(&base, &plant(super::base::base())));
        if told != *found {
            faults.push(format!("{name}:\n    {}", told.join("\n    ")));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
