//! `banxin preflight`: exit status, reports and pictures.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::paper::{printing, sound};
use crate::support::compose;

fn banxin(folder: &Path, arguments: &[&str]) -> Output {
    speaking("en", folder, arguments)
}

fn speaking(lang: &str, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = crate::support::command::banxin();
    command.env("BANXIN_LANG", lang);
    command.current_dir(folder).arg("preflight").args(arguments).output().unwrap()
}

/// A folder with a sound file, one with a fault, one that deserves a warning, and one that is no PDF.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: Vec<u8>| fs::write(folder.path().join(name), bytes).unwrap();
    write("sound.pdf", sound().into());
    write("bad.pdf", printing("1 0.8 0.6 0.5 k 20 20 30 30 re f").into());
    write("near.pdf", printing("0 0 0 1 k BT /F 10 Tf 12 100 Td <0001> Tj ET").into());
    write("none.pdf", b"no PDF".into());
    folder
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_exit_status_tells_how_bad_it_is() {
    let folder = folder();
    let status = |arguments: &[&str]| banxin(folder.path(), arguments).status.code();
    assert_eq!(status(&["sound.pdf"]), Some(0));
    assert_eq!(status(&["near.pdf"]), Some(0));
    assert_eq!(status(&["sound.pdf", "bad.pdf", "near.pdf"]), Some(1));
    assert_eq!(status(&["none.pdf"]), Some(1));
    assert_eq!(status(&["sound.pdf", "--profile", "x1a"]), Some(1));
    assert_eq!(status(&["sound.pdf", "--profile", "x4+a2u"]), Some(0));
    assert_eq!(status(&[]), Some(2));
    assert_eq!(status(&["sound.pdf", "--profile", "x3"]), Some(2));
    assert_eq!(status(&["missing.pdf"]), Some(2));
}

#[test]
fn people_read_a_block_for_each_finding() {
    let output = banxin(folder().path(), &["bad.pdf", "sound.pdf"]);
    let expected = "\
error[total-ink] #1 bad.pdf, page 1 at 3.5 × 91.7 mm (10.6 × 10.6 mm): 290 % of ink, 240 % at most
  = help: use less of the coloured inks, and more black instead of them

bad.pdf: 1 error, 0 warnings
sound.pdf: nothing found
";
    assert_eq!(stdout(&output), expected);
}

#[test]
fn people_read_it_in_their_language() {
    let folder = folder();
    let output = speaking("zh", folder.path(), &["bad.pdf", "none.pdf", "near.pdf"]);
    let expected = "\
错误[total-ink] #1 bad.pdf，第 1 页，距左 3.5、距上 91.7 mm（宽 10.6 × 高 10.6 mm）: 总墨量 290%，至多 240%
  = 改法: 减少彩墨，以黑代彩

bad.pdf：1 处错误、0 处警告
错误[unreadable] none.pdf: 不是 PDF，或坏得连一页也找不到

警告[safety] #1 near.pdf，第 1 页，距左 0.7、距上 71.0 mm（宽 3.5 × 高 3.5 mm），字体 Song: 离裁切线 0.7 mm，至少 3.0 mm
  = 改法: 往里移，或拉出裁切线：裁切总有误差

near.pdf：0 处错误、1 处警告
";
    assert_eq!(stdout(&output), expected);
    // The names of programs stay: rule, severity, kind of owner.
    let output = speaking("zh", folder.path(), &["near.pdf", "--format", "json"]);
    let line: serde_json::Value = serde_json::from_str(stdout(&output).trim()).unwrap();
    let finding = &line["findings"][0];
    assert_eq!((&finding["rule"], &finding["owner"]["kind"]), (&"safety".into(), &"font".into()));
    assert_eq!(finding["help"], "往里移，或拉出裁切线：裁切总有误差");
}

#[test]
fn programs_read_an_object_for_each_file() {
    let output = banxin(folder().path(), &["bad.pdf", "none.pdf", "sound.pdf", "--format", "json"]);
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [bad, none, sound] = &lines[..] else { panic!("{lines:?}") };
    let finding = &bad["findings"][0];
    assert_eq!(finding["rule"], "total-ink");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["page"]["number"], 1);
    assert_eq!(finding["places"][0]["x"], 3.53);
    assert_eq!(finding["places"][0]["height"], 10.58);
    assert!(none["unreadable"].as_str().unwrap().contains("no PDF"));
    assert_eq!(sound["findings"], serde_json::json!([]));
    assert_eq!(sound.get("unreadable"), None);
}

#[test]
fn pictures_are_drawn_of_pages_that_have_findings() {
    let folder = folder();
    let pictures = folder.path().join("pictures");
    fs::create_dir(&pictures).unwrap();
    let output = banxin(folder.path(), &["bad.pdf", "sound.pdf", "--picture", "pictures"]);
    assert_eq!(output.status.code(), Some(1));
    let names: Vec<_> = fs::read_dir(&pictures).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["bad-1.svg"]);
    let svg = fs::read_to_string(pictures.join("bad-1.svg")).unwrap();
    let frame =
        "<rect x=\"3.53\" y=\"91.72\" width=\"10.58\" height=\"10.58\" fill=\"none\" stroke=\"#c00000\"";
    assert!(svg.contains(frame), "{svg}");
    assert!(svg.contains(">1</text>"), "{svg}");
}

#[test]
fn the_press_file_of_the_bundled_edition_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = crate::support::command::banxin();
    let path = folder.path().join("erqi.pdf");
    let edition = compose::file("content/erqi");
    assert!(command.arg("build").arg(edition).arg("-o").arg(&path).status().unwrap().success());
    let output = banxin(folder.path(), &["erqi.pdf", "--profile", "x4"]);
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("erqi.pdf: nothing found\n", Some(0)));
}
