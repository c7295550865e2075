//! Files that are broken, huge or made to hurt: errors with a stable name, soon, in little memory.

use banxin::picture::{Converter, LARGEST_FILE, PictureError, Rendering, open, read};
use image_webp::ColorType as WebpColor;
use jpeg_encoder::ColorType as Jpeg;
use png::{BitDepth, ColorType};
use proptest::prelude::*;
use std::sync::LazyLock;
use tiff::encoder::{Compression, DeflateLevel, colortype};

use super::formats::{FOUR, Gif, INDICES, enumerated, gif, jp2, palette, webp_with};
use super::make::{
    crc, exif, interlaced, jpeg, jpeg_with, noise, packed_tiff, plain_tiff, png, png_with, tiff,
    tiff_with_profile,
};
use super::{converter, refused};

/// What a file may be refused as.
pub(super) const CODES: &[&str] = &[
    "picture-too-large",
    "picture-format",
    "picture-empty",
    "picture-kind",
    "picture-broken",
    "picture-profile",
];

/// Stripes, which GIF packs into codes of every length.
const GIF: Gif<'static> = Gif {
    screen: (24, 16),
    corner: (0, 0),
    size: (24, 16),
    palette: &[0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255],
    indices: &{
        let mut indices = [0; 24 * 16];
        let mut at = 0;
        while at < indices.len() {
            indices[at] = (at * at / 7 % 4) as u8;
            at += 1;
        }
        indices
    },
    interlaced: false,
    transparent: Some(3),
};

/// A file of every kind that is read.
pub(super) static FILES: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(|| {
    let (grey, rgb, cmyk) = (noise(24 * 16), noise(24 * 16 * 3), noise(24 * 16 * 4));
    let profile = banxin::picture::Screen::profile();
    let profiled = |info: &mut png::Info<'static>| info.icc_profile = Some(profile.clone().into());
    vec![
        ("grey png", png((24, 16), ColorType::Grayscale, BitDepth::Eight, &grey)),
        ("rgb png", png_with((24, 16), ColorType::Rgb, BitDepth::Eight, &rgb, profiled)),
        ("rgba png", png((24, 16), ColorType::Rgba, BitDepth::Eight, &cmyk)),
        ("interlaced png", interlaced([[9, 8, 7]; 4])),
        ("grey jpeg", jpeg((24, 16), Jpeg::Luma, &grey)),
        (
            "rgb jpeg",
            jpeg_with((24, 16), Jpeg::Rgb, &rgb, |encoder| {
                encoder.add_icc_profile(&profile).unwrap();
                encoder.add_exif_metadata(&exif(6)).unwrap();
            }),
        ),
        ("progressive jpeg", jpeg_with((24, 16), Jpeg::Rgb, &rgb, |encoder| encoder.set_progressive(true))),
        ("cmyk jpeg", jpeg((24, 16), Jpeg::Cmyk, &cmyk)),
        ("ycck jpeg", jpeg((24, 16), Jpeg::CmykAsYcck, &cmyk)),
        ("grey tiff", tiff::<colortype::Gray8>((24, 16), &grey, &[])),
        ("rgb tiff", tiff_with_profile::<colortype::RGB8>((24, 16), &rgb, &profile)),
        ("cmyk tiff", tiff::<colortype::CMYK8>((24, 16), &cmyk, &[])),
        ("lzw tiff", packed_tiff((24, 16), &grey, Compression::Lzw)),
        ("deflate tiff", packed_tiff((24, 16), &grey, Compression::Deflate(DeflateLevel::Balanced))),
        ("fax tiff", include_bytes!("fax.tif").to_vec()),
        ("webp", webp_with(WebpColor::Rgba8, &cmyk, Some(profile.clone()), Some(exif(6)))),
        ("lossy webp", include_bytes!("files/lossy_alpha.webp").to_vec()),
        ("gif", gif(&GIF, false)),
        ("interlaced gif", gif(&Gif { interlaced: true, ..GIF }, true)),
        ("codestream", include_bytes!("files/tiles.j2k").to_vec()),
        ("rgba jpeg 2000", include_bytes!("files/rgba.jp2").to_vec()),
        ("palette jpeg 2000", jp2(&enumerated(16), &palette(&noise(12), 3), INDICES)),
        ("cmyk jpeg 2000", jp2(&enumerated(12), &[], FOUR)),
    ]
});

