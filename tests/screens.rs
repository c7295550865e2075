//! What a terminal shows of ten slips of the daily desk, in both languages: the screens of `docs/screens.md`. Every
//! character has its own cell, a Han two, so that a caret stands below what it means in whatever font they are shown.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use unicode_width::UnicodeWidthChar;

use crate::support::command::banxin;
use crate::support::folder::copied;
use crate::support::{bundled, compose};

/// What is typed into the bundled edition: the name of the slip, the file, what stands there, and what in its place.
type Slip = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const SLIPS: [Slip; 10] = [
    ("quotes-of-the-input-method", "edition.toml", "\"版心日报\"", "“版心日报”"),
    ("a-date-with-slashes", "edition.toml", "2022-09-30", "2022/9/30"),
    ("a-story-with-its-ending", "edition.toml", "\"quiz\"", "\"quiz.md\""),
    ("a-head-too-wide", "stories/memorial-hall.md", "\"二七纪念馆入选全国\"", "\"郑州二七纪念馆正式入选首批全国\""),
    ("a-story-too-long", "stories/quiz.md", "参赛选手纷纷表示，", LONGER),
    ("a-figure-like-a-list", "stories/quiz.md", "参赛选手纷纷表示，", "1. 时间：9月28日\n\n参赛选手纷纷表示，"),
    ("an-emphasis-without-its-end", "stories/quiz.md", "参赛选手纷纷表示", "**参赛选手纷纷表示"),
    ("a-mark-of-half-width", "stories/quiz.md", "参赛选手纷纷表示，", "参赛选手纷纷表示,"),
    ("a-name-misprinted", "stories/city-management.md", "虎荣鑫提出要求", "虎荣金提出要求"),
    ("a-key-misspelt", "stories/quiz.md", "dateline", "datelne"),
];

/// Copy that there is no room for.
const LONGER: &str = "参赛选手纷纷表示，比赛既考知识又考反应，大家你追我赶、互不相让，现场气氛热烈；";

/// A cell, a line and the margin, in units of the picture; type of 14 leaves two cells a little wider than a Han.
const CELL: usize = 8;
const LINE: usize = 20;
const MARGIN: usize = 14;

/// The colours of a terminal, by the numbers that are asked for; and what stands before its first.
const COLORS: [(&str, &str); 6] = [
    ("91", "#ff6e67"),
    ("33", "#e5c453"),
    ("93", "#e5c453"),
    ("94", "#6aa9ff"),
    ("96", "#5fd7d7"),
    ("92", "#7ec77a"),
];
const PLAIN: &str = "#d8d8d8";

/// What the command says of a slip.
fn said((_, file, from, to): Slip, lang: &str) -> String {
    let house = bundled::house();
    let edition = house.path().join("monday");
    copied(&compose::file("content/erqi"), &edition);
    fs::write(house.path().join("words.toml"), "[[name]]\nwrite = \"虎荣鑫\"\ntitles = [\"区长\"]\n")
        .unwrap();
    let text = fs::read_to_string(edition.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(edition.join(file), text.replacen(from, to, 1)).unwrap();
    let output = banxin()
        .current_dir(house.path())
        .args(["check", "monday", "--color", "always", "--lang", lang])
        .output()
        .unwrap();
    String::from_utf8(output.stderr).unwrap()
}

/// A screen as SVG.
fn screen(said: &str) -> String {
    let text = format!("$ banxin check monday\n{}", said.trim_end());
    let mut rows = String::new();
    let (mut widest, mut count) = (0, 0);
    let (mut color, mut bold) = (PLAIN, false);
    for line in text.lines() {
        let top = MARGIN + count * LINE + 15;
        count += 1;
        let mut column = 0;
        for (at, piece) in line.split("\u{1b}[").enumerate() {
            let piece = if at == 0 { piece } else { styled(piece, &mut color, &mut bold) };
            let mut written = String::new();
            for c in piece.chars() {
                let place = MARGIN + column * CELL;
                column += c.width().unwrap_or(0);
                let _ = match c {
                    ' ' => Ok(()),
                    '&' => write!(written, "<tspan x=\"{place}\">&amp;</tspan>"),
                    '<' => write!(written, "<tspan x=\"{place}\">&lt;</tspan>"),
                    _ => write!(written, "<tspan x=\"{place}\">{c}</tspan>"),
                };
            }
            if !written.is_empty() {
                let weight = if bold { " font-weight=\"bold\"" } else { "" };
                let _ = writeln!(rows, "<text y=\"{top}\" fill=\"{color}\"{weight}>{written}</text>");
            }
        }
        widest = widest.max(column);
    }
    let (width, height) = (widest * CELL + 2 * MARGIN, count * LINE + 2 * MARGIN);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         font-family=\"'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC',Menlo,'PingFang SC',Consolas,'Microsoft YaHei',monospace\" \
         font-size=\"14\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"#1d2126\"/>\n{rows}</svg>\n"
    )
}

/// Takes in what a sequence of a terminal asks for; the text behind it.
fn styled<'t>(piece: &'t str, color: &mut &'static str, bold: &mut bool) -> &'t str {
    let (asked, text) = piece.split_once('m').expect("only colours are asked for");
    for number in asked.split(';') {
        match number {
            "0" => (*color, *bold) = (PLAIN, false),
            "1" => *bold = true,
            _ => {
                let known = COLORS.iter().find(|(known, _)| *known == number);
                *color = known.unwrap_or_else(|| panic!("a colour {number}")).1;
            }
        }
    }
    text
}

#[test]
fn the_screens_of_the_documents_are_what_the_command_says() {
    let bless = std::env::var_os("BANXIN_BLESS").is_some();
    let mut page = String::from(
        "# Ten slips\n\nWhat `banxin check` says when something is typed that should not be, in English and in Chinese. \
         [diagnostics.md](diagnostics.md) and [zh/diagnostics.md](zh/diagnostics.md) have every code. \
         `BANXIN_BLESS=1 cargo test screens` draws these.\n",
    );
    for slip in SLIPS {
        let mut title = slip.0.replace('-', " ");
        title[..1].make_ascii_uppercase();
        let _ = write!(page, "\n## {title}\n");
        for lang in ["en", "zh"] {
            let name = format!("screens/{}.{lang}.svg", slip.0);
            let _ = write!(page, "\n![{title}]({name})\n");
            compared(&compose::file("docs").join(name), &screen(&said(slip, lang)), bless);
        }
    }
    compared(&compose::file("docs/screens.md"), &page, bless);
}

fn compared(path: &Path, made: &str, bless: bool) {
    if bless {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, made).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(written == made, "{} is not what the command says", path.display());
}
