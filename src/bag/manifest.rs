//! Manifests: which files lie in a bag, and by what bytes they are known.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Of the files below `data/`.
pub(super) const MANIFEST: &str = "manifest-sha256.txt";
/// Of the others.
pub(super) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

/// A manifest: the SHA-256 of each file by its path in the bag.
pub(super) type Manifest = BTreeMap<String, String>;

/// What stands in a manifest for signs that end a line, and for the sign that begins these.
const ESCAPES: [(&str, &str); 3] = [("%", "%25"), ("\n", "%0A"), ("\r", "%0D")];

/// A manifest as its file has it (RFC 8493, 2.1.3).
pub(super) fn text(manifest: &Manifest) -> String {
    let mut text = String::new();
    for (path, sha256) in manifest {
        let path = ESCAPES.iter().fold(path.clone(), |path, (sign, escape)| path.replace(sign, escape));
        // Writing to a string never fails.
        let _ = writeln!(text, "{sha256}  {path}");
    }
    text
}

/// Reads a manifest; the number of the first line that is none, from 1.
pub(super) fn read(text: &str) -> Result<Manifest, usize> {
    let mut manifest = Manifest::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let (hash, path) = line.split_once([' ', '\t']).ok_or(number)?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        // Some write a sign for binary files before the path.
        let path = path.trim_start_matches([' ', '\t']);
        let path = path.strip_prefix('*').unwrap_or(path);
        let path = ESCAPES.iter().rev().fold(path.to_owned(), |path, (sign, escape)| {
            path.replace(&escape.to_lowercase(), sign).replace(escape, sign)
        });
        let is_inside = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if !is_hash || !is_inside || path.contains('\\') {
            return Err(number);
        }
        if manifest.insert(path, hash.to_ascii_lowercase()).is_some() {
            return Err(number);
        }
    }
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let hash = "0123456789abcdef".repeat(4);
        let paths = ["data/a b.md", "data/100%.txt", "data/a\nb", "data/一.md", "data/%0A"];
        let manifest: Manifest = paths.iter().map(|path| ((*path).to_owned(), hash.clone())).collect();
        assert_eq!(text(&manifest).lines().count(), paths.len());
        assert_eq!(read(&text(&manifest)), Ok(manifest));
    }

    #[test]
    fn a_line_that_leads_out_of_the_bag_is_none() {
        let hash = "0123456789abcdef".repeat(4);
        for path in ["../a", "/etc/passwd", "data/../../a", "data//a", "data\\..\\a", ""] {
            assert_eq!(read(&format!("{hash}  data/a\n{hash}  {path}\n")), Err(2), "{path}");
        }
        assert_eq!(read("abc  data/a\n"), Err(1));
        assert_eq!(read(&format!("{hash}  data/a\n{hash}  data/a\n")), Err(2));
    }
}
