//! Every character that the bundled fonts have, by its class: written down in `docs/classes.md` for people to read.
//! `BANXIN_BLESS=1 cargo test classes::` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use banxin::convention::{ALL, Class, Convention, MAINLAND, Near, TRADITIONAL};
use banxin::text::{class_by_itself, class_of};

const DOCUMENT: &str = "docs/classes.md";

/// What a class is, in the words of the table.
const CLASSES: [(Class, &str); Class::COUNT] = [
    (Class::Han, "on the em, solid; a line may break on either side"),
    (Class::Repeat, "as Han, but starts no line"),
    (Class::Wide, "on the em, solid to Han; strings are never parted"),
    (Class::Opening, "half an em, its blank before it; ends no line"),
    (Class::Closing, "half an em, its blank behind it; starts no line"),
    (Class::Pause, "half an em and its blank; starts no line"),
    (Class::Stop, "half an em and its blank; starts no line"),
    (Class::Whole, "as wide as it is drawn, no blank; starts no line"),
    (Class::Interpunct, "half an em, or one; starts no line"),
    (Class::Dash, "two in a row are one, never parted"),
    (Class::Ellipsis, "two in a row are one, never parted"),
    (Class::Connector, "no space beside it, never opened; starts no line"),
    (Class::Solidus, "half an em; no space beside it, never opened; starts no line"),
    (Class::Figure, "numbers are never parted; ¼ em to Han"),
    (Class::Prefix, "one with the number behind it; ¼ em to Han before it"),
    (Class::Postfix, "one with the number before it; ¼ em to Han behind it; starts no line"),
    (Class::Unit, "one with the number before it; solid to Han; starts no line"),
    (Class::Latin, "words, parted as UAX #14 says; ¼ em to Han"),
    (Class::LatinOpening, "as drawn, no space; ends no line"),
    (Class::LatinClosing, "as drawn, no space; starts no line"),
    (Class::Raised, "of the class of what is before it, never parted from it"),
    (Class::Space, "⅓ em, ¼ to ½; counts for nothing at a line's end"),
    (Class::Blank, "as wide as it is; counts for nothing at a line's end"),
];

/// The characters of all bundled fonts.
fn characters() -> BTreeSet<char> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let mut all = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let bytes =
            fs::read(&file).ok().filter(|_| file.extension().is_some_and(|end| end == "otf" || end == "ttf"));
        let Some(bytes) = bytes else { continue };
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        for table in
            face.tables().cmap.unwrap().subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode)
        {
            table.codepoints(|code| all.extend(char::from_u32(code)));
        }
    }
    all
}

/// Characters as people read them: long rows by their ends, what has no ink by its number.
fn written(characters: &[char]) -> String {
    let mut text = String::new();
    let next_to = |one: &char, other: &char| u32::from(*one) + 1 == u32::from(*other);
    for row in characters.chunk_by(next_to) {
        match row {
            [first, .., last] if row.len() > 4 => {
                write!(text, "{}–{} ", shown(*first), shown(*last)).unwrap();
            }
            _ => row.iter().for_each(|c| write!(text, "{} ", shown(*c)).unwrap()),
        }
    }
    text.trim_end()
        .replace('|', "\\|")
        .replace('`', "\\`")
        .replace('*', "\\*")
        .replace('<', "\\<")
        .replace('_', "\\_")
}

fn shown(c: char) -> String {
    let seen = c.is_alphanumeric()
        || (!c.is_whitespace() && !c.is_control() && unicode_width::UnicodeWidthChar::width(c) > Some(0));
    if seen { c.into() } else { format!("U+{:04X}", u32::from(c)) }
}

