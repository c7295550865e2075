//! Any bytes that begin as JPEG 2000: no panic, no hang, and no more ink than the press takes.
#![no_main]

mod picture;

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: picture::init(), |data: &[u8]| -> libfuzzer_sys::Corpus {
    picture::picture(data, &[(0, b"\x00\x00\x00\x0CjP  \r\n\x87\n"), (0, b"\xFF\x4F\xFF\x51")])
});
