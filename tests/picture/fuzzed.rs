//! The files that the fuzz targets of pictures have kept: each is a picture or is refused by name.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use banxin::picture::{Here, Reader, Rendering};

use super::broken::CODES;
use super::converter;
use crate::support::any_picture::{assert_printable, view};

fn judge(file: &[u8]) {
    let converter = converter(Rendering::Perceptual);
    let found = Here.head(file).and_then(|head| {
        let view = view(&head, file.len());
        let at = Here.at_size(file.to_vec(), &head, view)?;
        assert_printable(at, &head, view, converter);
        Ok(())
    });
    if let Err(error) = found {
        assert!(CODES.contains(&error.code()), "{error}");
    }
}

/// Judges all files that are kept of a format.
fn judge_all(format: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(format);
    let files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|one| one.unwrap().path()).collect();
    assert!(files.len() > 50, "{} files", files.len());
    for path in files {
        let file = fs::read(&path).unwrap();
        assert!(catch_unwind(AssertUnwindSafe(|| judge(&file))).is_ok(), "{}", path.display());
    }
}

#[test]
fn what_is_kept_of_jpeg_is_a_picture_or_is_refused() {
    judge_all("jpeg");
}

#[test]
fn what_is_kept_of_png_is_a_picture_or_is_refused() {
    judge_all("png");
}

#[test]
fn what_is_kept_of_tiff_is_a_picture_or_is_refused() {
    judge_all("tiff");
}

#[test]
fn what_is_kept_of_webp_is_a_picture_or_is_refused() {
    judge_all("webp");
}

#[test]
fn what_is_kept_of_gif_is_a_picture_or_is_refused() {
    judge_all("gif");
}

#[test]
fn what_is_kept_of_jpeg_2000_is_a_picture_or_is_refused() {
    judge_all("jpeg2000");
}
