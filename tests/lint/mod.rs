//! The lint of copy: made sentences, the word lists of a house, and texts made to break it.

mod hostile;
mod keep;
mod sentences;

use std::fs;

use banxin::diag::{Diagnostic, Sources};
use banxin::words::Arg;
use sentences::{Place, RIGHT, WRONG};

use crate::support::house::House;

const STORY: &str = "paper/stories/一.md";
const EDITION: &str = "paper/edition.toml";

/// A house in which a sentence stands at a place.
fn standing(house: House, place: Place, text: &str) -> House {
    let quoted = |key: &str| format!("{key} = '''{text}'''");
    let story = |front: &str, body: &str| format!("+++\n{front}\n+++\n\n{body}\n");
    let headed = |line: &str| story(&format!("headline = \"题\"\n{line}"), "文。");
    let written = match place {
        Place::Body => story("headline = \"题\"", text),
        Place::Subhead => story("headline = \"题\"", &format!("## {text}\n\n文。")),
        Place::Headline => story(&quoted("headline"), "文。"),
        Place::Kicker => headed(&quoted("kicker")),
        Place::Deck => headed(&quoted("deck")),
        Place::Byline => headed(&quoted("byline")),
        Place::Caption => {
            headed(&format!("picture = {{ file = \"a.png\", alt = \"A\", caption = '''{text}''' }}"))
        }
        Place::Credit => {
            headed(&format!("picture = {{ file = \"a.png\", alt = \"A\", credit = '''{text}''' }}"))
        }
        Place::Paper => headed(""),
    };
    let field = if place == Place::Paper { format!("field = '{text}'\n") } else { String::new() };
    let edition = format!(
        "[paper]\nname = \"日报\"\ndate = 2022-09-30\n{field}\n[[page]]\nlayout = \"small\"\nslots = {{ lead = \"一\" }}\n"
    );
    house.write(STORY, written).write(EDITION, edition)
}

/// A house whose slot has rows for a picture.
fn house() -> House {
    let bundled = |path: &str| fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let picture = "tests/goldens/trial/pictures/wide.png";
    House::sound()
        .write("paper/pictures/a.png", bundled(picture))
        .write("fonts/a.ttf", bundled("fonts/NotoSerifCJKsc-Regular.otf"))
        .change("layouts/small.toml", "rows = 4", "rows = 12\npicture_rows = 8")
}

/// What the lint says of the edition of a house.
fn said(house: &House) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let (edition, _) = banxin::edition::load(house.path("paper"), &mut sources)
        .unwrap_or_else(|found| panic!("{}\n{found:#?}", house.text(STORY)));
    (banxin::lint::lint(&edition), sources)
}

/// The files with all replacements made.
fn mended(house: House, found: &[Diagnostic], sources: &Sources) -> House {
    let mut mends: Vec<_> = found.iter().filter_map(|one| one.mend.as_deref()).collect();
    mends.sort_by_key(|mend| std::cmp::Reverse(mend.span));
    let mut texts = [STORY, EDITION].map(|path| (path, house.text(path)));
    for mend in mends {
        let name = sources.get(mend.span.file).unwrap().path.as_ref().unwrap();
        let (_, text) = texts.iter_mut().find(|(path, _)| name.ends_with(path)).unwrap();
        text.replace_range(mend.span.range(), &mend.text);
    }
    texts.into_iter().fold(house, |house, (path, text)| house.write(path, text))
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    let codes: std::collections::BTreeSet<_> = found.iter().map(|one| one.code).collect();
    codes.into_iter().collect()
}

