//! The tables of words are twins: what one language says, the other says of the same things.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use banxin::diag::HELP;
use banxin::preflight::RULES;
use banxin::words::{Lang, Words, ids, say, says};

use crate::support::compose;

/// What belongs into each part of each entry, by `entry` or `entry.part`; the tables are read as lines.
fn tables(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let folder = compose::file("src/words").join(lang.name());
    let mut all = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let (mut entry, mut part) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let named = line.split_once(" =").map(|(name, _)| name.trim());
            if !line.starts_with(' ') && !line.is_empty() {
                named.unwrap().clone_into(&mut entry);
                part.clone_from(&entry);
            } else if line.trim_start().starts_with('.') {
                part = entry.clone() + named.unwrap();
            }
            if !line.is_empty() {
                all.entry(part.clone()).or_insert_with(BTreeSet::new).extend(variables(line));
            }
        }
    }
    all
}

fn variables(line: &str) -> impl Iterator<Item = String> + '_ {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    line.split('$').skip(1).map(move |rest| rest.chars().take_while(|c| is_name(*c)).collect())
}

#[test]
fn both_tables_say_the_same_entries_of_the_same_things() {
    let [en, zh] = Lang::ALL.map(tables);
    let mut faults: Vec<String> = Vec::new();
    for (part, belongs) in &en {
        match zh.get(part) {
            None => faults.push(format!("{part}: not in Chinese")),
            Some(other) if other != belongs => {
                faults.push(format!("{part}: {belongs:?} in English, {other:?} in Chinese"));
            }
            Some(_) => {}
        }
    }
    faults.extend(
        zh.keys().filter(|part| !en.contains_key(*part)).map(|part| format!("{part}: not in English")),
    );
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_entry_stands_in_two_tables() {
    for lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for (entry, _) in ids(lang) {
            assert!(seen.insert(entry.clone()), "`{entry}` stands twice in {lang:?}");
        }
    }
}

#[test]
fn every_rule_of_preflight_has_words_and_help() {
    let [en, zh] = Lang::ALL.map(tables);
    for rule in RULES {
        let told = |table: &BTreeMap<String, BTreeSet<String>>| {
            let of_rule = format!("{}.", rule.code);
            table.keys().filter(|part| *part == rule.code || part.starts_with(&of_rule)).count()
        };
        // The help, and what it helps with.
        assert!(told(&en) >= 2 && told(&zh) >= 2, "{}", rule.code);
        assert!(Lang::ALL.into_iter().all(|lang| says(rule.code, "help", lang)), "{}: no help", rule.code);
    }
}

#[test]
fn no_rule_of_preflight_uses_a_name_that_its_frame_needs() {
    let frame = ["page", "x", "y", "width", "height", "more", "message"];
    for (part, belongs) in tables(Lang::En) {
        let entry = part.split('.').next().unwrap_or_default();
        if RULES.iter().any(|rule| rule.code == entry) {
            assert!(!frame.iter().any(|name| belongs.contains(*name)), "{part}: {belongs:?}");
        }
    }
}

/// Codes without an example: what shows them is no small edition.
const WITHOUT_EXAMPLE: [&str; 12] = [
    // Faults of the machine or of the program itself.
    "no-process",
    "pictures-unconfined",
    "not-written",
    "not-drawn",
    "lock-outside",
    "archive-name",
    // Copy and findings by the megabyte.
    "edition-too-large",
    "more-findings",
    // Files that programs write wrongly in ways of their own.
    "picture-empty",
    "picture-profile",
    "condition-profile",
    "picture-unreadable",
];

/// The codes of diagnostics: entries that say how to mend what they tell of, but for rules of preflight and of the lint,
/// which docs/preflight.md and docs/lint.md have, for what others are made of, and for the command that is called so.
fn codes() -> Vec<(String, Vec<String>)> {
    let all = ids(Lang::En).into_iter();
    let is_code = |(id, parts): &(String, Vec<String>)| {
        parts.iter().any(|part| part == HELP)
            && banxin::preflight::rule(id).is_none()
            && banxin::lint::rule(id).is_none()
            && !["kind-missing", "commands", "arguments"].contains(&id.as_str())
    };
    all.filter(is_code).collect()
}

/// The shortest text of a diagnostic of a code among those that are compared: from its title to the blank line.
fn example(code: &str, folder: &str) -> Option<String> {
    let title = format!("[{code}]: ");
    let files = fs::read_dir(compose::file(folder)).unwrap().map(|file| file.unwrap().path());
    let texts = files.filter(|path| path.is_file()).map(|path| fs::read_to_string(path).unwrap());
    let blocks = texts.flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>());
    let of_code = blocks.filter_map(|block| {
        let lines: Vec<&str> = block.lines().skip_while(|line| !line.contains(&title)).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    });
    of_code.min_by_key(|block| (block.len(), block.clone()))
}

