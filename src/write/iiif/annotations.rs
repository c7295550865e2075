//! What stands where on a page: an annotation for each line, in the order of reading.

use serde_json::{Value, json};

use super::manifest::Canvas;
use super::options::Options;
use crate::transcript::{Block, Transcript, Whose};

/// The lines of a page, as a page of annotations.
pub(super) fn lines(transcript: &Transcript<'_>, canvas: &Canvas<'_>, options: &Options) -> Value {
    let composition = transcript.composition;
    let id = options.address(&canvas.file("annotations", "json"));
    let target = canvas.id(options);
    let mut items = Vec::new();
    for section in &canvas.page.sections {
        let story = match section.whose {
            Whose::Story(number) => composition.stories.get(usize::from(number)),
            Whose::Page | Whose::Advertisement => None,
        };
        let language = story.and_then(|story| story.language).unwrap_or(composition.language);
        for line in section.blocks.iter().flat_map(Block::lines) {
            let [left, top, right, bottom] = canvas.scale().rect(line.rect);
            items.push(json!({
                "id": format!("{id}#line-{}", items.len() + 1),
                "type": "Annotation",
                "motivation": "supplementing",
                "body": {
                    "type": "TextualBody",
                    "value": line.text().collect::<String>(),
                    "format": "text/plain",
                    "language": language,
                },
                "target": format!("{target}#xywh={left},{top},{},{}", right - left, bottom - top),
            }));
        }
    }
    json!({
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": id,
        "type": "AnnotationPage",
        "items": items,
    })
}