#[test]
fn what_is_right_is_left_alone() {
    let mut faults = Vec::new();
    let mut house = house();
    for (place, text) in RIGHT {
        house = standing(house, *place, text);
        for one in said(&house).0 {
            faults.push(format!("{place:?} {text}: {} {:?}", one.code, one.args));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_bundled_editions_are_right() {
    for name in crate::support::bundled::EDITIONS {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(name);
        let (edition, _) = banxin::edition::load(&folder, &mut Sources::default()).unwrap();
        assert_eq!(banxin::lint::lint(&edition), [], "{name}");
    }
}

#[test]
fn what_is_wrong_is_told_and_mended() {
    let mut faults = Vec::new();
    let mut house = house();
    for wrong in WRONG {
        house = standing(house, wrong.place, wrong.text);
        let (mut found, mut sources) = said(&house);
        let told = codes(&found);
        if told != wrong.codes {
            faults.push(format!("{}: {told:?}, not {:?}", wrong.text, wrong.codes));
        }
        for _ in 0..4 {
            house = mended(house, &found, &sources);
            (found, sources) = said(&house);
        }
        if found.iter().any(|one| one.mend.is_some()) {
            faults.push(format!("{}: no end of it: {:?}", wrong.text, codes(&found)));
        }
        let (story, edition) = (house.text(STORY), house.text(EDITION));
        house = standing(house, wrong.place, wrong.mended);
        if (house.text(STORY), house.text(EDITION)) != (story.clone(), edition) {
            faults.push(format!("{}: mended it is\n{story}", wrong.text));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Rows of `docs/lint.md`: the code, where it is from, what is told, what it is mended to.
#[test]
fn the_examples_of_the_document_are_told_and_mended() {
    let mut faults = Vec::new();
    let mut count = 0;
    let mut house = house();
    for row in include_str!("../../docs/lint.md").lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let examples = |cell: usize| cells[cell].split('`').skip(1).step_by(2).collect::<Vec<_>>();
        // What begins with a word is said of heads or of the house.
        if !cells[3].starts_with('`') {
            continue;
        }
        let told = examples(3);
        let wanted = if cells[4] == "by hand" { told.clone() } else { examples(4) };
        assert_eq!(told.len(), wanted.len(), "{row}");
        for (text, wanted) in told.into_iter().zip(wanted) {
            count += 1;
            house = standing(house, Place::Body, text);
            let (found, sources) = said(&house);
            if codes(&found) != examples(1) {
                faults.push(format!("{text}: {:?}, not {}", codes(&found), cells[1]));
            }
            house = mended(house, &found, &sources);
            let story = house.text(STORY);
            house = standing(house, Place::Body, wanted);
            if house.text(STORY) != story {
                faults.push(format!("{text}: mended it is\n{story}"));
            }
        }
    }
    assert!(count > 50 && faults.is_empty(), "{count}\n{}", faults.join("\n"));
}

/// Word lists, as `docs/formats.md` has them.
const WORDS: &str = r#"format = 1
keep = ["二七区", "虎荣鑫"]

[[prefer]]
write = "登录"
not = ["登陆网站", "登陆平台"]

[[prefer]]
write = "中国共产党第二十次全国代表大会"
not = ["党二十大", "全国代表大会"]

[[prefer]]
write = "Wi-Fi"
not = ["WIFI", "wifi"]

[[name]]
write = "虎荣鑫"
titles = ["区长"]
not = ["虎容鑫"]
also = ["虎荣欣"]

[[name]]
write = "安伟"
titles = ["市委书记"]

[[name]]
write = "列夫·托尔斯泰"

[[forbid]]
word = "最佳"
why = "广告法第九条"

[[forbid]]
word = "ABC"
"#;

/// Sentences and what is to be told: the code, what is to be written or, of a name, may be meant.
const LISTED: [(&str, &[(&str, &str)]); 20] = [
    ("用户登录网站，登陆月球。", &[]),
    ("用户登陆网站。", &[("preferred-word", "登录")]),
    ("中国共产党第二十次全国代表大会", &[]),
    ("开全国代表大会", &[("preferred-word", "中国共产党第二十次全国代表大会")]),
    ("有WIFI和MYWIFI2", &[("preferred-word", "Wi-Fi")]),
    ("区长虎荣鑫和虎荣欣到会。", &[]),
    ("虎容鑫到会。", &[("preferred-word", "虎荣鑫")]),
    ("虎荣金到会，虎戎鑫没有来。", &[("misspelt-name", "虎荣鑫"), ("misspelt-name", "虎荣鑫")]),
    ("区长虎荣金到会。", &[("misspelt-name", "区长虎荣鑫")]),
    ("县长虎荣鑫到会。", &[("misspelt-name", "区长虎荣鑫")]),
    ("李荣鑫到会，虎荣的书。", &[]),
    ("安全第一，安韦到会。", &[]),
    ("市委书记安韦到会。", &[("misspelt-name", "市委书记安伟")]),
    ("列夫·托尔期泰", &[("misspelt-name", "列夫·托尔斯泰")]),
    ("最佳方案，ABC和ABCD", &[("forbidden-word", ""), ("forbidden-word", "")]),
    ("二七区虎荣鑫", &[]),
    // Words that look like names.
    ("市委书记安全意识强，抓得实。", &[]),
    ("市委书记安排工作，东北老虎荣获冠军。", &[]),
    ("市委书记安徽调研。", &[]),
    ("市委书记安炜说。", &[("misspelt-name", "市委书记安伟")]),
];

#[test]
fn words_of_the_house_are_told() {
    let mut house = house().write("words.toml", WORDS);
    for (text, wanted) in LISTED {
        house = standing(house, Place::Body, text);
        let found = said(&house).0;
        let told: Vec<_> = found.iter().map(|one| (one.code, wanted_of(one))).collect();
        assert_eq!(told, wanted, "{text}");
    }
}

/// What is to be written. A name that differs may be another's: it is asked about, and nothing is replaced.
fn wanted_of(one: &Diagnostic) -> &str {
    if one.code == "misspelt-name" {
        assert!(one.mend.is_none(), "{one:#?}");
        let mended = one.args.iter().find(|(name, _)| *name == "mended");
        return mended
            .and_then(|(_, arg)| if let Arg::Text(text) = arg { Some(text) } else { None })
            .unwrap();
    }
    one.mend.as_ref().map_or("", |mend| &mend.text)
}

/// Paragraphs with markup, and how they are when all replacements have been made.
const MARKED: &[(&str, &str)] = &[
    // A space keeps an emphasis alive beside a mark.
    ("他说 **重要。** 通知来了。", "他说**重要。** 通知来了。"),
    ("*楷体。* 然后说。", "*楷体。* 然后说。"),
    ("他说 **开会(今天)** 通知。", "他说**开会（今天）** 通知。"),
    ("他说 **《书》** 好看。", "他说 **《书》** 好看。"),
    ("他说 **[甲]{mark=dots}** 好看。", "他说 **[甲]{mark=dots}** 好看。"),
    ("**今天,** 我们开会.", "**今天，** 我们开会。"),
    // Beside letters and marks it does not.
    ("他说 **非常重要的** 通知。", "他说**非常重要的**通知。"),
    ("他说: **“重要”** ，通知。", "他说：**“重要”**，通知。"),
    ("他--**一个老人**--走了。", "他——**一个老人**——走了。"),
    // A single star between letters may multiply.
    ("他说 *非常重要的* 话。", "他说 *非常重要的* 话。"),
    // Stars would touch stars, or a mark be the last of an emphasis before a letter.
    ("**“甲”**、**“乙”**", "**“甲”**、**“乙”**"),
    ("甲占**百分之20**乙。", "甲占**百分之20**乙。"),
    // Signs that are escaped.
    ("他说\\\"好\\\"。", "他说“好”。"),
    ("今天\\,开会\\.", "今天，开会。"),
    ("他说\\(好\\)。真的\\?\\!", "他说（好）。真的？！"),
    ("他\\-\\-一个老人。增长5.3%\\.", "他——一个老人。增长5.3%。"),
    ("**\\\"甲\\\"** 说，一\\.甲", "**“甲”** 说，一\\.甲"),
    // Attributes.
    ("[今天,开会]{mark=dots}.", "[今天，开会]{mark=dots}。"),
    ("他说[“好”、“坏”]{mark=dots}。", "他说[“好”、“坏”]{mark=dots}。"),
    (
        "[版心]{pinyin=\"bǎn xīn\"} 日报, [二七]{tracking=0.1em} 区.",
        "[版心]{pinyin=\"bǎn xīn\"}日报，[二七]{tracking=0.1em}区。",
    ),
    // Figures that would number a list.
    ("１. 时间：2点", "１. 时间：2点"),
    ("今天,\n我们开会. \n**甲**.", "今天，\n我们开会. \n**甲**。"),
];

#[test]
fn what_is_mended_beside_markup_is_sound() {
    let mut house = house();
    let mut faults = Vec::new();
    for (text, wanted) in MARKED {
        house = standing(house, Place::Body, text);
        for _ in 0..4 {
            let (found, sources) = said(&house);
            house = mended(house, &found, &sources);
        }
        let (found, _) = said(&house);
        assert!(found.iter().all(|one| one.mend.is_none()), "{text}: {found:#?}");
        let story = house.text(STORY);
        house = standing(house, Place::Body, wanted);
        if story != house.text(STORY) {
            faults.push(format!("{text}: mended it is\n{story}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_editors_lines_of_a_headline_part_no_word_that_is_kept() {
    let headline = |house: House, lines: &str| {
        house.write(STORY, format!("+++\nheadline = {lines}\n+++\n\n文。\n")).write("words.toml", WORDS)
    };
    assert_eq!(codes(&said(&headline(house(), "[\"区长虎荣鑫\", \"到二七区\"]")).0), [""; 0]);
    let (found, sources) = said(&headline(house(), "[\"区长虎荣\", \"鑫到二七\", \"区\"]"));
    assert_eq!(codes(&found), ["parted-word"]);
    let place = |one: &Diagnostic| {
        let span = one.labels[0].0;
        let file = sources.get(span.file).unwrap();
        (file.line_column(span.start as usize), file.text[span.range()].to_owned())
    };
    let places: Vec<_> = found.iter().map(place).collect();
    assert_eq!(places, [((2, 16), "虎荣\", \"鑫".to_owned()), ((2, 24), "二七\", \"区".to_owned())]);
}

#[test]
fn the_house_says_how_bad_a_breach_is() {
    let text = "今天,我们开会。。";
    let with = |lint: &str| {
        let house = standing(house(), Place::Body, text).write("words.toml", lint);
        said(&house).0.iter().map(|one| (one.code, one.severity.name())).collect::<Vec<_>>()
    };
    assert_eq!(with(""), [("half-width-mark", "warning"), ("doubled-mark", "warning")]);
    assert_eq!(
        with("[lint]\nhalf-width-mark = \"error\"\ndoubled-mark = \"off\""),
        [("half-width-mark", "error")]
    );
    let unknown = with("[lint]\nhalf-width-mark = \"off\"\ndoubled-mark = \"off\"\nsemicolons = \"off\"");
    assert_eq!(unknown, [("unknown-lint-rule", "warning")]);
}

#[test]
fn word_lists_are_looked_for_above_the_edition_and_the_nearest_counts() {
    let house = standing(house(), Place::Body, "最佳方案").write("words.toml", WORDS);
    assert_eq!(codes(&said(&house).0), ["forbidden-word"]);
    let house = house.write("paper/words.toml", "keep = []\n");
    assert_eq!(codes(&said(&house).0), [""; 0]);
}

#[test]
fn copy_with_breaches() {
    let text = "他说:\"今天,我们去虎荣金家.\"\n\n卡尔.马克思写了《读《阿Q正传》》、等。\n\n最佳方案**二,三**";
    let house = standing(house(), Place::Body, text).write("words.toml", WORDS);
    house
        .change("words.toml", "keep", "lint.half-width-mark = \"error\"\nkeep")
        .says("copy_with_breaches", &[]);
}

#[test]
fn bad_word_lists() {
    let lists = "keep = [\"\", \"　\"]\n[[prefer]]\nwrite = \"登录\"\nnot = [\"登录\"]\n[[forbid]]\nword = \"登录\"\n\
        [[name]]\ntitles = [\"区长\"]\n[lint]\nsemicolons = \"of\"\n";
    House::sound().write("words.toml", lists).says("bad_word_lists", &[]);
}

#[test]
fn every_rule_has_words_and_stands_in_the_documentation() {
    use banxin::words::{Lang, says};
    let docs = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lint.md")).unwrap();
    for rule in banxin::lint::RULES {
        for lang in Lang::ALL {
            assert!(["", "label", "help"].iter().all(|form| says(rule.code, form, lang)), "{}", rule.code);
        }
        let row = docs.lines().find(|line| line.starts_with(&format!("| `{}` |", rule.code)));
        let row = row.unwrap_or_else(|| panic!("docs/lint.md has no row for {}", rule.code));
        assert!(row.contains(rule.source), "{}: {}", rule.code, rule.source);
        let told = WRONG.iter().any(|wrong| wrong.codes.contains(&rule.code));
        assert!(told || rule.source == "the house", "no sentence is told by {}", rule.code);
    }
}
