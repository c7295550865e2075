//! WebP, GIF and JPEG 2000 have the pixels that PNG would have; what a file says of itself; what is refused, by
//! name.

use banxin::picture::{Colours, PictureError, Raster, Rendering, Space, head};
use image_webp::{ColorType as WebpColor, WebPEncoder};
use jpeg_encoder::ColorType as Jpeg;
use png::{BitDepth, ColorType};

use super::make::{exif, jpeg, jpeg_with, noise, plain_tiff, png, png_with};
use super::{converter, newsprint, raster, refused};

const SIZE: (u32, u32) = (24, 16);

/// The samples of the files made for these tests: of `components` of a pixel, side by side.
fn pattern(components: u32) -> Vec<u8> {
    let pixels = (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| 10 * x + 7 * y));
    pixels.flat_map(|pixel| (0..components).map(move |component| (pixel + 60 * component) as u8)).collect()
}

fn as_png(color: ColorType, samples: &[u8]) -> Raster {
    raster(png(SIZE, color, BitDepth::Eight, samples))
}

pub(super) fn webp(color: WebpColor, samples: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    WebPEncoder::new(&mut file).encode(samples, SIZE.0, SIZE.1, color).unwrap();
    file
}

/// A WebP file with chunks before and after its picture (RFC 9649, 2.7).
pub(super) fn webp_with(
    color: WebpColor,
    samples: &[u8],
    icc: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = WebPEncoder::new(&mut file);
    if let Some(icc) = icc {
        encoder.set_icc_profile(icc);
    }
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif);
    }
    encoder.encode(samples, SIZE.0, SIZE.1, color).unwrap();
    file
}

pub(super) struct Gif<'a> {
    pub(super) screen: (u16, u16),
    pub(super) corner: (u16, u16),
    pub(super) size: (u16, u16),
    pub(super) palette: &'a [u8],
    pub(super) indices: &'a [u8],
    pub(super) interlaced: bool,
    pub(super) transparent: Option<u8>,
}

/// A GIF file of a picture, its palette a local one or that of all.
pub(super) fn gif(picture: &Gif<'_>, local: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let global = if local { &[][..] } else { picture.palette };
    let mut encoder = gif::Encoder::new(&mut file, picture.screen.0, picture.screen.1, global).unwrap();
    let mut indices = picture.indices.to_vec();
    if picture.interlaced {
        // The rows of the four passes (GIF89a, appendix E).
        let rows: Vec<&[u8]> = picture.indices.chunks(usize::from(picture.size.0)).collect();
        let pass = |from: usize, step: usize| (from..rows.len()).step_by(step);
        let order = pass(0, 8).chain(pass(4, 8)).chain(pass(2, 4)).chain(pass(1, 2));
        indices = order.flat_map(|row| rows[row].to_vec()).collect();
    }
    encoder
        .write_frame(&gif::Frame {
            left: picture.corner.0,
            top: picture.corner.1,
            width: picture.size.0,
            height: picture.size.1,
            palette: local.then(|| picture.palette.to_vec()),
            transparent: picture.transparent,
            interlaced: picture.interlaced,
            buffer: indices.into(),
            ..gif::Frame::default()
        })
        .unwrap();
    drop(encoder);
    file
}

fn a_box(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    [&(8 + content.len() as u32).to_be_bytes(), &name[..], content].concat()
}

/// A JP2 file: a colour specification box, others of the header, and a codestream (ISO 15444-1, annex I).
pub(super) fn jp2(colr: &[u8], more: &[Vec<u8>], codestream: &[u8]) -> Vec<u8> {
    let header = [&[a_box(*b"colr", colr)], more].concat().concat();
    [
        a_box(*b"jP  ", b"\r\n\x87\n"),
        a_box(*b"ftyp", b"jp2 \0\0\0\0jp2 "),
        a_box(*b"jp2h", &header),
        a_box(*b"jp2c", codestream),
    ]
    .concat()
}

/// A colour specification of a number (I.5.3.3).
pub(super) const fn enumerated(number: u8) -> [u8; 7] {
    [1, 0, 0, 0, 0, 0, number]
}

