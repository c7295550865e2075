//! The files of the package as the house rules read them: words and marks, without comments, literals and tests.

use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files below a folder of the package, in order; none where there is no such folder.
pub(super) fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let Ok(path) = entry.map(|entry| entry.path()) else { continue };
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A file that is not UTF-8 is empty here: it would not compile.
pub(super) fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// `src/write/pdf/mod.rs` is `["write", "pdf"]`; `src/lib.rs` is empty, `src/main.rs` is `["main"]`.
pub(super) fn module_path(file: &Path) -> Vec<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside = file.strip_prefix(source).unwrap_or(file).with_extension("");
    let mut path: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

pub(super) fn production_tokens(file: &Path) -> Vec<String> {
    if file.file_stem().is_some_and(|stem| stem == "tests") {
        return Vec::new();
    }
    without_tests(&tokens(&read(file)))
}

/// Words, `::` and single marks; comments and literals left out.
pub(super) fn tokens(source: &str) -> Vec<String> {
    let text: Vec<char> = source.chars().collect();
    let at = |index: usize| text.get(index).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            i = (i..text.len()).find(|j| at(*j) == '\n').unwrap_or(text.len());
        } else if c == '/' && at(i + 1) == '*' {
            i = after_block_comment(&text, i);
        } else if c == '"' {
            i = after_string(&text, i);
        } else if c == '\'' {
            // A character is closed two or more places on; a lifetime is not closed.
            let closed =
                if at(i + 1) == '\\' { (i + 3..i + 12).find(|j| at(*j) == '\'') } else { Some(i + 2) };
            i = closed.filter(|j| at(*j) == '\'').unwrap_or(i) + 1;
        } else if is_word(c) {
            let end = (i..text.len()).find(|j| !is_word(at(*j))).unwrap_or(text.len());
            let word: String = text[i..end].iter().collect();
            let hashes = (end..text.len()).take_while(|j| at(*j) == '#').count();
            if (word == "r" || word == "br") && at(end + hashes) == '"' {
                i = after_raw_string(&text, end + hashes + 1, hashes);
            } else {
                i = end;
                found.push(word);
            }
        } else if c == ':' && at(i + 1) == ':' {
            found.push("::".into());
            i += 2;
        } else {
            if !c.is_whitespace() {
                found.push(c.into());
            }
            i += 1;
        }
    }
    found
}

fn after_block_comment(text: &[char], start: usize) -> usize {
    let (mut depth, mut i) = (0, start);
    while i < text.len() {
        match (text[i], text.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn after_string(text: &[char], start: usize) -> usize {
    let mut i = start + 1;
    while i < text.len() && text[i] != '"' {
        i += if text[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

fn after_raw_string(text: &[char], start: usize, hashes: usize) -> usize {
    let closes =
        |i: &usize| text[*i] == '"' && text[i + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
    (start..text.len()).find(closes).map_or(text.len(), |i| i + 1 + hashes)
}

/// Leaves out every item under `#[cfg(test)]`.
pub(super) fn without_tests(tokens: &[String]) -> Vec<String> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i..].len() >= mark.len() && tokens[i..].iter().zip(mark).all(|(token, m)| token == m) {
            i = after_item(tokens, i + mark.len());
        } else {
            kept.push(tokens[i].clone());
            i += 1;
        }
    }
    kept
}

/// An item ends with its `;`, or with the brace that closes its body.
fn after_item(tokens: &[String], start: usize) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(start) {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "}" => {
                depth -= 1;
                // `use a::{b};` goes on to its semicolon.
                if depth == 0 && tokens.get(i + 1).is_none_or(|next| next != ";") {
                    return i + 1;
                }
            }
            ";" if depth == 0 => return i + 1,
            _ => {}
        }
    }
    tokens.len()
}
