//! An issue from the pages of an edition.

use super::day::Day;
use super::issue::{Area, Corrects, FORMAT, Image, Issue, IssuePage, IssuePicture, IssueStory};
use super::phrases;
use super::prose::content;
use crate::geom::{Point, Rect};
use crate::page::{About, Correction};
use crate::part::HeadPart;
use crate::transcript::{Article, PageTranscript, Picture, Section, Transcript, Whose};
use crate::write::pixels::Pixels;
use crate::write::scale::{QUALITY, SMALL, Scale};
use crate::write::{Written, identifier};

/// An issue, and its pictures: all that can't be told from its record.
#[derive(Debug)]
pub struct Recorded {
    /// The issue.
    pub issue: Issue,
    /// Pictures of pages and of stories, by their paths in the folder of the issue.
    pub pictures: Vec<Written>,
}

/// What the site keeps of an edition, by its transcript and a drawing (SVG) of each of its pages; or the page whose picture can't
/// be had.
///
/// # Errors
/// See above: what it goes by.
pub fn recorded(transcript: &Transcript<'_>, drawings: &[Written]) -> Result<Recorded, String> {
    use rayon::prelude::*;
    let articles: Vec<Article<'_>> = Article::all(transcript).collect();
    let numbers = Numbers { transcript, articles: &articles };
    let pages = transcript.pages.par_iter().zip(drawings).enumerate();
    let pages = pages
        .map(|(at, (page, drawing))| numbers.page(at, page, drawing).ok_or_else(|| page.page.label.clone()));
    let made: Vec<Sheet> = pages.collect::<Result<_, _>>()?;
    let mut pictures = Vec::new();
    let mut pages = Vec::new();
    let mut of_stories = Vec::new();
    for page in made {
        pictures.extend(page.pictures);
        pages.push(page.page);
        of_stories.extend(page.of_stories);
    }
    let composition = transcript.composition;
    let About { paper, date, number, publisher, serial, .. } = &composition.about;
    let issue = Issue {
        format: FORMAT,
        paper: paper.clone(),
        language: composition.language.to_owned(),
        date: Day(*date),
        number: number.clone(),
        publisher: publisher.clone().unwrap_or_default(),
        serial: serial.clone().unwrap_or_default(),
        pages,
        stories: (0..articles.len()).filter_map(|at| numbers.story(at, &of_stories)).collect(),
    };
    Ok(Recorded { issue, pictures })
}

/// The edition, and by what its stories go in the site.
struct Numbers<'n> {
    transcript: &'n Transcript<'n>,
    articles: &'n [Article<'n>],
}

/// A page of the issue, its pictures, and those that stories have on it.
struct Sheet {
    page: IssuePage,
    pictures: Vec<Written>,
    of_stories: Vec<StoryPicture>,
}

/// A picture that a story has: its place among the stories of the issue, and among its own.
struct StoryPicture {
    of: (usize, usize),
    image: Image,
}