/// A channel definition box (I.5.3.6) of number, type and association.
fn cdef(entries: &[[u16; 3]]) -> Vec<u8> {
    let numbers = [&[entries.len() as u16][..], entries.as_flattened()].concat();
    a_box(*b"cdef", &numbers.into_iter().flat_map(u16::to_be_bytes).collect::<Vec<_>>())
}

/// A palette of four colours of `columns` samples, and the mapping of one component to them.
pub(super) fn palette(colours: &[u8], columns: u8) -> [Vec<u8>; 2] {
    let head = [0, (colours.len() / usize::from(columns)) as u8, columns];
    let depths = vec![7; columns.into()];
    let mapping: Vec<u8> = (0..columns).flat_map(|column| [0, 0, 1, column]).collect();
    [a_box(*b"pclr", &[&head[..], &depths, colours].concat()), a_box(*b"cmap", &mapping)]
}

pub(super) const ONE: &[u8] = include_bytes!("files/one.j2k");
pub(super) const THREE: &[u8] = include_bytes!("files/three.j2k");
pub(super) const FOUR: &[u8] = include_bytes!("files/four.j2k");
pub(super) const INDICES: &[u8] = include_bytes!("files/indices.j2k");

/// The reason of a kind that is refused, in English.
fn reason(file: Vec<u8>) -> String {
    let error = refused(file);
    assert_eq!(error.code(), "picture-kind", "{error}");
    error.to_string()
}

#[test]
fn lossless_webp_has_the_pixels_of_png() {
    assert_eq!(raster(webp(WebpColor::Rgb8, &pattern(3))), as_png(ColorType::Rgb, &pattern(3)));
    assert_eq!(raster(webp(WebpColor::Rgba8, &pattern(4))), as_png(ColorType::Rgba, &pattern(4)));
    assert_eq!(raster(webp(WebpColor::L8, &pattern(1))), as_png(ColorType::Grayscale, &pattern(1)));
}

#[test]
fn lossy_webp_has_the_pixels_that_others_decode() {
    let lossy: [(&[u8], &[u8]); 2] = [
        (include_bytes!("files/lossy.webp"), include_bytes!("files/lossy.png")),
        (include_bytes!("files/lossy_alpha.webp"), include_bytes!("files/lossy_alpha.png")),
    ];
    for (file, pixels) in lossy {
        assert_eq!(raster(file.to_vec()), raster(pixels.to_vec()));
    }
}

#[test]
fn of_a_webp_that_moves_the_first_picture_is_taken() {
    let pixels = (0..16_u8).flat_map(|y| (0..24_u8).flat_map(move |x| [8 * x + 40, 9 * y + 60, 200 - 5 * x]));
    let found = raster(include_bytes!("files/moving.webp").to_vec());
    assert_eq!(found, as_png(ColorType::Rgb, &pixels.collect::<Vec<_>>()));
}

#[test]
fn webp_is_turned_upright_and_its_profile_is_read() {
    for block in [exif(6), [b"Exif\0\0", &exif(6)[..]].concat()] {
        let file = webp_with(WebpColor::Rgb8, &pattern(3), None, Some(block));
        let said = head(&file).unwrap();
        assert_eq!((said.width, said.height), (16, 24));
        let same = png_with(SIZE, ColorType::Rgb, BitDepth::Eight, &pattern(3), |info| {
            info.exif_metadata = Some(exif(6).into());
        });
        assert_eq!(raster(file), raster(same));
    }
    let file = webp_with(WebpColor::Rgb8, &pattern(3), Some(newsprint()), None);
    assert_eq!(refused(file).code(), "picture-profile");
}

#[test]
fn gif_has_the_pixels_of_its_palette() {
    let indices: Vec<u8> = noise(24 * 16).iter().map(|byte| byte % 5).collect();
    let palette = [10, 20, 30, 200, 100, 50, 0, 255, 0, 90, 90, 90, 255, 255, 255];
    let pixels: Vec<u8> =
        indices.iter().flat_map(|index| palette[3 * usize::from(*index)..][..3].to_vec()).collect();
    for (local, interlaced) in [(false, false), (true, false), (false, true)] {
        let size = (24, 16);
        let picture = Gif {
            screen: size,
            corner: (0, 0),
            size,
            palette: &palette,
            indices: &indices,
            interlaced,
            transparent: None,
        };
        assert_eq!(raster(gif(&picture, local)), as_png(ColorType::Rgb, &pixels), "{local} {interlaced}");
    }
}

