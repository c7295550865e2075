//! The manifest: canvases for pages, ranges for sections and articles.

use serde_json::{Value, json};

use super::options::Options;
use crate::page::About;
use crate::transcript::{Article, PageTranscript, Section, Transcript, Whose};
use crate::write::scale::Scale;

/// A page.
pub(super) struct Canvas<'c> {
    /// Its place, from 0.
    pub at: usize,
    /// What it says.
    pub page: &'c PageTranscript<'c>,
    /// Its width and height, in pixels of its picture.
    pub size: (u32, u32),
    /// Those of the small one.
    pub thumbnail: (u32, u32),
}

impl Canvas<'_> {
    /// A file that belongs to it.
    pub(super) fn file(&self, folder: &str, ending: &str) -> String {
        format!("{folder}/{:04}.{ending}", self.at + 1)
    }

    pub(super) fn id(&self, options: &Options) -> String {
        options.address(&format!("canvas/{:04}", self.at + 1))
    }

    /// From lengths to its pixels.
    pub(super) fn scale(&self) -> Scale {
        Scale { pixels: self.size.0, of: self.page.page.trim.width }
    }
}

/// A text of a language.
pub(super) fn said(language: &str, text: &str) -> Value {
    json!({ language: [text] })
}

/// The manifest of an issue.
pub(super) fn manifest(transcript: &Transcript<'_>, canvases: &[Canvas<'_>], options: &Options) -> Value {
    let composition = transcript.composition;
    let About { paper, number, publisher, serial, .. } = &composition.about;
    let language = composition.language;
    let day = composition.about.day();
    let mut metadata = vec![pair("日期", "Date", &day, "none"), pair("报纸", "Newspaper", paper, language)];
    let more = [
        ("期号", "Number", Some(number)),
        ("出版", "Publisher", publisher.as_ref()),
        ("国内统一连续出版物号", "CN serial number", serial.as_ref()),
    ];
    let more =
        more.into_iter().filter_map(|(zh, en, text)| Some((zh, en, text.filter(|one| !one.is_empty())?)));
    metadata.extend(more.map(|(zh, en, text)| pair(zh, en, text, language)));
    let mut manifest = json!({
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": options.address("manifest.json"),
        "type": "Manifest",
        "label": said(language, &composition.about.title()),
        "metadata": metadata,
        "navDate": format!("{day}T00:00:00Z"),
        "viewingDirection": "left-to-right",
        "behavior": ["paged"],
        "items": canvases.iter().map(|canvas| painted(canvas, language, options)).collect::<Vec<_>>(),
        "structures": structures(transcript, canvases, options),
    });
    if let (Some(first), Some(object)) = (canvases.first(), manifest.as_object_mut()) {
        object.insert("start".to_owned(), json!({ "id": first.id(options), "type": "Canvas" }));
    }
    manifest
}

/// What is said of the issue, with its name in both languages of the program.
fn pair(zh: &str, en: &str, text: &str, language: &str) -> Value {
    json!({ "label": { "zh": [zh], "en": [en] }, "value": said(language, text) })
}

/// A page: its picture, its ALTO, and what stands where on it.
fn painted(canvas: &Canvas<'_>, language: &str, options: &Options) -> Value {
    let id = canvas.id(options);
    let (width, height) = canvas.size;
    let page = canvas.page.page;
    let label = [page.label.as_str(), page.section.as_str()].join(" ");
    let picture = |folder: &str, (width, height): (u32, u32)| {
        json!({
            "id": options.address(&canvas.file(folder, "jpg")),
            "type": "Image",
            "format": "image/jpeg",
            "width": width,
            "height": height,
        })
    };
    json!({
        "id": id,
        "type": "Canvas",
        "label": said(language, label.trim()),
        "width": width,
        "height": height,
        "items": [{
            "id": format!("{id}/painting"),
            "type": "AnnotationPage",
            "items": [{
                "id": format!("{id}/painting/1"),
                "type": "Annotation",
                "motivation": "painting",
                "body": picture("images", canvas.size),
                "target": id,
            }],
        }],
        "thumbnail": [picture("thumbnails", canvas.thumbnail)],
        "rendering": [{
            "id": options.address(&canvas.file("alto", "xml")),
            "type": "Text",
            "format": "application/xml",
            "profile": "http://www.loc.gov/standards/alto/ns-v4#",
            "label": { "none": ["ALTO 4.4"] },
        }],
        "annotations": [{
            "id": options.address(&canvas.file("annotations", "json")),
            "type": "AnnotationPage",
        }],
    })
}

