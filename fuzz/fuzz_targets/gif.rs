//! Any bytes that begin as GIF: no panic, no hang, and no more ink than the press takes.
#![no_main]

mod picture;

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: picture::init(), |data: &[u8]| -> libfuzzer_sys::Corpus {
    picture::picture(data, &[(0, b"GIF87a"), (0, b"GIF89a")])
});