/// Two by one pixels on a screen of four by three, one of them transparent.
#[test]
fn a_gif_lies_on_the_paper_of_its_screen() {
    let picture = Gif {
        screen: (4, 3),
        corner: (1, 1),
        size: (2, 1),
        palette: &[9, 9, 9, 70, 70, 70],
        indices: &[1, 0],
        interlaced: false,
        transparent: Some(0),
    };
    let file = gif(&picture, false);
    let found = raster(file.clone());
    let mut wanted = vec![255; 12];
    wanted[5] = 70;
    assert_eq!((found.width, found.height, found.space), (4, 3, Space::Gray));
    assert_eq!(found.samples().unwrap(), wanted);
    let said = head(&file).unwrap();
    assert_eq!(
        (said.format, said.colours, said.stored, said.bits),
        ("GIF", Colours::Gray, Some("palette"), 1)
    );
    // One that reaches beyond its screen is shown whole.
    let found = raster(gif(&Gif { screen: (2, 1), ..picture }, false));
    assert_eq!((found.width, found.height), (3, 2));
}

#[test]
fn a_gif_pixel_beyond_the_palette_is_refused() {
    let picture = Gif {
        screen: (1, 1),
        corner: (0, 0),
        size: (1, 1),
        palette: &[0; 6],
        indices: &[3],
        interlaced: false,
        transparent: None,
    };
    let file = gif(&picture, false);
    assert!(refused(file).to_string().contains("beyond the palette"));
}

#[test]
fn jpeg_2000_has_its_own_samples_of_grey_and_cmyk() {
    let grey = [ONE.to_vec(), jp2(&enumerated(17), &[], ONE), include_bytes!("files/sixteen.j2k").to_vec()];
    for file in grey {
        let found = raster(file);
        assert_eq!((found.space, found.samples().unwrap().into_owned()), (Space::Gray, pattern(1)));
    }
    let found = raster(jp2(&enumerated(12), &[], FOUR));
    assert_eq!((found.space, found.samples().unwrap().into_owned()), (Space::Cmyk, pattern(4)));
}

#[test]
fn jpeg_2000_of_rgb_has_the_pixels_of_png() {
    let files: [&[u8]; 3] = [THREE, include_bytes!("files/rgb.jp2"), include_bytes!("files/tiles.j2k")];
    for file in files {
        assert_eq!(raster(file.to_vec()), as_png(ColorType::Rgb, &pattern(3)));
    }
    let file = include_bytes!("files/rgba.jp2").to_vec();
    assert_eq!(raster(file), as_png(ColorType::Rgba, &pattern(4)));
    // Blue, green and red, as the channel definitions say.
    let turned: Vec<u8> = pattern(3).as_chunks::<3>().0.iter().flat_map(|[a, b, c]| [*c, *b, *a]).collect();
    let file = jp2(&enumerated(16), &[cdef(&[[0, 0, 3], [1, 0, 2], [2, 0, 1]])], THREE);
    assert_eq!(raster(file), as_png(ColorType::Rgb, &turned));
}

/// Writers give the box of the codestream the length of the whole file, or leave bytes behind it; the
/// codestream says itself where it ends.
#[test]
fn a_codestream_is_as_long_as_it_says() {
    let mut file = jp2(&enumerated(17), &[], ONE);
    let at = file.len() - ONE.len() - 8;
    let whole = file.len() as u32;
    file[at..at + 4].copy_from_slice(&whole.to_be_bytes());
    assert_eq!(raster(file.clone()).samples().unwrap(), pattern(1));
    file[at..at + 4].copy_from_slice(&0_u32.to_be_bytes());
    assert_eq!(raster([&file[..], b"\r\n"].concat()).samples().unwrap(), pattern(1));
    // A last part that does not say how long it is goes to the end mark, which must be there.
    let part = segment(&file, 0x90);
    file[part + 6..part + 10].copy_from_slice(&[0; 4]);
    assert_eq!(raster(file.clone()).samples().unwrap(), pattern(1));
    file.pop();
    assert_eq!(refused(file).code(), "picture-broken");
}

