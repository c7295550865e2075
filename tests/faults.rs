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
        // The head of a file whose pixels are broken tells its shape.
        "picture-cropped",
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
    let nameplate =
        "[masthead]\nrows = 2\nnameplate = { text = \"{number} {cn}\", face = \"song\", size = \"9pt\" }\n";
    let reversed = "[inks]\nred = { plate = \"Red\", cmyk = [\"0%\", \"90%\"] }\n";
    let cases: [(&str, House, &[&str]); 14] = [
        (
            "a paper under another name, whose fields furniture shows",
            House::sound().change(EDITION, "[paper]", "[papre]\nnumber = 1\ncn = \"CN\"").add(LAYOUT, nameplate),
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

/// The house with a second slot, whose story is far too long: that is told whatever else is wrong.
fn overset() -> House {
    two_slots()
        .change(EDITION, "lead = \"一\"", "lead = \"一\", side = \"long\"")
        .write("paper/stories/long.md", story(&"More and more of it. ".repeat(60)))
}

/// One slip of the keyboard, or a key by another name, hides nothing of what stands beside it.
#[test]
fn a_text_is_read_around_its_slips() {
    let head = "largest = \"20pt\"";
    let red = "[ink]\nred = { plate = \"Red\", cmyk = [\"0%\", \"90%\", \"90%\", \"0%\"] }\n";
    let cases: [(&str, House, &[&str]); 14] = [
        (
            "a key twice",
            overset().change(EDITION, "[paper]\n", "[paper]\nname = \"日报\"\n"),
            &["duplicate-key"],
        ),
        (
            "a table twice",
            overset().add(EDITION, "\n[paper]\nname = \"x\"\ncn = \"1\"\n"),
            &["duplicate-key"],
        ),
        ("a list with one bracket", overset().change(EDITION, "[[page]]", "[page]"), &["wrong-type"]),
        (
            "a list with one bracket, twice",
            overset()
                .change(EDITION, "[[page]]", "[page]")
                .add(EDITION, "[page]\nlayout = \"small\"\nslots = { lead = \"a\", side = \"b\" }\n"),
            &["duplicate-key", "story-missing", "story-missing"],
        ),
        (
            "a date as people write it",
            overset().change(EDITION, "2022-09-30", "2022/09/30"),
            &["malformed-toml"],
        ),
        (
            "a day that there is not",
            overset().change(EDITION, "2022-09-30", "2022-09-31"),
            &["malformed-toml"],
        ),
        (
            "a text nobody can be sure of",
            overset().change(EDITION, "\"日报\"", "日\"报"),
            &["malformed-toml"],
        ),
        ("a heading that is not closed", overset().change(LAYOUT, "[faces]", "[faces"), &["malformed-toml"]),
        (
            "a comma behind a value",
            overset().change(LAYOUT, "columns = 2", "columns = 2,"),
            &["malformed-toml"],
        ),
        (
            "a slip in a story, and one in its text",
            overset()
                .write("paper/stories/一.md", "+++\nheadline = \"Head\nkicker = \"Kick\"\n+++\n\n**Text.\n"),
            &["malformed-toml", "stray-star"],
        ),
        (
            "an ink of a table by another name",
            overset().add(LAYOUT, red).change(LAYOUT, head, &format!("{head}, color = \"red\"")),
            &["unknown-key"],
        ),
        (
            "heads of a table by another name",
            overset().change(LAYOUT, "[heads.lead]", "[head.lead]"),
            &["unknown-key"],
        ),
        (
            "a key of the story that is too long by another name",
            overset().change("paper/stories/long.md", "headline", "bylin = \"By\"\nheadline"),
            &["unknown-key"],
        ),
        (
            "a table of a base by another name, to which a layout adds",
            overset()
                .write("layouts/base.toml", overset().text(LAYOUT).replace("[body]", "[bdoy]"))
                .write(LAYOUT, "base = \"base\"\n[body]\nhanging = true\n"),
            &["unknown-key"],
        ),
    ];
    for (what, house, wanted) in cases {
        let (all, _) = told(&house);
        let codes: Vec<&str> =
            all.iter().map(|(code, _)| code.as_str()).filter(|code| *code != "overset").collect();
        assert_eq!(codes, wanted, "{what}: {all:#?}");
        let is_hidden = what.starts_with("a table of a base");
        assert_eq!(all.iter().any(|(code, _)| code == "overset"), !is_hidden, "{what}: {all:#?}");
    }
}

/// What is told once of a folder, of a head or of a caption is not told of each story, or of each rule.
#[test]
fn one_fault_with_many_consequences_is_told_once() {
    let nowhere = overset().remove_folder("paper/stories").write("paper/stories", "no folder");
    let long = format!("caption = \"{}\", file", "A caption, and more of it. ".repeat(40));
    let captioned = House::pictured()
        .change("paper/stories/一.md", "file", &long)
        .add(LAYOUT, "[captions]\nface = \"song\"\nsize = \"7pt\"\nleading = \"9pt\"\n")
        .add(LAYOUT, "[[rules]]\ncolumns = [1, 1]\nrow = 9\n");
    for (house, wanted) in [(nowhere, "not-a-folder"), (captioned, "caption-overset")] {
        let (all, _) = told(&house);
        let codes: Vec<&str> =
            all.iter().map(|(code, _)| code.as_str()).filter(|code| *code != "underset").collect();
        assert_eq!(codes, [wanted], "{all:#?}");
    }
}

/// Slips of one statement are one; those of several are told all, whatever the parser takes them for.
#[test]
#[allow(clippy::too_many_lines)]
fn slips_are_told_one_a_statement() {
    let (sheet, press) = ("trim = [\"200mm\", \"200mm\"]", "layouts/press/press.toml");
    let cases: [(&str, House, &[&str]); 19] = [
        (
            "a table below a key that is none",
            overset().change(EDITION, "[paper]", "x = 1\n[paper]").add(EDITION, "[paper.date.y]\n").change(
                press,
                "press.icc",
                "pres.icc",
            ),
            &["malformed-toml", "profile-missing", "unknown-key"],
        ),
        (
            "a long text that nobody closes",
            overset().change(EDITION, "\"日报\"", "\"\"\"日报\""),
            &["malformed-toml"],
        ),
        (
            "a brace that nobody closes",
            overset().change(EDITION, "\"日报\"", "{ \"日报\""),
            &["malformed-toml"],
        ),
        (
            "two values without quotes, and a key and a unit beside them",
            overset().change(
                LAYOUT,
                "{ face = \"song\", largest = \"20pt\" }",
                "{ face = song, larges = \"20pt\", smallest = 12, open = 0.05em }",
            ),
            &["malformed-toml", "unknown-key", "wrong-unit"],
        ),
        (
            "a list of one bracket with a comment that has some",
            overset()
                .change(EDITION, "[[page]]", "[page] # [头版]")
                .add(EDITION, "[page]\nlayout = \"small\"\nslots = {}\n"),
            &["duplicate-key"],
        ),
        (
            "a list that nobody closes, whose items stand below",
            overset().change(LAYOUT, "[\"200mm\", \"200mm\"]", "\n  \"200mm\",\n  \"200mm\",\n]"),
            &["malformed-toml"],
        ),
        (
            "a quote of a list",
            overset().change(LAYOUT, sheet, "trim = [\"200mm\", \"200mm]"),
            &["malformed-toml"],
        ),
        (
            "a wide bracket",
            overset().change(LAYOUT, sheet, "trim = [\"200mm\", \"200mm\"］"),
            &["malformed-toml"],
        ),
        (
            "two kinds of quotes",
            overset().change(LAYOUT, sheet, "trim = ['200mm\", \"200mm\"]"),
            &["malformed-toml"],
        ),
        ("a brace too many", overset().change(LAYOUT, "headline = {", "headline = {{"), &["malformed-toml"]),
        (
            "a colon, and quotes of the input method in the next line",
            overset().change(EDITION, "name = \"日报\"\n", "name: \"日报\"\ncn = “CN”\n"),
            &["malformed-toml", "malformed-toml"],
        ),
        (
            "a heading, and a figure of the input method below it",
            overset().change(LAYOUT, "[grid]", "【grid】").change(LAYOUT, "columns = 2", "columns = ２"),
            &["malformed-toml", "malformed-toml"],
        ),
        (
            "a line without a sign, and a key in capitals",
            overset().change(LAYOUT, "rows = 20", "rows 20").change(LAYOUT, "columns = 2", "COLUMNS = 2"),
            &["malformed-toml", "unknown-key"],
        ),
        (
            "a word behind a heading, and a profile that is not there",
            overset().change(EDITION, "[paper]", "[paper] x").change(press, "press.icc", "pres.icc"),
            &["malformed-toml", "profile-missing"],
        ),
        (
            "three brackets, and a profile that is not there",
            overset().change(EDITION, "[[page]]", "[[[page]]]").change(press, "press.icc", "pres.icc"),
            &["malformed-toml", "profile-missing"],
        ),
        (
            "a list with one bracket, and then with two",
            overset()
                .change(EDITION, "[[page]]", "[page]")
                .add(EDITION, "[[page]]\nlayout = \"small\"\nslots = {}\n"),
            &["malformed-toml"],
        ),
        (
            "what is no value between quotes either",
            overset().change(LAYOUT, "rows = 20", "rows = 20 junk"),
            &["malformed-toml"],
        ),
        (
            "a backslash in a name",
            overset().change(EDITION, "layout = \"small\"", "layout = \"small\\q\""),
            &["malformed-toml"],
        ),
        (
            "a sign that is not seen, before a text",
            overset().change(EDITION, "name = \"日报\"", "name = \u{202E}\"日报\""),
            &["malformed-toml"],
        ),
    ];
    for (what, house, wanted) in cases {
        let (all, _) = told(&house);
        let codes: Vec<&str> =
            all.iter().map(|(code, _)| code.as_str()).filter(|code| *code != "overset").collect();
        assert_eq!(codes, wanted, "{what}: {all:#?}");
    }
}

/// What is wrong where something is defined is not told where it is used, and hides nothing that does not hang on it.
#[test]
fn a_definition_that_is_wrong_is_told_there() {
    let press = "layouts/press/press.toml";
    let thin =
        || overset().change(LAYOUT, "[slots.lead]\n", "[slots.lead]\nframe = \"0.1pt\"\npadding = \"0em\"\n");
    let cases: [(&str, House, &[&str]); 15] = [
        (
            "faces in a list that is none",
            overset().change(LAYOUT, "[\"a.ttf\"]", "\"a.ttf\""),
            &["wrong-type"],
        ),
        (
            "faces for Chinese alone",
            overset().change(LAYOUT, "[\"a.ttf\"]", "{ han = [\"a.ttf\"] }"),
            &["missing-key"],
        ),
        ("faces that nobody defines", overset().change(LAYOUT, "song = [", "heavy = ["), &["unknown-face"]),
        (
            "a misspelt key that must be there",
            overset().change(EDITION, "date =", "dat ="),
            &["unknown-key", "overset"],
        ),
        ("a base by another name", based("bsae"), &["unknown-key", "overset"]),
        (
            "a base that is not there, and a key that nobody knows",
            based("base")
                .change(LAYOUT, "[body]", "[body]\nhagning = true")
                .change(LAYOUT, "\"base\"", "\"bas\""),
            &["layout-missing", "unknown-key"],
        ),
        (
            "a span of another type",
            overset().change(LAYOUT, "[slots.lead]\n", "[slots.lead]\nspan = \"2\"\n"),
            &["wrong-type"],
        ),
        (
            "captions that are wrong, where a story has no picture",
            overset().add(LAYOUT, "[captions]\nface = \"song\"\nsize = \"7px\"\n"),
            &["wrong-unit", "overset"],
        ),
        (
            "a limit of the press, and a rule that is too thin",
            thin().add(press, "total_ink = \"540%\"\n"),
            &["hairline", "out-of-range"],
        ),
        (
            "a hash that is another profile's, and a rule that is too thin",
            thin().add(press, "sha256 = \"00\"\n"),
            &["hairline", "profile-differs"],
        ),
        (
            "a limit in a table of limits",
            overset().add(press, "resolution = { wanted = \"400\", least = 350 }\n"),
            &["overset", "wrong-type"],
        ),
        (
            "how bad a rule is, misspelt",
            thin().add(press, "severities = { hairline = \"of\" }\n"),
            &["unknown-value"],
        ),
        (
            "a slot that is none, of a layout that can't be used",
            overset().change(LAYOUT, "columns = 2", "columns = {}").change(
                LAYOUT,
                "[slots.lead]",
                "[slots]\nlead = 3\n[slots.other]",
            ),
            &["wrong-type", "wrong-type"],
        ),
        ("an identifier of nothing", overset().change(press, "\"TEST\"", "\"\""), &["empty-text", "overset"]),
        (
            "words of the house, and a field that nobody knows",
            overset().write("words.toml", "kep = []\n").add(
                LAYOUT,
                "[folio]\nrows = 2\nitems = [{ text = \"{fooo}\", face = \"song\", size = \"9pt\" }]\n",
            ),
            &["overset", "unknown-key", "unknown-placeholder"],
        ),
    ];
    for (what, house, wanted) in cases {
        let (all, _) = told(&house);
        let mut codes: Vec<&str> = all.iter().map(|(code, _)| code.as_str()).collect();
        if !wanted.contains(&"overset") {
            codes.retain(|code| *code != "overset");
        }
        let mut wanted = wanted.to_vec();
        wanted.sort_unstable();
        assert_eq!(codes, wanted, "{what}: {all:#?}");
    }
}

/// The small house, its layout on a base that gives all but the body.
fn based(key: &str) -> House {
    let house = overset();
    let layout = house.text(LAYOUT);
    house
        .write("layouts/base.toml", layout)
        .write(LAYOUT, format!("{key} = \"base\"\n[body]\nhanging = true\n"))
}