fn any_converter() -> &'static Converter {
    converter(Rendering::Perceptual)
}

fn stable(name: &str, found: Result<banxin::picture::Raster, PictureError>) {
    if let Err(error) = found {
        assert!(CODES.contains(&error.code()), "{name}: {error}");
    }
}

#[test]
fn whole_files_are_read() {
    for (name, file) in FILES.iter() {
        let found = read(file.clone(), any_converter());
        assert!(found.is_ok(), "{name}: {}", found.unwrap_err());
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    for (name, file) in FILES.iter() {
        // The pixels of these TIFF files come before the directory, or nothing but padding after them.
        let step = file.len() / 97 + 1;
        for end in (0..file.len() - 12).step_by(step) {
            match read(file[..end].to_vec(), any_converter()) {
                Ok(_) => panic!("{name} of {} bytes, cut at {end}, is taken for whole", file.len()),
                Err(error) => assert!(CODES.contains(&error.code()), "{name}, cut at {end}: {error}"),
            }
        }
    }
}

#[test]
fn a_wrong_bit_anywhere_does_no_harm() {
    for (name, file) in FILES.iter() {
        let step = file.len() / 40 + 1;
        for at in (0..file.len()).step_by(step) {
            for bit in [0, 3, 7] {
                let mut wrong = file.clone();
                wrong[at] ^= 1 << bit;
                stable(name, read(wrong, any_converter()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn wrong_bytes_do_no_harm(
        which in 0..23_usize,
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (name, file) = &FILES[which % FILES.len()];
        let mut wrong = file.clone();
        for (place, byte) in places {
            let at = place.index(wrong.len());
            wrong[at] = byte;
        }
        stable(name, read(wrong, any_converter()));
    }

    #[test]
    fn nonsense_behind_a_signature_does_no_harm(
        which in 0..8_usize,
        nonsense in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let signatures: [&[u8]; 8] = [
            b"\xFF\xD8\xFF",
            b"\x89PNG\r\n\x1A\n",
            b"II\x2A\0",
            b"MM\0\x2A",
            b"RIFF\x80\0\0\0WEBPVP8L",
            b"GIF89a",
            b"\0\0\0\x0CjP  \r\n\x87\n",
            b"\xFF\x4F\xFF\x51",
        ];
        stable("nonsense", read([signatures[which], &nonsense].concat(), any_converter()));
    }

    #[test]
    fn a_broken_profile_does_no_harm(at in any::<prop::sample::Index>(), bytes in any::<[u8; 4]>()) {
        let mut profile = super::newsprint();
        let at = at.index(4000);
        profile[at..at + 4].copy_from_slice(&bytes);
        if let Err(error) = Converter::new(&profile, Rendering::Perceptual, 24_000) {
            prop_assert_eq!(error.code(), "condition-profile");
        }
    }
}

/// The sizes of a header are judged before any memory is taken for them.
#[test]
fn sizes_that_are_a_lie_are_refused_at_once() {
    for (width, height) in [(u32::MAX >> 1, u32::MAX >> 1), (1 << 20, 1 << 20), (100_001, 1000)] {
        let mut file = png((1, 1), ColorType::Rgb, BitDepth::Eight, &[0; 3]);
        file[16..20].copy_from_slice(&width.to_be_bytes());
        file[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&file[12..29]);
        file[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(refused(file).code(), "picture-too-large", "png {width} × {height}");
    }
    let mut file = jpeg((8, 8), Jpeg::Rgb, &noise(192));
    let frame = file.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    file[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert_eq!(refused(file).code(), "picture-too-large");
    let tags: &[(u16, &[u16])] = &[(258, &[8, 8, 8]), (262, &[2]), (277, &[3])];
    assert_eq!(refused(plain_tiff((65_535, 65_535), tags, &[0; 3])).code(), "picture-too-large");
}

/// The decoder would panic at the first row of these.
#[test]
fn a_png_palette_that_ends_within_a_colour_is_refused() {
    let palette = |length: usize, color: ColorType, samples: &[u8]| {
        png_with((1, 1), color, BitDepth::Eight, samples, |info| info.palette = Some(noise(length).into()))
    };
    for length in [4, 5, 686, 767] {
        let error = refused(palette(length, ColorType::Indexed, &[0]));
        assert!(error.to_string().contains("within a colour"), "{length}: {error}");
    }
    for length in [3, 3 * 256] {
        assert!(read(palette(length, ColorType::Indexed, &[0]), any_converter()).is_ok(), "{length}");
    }
    // Where pixels have colours of their own, it is a proposal.
    assert!(read(palette(4, ColorType::Rgb, &[1, 2, 3]), any_converter()).is_ok());
}

#[test]
fn pictures_of_nothing_are_refused() {
    let mut file = jpeg((8, 8), Jpeg::Rgb, &noise(192));
    let frame = file.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    file[frame + 5..frame + 7].copy_from_slice(&[0; 2]);
    assert_eq!(refused(file).code(), "picture-empty");
    let tags: &[(u16, &[u16])] = &[(258, &[8]), (262, &[1]), (277, &[1])];
    assert!(["picture-empty", "picture-broken"].contains(&refused(plain_tiff((0, 4), tags, &[])).code()));
}

/// A megabyte of deflated nothing that would unpack to a thousand: the rows it says are read, and no more.
#[test]
fn a_bomb_does_not_go_off() {
    let rows = vec![0; 3 * 9000 * 2000];
    let mut file = png((9000, 2000), ColorType::Rgb, BitDepth::Eight, &rows);
    assert!(file.len() < 300_000, "{}", file.len());
    file[16..20].copy_from_slice(&9_u32.to_be_bytes());
    file[20..24].copy_from_slice(&2_u32.to_be_bytes());
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    stable("bomb", read(file, any_converter()));
}

#[test]
fn other_formats_are_named() {
    let none = "no JPEG, PNG, TIFF, WebP, GIF or JPEG 2000";
    let formats: &[(&[u8], &str)] = &[
        (b"\0\0\0\x18ftypheic", "a HEIC"),
        (b"\0\0\0\x18ftypmif1", "a HEIF"),
        (b"\0\0\0\x18ftypavif", "an AVIF"),
        (b"\0\0\0\x18ftypcrx isom", "a Canon raw file (CR3)"),
        (b"II\x2A\0\x10\0\0\0CR\x02\0", "a Canon raw file (CR2)"),
        (b"FUJIFILMCCD-RAW 0201", "a Fujifilm raw"),
        (b"IIRO\x08\0\0\0", "an Olympus raw"),
        (b"IIU\0\x08\0\0\0", "a Panasonic raw"),
        (b"\xFF\x0A", "a JPEG XL"),
        (b"\0\0\0\x0CJXL \r\n\x87\n", "a JPEG XL"),
        (b"%PDF-1.7", "a PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
        (b"\xC5\xD0\xD3\xC6", "EPS"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG"),
        (b"8BPS\0\x01", "a Photoshop"),
        (b"BM\0\0", "a BMP"),
        (b"\0\0\x01\0", "a Windows icon"),
        (b"gimp xcf file", "a GIMP file"),
        (b"AVI \0\0\0\0WEBP", none),
        (b"words", none),
        (b"", none),
    ];
    for (file, name) in formats {
        let error = refused(file.to_vec());
        assert_eq!(error.code(), "picture-format");
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn the_content_decides_not_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photo.jpg");
    std::fs::write(&path, png((1, 1), ColorType::Grayscale, BitDepth::Eight, &[7])).unwrap();
    assert_eq!(open(&path, any_converter()).unwrap().samples().unwrap(), [7].as_slice());
    let code = |path: &std::path::Path| open(path, any_converter()).unwrap_err().code();
    assert_eq!(code(&folder.path().join("none.jpg")), "cannot-read");
    assert_eq!(code(folder.path()), "picture-unreadable");
    // A file with a hole takes no room on the disk.
    let huge = std::fs::File::create(&path).unwrap();
    huge.set_len(LARGEST_FILE + 1).unwrap();
    assert_eq!(code(&path), "picture-too-large");
}
