//! An edition of many pages, no two alike, made from the recorded stories.
//!
//! Each page holds the six stories again, but the sentences of a paragraph and the paragraphs of a story are
//! turned round by a step that depends on the page, and the page's number stands in the text. Lengths stay
//! nearly as they are, so that the pages fill as the recorded one does; no line, however, can be taken over
//! from another page.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Slot and story, in the order of the layout.
const STORIES: [(&str, &str); 6] = [
    ("lead", "work-style-year"),
    ("upper", "city-management"),
    ("middle", "housing"),
    ("lower", "grid-governance"),
    ("side-upper", "quiz"),
    ("side-lower", "memorial-hall"),
];

/// The story that fills its rows to the last character: turned round, it would often be a line too long, so it
/// goes without its shortest sentences.
const TIGHT: &str = "housing";

/// Writes an edition of so many pages into `folder`, made from the stories in `stories`.
pub(crate) fn write_edition(stories: &Path, folder: &Path, pages: usize) -> io::Result<()> {
    fs::create_dir_all(folder.join("stories"))?;
    let mut edition = String::from(
        "# Made for measuring: see benches/build/pages.rs.\n\n[paper]\nname = \"版心日报\"\ndate = 2022-09-30\n\
         lunar = \"壬寅年九月初五\"\nnumber = \"0001\"\ncn = \"CN 00-0000\"\npublisher = \"版心日报社出版\"\n\
         website = \"www.banxin.example\"\n",
    );
    for page in 1..=pages {
        edition.push_str("\n[[page]]\nlayout = \"tabloid-4\"\nsection = \"要闻\"\n\n[page.slots]\n");
        for (slot, story) in STORIES {
            let _ = writeln!(edition, "{slot} = \"p{page:03}-{story}\"");
            let source = fs::read_to_string(stories.join(story).with_extension("md"))?;
            fs::write(
                folder.join(format!("stories/p{page:03}-{story}.md")),
                varied(&source, page, story == TIGHT),
            )?;
        }
    }
    fs::write(folder.join("edition.toml"), edition)
}

/// The story as it stands on that page; its front matter is untouched.
fn varied(source: &str, page: usize, shorten: bool) -> String {
    let body = source.rfind("+++\n").map_or(0, |mark| mark + 4);
    let (head, text) = source.split_at(body);
    let text = &untracked(text);
    let mut paragraphs: Vec<String> = text
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| turned(&without_short_sentences(text, shorten), page))
        .collect();
    // The last paragraph stays last: whether a byline finds room on its last line decides on a row.
    if let Some((_, others)) = paragraphs.split_last_mut().filter(|(_, others)| !others.is_empty()) {
        let step = page / 5 % others.len();
        others.rotate_left(step);
    }
    format!("{head}\n第{page}版{}\n", paragraphs.join("\n\n"))
}

/// The text without the letterspacing of single paragraphs and lines, which would be torn by turning it round.
fn untracked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, attributes)) = rest.split_once("{tracking=") {
        out.push_str(before);
        rest = attributes.split_once('}').map_or("", |(_, after)| after.trim_start_matches('\n'));
    }
    (out + rest).replace(['[', ']'], "")
}

/// The paragraph without sentences of up to ten characters, where it is to be shortened.
fn without_short_sentences(paragraph: &str, shorten: bool) -> String {
    let keep = |sentence: &&str| !shorten || sentence.chars().count() > 10;
    paragraph.split_inclusive('。').filter(keep).collect()
}

/// The paragraph with its sentences in another order.
fn turned(paragraph: &str, page: usize) -> String {
    let mut sentences: Vec<&str> = paragraph.split_inclusive('。').collect();
    if !sentences.is_empty() {
        let step = page % sentences.len();
        sentences.rotate_left(step);
    }
    sentences.concat()
}
