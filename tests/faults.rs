//! All that is wrong with an edition is told in one run, each once: what is sound is composed and judged around the holes
//! that faults leave, and no fault is told that another's hole would make.

use serde_json::Value;

use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";

/// The codes that `check` tells, with the file of each; and the status.
fn told(house: &House) -> (Vec<(String, String)>, Option<i32>) {
    let output = house.run(&["check", "paper", "--format", "json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    let one = |line: &str| {
        let one: Value = serde_json::from_str(line).unwrap();
        let of = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        (of("code"), of("file"))
    };
    let mut all: Vec<_> = said.lines().map(one).collect();
    all.sort();
    (all, output.status.code())
}

fn story(text: &str) -> String {
    format!("+++\nheadline = \"Head\"\n+++\n\n{text}\n")
}

/// A page of the small layout for each line of slots.
fn pages(of: &[(&str, &str)]) -> String {
    let page = |(layout, slots): &(&str, &str)| {
        format!("\n[[page]]\nlayout = \"{layout}\"\nslots = {{ {slots} }}\n")
    };
    of.iter().map(page).collect()
}

/// Two slots, each filled by its text.
fn two_slots() -> House {
    let side = "[slots.side]\ncolumn = 2\nrow = 3\nrows = 4\nhead_rows = 3\nhead = \"lead\"\n";
    House::sound().add(LAYOUT, side)
}

#[test]
fn a_fault_of_every_kind_is_told_in_one_run_and_once() {
    let long = "More and more of it. ".repeat(60);
    let coarse = std::fs::read("tests/goldens/trial/pictures/wide.png").unwrap();
    let house = two_slots()
        // A slot that lies outside the grid, a head whose face there is not, a font that there is not.
        .add(LAYOUT, "[slots.low]\ncolumn = 1\nrow = 19\nrows = 9\nhead_rows = 3\nhead = \"lead\"\n")
        .add(LAYOUT, "[heads.odd]\nheadline = { face = \"sog\", largest = \"20pt\" }\n")
        .add(LAYOUT, "[slots.odd]\ncolumn = 1\nrow = 8\nrows = 4\nhead_rows = 3\nhead = \"odd\"\n")
        .change(LAYOUT, "[faces]\n", "[faces]\nkai = [\"kai.ttf\"]\n")
        .write("layouts/framed.toml", "base = \"small\"\n[slots.lead]\nrows = 17\npicture_rows = 10\n[slots.low]\ncolumn = 2\nrow = 8\nrows = 9\n")
        .write(
            EDITION,
            "[paper]\nname = \"日报\"\ndate = 2022-09-30\nnumber = \"*1*\"\n".to_owned()
                + &pages(&[
                    ("small", "lead = \"一\", side = \"long\", low = \"low\", odd = \"odd\""),
                    ("absent", "lead = \"apart\""),
                    ("small", "lead = \"gone\", side = \"keyed\", side2 = \"placeless\""),
                    ("framed", "lead = \"broken\""),
                    ("framed", "lead = \"coarse\""),
                ]),
        )
        .write("paper/stories/long.md", story(&long))
        .write("paper/stories/low.md", story("Text."))
        .write("paper/stories/odd.md", story("Text."))
        .write("paper/stories/apart.md", story("Text，and more."))
        .write("paper/stories/placeless.md", story("Text."))
        .write("paper/stories/keyed.md", "+++\nheadline = \"Head\"\nbylin = \"By\"\n+++\n\nText.\n")
        .write("paper/stories/broken.md", "+++\nheadline = \"Head\"\npicture = { file = \"broken.png\", alt = \"A\" }\n+++\n\nText.\n")
        .write("paper/stories/coarse.md", "+++\nheadline = \"Head\"\npicture = { file = \"coarse.png\", alt = \"A\" }\n+++\n\nText.\n")
        .write("paper/pictures/broken.png", &coarse[..coarse.len() / 2])
        .write("paper/pictures/coarse.png", coarse)
        .add("layouts/press/press.toml", "resolution = { wanted = 9000, least = 8000 }\n");
    let (all, status) = told(&house);
    assert_eq!(status, Some(1));
    let codes: Vec<&str> = all.iter().map(|(code, _)| code.as_str()).collect();
    let wanted = [
        "font-missing",
        "layout-missing",
        "markup-in-plain-text",
        "overset",
        "picture-broken",
        "picture-cropped",
        "picture-too-coarse",
        // Of the two pages in which `framed` has a slot `side` without a story.
        "slot-empty",
        "slot-empty",
        "slot-outside-grid",
        "story-missing",
        // Beside the pictures, where text is short.
        "underset",
        "underset",
        "unknown-face",
        "unknown-key",
        "unknown-slot",
    ];
    assert_eq!(codes, wanted, "{all:#?}");
}

/// What a file lacks is told where it lacks it, and nowhere that it would be looked for.
#[test]
fn no_fault_comes_of_anothers_hole() {
    let broken_copy = story("**Text.");
    let two_layouts = "[[page]]\nlayout = \"other\"\nslots = { lead = \"二\" }\n";
    let masthead = "[masthead]\nrows = 2\nnameplate = { text = \"N\", face = \"song\", size = \"9pt\" }\near = [{ text = \"{number} {cn} {weekday}\", face = \"song\", size = \"9pt\" }]\n";
    let reversed = "[inks]\nred = { plate = \"Red\", cmyk = [\"0%\", \"90%\"] }\n";
    let cases: [(&str, House, &[&str]); 14] = [
        (
            "a paper under another name, whose fields furniture shows",
            House::sound().change(EDITION, "[paper]", "[papre]").add(LAYOUT, masthead),
            &["unknown-key"],
        ),
        (
            "a number and a field that are none, and are shown",
            House::sound().change(EDITION, "[paper]", "[paper]\nnumber = 1.5\ncn = [1]").add(LAYOUT, masthead),
            &["wrong-type", "wrong-type"],
        ),
        (
            "a slot of the edition that is none",
            two_slots().change(EDITION, "lead = \"一\"", "lead = \"一\", side = 4"),
            &["wrong-type"],
        ),
        (
            "a ground in an ink that is wrong, under a head in the colour of paper",
            House::sound()
                .add(LAYOUT, reversed)
                .change(LAYOUT, "largest = \"20pt\"", "largest = \"20pt\", color = \"paper\"")
                .change(LAYOUT, "head_rows = 3", "head_rows = 3\nhead_tint = \"red\""),
            &["wrong-type"],
        ),
        (
            "a condition that two layouts name",
            House::sound()
                .write("layouts/other.toml", House::sound().text(LAYOUT))
                .add(EDITION, two_layouts)
                .write("paper/stories/二.md", story("Text."))
                .add("layouts/press/press.toml", "colour = 1\n"),
            &["unknown-key"],
        ),
        (
            "a paper without a date, with a number that is too large",
            House::sound().change(EDITION, "date = 2022-09-30", "number = 99999999999"),
            &["missing-key", "out-of-range"],
        ),
        (
            "a folder of fonts that is none, and a story with a fault of its own",
            House::sound()
                .remove_folder("fonts")
                .write("fonts", "no folder")
                .write("paper/stories/一.md", broken_copy.as_str()),
            &["not-a-folder", "stray-star"],
        ),
        (
            "a folder of layouts that is none, and words that are malformed",
            House::sound().remove_folder("layouts").write("layouts", "no folder").write("words.toml", "keep = ["),
            &["malformed-toml", "not-a-folder"],
        ),
        ("a body without its face", House::sound().change(LAYOUT, "regular = \"song\"", "regular = \"sog\""), &["unknown-face"]),
        ("a font that is none", House::sound().write("fonts/a.ttf", "no font"), &["font-broken"]),
        (
            "a paper without a name",
            House::sound()
                .change(EDITION, "name = \"日报\"\n", "")
                .add(LAYOUT, "[masthead]\nrows = 2\nnameplate = { text = \"{paper} {nmber}\", face = \"song\", size = \"9pt\" }\n"),
            &["missing-key", "unknown-placeholder"],
        ),
        ("a masthead with a slip", House::sound().add(LAYOUT, "[masthead]\nrws = 2\n"), &["missing-key", "unknown-key"]),
        (
            "a press that is not there",
            House::sound().change(LAYOUT, "condition = \"press\"", "condition = \"pres\""),
            &["press-missing"],
        ),
        (
            "a story that is malformed, and one beside it that is long",
            two_slots()
                .change(EDITION, "lead = \"一\"", "lead = \"一\", side = \"long\"")
                .write("paper/stories/long.md", story(&"More and more of it. ".repeat(60)))
                .write("paper/stories/一.md", "+++\nheadline = \n+++\n\nText.\n"),
            &["malformed-toml", "overset"],
        ),
    ];
    for (what, house, wanted) in cases {
        let (all, status) = told(&house);
        let codes: Vec<&str> = all.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, wanted, "{what}: {all:#?}");
        assert_eq!(status, Some(1), "{what}");
    }
}