#[test]
fn luminance_and_chrominance_of_jpeg_2000_become_rgb() {
    // T.871, 7: exact fractions, rounded.
    let rgb = |[y, cb, cr]: &[u8; 3]| {
        let [y, cb, cr] = [f64::from(*y), f64::from(*cb) - 128.0, f64::from(*cr) - 128.0];
        [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb]
            .map(|sample| sample.round().clamp(0.0, 255.0) as u8)
    };
    let pixels: Vec<u8> = pattern(3).as_chunks::<3>().0.iter().flat_map(rgb).collect();
    let file = jp2(&enumerated(18), &[], THREE);
    assert_eq!(head(&file).unwrap().stored, Some("YCbCr"));
    assert_eq!(raster(file), as_png(ColorType::Rgb, &pixels));
}

#[test]
fn a_palette_of_jpeg_2000_gives_its_colours() {
    let colours = [10, 20, 30, 200, 100, 50, 0, 255, 0, 90, 90, 90];
    let pixels: Vec<u8> = (0..16_usize)
        .flat_map(|y| (0..24_usize).flat_map(move |x| colours[3 * ((x + y) % 4)..][..3].to_vec()))
        .collect();
    let file = jp2(&enumerated(16), &palette(&colours, 3), INDICES);
    let said = head(&file).unwrap();
    assert_eq!((said.format, said.colours, said.stored), ("JPEG 2000", Colours::Rgb, Some("palette")));
    assert_eq!(raster(file), as_png(ColorType::Rgb, &pixels));
}

#[test]
fn the_profile_of_jpeg_2000_says_what_its_colours_are() {
    let colr = [&[2, 0, 0][..], &newsprint()].concat();
    assert_eq!(raster(jp2(&colr, &[], FOUR)).space, Space::Cmyk);
    assert!(reason(jp2(&colr, &[], THREE)).contains("which colour each channel is"));
    let rgb = [&[2, 0, 0][..], &banxin::picture::Screen::profile()].concat();
    assert_eq!(head(&jp2(&rgb, &[], THREE)).unwrap().colours, Colours::Rgb);
}

#[test]
fn jpeg_2000_that_does_not_say_what_it_is_is_refused() {
    let lab = jp2(&enumerated(14), &[], THREE);
    assert!(reason(lab).contains("other colours than grey"));
    let vendor = jp2(&[4, 0, 0, 1, 2], &[], THREE);
    assert!(reason(vendor).contains("other colours than grey"));
    assert!(reason(FOUR.to_vec()).contains("does not say what its colours are"));
    let unclear = [
        jp2(&enumerated(16), &[], FOUR),
        jp2(&enumerated(17), &[], THREE),
        jp2(&enumerated(16), &[cdef(&[[0, 0, 1], [1, 0, 1], [2, 0, 2]])], THREE),
        jp2(&enumerated(16), &palette(&[0; 12], 3)[..1], INDICES),
    ];
    for file in unclear {
        assert!(reason(file).contains("which colour each channel is"));
    }
    // Where the depth of the first component stands in the size segment.
    for (depth, words) in [(0x87, "signed samples"), (0x17, "24 bits a sample")] {
        let mut file = ONE.to_vec();
        file[42] = depth;
        assert!(reason(file).contains(words));
    }
    // The capabilities of ISO 15444-15, before the size.
    let mut file = ONE.to_vec();
    file[6] |= 0x40;
    assert!(reason(file).contains("high-throughput"));
    let mut file = ONE.to_vec();
    let coding = file.windows(2).position(|pair| pair == [0xFF, 0x52]).unwrap();
    // Code-blocks of four by four, on a tile of the largest picture.
    file[coding + 10..coding + 12].copy_from_slice(&[0, 0]);
    for at in [8, 12, 24, 28] {
        file[at..at + 4].copy_from_slice(&9000_u32.to_be_bytes());
    }
    assert!(reason(file).contains("too many pieces"));
}

