//! Files by other programs. README.md says how they were made; the texts of their sources are the truth.

use std::fs;

use banxin::diag::Sources;
use banxin::record::{Recorded, from_json, from_sheet, sheet, to_json};

use super::{banxin, file, solid};

/// The record of a sample, which is compared with the one committed; `BANXIN_BLESS=1` writes that.
fn recorded(name: &str) -> Recorded {
    let pdf = fs::read(file(&format!("tests/record/{name}.pdf"))).expect("the sample");
    let recorded = from_sheet(&sheet(pdf, 1).expect("a page"));
    let path = file(&format!("tests/record/{name}.json"));
    if std::env::var_os("BANXIN_BLESS").is_some() {
        fs::write(&path, to_json(&recorded)).expect("it is written");
    }
    let kept = fs::read(&path).expect("the record");
    assert_eq!(from_json(&path, kept, &mut Sources::default()).expect("a record"), recorded, "{name}");
    recorded
}

/// The paragraphs of the two stories, as they stand in the samples' sources.
fn paragraphs(source: &str) -> Vec<String> {
    let lines = source.lines().map(|line| line.trim().trim_start_matches("<p>").trim_end_matches("</p>"));
    let lines = lines.map(|line| line.split("#h(1fr)").next().unwrap_or_default());
    let long = lines.filter(|line| !line.starts_with(['#', '<', '/']) && line.ends_with('。'));
    long.map(solid).collect()
}

#[test]
fn typst_and_chromium_set_the_same_two_stories() {
    for (name, source, rows) in [
        ("typst", "typst.typ", [vec![5, 6, 3], vec![3, 3]]),
        ("chromium", "chromium.html", [vec![5, 5, 6], vec![3, 4]]),
    ] {
        let recorded = recorded(name);
        let [one, two] = recorded.articles.as_slice() else { panic!("{name}: two stories") };
        assert_eq!(one.kicker.as_deref(), Some("春播时节农机下田"), "{name}");
        assert_eq!(
            (&*one.headline, &*two.headline),
            (&["三县备足种子化肥".to_owned()][..], &["渡口新桥通车".to_owned()][..])
        );
        assert_eq!(
            (one.byline.as_deref(), two.byline.as_deref()),
            (Some("记者　林一舟"), Some("记者　何遥"))
        );
        for (article, rows) in [one, two].into_iter().zip(rows) {
            assert_eq!(
                article.columns.iter().map(|column| column.lines.len()).collect::<Vec<_>>(),
                rows,
                "{name}"
            );
            assert!(article.columns.iter().flatten().all(|line| line.doubt.is_none()), "{name}");
        }
        let found: Vec<String> =
            [one, two].iter().flat_map(|one| &one.paragraphs).map(|text| solid(text)).collect();
        let source = fs::read_to_string(file("tests/record").join(source)).expect("the source");
        assert_eq!(found, paragraphs(&source), "{name}");
        assert_eq!(recorded.other, [], "{name}");
    }
}

#[test]
fn the_command_writes_what_the_library_reads() {
    let output = banxin(&["record", "tests/record/typst.pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), to_json(&recorded("typst")));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.json");
    let output = banxin(&["record", "tests/record/typst.pdf", "-o", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), to_json(&recorded("typst")));
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
}
