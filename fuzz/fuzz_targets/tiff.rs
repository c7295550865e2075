//! Any bytes that begin as TIFF: no panic, no hang, and no more ink than the press takes.
#![no_main]

mod picture;

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: picture::init(), |data: &[u8]| -> libfuzzer_sys::Corpus {
    picture::picture(data, &[(0, b"II\x2A\x00"), (0, b"MM\x00\x2A"), (0, b"II\x2B\x00"), (0, b"MM\x00\x2B")])
});
