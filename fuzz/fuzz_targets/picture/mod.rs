//! What all targets of pictures do: any bytes that begin as a format, from the head to what goes to press.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::LazyLock;

use banxin::picture::{Converter, Here, PictureError, Reader};
use banxin::press::Rendering;
use libfuzzer_sys::Corpus;

#[path = "../../../tests/support/any_picture.rs"]
mod any_picture;
use any_picture::{INK, assert_printable, view};

static ICC: &[u8] = include_bytes!("../../../layouts/press/TR002_newsprint_TAC240.icc");
static CONVERTER: LazyLock<Converter> =
    LazyLock::new(|| Converter::new(ICC, Rendering::Perceptual, INK).expect("the bundled profile is sound"));

/// Pixels of a picture that is decoded each time. A few bytes may stand for many more, which would take all the time:
/// of those files one in as many as [`RARE`].
const QUICK: u64 = 1 << 15;
const RARE: usize = 16;

/// A part of the paths of a decoder that panics where it should refuse. The command has it in a process apart.
const PANICS: &str = "hayro-jpeg2000";

/// libFuzzer's harness ends the process where anything panics; what is known is passed over.
pub fn init() {
    let strict = take_hook();
    set_hook(Box::new(move |info| match info.location().filter(|place| place.file().contains(PANICS)) {
        Some(place) => eprintln!("known: {place}"),
        None => strict(info),
    }));
}

/// Reads bytes as the command reads a picture, and asserts what is said of it. What is of another format is no input.
pub fn picture(data: &[u8], begins: &[(usize, &[u8])]) -> Corpus {
    if !begins.iter().any(|(at, magic)| data.get(*at..).is_some_and(|rest| rest.starts_with(magic))) {
        return Corpus::Reject;
    }
    // A known panic is passed over; others end the process before they come here.
    catch_unwind(AssertUnwindSafe(|| read(data))).unwrap_or(Corpus::Keep)
}

fn read(data: &[u8]) -> Corpus {
    let head = match Here.head(data) {
        Ok(head) => head,
        Err(PictureError::Format(_)) => return Corpus::Reject,
        Err(_) => return Corpus::Keep,
    };
    let large = u64::from(head.width) * u64::from(head.height) > QUICK;
    if large && !data.iter().map(|byte| usize::from(*byte)).sum::<usize>().is_multiple_of(RARE) {
        return Corpus::Reject;
    }
    let view = view(&head, data.len());
    if let Ok(at) = Here.at_size(data.to_vec(), &head, view) {
        assert_printable(at, &head, view, &CONVERTER);
    }
    Corpus::Keep
}