#[test]
fn heads_say_what_files_are() {
    let profile = banxin::picture::Screen::profile();
    let said = head(&jpeg_with((24, 16), Jpeg::Rgb, &pattern(3), |encoder| {
        encoder.add_icc_profile(&profile).unwrap();
        encoder.add_exif_metadata(&exif(8)).unwrap();
    }))
    .unwrap();
    assert_eq!((said.format, said.width, said.height), ("JPEG", 16, 24));
    assert_eq!((said.colours, said.stored, said.bits), (Colours::Rgb, Some("YCbCr"), 8));
    let stored = |file: Vec<u8>| head(&file).map(|said| (said.colours, said.stored, said.bits)).unwrap();
    assert_eq!(stored(jpeg((24, 16), Jpeg::Luma, &pattern(1))), (Colours::Gray, None, 8));
    assert_eq!(stored(jpeg((24, 16), Jpeg::Cmyk, &pattern(4))), (Colours::Cmyk, None, 8));
    assert_eq!(stored(jpeg((24, 16), Jpeg::CmykAsYcck, &pattern(4))), (Colours::Cmyk, Some("YCCK"), 8));
    let wide = png((2, 1), ColorType::GrayscaleAlpha, BitDepth::Sixteen, &[0; 8]);
    assert_eq!(stored(wide), (Colours::Gray, None, 16));
    for (palette, colours) in [([0, 0, 0, 9, 9, 9], Colours::Gray), ([0, 0, 0, 9, 9, 8], Colours::Rgb)] {
        let file = png_with((8, 1), ColorType::Indexed, BitDepth::One, &[0x55], |info| {
            info.palette = Some(palette.to_vec().into());
        });
        assert_eq!(stored(file), (colours, Some("palette"), 1));
    }
    assert_eq!(stored(webp(WebpColor::Rgba8, &pattern(4))), (Colours::Rgb, None, 8));
    let lossy = include_bytes!("files/lossy.webp").to_vec();
    assert_eq!(stored(lossy), (Colours::Rgb, Some("YCbCr"), 8));
    assert_eq!(stored(include_bytes!("files/sixteen.j2k").to_vec()), (Colours::Gray, None, 16));
}

/// A palette of greys is one of greys, but not where a profile says what its red, green and blue are.
#[test]
fn a_palette_of_greys_is_grey() {
    let with = |profile: Option<Vec<u8>>| {
        png_with((8, 1), ColorType::Indexed, BitDepth::One, &[0x55], |info| {
            info.palette = Some(vec![7, 7, 7, 200, 200, 200].into());
            info.trns = Some(vec![255, 0].into());
            info.icc_profile = profile.map(Into::into);
        })
    };
    assert_eq!(raster(with(None)).samples().unwrap(), [7, 255].repeat(4));
    assert_eq!(head(&with(Some(banxin::picture::Screen::profile()))).unwrap().colours, Colours::Rgb);
}

/// An orientation may stand behind the pixels of a PNG file.
#[test]
fn exif_after_the_pixels_counts() {
    let mut file = png((3, 1), ColorType::Grayscale, BitDepth::Eight, &[1, 2, 3]);
    let named = [b"eXIf", &exif(3)[..]].concat();
    let chunk =
        [&(named.len() as u32 - 4).to_be_bytes()[..], &named, &super::make::crc(&named).to_be_bytes()]
            .concat();
    let end = file.len() - 12;
    file.splice(end..end, chunk);
    assert_eq!(raster(file).samples().unwrap(), [3, 2, 1].as_slice());
}

/// Where a marker segment begins.
fn segment(file: &[u8], marker: u8) -> usize {
    file.windows(2).position(|pair| pair == [0xFF, marker]).unwrap()
}

/// Adobe's marker for a JPEG file of three components, in the place of JFIF's.
fn adobe(file: &[u8], transform: u8, jfif: bool) -> Vec<u8> {
    let marker = [b"\xFF\xEE\0\x0EAdobe\0d\0\0\0\0", &[transform][..]].concat();
    let rest = if jfif { 2 } else { segment(file, 0xE0) + 18 };
    [&file[..2], &marker, &file[rest..]].concat()
}