impl Numbers<'_> {
    /// The number of a story: its day, and its place in the edition, whatever of that stands on the web.
    fn articleid(&self, at: usize) -> String {
        let (year, month, day) = self.transcript.composition.about.date;
        let place = self.articles.get(at).map_or(0, |article| usize::from(article.story) + 1);
        format!("{year:04}{month:02}{day:02}{place:03}")
    }

    /// Page and pictures, from its drawing.
    fn page(&self, at: usize, of: &PageTranscript<'_>, drawing: &Written) -> Option<Sheet> {
        let scale = Scale::large(of.page.trim);
        let large = Pixels::of(&drawing.bytes, scale.pixels)?;
        let small = large.narrowed(SMALL);
        let wide = self.transcript.pages.len().to_string().len().max(2);
        let mut pictures = Vec::new();
        let mut kept = |name: String, pixels: &Pixels| {
            let (width, height) = pixels.size();
            let file = format!("{name}.jpg");
            pictures.push(Written { path: file.clone(), bytes: pixels.jpeg(QUALITY)? });
            Some(Image { file, width, height })
        };
        let number = at + 1;
        let images = (
            kept(format!("page_{number:0wide$}_s"), &small)?,
            kept(format!("page_{number:0wide$}_b"), &large)?,
        );
        let mut of_stories = Vec::new();
        for (story, article) in self.articles.iter().enumerate() {
            for (which, picture) in article.pictures.iter().enumerate() {
                let Some(rect) = self.stands(picture, at) else { continue };
                let name = format!("pic_{}_{}", self.articleid(story), which + 1);
                // One that lies beyond the trim is on no picture of the page.
                let Some(pixels) = large.cut(scale.rect(rect)) else { continue };
                of_stories.push(StoryPicture { of: (story, which), image: kept(name, &pixels)? });
            }
        }
        let page = IssuePage {
            label: of.page.label.clone(),
            section: of.page.section.clone(),
            // The first number is that of the issue.
            file: format!("node_{}.htm", at + 2),
            small: images.0,
            large: images.1,
            areas: self.areas(at, of, scale),
        };
        Some(Sheet { page, pictures, of_stories })
    }

    /// Where a picture stands on a page; nothing, where it stands on another.
    fn stands(&self, picture: &Picture<'_>, page: usize) -> Option<Rect> {
        let place = picture.places.first().filter(|place| place.page == page)?;
        let section = self.transcript.pages.get(page)?.sections.get(place.section)?;
        section.blocks.get(place.block).map(|block| block.rect)
    }

    fn areas(&self, at: usize, of: &PageTranscript<'_>, scale: Scale) -> Vec<Area> {
        let area = |section: &Section<'_>| {
            let Whose::Story(number) = section.whose else { return None };
            let story = self.articles.iter().position(|article| article.story == number)?;
            let polygon = |corners: &Vec<Point>| corners.iter().map(|at| scale.point(*at)).collect();
            let polygons: Vec<Vec<(i64, i64)>> = section.areas.iter().map(polygon).collect();
            Some(Area { story, polygons }).filter(|area| !area.polygons.is_empty())
        };
        let mut areas: Vec<Area> = of.sections.iter().filter_map(area).collect();
        // As editors name them, the lead before the box at its ear; what goes on from another page is the last.
        let begins = |story: usize| self.articles.get(story).and_then(first_page) == Some(at);
        areas.sort_by_key(|area| (!begins(area.story), area.story));
        areas
    }

    /// A story, with those of the pictures that are its own.
    fn story(&self, at: usize, images: &[StoryPicture]) -> Option<IssueStory> {
        let article = self.articles.get(at)?;
        let composition = self.transcript.composition;
        let part = |key: &str| HeadPart::of(key).map_or("", |part| article.part(part)).to_owned();
        let author = [article.byline().to_owned(), part("author")];
        let untitled = || phrases::of(composition.language).untitled.to_owned();
        let own = images.iter().filter(|one| one.of.0 == at);
        let picture = |one: &StoryPicture| {
            let Picture { seen, caption, credit, .. } = article.pictures.get(one.of.1)?;
            let (caption, credit) = (caption.trim().to_owned(), credit.trim().to_owned());
            let alt = if seen.alt.is_empty() { caption.clone() } else { seen.alt.to_owned() };
            Some(IssuePicture { image: one.image.clone(), alt, caption, credit })
        };
        Some(IssueStory {
            articleid: self.articleid(at),
            id: article.label.id.clone(),
            uri: format!("urn:{}", identifier::of_story(&composition.about, article.label)),
            page: first_page(article)?,
            title: Some(article.name()).filter(|name| !name.is_empty()).unwrap_or_else(untitled),
            introtitle: part("kicker"),
            subtitle: part("deck"),
            author: author.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
            language: article.label.language.map(str::to_owned),
            pictures: own.filter_map(picture).collect(),
            content: content(article),
            corrects: article.label.corrects.as_ref().map(corrects),
        })
    }
}

fn corrects(of: &Correction) -> Corrects {
    let Correction { date, page, story, headline } = of.clone();
    Corrects { date: Day(date), page, story, headline }
}

/// The page that it begins on.
fn first_page(article: &Article<'_>) -> Option<usize> {
    article.places().map(|place| place.page).min()
}
