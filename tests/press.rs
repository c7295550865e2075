//! Press conditions: what a file gives, what stands where it gives nothing, and that the bundled ones are sound.

use std::path::{Path, PathBuf};

use banxin::diag::Sources;
use banxin::geom::Length;
use banxin::press::{Level, Limits, Rendering};
use banxin::press::{Press, condition};

fn bundled(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/press").join(name)
}

fn read(path: &Path) -> Press {
    condition(path, &mut Sources::default()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// A condition in a folder of its own, with the bundled profile beside it.
fn made(more: &str) -> Press {
    let folder = tempfile::tempdir().unwrap();
    let icc = folder.path().join("a.icc");
    std::fs::copy(bundled("TR002_newsprint_TAC240.icc"), &icc).unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, format!("identifier = \"A\"\ninfo = \"\"\nprofile = \"a.icc\"\n{more}")).unwrap();
    read(&path)
}

#[test]
fn what_a_condition_leaves_out_is_as_for_newsprint() {
    let press = made("");
    assert_eq!(press.limits, Limits::newsprint());
    assert_eq!(press.rendering, Rendering::Perceptual);
    assert_eq!(press.registry, "http://www.color.org");
}

#[test]
fn what_a_condition_says_holds() {
    let press = made(
        "total_ink = \"220.5%\"\nsmallest_rule = \"0.1mm\"\nrendering = \"relative\"\n\
         black_generation = \"heavy GCR\"\nsmallest_type = { reversed = \"9pt\" }\nresolution = { wanted = 90 }\n\
         [severities]\ntotal-ink = \"off\"\nno-such-rule-2 = \"error\"\n",
    );
    let usual = Limits::newsprint();
    assert_eq!(press.limits.total_ink, 22_050);
    assert_eq!(press.limits.smallest_rule, Length::mm(0.1));
    assert_eq!(press.limits.smallest_type.reversed, Length::pt(9));
    assert_eq!(press.limits.smallest_type.one_ink, usual.smallest_type.one_ink);
    let resolution = press.limits.resolution;
    assert_eq!((resolution.wanted, resolution.least), (90, 90), "the least is no more than what is wanted");
    assert_eq!(press.rendering, Rendering::Relative);
    assert_eq!(press.black_generation, "heavy GCR");
    let said = [("total-ink".to_owned(), Level::Off), ("no-such-rule-2".to_owned(), Level::Error)];
    assert_eq!(press.limits.severities, said);
    assert_eq!(press.severity_spans.len(), said.len());
}

#[test]
fn the_bundled_conditions_are_sound_and_their_profiles_the_right_files() {
    let newsprint = read(&bundled("newsprint.toml"));
    assert_eq!(newsprint.limits, Limits::newsprint());
    let coated = read(&bundled("coated.toml"));
    assert_eq!((coated.identifier.as_str(), coated.limits.total_ink), ("FOGRA39", 33_000));
}

#[test]
fn a_condition_that_is_not_there_is_said_to_be_missing() {
    let missing = condition(&bundled("no-such.toml"), &mut Sources::default());
    assert_eq!(missing.unwrap_err()[0].code, "file-missing");
}
