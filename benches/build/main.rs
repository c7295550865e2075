//! Cold builds as whole processes: what a night editor waits for.
//!
//! `cargo bench` prints the median wall time of the recorded page, and of editions of 10, 50 and 100 pages to
//! show whether time grows with the pages and not faster. How to measure memory, processor time and other
//! programs: `docs/performance.md`.

mod pages;

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let mut out = io::stdout().lock();
    report(&mut out, "content/erqi, 1 page", 1, &root.join("content/erqi"), &scratch, 41)?;
    for (count, runs) in [(10, 21), (50, 11), (100, 7)] {
        let edition = root.join(format!("target/p{count}"));
        pages::write_edition(&root.join("content/erqi/stories"), &edition, count)?;
        report(&mut out, &format!("{count} pages, all different"), count, &edition, &scratch, runs)?;
    }
    Ok(())
}

fn report(
    out: &mut impl io::Write,
    what: &str,
    pages: usize,
    edition: &Path,
    scratch: &Path,
    runs: usize,
) -> io::Result<()> {
    let mut times = Vec::new();
    for _ in 0..=runs {
        times.push(build(edition, &scratch.join("bench.pdf"))?);
    }
    // The first run finds the files on the disk, the others in memory: it says nothing of the program.
    times.remove(0);
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let median = ms(times[runs / 2]);
    let a_page = median / pages as f64;
    writeln!(
        out,
        "{what:<26} {median:8.1} ms, {a_page:6.2} ms a page ({:.1} to {:.1}, {runs} runs)",
        ms(times[0]),
        ms(times[runs - 1]),
    )
}

fn build(edition: &Path, pdf: &Path) -> io::Result<Duration> {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_banxin"))
        .args(["build".as_ref(), edition.as_os_str(), "-o".as_ref(), pdf.as_os_str()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    let time = start.elapsed();
    if status.success() && pdf.exists() {
        Ok(time)
    } else {
        Err(io::Error::other(format!("banxin build {} failed: {status}", edition.display())))
    }
}