/// T.871, 7: luminance and chrominance of one colour, which are taken for red, green and blue.
#[test]
fn rgb_in_a_jpeg_is_rgb() {
    let ycc = jpeg((24, 16), Jpeg::Rgb, &[200, 40, 90].repeat(24 * 16));
    let file = adobe(&ycc, 0, false);
    assert_eq!(head(&file).unwrap().stored, Some("RGB"));
    let near = |a: &Raster, b: &Raster| {
        let (a, b) = (a.samples().unwrap().into_owned(), b.samples().unwrap().into_owned());
        a.iter().zip(&b).all(|(a, b)| a.abs_diff(*b) <= 4) && a.len() == b.len()
    };
    // 0.299 · 200 + 0.587 · 40 + 0.114 · 90; its distance from blue and from red.
    let wanted = as_png(ColorType::Rgb, &[94, 126, 204].repeat(24 * 16));
    assert!(near(&raster(file), &wanted));
    assert!(near(&raster(adobe(&ycc, 1, false)), &raster(ycc)));
}

#[test]
fn jpegs_whose_marks_disagree_are_refused() {
    let rgb = jpeg((24, 16), Jpeg::Rgb, &pattern(3));
    for file in [adobe(&rgb, 0, true), adobe(&rgb, 2, false), adobe(&adobe(&rgb, 1, false), 0, true)] {
        assert!(reason(file).contains("say different things"));
    }
    let frame = segment(&rgb, 0xC0);
    let twice = [&rgb[..frame], &rgb[frame..frame + 19], &rgb[frame..]].concat();
    assert!(refused(twice).to_string().contains("size twice"));
    // The number of lines, said after the pixels (T.81, B.2.5).
    let mut late = rgb.clone();
    late[frame + 5..frame + 7].copy_from_slice(&[0, 0]);
    let end = late.len() - 2;
    late.splice(end..end, [0xFF, 0xDC, 0, 4, 0, 16]);
    assert!(reason(late).contains("height after its pixels"));
}

#[test]
fn kinds_of_jpeg_that_no_press_file_holds_are_named() {
    let file = jpeg((24, 16), Jpeg::Luma, &pattern(1));
    let frame = segment(&file, 0xC0);
    for (marker, words) in
        [(0xC3, "lossless"), (0xC5, "hierarchical"), (0xC9, "arithmetic coding"), (0xCA, "arithmetic coding")]
    {
        let mut other = file.clone();
        other[frame + 1] = marker;
        assert!(reason(other).contains(words));
    }
    let mut deep = file;
    deep[frame + 4] = 12;
    assert!(reason(deep).contains("12 bits"));
}

#[test]
fn a_webp_of_a_kind_to_come_is_named() {
    assert!(reason(b"RIFF\x10\0\0\0WEBPVP9 \x04\0\0\0abcd".to_vec()).contains("no name yet"));
}

/// Cameras write TIFF that is none; a TIFF of the same maker is one.
#[test]
fn raw_files_are_told_from_tiff() {
    let dng: &[(u16, &[u16])] = &[(258, &[8]), (262, &[1]), (277, &[1]), (50_706, &[4, 1])];
    let error = refused(plain_tiff((2, 1), dng, &[0, 0]));
    assert_eq!(error.code(), "picture-format");
    assert!(error.to_string().contains("a raw file (DNG)"), "{error}");
    let makers: &[(&[u16], &str)] = &[
        (&[0x494E, 0x4F4B, 0x204E, 0x0043], "Nikon"),
        (&[0x4F53, 0x594E, 0x0020, 0], "Sony"),
        (&[0x4548, 0x4C4C, 0x004F, 0], ""),
    ];
    for (make, name) in makers {
        for preview in [1, 0] {
            let tags: &[(u16, &[u16])] =
                &[(254, &[preview]), (258, &[8]), (262, &[1]), (271, make), (277, &[1]), (330, &[8])];
            let found =
                banxin::picture::read(plain_tiff((2, 1), tags, &[0, 0]), converter(Rendering::Perceptual));
            match found {
                Err(PictureError::Format(Some(_))) => assert!(preview == 1 && !name.is_empty()),
                other => assert!(other.is_ok() && (preview == 0 || name.is_empty()), "{name}: {other:?}"),
            }
        }
    }
}
