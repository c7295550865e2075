//! The photographs that come with banxin are what their README says.

use std::path::Path;

use banxin::picture::{Data, Rendering, Space, open};

use super::converter;

#[test]
fn the_photographs_of_the_edition_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pictures/pictures");
    let wanted = [
        ("astronaut.jpg", (512, 512), Space::Cmyk, false),
        ("camera.jpg", (512, 512), Space::Gray, true),
        ("cat.tif", (451, 300), Space::Cmyk, false),
        ("coffee.png", (600, 400), Space::Cmyk, false),
        ("deep-field.jpg", (1000, 872), Space::Cmyk, false),
    ];
    for (name, size, space, as_file) in wanted {
        let found = open(folder.join(name), converter(Rendering::Perceptual)).unwrap();
        assert_eq!((found.width, found.height), size, "{name}");
        assert_eq!(found.space, space, "{name}");
        assert_eq!(matches!(found.data, Data::Jpeg { .. }), as_file, "{name}");
        assert!(found.most_ink <= super::TOTAL_INK, "{name}: {}", found.most_ink);
    }
}
