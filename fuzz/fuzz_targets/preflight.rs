//! Any bytes as a PDF: judged or refused, no panic and no hang, and every finding has a rule that is on.
#![no_main]

use banxin::preflight::{Standard, file};
use banxin::press::{Level, Limits};
use libfuzzer_sys::fuzz_target;

const STANDARDS: [Option<Standard>; 5] =
    [None, Some(Standard::X1a), Some(Standard::X4), Some(Standard::A2u), Some(Standard::X4A2u)];

fuzz_target!(|data: &[u8]| {
    let Some((choice, pdf)) = data.split_first() else { return };
    let standard = STANDARDS[usize::from(*choice) % STANDARDS.len()];
    let Ok(findings) = file(pdf, &Limits::newsprint(), standard) else { return };
    assert!(findings.iter().all(|finding| finding.severity != Level::Off && finding.count > 0));
});
