//! The package (GB/T 33190-2016, 6): files in a ZIP archive. None of them says when it was made, or on what machine.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::write::pdf::PdfError;

/// Files by their paths, packed in their order.
///
/// # Errors
/// The archive would be larger than one of this kind may be.
pub(super) fn packed(files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, PdfError> {
    zipped(files).map_err(|_| PdfError::TooLarge)
}

fn zipped(files: Vec<(String, Vec<u8>)>) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        // Pictures are compressed already.
        let method = if is_picture(&path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .system(System::Unix);
        archive.start_file(path, options)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn is_picture(path: &str) -> bool {
    [".jpg", ".png"].iter().any(|ending| path.ends_with(ending))
}
