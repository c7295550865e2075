//! ninjs: each story as a news item for other systems (IPTC ninjs 2.1).

use serde::Serialize;

use super::written::story_names;
use super::{Written, identifier};
use crate::page::Composition;
use crate::part::HeadPart;
use crate::transcript::{Article, IllustrationKind, Prose, Transcript};

#[derive(Serialize)]
struct Item<'t> {
    uri: String,
    standard: Standard,
    #[serde(rename = "type")]
    kind: &'static str,
    representationtype: &'static str,
    language: &'t str,
    pubstatus: &'static str,
    contentcreated: String,
    headlines: Vec<Said<'t>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'t str,
    bodies: Vec<Body>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associations: Vec<Association<'t>>,
    slugline: &'t str,
    infosources: Vec<Named<'t>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subjects: Vec<Named<'t>>,
    altids: Vec<Said<'t>>,
}

#[derive(Serialize)]
struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

#[derive(Serialize)]
struct Said<'t> {
    role: &'static str,
    value: &'t str,
}

#[derive(Serialize)]
struct Body {
    role: &'static str,
    contenttype: &'static str,
    charcount: usize,
    value: String,
}

#[derive(Serialize)]
struct Association<'t> {
    name: String,
    uri: &'t str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Said<'t>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'t str,
}

#[derive(Serialize)]
struct Named<'t> {
    name: &'t str,
}

const STANDARD: Standard =
    Standard { name: "ninjs", version: "2.1", schema: "https://iptc.org/std/ninjs/ninjs-schema_2.1.json" };

/// A file for each story, named as its own.
#[must_use]
pub fn files(transcript: &Transcript<'_>) -> Vec<Written> {
    let names = story_names(&transcript.composition.stories);
    let story = |article: Article<'_>| {
        let item = item(&article, transcript);
        let mut bytes = serde_json::to_vec_pretty(&item).unwrap_or_default();
        bytes.push(b'\n');
        Written {
            path: format!("{}.json", names.get(usize::from(article.story)).map_or("", String::as_str)),
            bytes,
        }
    };
    Article::all(transcript).map(story).collect()
}

fn item<'t>(article: &'t Article<'t>, transcript: &'t Transcript<'_>) -> Item<'t> {
    let composition: &Composition = transcript.composition;
    let about = &composition.about;
    let headline = Said { role: "main", value: &article.label.title };
    let parts = article.head.iter().filter(|piece| piece.kind != HeadPart::HEADLINE);
    let parts = parts.map(|piece| Said { role: piece.kind.row().key, value: &piece.text });
    let page = article.places().next().and_then(|place| transcript.pages.get(place.page));
    let section = page.map(|page| page.page.section.as_str()).filter(|section| !section.is_empty());
    let label = page.map_or("", |page| page.page.label.as_str());
    Item {
        uri: format!("urn:{}", identifier::of_story(about, article.label)),
        standard: STANDARD,
        kind: "text",
        representationtype: "full",
        language: article.label.language.unwrap_or(composition.language),
        pubstatus: "usable",
        contentcreated: format!("{}T00:00:00+08:00", about.day()),
        headlines: std::iter::once(headline).chain(parts).collect(),
        by: article.byline(),
        bodies: vec![body(article)],
        associations: article.pictures.iter().enumerate().map(picture).collect(),
        slugline: &article.label.id,
        infosources: vec![Named { name: &about.paper }],
        altids: vec![Said { role: "page", value: label }, Said { role: "file", value: &article.label.id }],
        subjects: section.map(|name| Named { name }).into_iter().collect(),
    }
}

/// All of its text, a paragraph a line; who reports is named beside it.
fn body(article: &Article<'_>) -> Body {
    let mut all: Vec<String> = Vec::new();
    for piece in &article.body {
        match &piece.kind {
            Prose::Block { .. } => all.push(piece.text.clone()),
            Prose::Byline => {}
            Prose::Table(table) => {
                all.extend(Some(table.caption.clone()).filter(|caption| !caption.is_empty()));
                all.extend(table.rows().iter().map(|row| row.join("\t")));
                all.extend(table.notes.iter().cloned());
            }
        }
    }
    let value = all.join("\n");
    Body { role: "main", contenttype: "text/plain", charcount: value.chars().count(), value }
}

fn picture<'t>((at, picture): (usize, &'t crate::transcript::Picture<'_>)) -> Association<'t> {
    let said = [("alternative", picture.seen.alt), ("caption", picture.caption.as_str())];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    Association {
        name: format!("picture-{}", at + 1),
        uri: picture.seen.name,
        kind: match picture.seen.kind {
            IllustrationKind::Photograph => "picture",
            IllustrationKind::Drawing | IllustrationKind::Insert => "graphic",
        },
        descriptions: said.map(|(role, value)| Said { role, value }).collect(),
        by: picture.credit.trim(),
    }
}