/// Ideographs would be most of the table and say nothing.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn document() -> String {
    let mut by_class: BTreeMap<Class, Vec<char>> = BTreeMap::new();
    for c in characters() {
        by_class.entry(class_by_itself(&MAINLAND, c)).or_default().push(c);
    }
    let mut text = String::from(
        "# The classes of characters\n\n\
         What each character that the bundled fonts have is to the composer, by itself, in the mainland's \
         convention. `src/convention/chinese.rs` has the exceptions; all else goes by Unicode's properties \
         (`src/text/class/unicode.rs`). `BANXIN_BLESS=1 cargo test classes::` writes this page.\n\n\
         | class | | how many | which |\n|---|---|---|---|\n",
    );
    for (class, means) in CLASSES {
        let all = by_class.remove(&class).unwrap_or_default();
        let named: Vec<char> = all.iter().copied().filter(|c| !is_ideograph(*c)).collect();
        let ideographs = all.len() - named.len();
        let which = written(&named);
        let which = if ideographs > 0 { format!("{ideographs} ideographs; {which}") } else { which };
        writeln!(text, "| {class:?} | {means} | {} | {which} |", all.len()).unwrap();
    }
    text.push_str(
        "\n## By their place\n\nThe first row that fits counts; `–` stands for whatever there is, or nothing.\n\n\
         | characters | behind | before | class | |\n|---|---|---|---|---|\n",
    );
    for row in MAINLAND.in_place {
        let characters: Vec<char> = row.characters.chars().collect();
        let manner = [
            (row.sort.half, "half an em"),
            (row.sort.tied_before, "never parted from what is before it"),
            (row.sort.tied_after, "never parted from what is behind it"),
        ];
        let manner: Vec<&str> = manner.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
        let (before, after) = (near(row.before), near(row.after));
        let shown: String = characters.iter().map(|c| written(&[*c]) + " ").collect();
        writeln!(
            text,
            "| {} | {before} | {after} | {:?} | {} |",
            shown.trim_end(),
            row.sort.class,
            manner.join(", ")
        )
        .unwrap();
    }
    text.push_str(
        "\n## Otherwise in Taiwan and Hong Kong\n\n| character | mainland | traditional |\n|---|---|---|\n",
    );
    for c in characters() {
        let (one, other) = (class_by_itself(&MAINLAND, c), class_by_itself(&TRADITIONAL, c));
        if one != other {
            writeln!(text, "| {c} | {one:?} | {other:?} |").unwrap();
        }
    }
    text
}

const fn near(near: Near) -> &'static str {
    match near {
        Near::Any => "–",
        Near::Figure => "a figure",
        Near::Number => "a figure, or a sign of money",
        Near::Closed => "a closing mark",
        Near::Letter => "a Western letter",
        Near::Western => "a Western letter, figure or sign",
        Near::Han => "Han",
        Near::Apart => "another mark, a space, an end",
        Near::Unlike => "anything else",
    }
}

#[test]
fn the_table_of_all_characters_of_the_bundled_fonts_is_what_people_have_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let now = document();
    if std::env::var_os("BANXIN_BLESS").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let then = fs::read_to_string(&path).unwrap_or_default();
    let other = then.lines().zip(now.lines()).find(|(then, now)| then != now);
    assert!(then == now, "{DOCUMENT} is otherwise: {other:#?}");
}

#[test]
fn every_class_has_its_words_in_order() {
    assert!(CLASSES.iter().map(|(class, _)| *class).eq(Class::ALL));
}

/// Whatever stands where, a class comes out; and a character that no row of the table of places names is the same
/// everywhere.
#[test]
fn only_the_characters_of_the_table_are_otherwise_by_their_place() {
    let beside = [None, Some('中'), Some('5'), Some('A'), Some('，'), Some(' '), Some('Ａ'), Some('－')];
    for convention in ALL {
        let named = |c: char| convention.in_place.iter().any(|row| row.characters.contains(c));
        for c in characters().into_iter().filter(|c| !named(*c)) {
            for (before, after) in
                beside.iter().flat_map(|one| beside.iter().map(move |other| (*one, *other)))
            {
                assert_eq!(class_of(convention, before, c, after), class_by_itself(convention, c), "{c}");
            }
        }
    }
}

/// What two conventions share is one table; what differs is in it.
#[test]
fn conventions_differ_in_their_tables_alone() {
    let tables = |one: &Convention| {
        (one.in_place.len(), one.not_at_start.len(), one.not_at_end.len(), one.whole_upright)
    };
    assert_eq!(tables(&MAINLAND), tables(&TRADITIONAL));
    assert_ne!(MAINLAND.ink, TRADITIONAL.ink);
}
