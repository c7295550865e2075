//! Files that are broken, or made to break a reader.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::{banxin, file};

/// What `record` says of a file: exit status and standard error.
fn said(path: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = banxin(&[&["record", path.to_str().unwrap()], arguments].concat());
    assert!(output.stdout.is_empty() || output.status.success(), "a failure writes no record");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// What it says of a file of these bytes.
fn said_of(name: &str, bytes: &[u8]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    said(&path, &[])
}

fn expect(found: &(Option<i32>, String), status: i32, code: &str) {
    assert_eq!(found.0, Some(status), "{}", found.1);
    assert!(found.1.contains(&format!("error[{code}]")), "{code} is not in\n{}", found.1);
    assert!(found.1.contains("help:"), "{}", found.1);
}

fn expect_given_up(found: &(Option<i32>, String)) {
    assert!(found.1.contains("can't be read within"), "{}", found.1);
    expect(found, 1, "pdf-broken");
}

/// A PDF of one page with this content and these further objects, from number 6.
pub(crate) fn pdf(content: &[u8], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let stream =
        [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), content, b"\nendstream"].concat();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".into(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> {resources} >> >>").into(),
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into(),
    ];
    objects.extend(more.iter().cloned());
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        writeln!(file, "{} 0 obj", number + 1).unwrap();
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", places.len() + 1).unwrap();
    for place in &places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1)
        .unwrap();
    file
}

#[test]
fn a_truncated_pdf_is_read_as_far_as_it_goes_or_refused() {
    let whole = fs::read(file("tests/record/typst.pdf")).unwrap();
    for tenths in 0..10 {
        let (status, text) = said_of("page.pdf", &whole[..whole.len() * tenths / 10]);
        assert!(matches!(status, Some(0 | 1)), "{tenths}: {text}");
    }
}

#[test]
fn what_is_no_pdf_is_refused() {
    expect(&said_of("page.pdf", b""), 1, "pdf-broken");
    expect(&said_of("page.pdf", b"%PDF-1.7"), 1, "pdf-broken");
    let mut seed = 1_u32;
    let garbage: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    })
    .take(10 << 20)
    .collect();
    expect(&said_of("page.pdf", &garbage), 1, "pdf-broken");
    expect(&said_of("page.txt", &garbage), 1, "invalid-utf-8");
    expect(&said_of("page.pdf", &[b"%PDF-1.7\n", &garbage[..]].concat()), 1, "pdf-broken");
    expect(&said_of("page.json", b"{\"articles\": []}"), 1, "already-recorded");
    expect(&said_of("page.txt", b""), 1, "nothing-recorded");
}

#[test]
fn an_encrypted_pdf_is_refused() {
    expect(&said(&file("tests/record/encrypted.pdf"), &[]), 1, "pdf-encrypted");
}

#[test]
fn a_page_without_text_has_nothing_to_record() {
    expect(&said_of("page.pdf", &pdf(b"", "", &[])), 1, "nothing-recorded");
}

#[test]
fn a_page_that_is_not_there_is_named() {
    let found = said(&file("tests/record/typst.pdf"), &["--page", "2"]);
    assert!(found.1.contains("has 1 page, not 2"), "{}", found.1);
    expect(&found, 1, "no-such-page");
}

#[test]
fn a_file_that_is_not_there_is_wrong_usage() {
    assert_eq!(said(Path::new("nowhere.pdf"), &[]).0, Some(2));
}

#[test]
fn text_that_is_turned_is_said_to_be_left_out() {
    let content = b"BT /F 9 Tf 0 1 -1 0 50 20 Tm (Turned.) Tj ET \
        BT /F 9 Tf 20 200 Td (One two three.) Tj 0 -12 Td (Four five six.) Tj 0 -12 Td (Seven.) Tj ET";
    let (status, text) = said_of("page.pdf", &pdf(content, "", &[]));
    assert_eq!(status, Some(0), "{text}");
    assert!(text.contains("7 glyphs are turned"), "{text}");
}

#[test]
fn sizes_beyond_all_measure_are_no_page() {
    let content = b"BT /F 1e30 Tf 1e38 0 0 1e38 1e38 1e38 Tm (Big) Tj /F 9 Tf 0 0 0 0 0 0 Tm (flat) Tj ET";
    expect(&said_of("page.pdf", &pdf(content, "", &[])), 1, "nothing-recorded");
}

/// It takes as long as reading may take, which is half a minute.
#[test]
#[ignore = "takes half a minute"]
fn a_page_that_would_never_end_is_given_up() {
    // Each form draws the next one ten times over.
    let forms: Vec<Vec<u8>> = (7..27)
        .map(|next| {
            let calls = b"/X Do ".repeat(10);
            let head = format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Length {} \
                /Resources << /XObject << /X {next} 0 R >> >> >>\nstream\n",
                calls.len()
            );
            [head.as_bytes(), &calls, b"\nendstream"].concat()
        })
        .collect();
    expect_given_up(&said_of("page.pdf", &pdf(b"/X Do", "/XObject << /X 6 0 R >>", &forms)));
}

/// Four gigabytes of blanks, packed twice.
#[test]
#[ignore = "takes a minute to pack"]
fn a_page_that_unpacks_without_end_is_given_up() {
    use flate2::{Compression, write::ZlibEncoder};
    let mut outer = ZlibEncoder::new(ZlibEncoder::new(Vec::new(), Compression::new(9)), Compression::new(6));
    let blanks = vec![b' '; 1 << 20];
    (0..4096).for_each(|_| outer.write_all(&blanks).unwrap());
    let packed = outer.finish().unwrap().finish().unwrap();
    let content = [
        format!("<< /Length {} /Filter [/FlateDecode /FlateDecode] >>\nstream\n", packed.len()).as_bytes(),
        &packed,
        b"\nendstream",
    ]
    .concat();
    let bomb = pdf(b"", "", &[content]);
    let bomb = String::from_utf8_lossy(&bomb).find("/Contents 4 0 R").map(|at| {
        let mut bomb = bomb.clone();
        bomb[at + 10] = b'6';
        bomb
    });
    expect_given_up(&said_of("page.pdf", &bomb.unwrap()));
}