/// A sentence of the tables, with a sign for what belongs into it.
fn pattern(id: &str, part: &str, lang: Lang) -> String {
    let id: &'static str = id.to_owned().leak();
    let part: &'static str = part.to_owned().leak();
    let text = say(&Words::part(id, part), &[], lang);
    let mut pieces = text.split("{$");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        let (_, rest) = piece.split_once('}').unwrap_or(("", piece));
        format!("{text}…{rest}")
    })
}

/// The document of all codes in a language.
fn document(lang: Lang) -> String {
    let (head, folder, mended) = match lang {
        Lang::En => (
            "# Diagnostics\n\nWhat `banxin` says of an edition, of files and of the command line: every code with its \
             sentence (… stands for what belongs into it), how it is mended, and an example. What preflight finds is in \
             [preflight.md](preflight.md), what the lint of copy finds in [lint.md](lint.md). [In Chinese](zh/diagnostics.md). Ten of them as a terminal shows them: [screens.md](screens.md). This file is made from the tables of words \
             (`src/words/`) and from what the tests compare: `BANXIN_BLESS=1 cargo test words` writes it.\n\n\
             With `--format json` each is an object on a line of its own: `code`, `severity`, `message`, `help` (a \
             list), `labels` with their places, the place of the first (`file`, `line`, `column`, `end`), `arguments` \
             (what belongs into the words, by name; what is words itself has `entry`, `part` and `text`) and, where a \
             text mends it, `mend`: its place, the `bytes` of the file that it replaces, and the `replacement`.\n",
            "tests/diagnostics/expected",
            "How to mend it:",
        ),
        Lang::Zh => (
            "# 诊断\n\n`banxin` 对一期报纸、文件和命令行会说的话：每个代号列出说法（… 处填具体内容）、改法和例子。印前检查的规则见 \
             [preflight.md](../preflight.md)，校对的规则见 [lint.md](../lint.md)。[英文版](../diagnostics.md)。其中十条在终端里的样子见 [screens.md](../screens.md)。本文由语句表（`src/words/`）和测试比对的输出生成：\
             `BANXIN_BLESS=1 cargo test words`。\n\n\
             加 `--format json` 时每条诊断一行，是一个对象：`code` 代号、`severity` 轻重、`message` 说法、`help` 改法（列表）、`labels` \
             各处位置，首处位置另有 `file`、`line`、`column`、`end`；`arguments` 是填进句子的内容，按名字列出，本身也是句子的带 `entry`、\
             `part`、`text`；能直接替换的另有 `mend`：位置、`bytes`（要替换的字节）和 `replacement`。\n",
            "tests/diagnostics/expected/zh",
            "改法：",
        ),
    };
    let mut text = head.to_owned();
    for (code, parts) in codes() {
        let mut mends: Vec<String> = Vec::new();
        for part in parts.iter().filter(|part| part.starts_with(HELP)) {
            let mend = pattern(&code, part, lang);
            if !mends.contains(&mend) {
                mends.push(mend);
            }
        }
        text += &["\n## `", &code, "`\n\n", &pattern(&code, "", lang), "\n\n", mended, "\n\n"].concat();
        for mend in mends {
            text += &["- ", &mend, "\n"].concat();
        }
        match example(&code, folder) {
            Some(example) => text += &["\n```\n", &example, "\n```\n"].concat(),
            None => assert!(WITHOUT_EXAMPLE.contains(&code.as_str()), "`{code}` has no example in {folder}"),
        }
    }
    text
}

#[test]
fn the_documents_of_diagnostics_are_made_from_the_tables() {
    for (lang, path) in [(Lang::En, "docs/diagnostics.md"), (Lang::Zh, "docs/zh/diagnostics.md")] {
        let path = compose::file(path);
        let made = document(lang);
        if std::env::var_os("BANXIN_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &made).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == made, "{} is not what the tables make", path.display());
    }
}

/// What is said in the sources: of each file the codes, and the parts of their entries, as they are written there.
#[test]
fn every_code_in_the_sources_is_in_the_tables() {
    let mut found = BTreeSet::new();
    let mut folders = vec![compose::file("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&entry).unwrap();
                for sign in
                    ["Diagnostic::error(\"", "Diagnostic::warning(\"", "Words::of(\"", "Words::part(\""]
                {
                    let after = text.split(sign).skip(1).filter_map(|rest| rest.split('"').next());
                    found.extend(after.map(str::to_owned));
                }
            }
        }
    }
    let known: BTreeSet<String> = ids(Lang::En).into_iter().map(|(id, _)| id).collect();
    assert!(found.len() > 100, "{}", found.len());
    let unknown: Vec<_> = found.difference(&known).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
