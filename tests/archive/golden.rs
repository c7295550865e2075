//! The archive that stands in `tests/archive/editions` for good: three small editions with their locks. What comes out of an
//! edition changes on purpose alone: `BANXIN_BLESS=1` locks them anew.

use std::fs;
use std::path::{Path, PathBuf};

use super::{run, said};
use crate::support::folder::copied;

const EDITIONS: [&str; 3] = ["evening", "morning", "upright"];

fn archive() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/archive/editions")
}

/// A copy of it where no house lies above.
pub(super) fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copied(&archive(), &folder.path().join("editions"));
    folder
}

#[test]
fn editions_of_the_archive_come_out_as_they_were_locked() {
    let copy = copy();
    if std::env::var_os("BANXIN_BLESS").is_some() {
        for edition in EDITIONS {
            let folder = format!("editions/{edition}");
            assert_eq!(run(copy.path(), &["lock", &folder]).0, Some(0));
            let lock = Path::new(&folder).join("edition.lock");
            fs::copy(copy.path().join(&lock), archive().join(edition).join("edition.lock")).unwrap();
        }
    }
    let (status, verdicts) = said(copy.path(), &["verify", "editions"]);
    let standing: Vec<_> = verdicts.iter().map(|one| (&one["folder"], &one["standing"])).collect();
    let folders = EDITIONS.map(|edition| format!("editions/{edition}"));
    assert_eq!(standing.len(), EDITIONS.len(), "{standing:?}");
    for ((folder, standing), edition) in standing.iter().zip(folders) {
        assert_eq!(
            (folder.as_str(), standing.as_str()),
            (Some(edition.as_str()), Some("as-locked")),
            "{verdicts:#?}"
        );
    }
    assert_eq!(status, Some(0));
}

#[test]
fn the_archive_holds_what_it_is_to_hold() {
    let text = |edition: &str| fs::read_to_string(archive().join(edition).join("edition.lock")).unwrap();
    let [evening, morning, upright] = EDITIONS.map(text);
    assert!(morning.contains("path = \"pictures/bridge.png\"") && morning.contains("path = \"ads/tea.png\""));
    assert!(upright.contains("from = \"bundled\"\npath = \"layouts/specimen-vertical.toml\""));
    assert!(evening.contains("from = \"base\"\nbase = \"../morning\"\npath = \"stories/bridge.md\""));
    assert!(evening.contains("path = \"stories/prices.md\"") && !evening.contains("market.md"));
    for lock in [evening, morning, upright] {
        assert!(lock.contains("from = \"bundled\"\npath = \"fonts/") && !lock.contains("from = \"house\""));
    }
}
