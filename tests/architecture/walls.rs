//! Foreign crates, each behind its wall.

use super::sources::{module_path, production_tokens, rust_files};

/// Crates that are kept behind the modules named, so that replacing one touches nothing else.
const WALLED: &[(&str, &[&str])] = &[
    ("harfrust", &["text"]),
    ("self_cell", &["text"]),
    ("ttf_parser", &["font", "text"]),
    ("icu_calendar", &["calendar"]),
    ("icu_segmenter", &["text"]),
    ("hypher", &["text"]),
    ("pdf_writer", &["write"]),
    ("maud", &["site"]),
    ("resvg", &["write"]),
    ("base64", &["write"]),
    ("zip", &["write"]),
    ("quick_xml", &["xml"]),
    ("subsetter", &["write"]),
    ("jpeg_encoder", &["picture", "write"]),
    ("toml", &["reading", "edition"]),
    ("fluent_bundle", &["words"]),
    ("fluent_syntax", &["words"]),
    ("unic_langid", &["words"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("annotate_snippets", &["report"]),
    ("pulldown_cmark", &["copy", "edition"]),
    ("strsim", &["reading"]),
    ("sha2", &["digest", "press", "stock"]),
    ("siphasher", &["diff", "write"]),
    ("hayro_interpret", &["preflight", "record", "write"]),
    // Of the same version as hayro_interpret's own, which `record` reads objects through.
    ("hayro_svg", &["preflight", "write"]),
    ("hayro_syntax", &["insert", "preflight", "record", "unpack", "write"]),
    ("similar", &["diff", "record"]),
    ("unicode_normalization", &["copy", "record", "split"]),
    ("unicode_width", &["cli"]),
    ("memmap2", &["files"]),
    ("rustix", &["apart"]),
    ("landlock", &["apart"]),
    ("libc", &["apart"]),
    ("seccompiler", &["apart"]),
    ("tempfile", &["spool"]),
    ("signal_hook", &["cli"]),
    ("usvg", &["artwork", "write"]),
    ("simplecss", &["artwork"]),
    ("svgtypes", &["artwork"]),
    ("moxcms", &["picture"]),
    ("zune_jpeg", &["picture"]),
    ("zune_core", &["picture"]),
    // A writer of pictures of pages may want it too.
    ("png", &["picture", "write"]),
    ("weezl", &["picture", "unpack"]),
];

#[test]
fn foreign_crates_stay_behind_their_walls() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        let place = module_path(&file);
        let home = place.first().map_or("lib", String::as_str);
        let tokens = production_tokens(&file);
        for (name, homes) in WALLED {
            let is_path = |pair: &[String]| pair[0] == *name && pair[1] == "::";
            if !homes.contains(&home) && tokens.windows(2).any(is_path) {
                faults.push(format!("{}: `{name}` is for {} only", file.display(), homes.join(", ")));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
