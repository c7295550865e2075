//! The paths that a source writes, whole: groups written out, `super` walked up.

use super::sources::{tokens, without_tests};

/// A path as it stands in a source, and what the source calls its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) path: Vec<String>,
    /// Its last name, or the one after `as`; `*` where it brings all that a module has.
    pub(super) called: String,
}

/// Every path from `crate::` or `super::`, without the `crate::`, groups written out.
pub(super) fn crate_paths(tokens: &[String], place: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for i in 0..tokens.len() {
        let is_root = ["crate", "super"].contains(&&*tokens[i]) && begins_path(tokens, i);
        if is_root {
            written(tokens, i, &mut found);
        }
    }
    found.iter().map(|one| whole(place, &one.path).join("::")).collect()
}

/// Whether a path of more than one name begins at `i`.
pub(super) fn begins_path(tokens: &[String], i: usize) -> bool {
    let starts = i == 0 || tokens[i - 1] != "::";
    starts && tokens.get(i + 1).is_some_and(|token| token == "::")
}

/// Reads the path or the group of paths at `i`.
pub(super) fn written(tokens: &[String], i: usize, found: &mut Vec<Written>) {
    path_tree(tokens, i, &[], found);
}

/// A path from the root of the crate, as written in the module at `place`.
pub(super) fn whole(place: &[String], path: &[String]) -> Vec<String> {
    if path.first().is_some_and(|root| root == "crate") {
        return path[1..].to_vec();
    }
    let up = path.iter().take_while(|name| *name == "super").count();
    [&place[..place.len().saturating_sub(up)], &path[up..]].concat()
}

/// Reads one path or group from `i`, which goes on from `prefix`; gives the place after it.
fn path_tree(tokens: &[String], mut i: usize, prefix: &[String], found: &mut Vec<Written>) -> usize {
    let mut path = prefix.to_vec();
    let mut all = false;
    loop {
        match tokens.get(i).map(String::as_str) {
            Some("{") => {
                i += 1;
                while tokens.get(i).is_some_and(|token| token != "}") {
                    i = path_tree(tokens, i, &path, found);
                    i = (i..tokens.len())
                        .find(|j| [",", "}"].contains(&&*tokens[*j]))
                        .unwrap_or(tokens.len());
                    i += usize::from(tokens.get(i).is_some_and(|token| token == ","));
                }
                return i + 1;
            }
            Some("*") => all = true,
            Some("self") | None => {}
            Some(word) => path.push(word.into()),
        }
        if tokens.get(i + 1).is_none_or(|token| token != "::") {
            let alias = tokens.get(i + 2).filter(|_| tokens.get(i + 1).is_some_and(|token| token == "as"));
            let last = if all { Some("*") } else { path.last().map(String::as_str) };
            let called = alias.map_or(last.unwrap_or_default(), String::as_str).to_owned();
            found.push(Written { path, called });
            return i + 1;
        }
        i += 2;
    }
}

#[test]
fn paths_are_found_wherever_they_hide() {
    let source = r##"
        //! crate::write is a comment
        use crate::{geom::{Em, Length}, page::FaceId as Id};
        fn f<'a>(x: &'a crate::text::Story) -> char { let s = "crate::cli"; let r = r#"crate::"cli"#; '"' }
        use super::super::line;
        use super::galley;
        /* crate::write /* nested */ crate::write */
        #[cfg(test)]
        #[allow(dead_code)]
        mod tests { use crate::preflight; fn g() { h(); } }
        #[cfg(test)]
        use crate::preflight::Rule;
        const Z: crate::color::Paint = K;
    "##;
    let place: Vec<String> = ["text", "shape"].map(String::from).into();
    let found = crate_paths(&without_tests(&tokens(source)), &place);
    let wanted = ["geom::Em", "geom::Length", "page::FaceId", "text::Story", "line", "text::galley"];
    assert_eq!(found, [&wanted[..], &["color::Paint"]].concat());
}
