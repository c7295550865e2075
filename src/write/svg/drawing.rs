//! A page, item by item in paint order; what of a story follows itself is one group.

use std::fmt::Write;

use super::insert::Inserts;
use super::picture::{image, picture};
use super::run::{outlined, text};
use crate::color::{Color, Paint};
use crate::font::Fonts;
use crate::geom::{Length, Rect};
use crate::outline::{Area, FillRule};
use crate::page::{Composition, Item, Page, PlacedInsert, Role, Shape, Source};
use crate::svg::{Glyphs, escaped, path};
use crate::write::on_screen::OnScreen;
use crate::write::pdf::{PdfError, proof};

/// Paper without ink: the screen's white stands for it.
const PAPER: &str = "#ffffff";

/// A page that is being drawn.
pub(super) struct Drawing<'d> {
    composition: &'d Composition,
    fonts: &'d Fonts,
    screen: &'d OnScreen,
    inserts: &'d Inserts,
    /// Glyphs are text.
    is_text: bool,
    glyphs: Glyphs,
    clips: usize,
    body: String,
}

impl<'d> Drawing<'d> {
    pub(super) fn new(
        composition: &'d Composition,
        fonts: &'d Fonts,
        (screen, inserts): (&'d OnScreen, &'d Inserts),
        is_text: bool,
    ) -> Self {
        let (glyphs, body) = (Glyphs::default(), String::new());
        Self { composition, fonts, screen, inserts, is_text, glyphs, clips: 0, body }
    }

    /// The document. What lies outside the trim is cut away, as it is from paper.
    pub(super) fn page(&mut self, page: &Page) -> Result<String, PdfError> {
        let items = page.items.iter().filter(|item| !matches!(item.source().role, Role::Mark));
        let items: Vec<&Item> = items.collect();
        for group in items.chunk_by(|one, next| one.source().story == next.source().story) {
            let Some(first) = group.first() else { continue };
            self.open(first.source());
            for item in group {
                self.item(item)?;
            }
            self.body.push_str("</g>\n");
        }
        let (width, height) = (page.trim.width, page.trim.height);
        let (mm, pt) = ([width, height].map(Length::to_mm), [width, height].map(Length::to_pt));
        let title = format!("{} {}", self.composition.about.title(), page.label);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.2}mm\" height=\"{:.2}mm\" viewBox=\"0 0 {:.3} {:.3}\" lang=\"{}\">\n<title>{}</title>\n",
            mm[0],
            mm[1],
            pt[0],
            pt[1],
            self.composition.language,
            escaped(&title)
        );
        if !self.is_text {
            self.glyphs.write(&mut out);
        }
        let _ = writeln!(out, "<rect width=\"{:.3}\" height=\"{:.3}\" fill=\"{PAPER}\"/>", pt[0], pt[1]);
        out.push_str(&self.body);
        out.push_str("</svg>\n");
        Ok(out)
    }

    fn open(&mut self, source: &Source) {
        let label = source.story.and_then(|story| self.composition.stories.get(usize::from(story)));
        let _ = match label {
            Some(label) => writeln!(self.body, "<g data-story=\"{}\">", escaped(&label.id)),
            None => writeln!(self.body, "<g>"),
        };
    }

    fn fill(&self, color: Color) -> String {
        let [red, green, blue] = self.screen.color(color);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    fn item(&mut self, item: &Item) -> Result<(), PdfError> {
        match item {
            Item::Glyphs(run) => {
                let fill = self.fill(run.paint.color);
                let _ = write!(self.body, "<g fill=\"{fill}\">");
                if self.is_text {
                    text(&mut self.body, run, self.fonts);
                } else {
                    outlined(&mut self.body, run, self.fonts, &mut self.glyphs);
                }
                self.body.push_str("</g>\n");
            }
            Item::Fill(fill) => self.rect(fill.rect, fill.paint),
            Item::Shape(shape) => self.shape(shape),
            Item::Picture(placed) => {
                self.clips += 1;
                if let Some(of) = self.composition.pictures.get(usize::from(placed.picture.0)) {
                    picture(&mut self.body, (of, placed), self.screen, (proof::FOR_SCREENS, self.clips))?;
                }
            }
            Item::Insert(placed) => self.insert(placed),
        }
        Ok(())
    }

    fn rect(&mut self, rect: Rect, paint: Paint) {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(Length::to_pt);
        let fill = self.fill(paint.color);
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.3}\" y=\"{y:.3}\" width=\"{width:.3}\" height=\"{height:.3}\" fill=\"{fill}\"/>"
        );
    }

    /// An outline, inside all areas that it is cut to.
    fn shape(&mut self, shape: &Shape) {
        let first = self.clips + 1;
        for clip in &shape.clips {
            self.clips += 1;
            let d = data(clip);
            let rule = if clip.rule == FillRule::EvenOdd { " clip-rule=\"evenodd\"" } else { "" };
            let _ =
                writeln!(self.body, "<clipPath id=\"c{}\"><path{rule} d=\"{d}\"/></clipPath>", self.clips);
        }
        for clip in first..=self.clips {
            let _ = write!(self.body, "<g clip-path=\"url(#c{clip})\">");
        }
        let rule = if shape.rule == FillRule::EvenOdd { " fill-rule=\"evenodd\"" } else { "" };
        let fill = self.fill(shape.paint.color);
        let d = path(&shape.contours, |length| format!("{:.3}", length.to_pt()));
        let _ = write!(self.body, "<path{rule} fill=\"{fill}\" d=\"{d}\"/>");
        self.body.push_str(&"</g>".repeat(shape.clips.len()));
        self.body.push('\n');
    }

    fn insert(&mut self, placed: &PlacedInsert) {
        let Some(svg) = self.inserts.get(placed.insert) else { return };
        let alt =
            self.composition.inserts.get(usize::from(placed.insert.0)).map_or("", |one| one.alt.as_str());
        let _ = write!(self.body, "<g role=\"img\"><title>{}</title>", escaped(alt));
        image(&mut self.body, placed.rect, "image/svg+xml", svg.as_bytes());
        self.body.push_str("</g>\n");
    }
}

fn data(area: &Area) -> String {
    path(&area.contours, |length| format!("{:.3}", length.to_pt()))
}