/// The contents: pages of one section, and in them the articles that begin there, each with all areas that it has.
fn structures(transcript: &Transcript<'_>, canvases: &[Canvas<'_>], options: &Options) -> Vec<Value> {
    let language = transcript.composition.language;
    let articles: Vec<Article<'_>> = Article::all(transcript).collect();
    let title = |article: &Article<'_>| {
        Some(article.name()).filter(|name| !name.is_empty()).unwrap_or_else(|| "—".to_owned())
    };
    let begins = |article: &Article<'_>| article.places().map(|place| place.page).min();
    let runs = canvases.chunk_by(|one, next| one.page.page.section == next.page.page.section);
    let mut number = 0;
    let mut sections = Vec::new();
    for run in runs {
        let pages: Vec<usize> = run.iter().map(|canvas| canvas.at).collect();
        let own = articles.iter().filter(|article| begins(article).is_some_and(|page| pages.contains(&page)));
        let own = own.map(|article| {
            number += 1;
            json!({
                "id": options.address(&format!("range/article/{number}")),
                "type": "Range",
                "label": said(article.label.language.unwrap_or(language), &title(article)),
                "items": canvases.iter().flat_map(|canvas| areas(article.story, canvas, options)).collect::<Vec<_>>(),
            })
        });
        let own: Vec<Value> = own.collect();
        let label = run.first().map_or("", |canvas| canvas.page.page.section.as_str());
        let canvases = run.iter().map(|canvas| json!({ "id": canvas.id(options), "type": "Canvas" }));
        sections.push(json!({
            "id": options.address(&format!("range/section/{}", sections.len() + 1)),
            "type": "Range",
            "label": said(language, if label.is_empty() { "版面" } else { label }),
            "items": if own.is_empty() { canvases.collect() } else { own },
        }));
    }
    vec![json!({
        "id": options.address("range/contents"),
        "type": "Range",
        "label": said(language, "目录"),
        "items": sections,
    })]
}

/// The areas of a story on a page: a rectangle by its corner and size, another polygon as a path.
fn areas(story: u16, canvas: &Canvas<'_>, options: &Options) -> Vec<Value> {
    let own = |section: &&Section<'_>| matches!(section.whose, Whose::Story(number) if number == story);
    let sections = canvas.page.sections.iter().filter(own);
    let id = canvas.id(options);
    let area = |corners: &Vec<crate::geom::Point>| {
        let corners: Vec<(i64, i64)> = corners.iter().map(|at| canvas.scale().point(*at)).collect();
        let path = corners.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" L");
        let (width, height) = canvas.size;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"><path d=\"M{path} Z\"/></svg>"
        );
        match rect(&corners) {
            Some([x, y, width, height]) => {
                json!({ "id": format!("{id}#xywh={x},{y},{width},{height}"), "type": "Canvas" })
            }
            None => json!({
                "type": "SpecificResource",
                "source": id,
                "selector": { "type": "SvgSelector", "value": svg },
            }),
        }
    };
    sections.flat_map(|section| section.areas.iter().map(area)).collect()
}

/// Left, top, width and height of corners that are those of a rectangle.
fn rect(corners: &[(i64, i64)]) -> Option<[i64; 4]> {
    let xs = corners.iter().map(|(x, _)| *x);
    let ys = corners.iter().map(|(_, y)| *y);
    let (left, right) = (xs.clone().min()?, xs.max()?);
    let (top, bottom) = (ys.clone().min()?, ys.max()?);
    (corners.len() == 4).then_some([left, top, right - left, bottom - top])
}
