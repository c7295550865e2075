//! The logical map: newspaper › volume › issue › section › article › heading and body.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ids::{alto_id, article_id};
use crate::block::Reads;
use crate::part::HeadPart;
use crate::transcript::{Article, Piece, Place, Prose, Transcript, Whose};
use crate::write::alto::{block_id, section_id};
use crate::xml::{Attribute, Xml};

/// The articles and the rest of a section of the issue.
#[derive(Debug, Default)]
struct Section<'t> {
    label: &'t str,
    articles: Vec<usize>,
    /// Advertisements, by page and section of that.
    ads: Vec<(usize, usize)>,
}

/// Who writes the map.
struct Map<'m, 'x, 't> {
    xml: &'x mut Xml,
    /// How many divisions there are, by which they are known.
    divisions: usize,
    articles: &'m [Article<'t>],
    /// 组合: the articles under each head, by its story.
    under: &'m BTreeMap<u16, Vec<usize>>,
}

pub(super) fn write(xml: &mut Xml, transcript: &Transcript<'_>, articles: &[Article<'_>]) {
    let about = &transcript.composition.about;
    let under = under(articles);
    xml.element("structMap", [("TYPE", "LOGICAL".into()), ("LABEL", "Logical Structure".into())], |xml| {
        let mut map = Map { xml, divisions: 0, articles, under: &under };
        map.div("Newspaper", Some(&about.paper), [], |map| {
            let year = about.date.0.to_string();
            map.div("Volume", Some(&year), [], |map| {
                let issue = [("DMDID", "DMD_ISSUE".into())];
                map.div("Issue", Some(&about.title()), issue, |map| {
                    map.masthead(transcript);
                    for section in sections(transcript, articles) {
                        let label = Some(section.label).filter(|label| !label.is_empty());
                        map.div("Section", label, [], |map| map.section(&section));
                    }
                });
            });
        });
    });
}

/// The articles that stand under the head of another.
fn under(articles: &[Article<'_>]) -> BTreeMap<u16, Vec<usize>> {
    let mut all: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        let over = article.label.under.filter(|over| articles.iter().any(|one| one.story == *over));
        if let Some(over) = over {
            all.entry(over).or_default().push(at);
        }
    }
    all
}

/// Pages of one section label that follow each other, with the articles that begin there, in the order of reading.
fn sections<'t>(transcript: &'t Transcript<'_>, articles: &[Article<'_>]) -> Vec<Section<'t>> {
    let mut all: Vec<Section<'t>> = Vec::new();
    let firsts: Vec<Option<Place>> = articles.iter().map(|article| article.places().min()).collect();
    for (number, page) in transcript.pages.iter().enumerate() {
        let label = page.page.section.as_str();
        if all.last().is_none_or(|last| last.label != label) {
            all.push(Section { label, ..Section::default() });
        }
        let Some(section) = all.last_mut() else { continue };
        for (at, of) in page.sections.iter().enumerate() {
            match of.whose {
                Whose::Page => {}
                Whose::Advertisement => section.ads.push((number, at)),
                Whose::Story(_) => {
                    let begins = |first: &Option<Place>| {
                        first.is_some_and(|first| (first.page, first.section) == (number, at))
                    };
                    let begun = firsts.iter().enumerate().filter(|(_, first)| begins(first));
                    section.articles.extend(begun.map(|(at, _)| at));
                }
            }
        }
    }
    all
}

impl Map<'_, '_, '_> {
    fn div<'v>(
        &mut self,
        kind: &'static str,
        label: Option<&'v str>,
        more: impl IntoIterator<Item = Attribute<'v>>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.divisions += 1;
        let own = [("ID", Cow::from(format!("LOG_{}", self.divisions))), ("TYPE", kind.into())];
        let label = label.map(|label| ("LABEL", Cow::from(label)));
        self.xml.begin("div", own.into_iter().chain(label).chain(more));
        inside(self);
        self.xml.end("div");
    }

    /// The masthead: what the first page says of itself.
    fn masthead(&mut self, transcript: &Transcript<'_>) {
        let page = transcript.pages.first();
        let own = page.and_then(|page| page.sections.iter().position(|section| section.whose == Whose::Page));
        if let Some(at) = own {
            self.div("TitleSection", None, [], |map| map.whole(0, at));
        }
    }

    fn section(&mut self, section: &Section<'_>) {
        for at in &section.articles {
            let is_under = self.under.values().any(|all| all.contains(at));
            if !is_under {
                self.article(*at);
            }
        }
        for (page, at) in &section.ads {
            self.div("Advertisement", None, [], |map| map.whole(*page, *at));
        }
    }

    fn article(&mut self, at: usize) {
        let articles = self.articles;
        let Some(article) = articles.get(at) else { return };
        let own = [("DMDID", article_id(article.story).into())];
        self.div("Article", Some(&article.label.title), own, |map| {
            if !article.head.is_empty() {
                map.div("Heading", None, [], |map| {
                    for Piece { kind, text, places, .. } in &article.head {
                        map.div(head(*kind), Some(text), [], |map| map.areas(places));
                    }
                });
            }
            if !(article.body.is_empty() && article.pictures.is_empty()) {
                map.div("Body", None, [], |map| map.body(article));
            }
            // 组合: what stands under its head.
            for at in map.under.get(&article.story).into_iter().flatten() {
                map.article(*at);
            }
        });
    }

    fn body(&mut self, article: &Article<'_>) {
        for picture in &article.pictures {
            let label = Some(picture.seen.alt).filter(|alt| !alt.is_empty());
            self.div("Illustration", label, [], |map| {
                if let Some((seen, below)) = picture.places.split_first() {
                    map.div("Image", None, [], |map| map.areas(&[*seen]));
                    if !below.is_empty() {
                        map.div("Caption", None, [], |map| map.areas(below));
                    }
                }
            });
        }
        for Piece { kind, places, .. } in &article.body {
            let kind = match kind {
                Prose::Block { reads, .. } => block(*reads),
                Prose::Byline => "Author",
                Prose::Table(_) => "Table",
            };
            self.div(kind, None, [], |map| map.areas(places));
        }
    }

    /// A section of a page, all of it.
    fn whole(&mut self, page: usize, section: usize) {
        let id = section_id(page, section);
        self.xml.element("fptr", [], |xml| xml.empty("area", area(page, id)));
    }

    /// The blocks that something stands in, in the order of reading.
    fn areas(&mut self, places: &[Place]) {
        let area = |place: &Place| area(place.page, block_id(place.page, place.section, place.block));
        self.xml.element("fptr", [], |xml| match places {
            [one] => xml.empty("area", area(one)),
            all => xml.element("seq", [], |xml| all.iter().for_each(|one| xml.empty("area", area(one)))),
        });
    }
}

fn area(page: usize, id: String) -> [Attribute<'static>; 3] {
    [("FILEID", alto_id(page).into()), ("BEGIN", id.into()), ("BETYPE", "IDREF".into())]
}

/// What a part of a head is called.
fn head(part: HeadPart) -> &'static str {
    match part.row().key {
        "kicker" => "Overline",
        "headline" => "Title",
        "deck" => "Subtitle",
        _ => "HeadingText",
    }
}

/// What a block is called.
const fn block(reads: Reads) -> &'static str {
    match reads {
        Reads::Paragraph => "Paragraph",
        Reads::Heading => "Crosshead",
        Reads::Quote => "Citation",
        Reads::Item | Reads::Subitem => "Item",
        Reads::Note => "Footnote",
    }
}
