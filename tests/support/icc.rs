//! ICC profiles made for a test: a header, and the tags that a rule looks at.

/// A profile of the colours `GRAY`, `CMYK` or `RGB ` with tags.
pub fn icc(colours: [u8; 4], tags: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(8, &[2, 0x20, 0, 0]);
    put(12, b"prtr");
    put(16, &colours);
    put(20, b"XYZ ");
    put(36, b"acsp");
    // D50, as profiles write it.
    put(68, &[0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]);
    file.extend((tags.len() as u32).to_be_bytes());
    let mut at = file.len() + 12 * tags.len();
    for (name, content) in tags {
        file.extend(name);
        file.extend((at as u32).to_be_bytes());
        file.extend((content.len() as u32).to_be_bytes());
        at += content.len();
    }
    file.extend(tags.iter().flat_map(|(_, content)| content));
    let long = file.len() as u32;
    file[..4].copy_from_slice(&long.to_be_bytes());
    file
}

/// A profile that has a name and nothing else.
pub fn called(colours: [u8; 4], name: &str) -> Vec<u8> {
    icc(colours, &[(*b"desc", description(name))])
}

/// A grey profile of a name, whose curve is a table of 256 lights.
pub fn grey(name: &str, light: impl Fn(f64) -> f64) -> Vec<u8> {
    let mut curve = b"curv\0\0\0\0\0\0\x01\0".to_vec();
    let places = (0..=255_u8).map(|grey| (light(f64::from(grey) / 255.0) * 65_535.0).round() as u16);
    places.for_each(|place| curve.extend(place.to_be_bytes()));
    icc(*b"GRAY", &[(*b"desc", description(name)), (*b"kTRC", curve)])
}

/// A grey profile of a name whose curve is an exponent, in 1/256.
pub fn grey_power(name: &str, exponent: u16) -> Vec<u8> {
    let curve = [&b"curv\0\0\0\0\0\0\0\x01"[..], &exponent.to_be_bytes()].concat();
    icc(*b"GRAY", &[(*b"desc", description(name)), (*b"kTRC", curve)])
}

/// The light of a grey on a press whose half tones are so much darker.
pub fn printed(gain: f64) -> impl Fn(f64) -> f64 {
    move |grey| {
        let tone = 1.0 - grey;
        1.0 - (tone + 4.0 * gain * tone * (1.0 - tone)).min(1.0)
    }
}

/// What a profile of version 2 is called.
pub fn description(name: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend((name.len() as u32 + 1).to_be_bytes());
    tag.extend(name.as_bytes());
    // Its end; no Unicode, no script.
    tag.extend([0; 1 + 4 + 4 + 2 + 1 + 67]);
    tag
}

/// A text.
pub fn text(text: &str) -> Vec<u8> {
    [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat()
}
