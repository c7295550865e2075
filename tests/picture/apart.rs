//! Pictures read in a process apart: what comes back is what is read here, and whatever becomes of the process, who asked
//! goes on.

use std::io::Read;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use banxin::Stock;
use banxin::diag::Sources;
use banxin::picture::{Here, PictureError, Reader, View, Window};
use banxin::stock::apart::Apart;

use png::{BitDepth, ColorType};

use super::broken::FILES;
use super::make::png_with;
use crate::support::command::banxin;

/// Readers whose processes are counted.
fn apart() -> (Apart, Arc<AtomicUsize>) {
    let started = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&started);
    let apart = Apart::new(move || {
        count.fetch_add(1, Ordering::Relaxed);
        let mut command = banxin();
        command.arg("read-pictures");
        Ok(command)
    });
    (apart, started)
}

/// All that a reader says of a file, at half its size.
fn said(reader: &mut dyn Reader, file: &[u8]) -> String {
    let told = |error: PictureError| format!("{}: {error}", error.code());
    let head = match reader.head(file) {
        Ok(head) => head,
        Err(error) => return told(error),
    };
    let size = (head.width, head.height);
    let view = View { seen: Window::whole(size), to: (size.0.div_ceil(2), size.1.div_ceil(2)) };
    match reader.at_size(file.to_vec(), &head, view) {
        Ok(pixels) => format!("{head:?} {pixels:?}"),
        Err(error) => told(error),
    }
}

#[test]
fn all_kinds_of_files_come_back_as_they_are_read_here_whole_or_cut_short_from_one_process() {
    let (apart, started) = apart();
    let mut reader = apart.readers().one();
    for (kind, file) in FILES.iter() {
        for file in [&file[..], &file[..file.len() / 2], &file[..12]] {
            assert!(said(&mut *reader, file) == said(&mut Here, file), "{kind}, {} bytes", file.len());
        }
    }
    assert_eq!(started.load(Ordering::Relaxed), 1);
}

#[test]
fn a_profile_that_is_larger_than_its_file_is_no_fault() {
    let mut profile = banxin::picture::Screen::profile();
    profile.resize(40_000, 0);
    let long = (profile.len() as u32).to_be_bytes();
    profile[..4].copy_from_slice(&long);
    let profiled = |info: &mut png::Info<'static>| info.icc_profile = Some(profile.into());
    let file = png_with((2, 2), ColorType::Rgb, BitDepth::Eight, &[9; 12], profiled);
    assert!(file.len() < 4_000, "{}", file.len());
    let here = said(&mut Here, &file);
    assert!(here.starts_with("Head"), "{here}");
    assert_eq!(said(&mut *apart().0.readers().one(), &file), here);
}

#[test]
fn a_process_that_has_nothing_to_do_is_taken_by_the_next_reader() {
    let (apart, started) = apart();
    let (_, file) = &FILES[0];
    for _ in 0..3 {
        assert!(apart.readers().one().head(file).is_ok());
    }
    let (mut first, mut second) = (apart.readers().one(), apart.readers().one());
    assert!(first.head(file).is_ok() && second.head(file).is_ok());
    assert_eq!(started.load(Ordering::Relaxed), 2);
}

#[test]
#[cfg(unix)]
fn a_process_that_answers_nothing_is_the_answer_about_a_picture_and_the_next_one_is_read() {
    let (_, file) = &FILES[0];
    let started = AtomicUsize::new(0);
    let apart = Apart::new(move || {
        // The first two greet, hear the question and end, as a decoder does that meets a fault.
        if started.fetch_add(1, Ordering::Relaxed) < 2 {
            let mut shell = std::process::Command::new("sh");
            let greeting = r#"printf '\052\0\0\0\0\0\0\0{"files":true,"network":true,"calls":true}\0\0\0\0\0\0\0\0'; read x"#;
            shell.args(["-c", greeting]);
            return Ok(shell);
        }
        let mut command = banxin();
        command.arg("read-pictures");
        Ok(command)
    });
    let mut reader = apart.readers().one();
    let error = reader.head(file).unwrap_err();
    assert_eq!(error.code(), "picture-broken");
    assert!(error.to_string().contains("the reading of it ended early"), "{error}");
    assert!(reader.head(file).is_ok());
}

#[test]
fn without_a_process_no_file_is_blamed() {
    let apart = Apart::new(|| Ok(std::process::Command::new("/nowhere/banxin")));
    let error = apart.readers().one().head(&FILES[0].1).unwrap_err();
    assert_eq!(error.code(), "no-process");
}

#[test]
#[cfg(target_os = "linux")]
fn what_reads_pictures_is_confined_before_it_reads_any() {
    let mut child =
        banxin().arg("read-pictures").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut greeting = [0; 8 + 42 + 8];
    let mut answers = child.stdout.take().unwrap();
    let greeted = answers.read_exact(&mut greeting);
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success(), "it ends when nobody asks");
    // Where the system has no filters, it says so, in a greeting of another length.
    if greeted.is_ok() && String::from_utf8_lossy(&greeting).contains(r#""calls":true"#) {
        let line = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        assert_eq!(line("Seccomp:").split_whitespace().last(), Some("2"));
        assert_eq!(line("NoNewPrivs:").split_whitespace().last(), Some("1"));
        assert_eq!(line("Threads:").split_whitespace().last(), Some("1"));
    }
}

#[test]
fn that_there_is_no_process_is_told_once_and_of_no_picture() {
    let apart = Apart::new(|| Ok(std::process::Command::new("/nowhere/banxin")));
    let stock = Stock::default().reading_by(apart.readers());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/pictures");
    let found = stock.load(folder, &mut Sources::default()).unwrap_err();
    let told: Vec<_> = found.iter().map(|one| (one.code, one.labels.len())).collect();
    assert_eq!(told, [("no-process", 0)]);
}
