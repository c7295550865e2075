//! Every file that a command reads, with every bad kind of file in its place: each is answered with its code, at the
//! place that names it or in the file itself, and with the status that says whose fault it is. None is waited for.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use rayon::prelude::*;
use serde_json::Value;

use crate::support::house::House;

/// What reads a file: its path, the arguments, and where its faults may be told: at the place that names it, or, but
/// for a file that nobody may read, in itself.
type Role = (&'static str, &'static [&'static str], &'static [&'static str]);

const ROLES: [Role; 14] = [
    ("paper/edition.toml", &["check", "paper"], &["paper/edition.toml"]),
    ("paper/stories/一.md", &["check", "paper"], &["paper/edition.toml", "paper/stories/一.md"]),
    ("layouts/small.toml", &["check", "paper"], &["paper/edition.toml", "layouts/small.toml"]),
    ("layouts/press/press.toml", &["check", "paper"], &["layouts/small.toml", "layouts/press/press.toml"]),
    ("layouts/press/press.icc", &["check", "paper"], &["layouts/press/press.toml"]),
    ("fonts/a.ttf", &["check", "paper"], &["layouts/small.toml"]),
    ("paper/pictures/a.tif", &["check", "paper"], &["paper/stories/一.md"]),
    ("lines.json", &["match", "paper", "lines.json"], &["lines.json"]),
    ("lines.json", &["fit", "paper", "lines.json", "--dry-run"], &["lines.json"]),
    ("lines.txt", &["record", "lines.txt"], &["lines.txt"]),
    ("page.pdf", &["record", "page.pdf", "--edition", "paper"], &["page.pdf"]),
    ("page.pdf", &["preflight", "page.pdf"], &["page.pdf"]),
    ("words.toml", &["check", "paper"], &["words.toml"]),
    (
        "layouts/press/press.toml",
        &["preflight", "page.pdf", "--condition", "layouts/press/press.toml"],
        &["layouts/press/press.toml"],
    ),
];

/// No finding: such a file can be used.
const FINE: &str = "";

/// What it is called, how it is made at a path from the bytes that were there, and the codes.
type Kind = (&'static str, fn(&Path, Vec<u8>), [&'static str; 14]);

/// The kinds of files, and the code that is wanted in each role, in their order. `unreadable` stands for what `preflight`
/// says of a file on standard output.
#[rustfmt::skip]
const KINDS: [Kind; 21] = [
    ("as it is", |path, bytes| write(path, &bytes), [FINE; 14]),
    ("missing", |_, _| {}, [
        "edition-missing", "story-missing", "layout-missing", "press-missing", "profile-missing", "font-missing",
        "picture-missing", "file-missing", "file-missing", "file-missing", "file-missing", "file-missing", FINE, "file-missing"]),
    ("a link that leads nowhere", |path, _| link("nowhere", path), [
        "edition-missing", "story-missing", "layout-missing", "press-missing", "profile-missing", "font-missing",
        "picture-missing", "file-missing", "file-missing", "file-missing", "file-missing", "file-missing", "not-a-file", "file-missing"]),
    ("a link through a file", |path, _| link("/etc/passwd/a", path), [
        "edition-missing", "story-missing", "layout-missing", "press-missing", "profile-missing", "font-missing",
        "picture-missing", "file-missing", "file-missing", "file-missing", "file-missing", "file-missing", "not-a-file", "file-missing"]),
    ("a link to itself", |path, _| link(path.file_name().unwrap(), path), ["cannot-read"; 14]),
    ("may not be read", |path, bytes| { write(path, &bytes); mode(path, 0o000) }, ["cannot-read"; 14]),
    ("a folder", |path, _| fs::create_dir(path).unwrap(), ["not-a-file"; 14]),
    ("a pipe", |path, _| pipe(path), ["not-a-file"; 14]),
    ("a socket", |path, _| socket(path), ["not-a-file"; 14]),
    ("a device without an end", |path, _| link("/dev/zero", path), ["not-a-file"; 14]),
    ("empty", |path, _| write(path, b""), [
        "missing-key", "front-matter-missing", "missing-key", "missing-key", "profile-broken", "font-broken",
        "picture-format", "json-syntax", "json-syntax", "nothing-recorded", "pdf-broken", "unreadable", FINE, "missing-key"]),
    ("half of it", |path, bytes| write(path, &bytes[..bytes.len() / 2]), [
        "malformed-toml", "front-matter-open", "malformed-toml", "malformed-toml", "profile-broken", "font-broken",
        "picture-broken", "json-syntax", "json-syntax", FINE, "pdf-broken", "unreadable", "malformed-toml", "malformed-toml"]),
    ("without its last bytes", |path, bytes| write(path, &bytes[..bytes.len() - 40]), [
        "malformed-toml", "front-matter-open", "malformed-toml", "missing-key", "profile-broken", "font-broken",
        "picture-broken", "json-syntax", "json-syntax", "invalid-utf-8", FINE, "cross-references", "malformed-toml", "missing-key"]),
    ("zeros", |path, _| write(path, &[0; 5000]), [
        "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "profile-broken", "font-broken",
        "picture-format", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "pdf-broken", "unreadable", "invalid-utf-8", "invalid-utf-8"]),
    ("noise", |path, _| write(path, &noise()), [
        "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "profile-broken", "font-broken",
        "picture-format", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "pdf-broken", "unreadable", "invalid-utf-8", "invalid-utf-8"]),
    ("in UTF-16", |path, bytes| write(path, &utf_16(&bytes)), [
        "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "profile-broken", "font-broken",
        "picture-format", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "pdf-broken", "unreadable", "invalid-utf-8", "invalid-utf-8"]),
    ("with 日报 in GBK at its end", |path, bytes| write(path, &[&bytes[..], b"\xC8\xD5\xB1\xA8"].concat()), [
        "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "profile-broken", FINE,
        FINE, "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", FINE, FINE, "invalid-utf-8", "invalid-utf-8"]),
    ("a PNG picture", |path, _| write(path, include_bytes!("../../docs/erqi.png")), [
        "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "profile-broken", "font-broken",
        FINE, "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "pdf-broken", "unreadable", "invalid-utf-8", "invalid-utf-8"]),
    ("an archive", |path, _| write(path, b"PK\x03\x04\x14\x00\x08\x08\x08\x00word/document.xml"), [
        "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "profile-broken", "font-broken",
        "picture-format", "invalid-utf-8", "invalid-utf-8", "invalid-utf-8", "pdf-broken", "unreadable", "invalid-utf-8", "invalid-utf-8"]),
    ("another text", |path, _| write(path, b"a = 1\n"), [
        "unknown-key", "front-matter-missing", "unknown-key", "unknown-key", "profile-broken", "font-broken",
        "picture-format", "json-syntax", "json-syntax", "nothing-recorded", "pdf-broken", "unreadable", "unknown-key", "unknown-key"]),
    ("five gigabytes", |path, bytes| sparse(path, &bytes), [
        "file-too-large", "file-too-large", "file-too-large", "file-too-large", "file-too-large", FINE,
        "picture-too-large", "file-too-large", "file-too-large", "file-too-large", "file-too-large", "file-too-large", "file-too-large", "file-too-large"]),
];

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

fn link(to: impl AsRef<Path>, path: &Path) {
    symlink(to, path).unwrap();
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn socket(path: &Path) {
    // The path of a socket may have but some hundred bytes: it is made with a short name and moved.
    let short = tempfile::tempdir_in(path.parent().unwrap()).unwrap();
    drop(UnixListener::bind(short.path().join("s")).unwrap());
    fs::rename(short.path().join("s"), path).unwrap();
}

/// Five thousand bytes of a generator (Numerical Recipes' ranqd1), among the first of which is no text.
fn noise() -> Vec<u8> {
    let mut state = 11_u32;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..5000).map(next).collect()
}

fn utf_16(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// The bytes, and a hole after them.
fn sparse(path: &Path, bytes: &[u8]) {
    write(path, bytes);
    fs::File::options().write(true).open(path).unwrap().set_len(5 << 30).unwrap();
}

/// A house whose edition has a picture, with a page and records of it.
fn house() -> House {
    let house = House::pictured().write("lines.txt", LINES).write("words.toml", super::full::WORDS);
    let made = MADE.get_or_init(|| {
        assert_eq!(house.run(&["build", "paper", "-o", "page.pdf"]).status.code(), Some(0));
        let output = house.run(&["record", "page.pdf", "--edition", "paper", "-o", "lines.json"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        ["page.pdf", "lines.json"].map(|path| (path, fs::read(house.path(path)).unwrap()))
    });
    made.iter().fold(house, |house, (path, bytes)| house.write(path, bytes))
}

/// Printed lines, enough of them for half of them to be some.
const LINES: &str = "\
本报讯 昨天下午，记者在
街口看到，工人们正在更换
路边的旧路灯，新灯比旧灯
亮了许多，附近居民都说好。
本报讯 今年入夏以来，城
里的河水清了不少，傍晚常
有人在河边散步，孩子们也
喜欢到这里来看鱼看水鸟。
本报讯 图书馆的新书昨日
上架，读者可以借阅两周。
";
/// What commands made of the sound house.
static MADE: OnceLock<[(&str, Vec<u8>); 2]> = OnceLock::new();

/// Runs the command as somebody whom modes of files mean something to. Who is root is `nobody` here, with a copy of the
/// program where `nobody` may come.
fn run_as_a_person(house: &House, arguments: &[&str]) -> Output {
    let root = house.path("");
    write(&root.join("locked"), b"");
    fs::set_permissions(root.join("locked"), Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(root.join("locked")).is_err() {
        return house.run(arguments);
    }
    // By another process: a file that this one writes is busy while a third is being started.
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_banxin")).arg(root.join("banxin")).status();
    assert!(copied.unwrap().success());
    fs::set_permissions(&root, Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(root.join("banxin"));
    command
        .current_dir(&root)
        .uid(65534)
        .gid(65534)
        .env("BANXIN_LANG", "en")
        .args(arguments)
        .output()
        .unwrap()
}

/// What is wrong with the answer to a kind of file in a role.
fn fault(role: Role, (kind, make, _): Kind, wanted: &str) -> Option<String> {
    let (path, arguments, places) = role;
    let house = house();
    let path = house.path(path);
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    make(&path, bytes);
    let arguments = [arguments, &["--format", "json"]].concat();
    let output =
        if kind == "may not be read" { run_as_a_person(&house, &arguments) } else { house.run(&arguments) };
    let said = String::from_utf8(output.stderr).unwrap();
    let objects: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let errors: Vec<&Value> = objects.iter().filter(|one| one["severity"] == "error").collect();
    let status = match wanted {
        FINE => 0,
        "cannot-read" => 3,
        "file-missing" => 2,
        _ => 1,
    };
    let answered = match wanted {
        FINE => errors.is_empty(),
        "unreadable" | "cross-references" => String::from_utf8_lossy(&output.stdout).contains(wanted),
        _ => {
            let told_there = |label: &Value| {
                places.iter().any(|place| label["file"].as_str() == Some(place))
                    && label["line"].as_u64() > Some(0)
            };
            // A file that no file names is itself named.
            let named = |one: &Value| one["message"].as_str().unwrap().contains(role.0);
            let own = |one: &&Value| {
                let labels = one["labels"].as_array().unwrap();
                one["code"] == wanted && labels.iter().all(told_there) && (!labels.is_empty() || named(one))
            };
            // A text that is another's lacks all keys of its own as well.
            let asked = |one: &&&Value| wanted != "unknown-key" || one["code"] != "missing-key";
            !errors.is_empty() && errors.iter().filter(asked).all(own)
        }
    };
    let right = answered && output.status.code() == Some(status);
    let what = || format!("{kind} as {}: wanted {wanted}, status {status}, got {}", role.0, output.status);
    (!right).then(|| format!("{arguments:?}, {}:\n{said}{}", what(), String::from_utf8_lossy(&output.stdout)))
}

#[test]
fn every_bad_kind_of_file_is_answered_in_every_place() {
    let cases: Vec<_> = KINDS
        .iter()
        .flat_map(|kind| ROLES.iter().zip(kind.2).map(move |(role, wanted)| (*role, *kind, wanted)))
        .collect();
    let faults: Vec<String> =
        cases.par_iter().filter_map(|(role, kind, wanted)| fault(*role, *kind, wanted)).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

/// The folders that an edition's files are looked for in.
const FOLDERS: [&str; 6] = ["paper", "paper/stories", "paper/pictures", "layouts", "layouts/press", "fonts"];

/// What it is called, how it is made in the place of a folder, and the codes.
type KindOfFolder = (&'static str, fn(&Path), [&'static str; 6]);

/// The kinds of folders, and the code that is wanted in each place, in their order.
#[rustfmt::skip]
const KINDS_OF_FOLDERS: [KindOfFolder; 8] = [
    ("missing", |path| away(path), [
        "wrong-usage", "story-missing", "picture-missing", "layout-missing", "press-missing", "font-missing"]),
    ("a file", |path| { away(path); write(path, b"a file") }, [
        "wrong-usage", "not-a-folder", "not-a-folder", "not-a-folder", "not-a-folder", "not-a-folder"]),
    ("a pipe", |path| { away(path); pipe(path) }, [
        "wrong-usage", "not-a-folder", "not-a-folder", "not-a-folder", "not-a-folder", "not-a-folder"]),
    ("a device", |path| { away(path); link("/dev/null", path) }, [
        "wrong-usage", "not-a-folder", "not-a-folder", "not-a-folder", "not-a-folder", "not-a-folder"]),
    ("a link that leads nowhere", |path| { away(path); link("nowhere", path) }, [
        "wrong-usage", "story-missing", "picture-missing", "not-a-folder", "not-a-folder", "not-a-folder"]),
    ("a link to itself", |path| { away(path); link(path.file_name().unwrap(), path) }, ["cannot-read"; 6]),
    ("may not be read or searched", |path| mode(path, 0o000), ["cannot-read"; 6]),
    ("may be read and not searched", |path| mode(path, 0o444), ["cannot-read"; 6]),
];

fn away(folder: &Path) {
    fs::remove_dir_all(folder).unwrap();
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn every_bad_kind_of_folder_is_answered_and_none_further_up_is_taken_for_it() {
    let mut faults = Vec::new();
    for (kind, make, wanted) in KINDS_OF_FOLDERS {
        for (path, wanted) in FOLDERS.iter().zip(wanted) {
            let house = house();
            make(&house.path(path));
            let output = run_as_a_person(&house, &["check", "paper", "--format", "json"]);
            if house.path(path).is_dir() {
                mode(&house.path(path), 0o755);
            }
            let said = String::from_utf8(output.stderr).unwrap();
            let objects = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
            let mut errors = objects.filter(|one| one["severity"] == "error").peekable();
            let status = match wanted {
                "cannot-read" => 3,
                "wrong-usage" => 2,
                _ => 1,
            };
            let answered = errors.peek().is_some() && errors.all(|one| one["code"] == wanted);
            if !answered || output.status.code() != Some(status) {
                faults.push(format!("{path}, {kind}: wanted {wanted}, got {}\n{said}", output.status));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
