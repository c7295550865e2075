//! A small house with one sound edition, to be spoilt one thing at a time.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

const EDITION: &str = "\
[paper]
name = \"日报\"
date = 2022-09-30

[[page]]
layout = \"small\"
slots = { lead = \"一\" }
";

const LAYOUT: &str = "\
[sheet]
trim = [\"200mm\", \"200mm\"]

[grid]
size = \"9pt\"
leading = \"12pt\"
columns = 2
measure = \"17em\"
rows = 20

[press]
condition = \"press\"

[faces]
song = [\"a.ttf\"]

[body]
regular = \"song\"

[heads.lead]
headline = { face = \"song\", largest = \"20pt\" }

[slots.lead]
column = 1
row = 3
rows = 4
head_rows = 3
head = \"lead\"
";

const PRESS: &str = "\
identifier = \"TEST\"
info = \"A press\"
profile = \"press.icc\"
";

const STORY: &str = "\
+++
headline = \"Head\"
+++

Text.
";

/// The languages, and where what is said in them is kept.
const LANGS: [(&str, &str); 2] = [("en", "expected"), ("zh", "expected/zh")];

/// A file that comes with the program.
fn bundled(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

pub struct House {
    folder: tempfile::TempDir,
}

impl House {
    /// A house with the edition `paper` in which nothing is wrong.
    pub fn sound() -> Self {
        let house = Self { folder: tempfile::tempdir().unwrap() };
        house
            .write("paper/edition.toml", EDITION)
            .write("paper/stories/一.md", STORY)
            .write("layouts/small.toml", LAYOUT)
            .write("layouts/press/press.toml", PRESS)
            .write("layouts/press/press.icc", bundled("layouts/press/TR002_newsprint_TAC240.icc"))
            .write("fonts/a.ttf", bundled("fonts/NotoSerif-Regular.ttf"))
    }

    /// The same with a picture at the head of its story.
    pub fn pictured() -> Self {
        Self::sound()
            .write("paper/pictures/a.tif", bundled("content/pictures/pictures/cat.tif"))
            .change("layouts/small.toml", "rows = 4", "rows = 12\npicture_rows = 6")
            .change(
                "paper/stories/一.md",
                "\"Head\"",
                "\"Head\"\npicture = { file = \"a.tif\", alt = \"a\" }",
            )
    }

    /// The same with a part of its pages that says a text.
    pub fn with_part(self, name: &str, keys: &str, text: &str) -> Self {
        let lines = format!("lines = [{{ text = \"{text}\", face = \"song\", size = \"9pt\" }}]");
        self.add("layouts/small.toml", &format!("\n[furniture.{name}]\n{keys}\n{lines}\n"))
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Writes a file, and the folders above it.
    pub fn write(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Changes a file in one place.
    pub fn change(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` is to be in {path} once");
        self.write(path, text.replace(from, to))
    }

    /// Adds to the end of a file.
    pub fn add(self, path: &str, text: &str) -> Self {
        let before = self.text(path);
        self.write(path, before + text)
    }

    pub fn remove(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    pub fn remove_folder(self, path: &str) -> Self {
        fs::remove_dir_all(self.path(path)).unwrap();
        self
    }

    /// Runs the command in the house's folder.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = super::command::banxin();
        command.current_dir(self.folder.path()).args(arguments).output().unwrap()
    }

    /// Checks the edition and compares what the command says with `expected/NAME.txt`, and what it says in Chinese with
    /// `expected/zh/NAME.txt`; `BANXIN_BLESS=1` writes these files. What mends a finding removes it.
    pub fn says(&self, name: &str, arguments: &[&str]) {
        self.says_of(name, &[&["check", "paper"], arguments].concat());
        self.mends(name, arguments);
    }

    /// The same of any command, but for what mends; what it writes on standard output is let alone.
    pub fn says_of(&self, name: &str, command: &[&str]) {
        for (lang, folder) in LANGS {
            // What one language made would be in the way of the other.
            let _ = fs::remove_dir_all(self.path("after"));
            self.says_in(name, command, (lang, folder));
        }
    }

    /// The same of a command that changes what it is told of: of a house for each language.
    pub fn each_says_of(house: impl Fn() -> Self, name: &str, command: &[&str]) {
        for of in LANGS {
            house().says_in(name, command, of);
        }
    }

    fn says_in(&self, name: &str, command: &[&str], (lang, folder): (&str, &str)) {
        let output = self.run(&[command, &["--lang", lang]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        let said = format!("{said}exit status {}\n", output.status.code().unwrap());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics").join(folder);
        let path = folder.join(format!("{name}.txt"));
        if std::env::var_os("BANXIN_BLESS").is_some() {
            fs::create_dir_all(folder).unwrap();
            fs::write(&path, &said).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(said == expected, "{name}: expected\n{expected}\nbut it says\n{said}");
    }

    /// Puts in what mends each finding, one at a time, and looks whether there is one less of its kind.
    fn mends(&self, name: &str, arguments: &[&str]) {
        let found = self.found(arguments);
        let count = |found: &[Value], code: &Value| found.iter().filter(|one| one["code"] == *code).count();
        for one in found.iter().filter(|one| one["mend"].is_object()) {
            let mend = &one["mend"];
            let path = self.path(mend["file"].as_str().unwrap());
            let before = fs::read(&path).unwrap();
            let at = |end: usize| mend["bytes"][end].as_u64().unwrap() as usize;
            let text = mend["replacement"].as_str().unwrap().as_bytes();
            fs::write(&path, [&before[..at(0)], text, &before[at(1)..]].concat()).unwrap();
            let after = self.found(arguments);
            fs::write(&path, &before).unwrap();
            let code = &one["code"];
            // Where others come to light, what was mended is no longer told of this line.
            let same = |other: &&Value| {
                ["code", "file", "line", "column", "message"]
                    .into_iter()
                    .all(|field| other[field] == one[field])
            };
            let less = count(&after, code) < count(&found, code) || !after.iter().any(|other| same(&other));
            assert!(less, "{name}: {mend} does not mend\n{one}\n{after:#?}");
        }
    }

    /// The findings of the edition.
    pub fn found(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.run(&[&["check", "paper", "--format", "json"], arguments].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}
