//! Files made to break the reader: it ends, and says what is wrong.

use crate::support::house::House;
use banxin::diag::{Diagnostic, Sources};

/// What takes more than linear time over so many signs does not end while anybody waits.
const SIZE: usize = 1 << 16;

fn load(house: &House) -> Vec<Diagnostic> {
    match banxin::edition::load(house.path("paper"), &mut Sources::default()) {
        Ok((_, warnings)) => warnings,
        Err(errors) => errors,
    }
}

fn filled(pattern: &str) -> String {
    pattern.repeat(SIZE / pattern.len())
}

#[test]
fn stories_of_nothing_but_signs() {
    let patterns = [
        "[",
        "]",
        "[]{",
        "]{",
        "[a]{tracking=0em}",
        "*",
        "**a",
        "*a*",
        "`",
        "> ",
        "- ",
        "  - a\n",
        "](",
        "![",
        "<",
        "<a ",
        "&",
        "&amp;",
        "\\",
        "~",
        "|a",
        "a|b\n-|-\n",
        "_a",
        "[a](",
        "[a]: b\n",
        "[^a]",
        "a\n===\n",
        "{",
        "{\n",
        "\r",
        "\u{3000}",
        "#",
        "## a\n",
        "+++\n",
        "字",
        "字\n",
        "\0",
        "\t",
        "<!--",
        "mark=",
        "{mark=",
        "[字]｛mark=",
        "【字】{mark=dots}",
        "[字] {mark=dots}",
        "[a]{mark=a mark=b}",
        "5*3",
        "5 * ",
        "5*a*5",
        "长*宽=",
        "＊＊a",
        "a＊＊",
        "##a\n",
        "＃",
        "a\n　　",
        "a\n　b\n　　",
        "a\n\u{A0}b\n",
        "+++\n\n",
    ];
    for pattern in patterns {
        load(
            &House::sound()
                .write("paper/stories/一.md", "+++\nheadline = \"a\"\n+++\n".to_owned() + &filled(pattern)),
        );
    }
}

#[test]
fn toml_of_nothing_but_signs() {
    for pattern in [
        "[", "[[", "a.", "a=[", "a={", "{", "\"", "'''", "#", "=", "\n", "a\n", "a=1\n", "[a]\n", "[[a]]\n",
        "\0",
    ] {
        let text = filled(pattern);
        assert!(!load(&House::sound().write("paper/edition.toml", &text)).is_empty());
        load(&House::sound().write("layouts/small.toml", &text));
        load(&House::sound().write("paper/stories/一.md", format!("+++\n{text}\n+++\n")));
    }
}

#[test]
fn toml_that_nests_deeply() {
    for (open, end) in [("a = ", "1"), ("", " = 1"), ("[", "]")] {
        let text = format!("{open}{}{end}\n", filled("a.").trim_end_matches('.'));
        load(&House::sound().write("layouts/small.toml", text));
    }
    load(&House::sound().write("layouts/small.toml", format!("a = {}", filled("[").replace('[', "{a=["))));
}

#[test]
fn more_inks_colours_and_severities_than_any_press_has() {
    let ink =
        |at: usize| format!("i{at} = {{ plate = \"P{at}\", cmyk = [\"0%\", \"0%\", \"0%\", \"9%\"] }}\n");
    let color = |at: usize| format!("c{at} = {{ ink = \"i1\" }}\n");
    let inks: String = (0..3000).map(ink).collect();
    let colors: String = (0..3000).map(color).collect();
    let house = House::sound().add("layouts/small.toml", &format!("[inks]\n{inks}[colors]\n{colors}"));
    assert!(!load(&house).is_empty());
    let severity = |at: usize| format!("r{at} = \"off\"\n");
    let severities: String = (0..9000).map(severity).collect();
    let house = House::sound().add("layouts/press/press.toml", &format!("[severities]\n{severities}"));
    assert!(!load(&house).is_empty());
}

#[test]
fn a_caption_as_long_as_a_file_may_be() {
    let story = format!(
        "+++\nheadline = \"a\"\npicture = {{ file = \"a.png\", alt = \"a\", caption = \"{}\" }}\n+++\n",
        "字".repeat(SIZE)
    );
    let house = House::sound().write("paper/pictures/a.png", "").write("paper/stories/一.md", story);
    assert_eq!(load(&house).len(), 0);
}
