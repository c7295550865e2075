//! Pages as pixels, and the manifest that shows them (IIIF).

use banxin::export::{Kind, Options};
use banxin::write::{Unit, iiif};
use serde_json::Value;

use super::exported;

#[test]
fn a_page_has_as_many_pixels_as_it_is_large() {
    let files = exported("erqi", Kind::Png, &Options { unit: Unit::Pixels(36), ..Options::default() });
    let decoder = png::Decoder::new(std::io::Cursor::new(&files[0].bytes));
    let mut reader = decoder.read_info().expect("a picture");
    let about = reader.info();
    // 275 by 390 millimetres, 36 to the inch.
    assert_eq!((about.width, about.height), (390, 553));
    assert_eq!(about.pixel_dims.map(|dims| dims.xppu), Some(1417), "to the metre");
    let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
    reader.next_frame(&mut pixels).expect("whole");
    let dark = pixels.chunks(3).filter(|pixel| pixel[0] < 128).count();
    let light = pixels.chunks(3).filter(|pixel| **pixel == [255, 255, 255]).count();
    assert!(dark > 2_000 && light > 50_000, "type on paper: {dark}, {light}");
}

fn manifest() -> (Value, Value, Vec<String>) {
    let iiif = iiif::Options { base: "https://example.org/issue/".to_owned() };
    let files = exported("erqi", Kind::Iiif, &Options { iiif, ..Options::default() });
    let json = |path: &str| {
        let file = files.iter().find(|file| file.path == path).expect("a file");
        serde_json::from_slice(&file.bytes).expect("JSON")
    };
    let paths = files.iter().map(|file| file.path.clone()).collect();
    (json("manifest.json"), json("annotations/0001.json"), paths)
}

#[test]
fn a_manifest_leads_to_its_own_files_and_to_each_line_and_article() {
    let (manifest, lines, paths) = manifest();
    let canvas = &manifest["items"][0];
    let (width, height) =
        (canvas["width"].as_i64().expect("a number"), canvas["height"].as_i64().expect("a number"));
    for address in [
        &canvas["items"][0]["items"][0]["body"]["id"],
        &canvas["thumbnail"][0]["id"],
        &canvas["rendering"][0]["id"],
        &canvas["annotations"][0]["id"],
        &manifest["id"],
    ] {
        let path = address
            .as_str()
            .and_then(|one| one.strip_prefix("https://example.org/issue/"))
            .expect("in the folder");
        assert!(paths.iter().any(|one| one == path), "{path}");
    }
    let all = lines["items"].as_array().expect("lines");
    assert_eq!(all.len(), 229, "as in ALTO");
    for line in all {
        let place = line["target"].as_str().and_then(|one| one.split_once("#xywh=")).expect("a place").1;
        let place: Vec<i64> = place.split(',').map(|one| one.parse().expect("a number")).collect();
        let inside =
            place[0] >= 0 && place[1] >= 0 && place[0] + place[2] <= width && place[1] + place[3] <= height;
        assert!(inside && place[2] > 0 && place[3] > 0, "{line}");
    }
    let articles = manifest["structures"][0]["items"][0]["items"].as_array().expect("articles");
    let titles: Vec<&str> = articles.iter().filter_map(|one| one["label"]["zh-Hans"][0].as_str()).collect();
    assert_eq!(titles.len(), 6, "{titles:?}");
    assert!(articles.iter().all(|one| one["items"].as_array().is_some_and(|areas| !areas.is_empty())));
}
