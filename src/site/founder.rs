//! A story for programs that read sites of 数字报: as JSON, as XML, and as the comment that such pages begin with.

use maud::{Markup, PreEscaped};
use serde::Serialize;

use super::issue::{Corrects, Issue, IssuePicture, IssueStory};
use crate::calendar::shown;
use crate::xml::Xml;

/// A story by the fields that such programs take.
#[derive(Serialize)]
pub(super) struct Fields<'s> {
    articleid: &'s str,
    date: String,
    author: &'s str,
    title: &'s str,
    introtitle: &'s str,
    subtitle: &'s str,
    nodename: &'s str,
    picurl: &'s str,
    pagename: &'s str,
    url: String,
    uri: &'s str,
    content: &'s str,
    pictures: &'s [IssuePicture],
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<&'s Corrects>,
}

impl<'s> Fields<'s> {
    pub(super) fn of(issue: &'s Issue, story: &'s IssueStory) -> Self {
        let page = issue.pages.get(story.page);
        Self {
            articleid: &story.articleid,
            date: shown(issue.date.0),
            author: &story.author,
            title: &story.title,
            introtitle: &story.introtitle,
            subtitle: &story.subtitle,
            nodename: page.map_or("", |page| page.section.as_str()),
            picurl: story.pictures.first().map_or("", |picture| picture.image.file.as_str()),
            pagename: page.map_or("", |page| page.label.as_str()),
            url: story.file(),
            uri: &story.uri,
            content: &story.content,
            pictures: &story.pictures,
            corrects: story.corrects.as_ref(),
        }
    }

    /// Those that have names in such sites, in their order there.
    fn named(&self) -> [(&'static str, &str); 8] {
        [
            ("articleid", self.articleid),
            ("date", &self.date),
            ("author", self.author),
            ("title", self.title),
            ("introtitle", self.introtitle),
            ("subtitle", self.subtitle),
            ("nodename", self.nodename),
            ("picurl", self.picurl),
        ]
    }

    /// The comment. Nothing in it can end it: it has no `>` but those of its own.
    pub(super) fn comment(&self) -> Markup {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let fields = self.named().map(|(name, value)| format!("<{name}>{}</{name}>", escaped(value)));
        PreEscaped(format!("<!--enpproperty {}/enpproperty-->", fields.concat()))
    }

    /// The file for programs.
    pub(super) fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The same as XML.
    pub(super) fn xml(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.element("article", [], |xml| {
            self.named().into_iter().for_each(|(name, value)| xml.text(name, [], value));
            xml.text("pagename", [], self.pagename);
            xml.text("url", [], &self.url);
            xml.text("uri", [], self.uri);
            xml.text("content", [], self.content);
            for IssuePicture { image, alt, caption, credit } in self.pictures {
                let size = [("width", image.width), ("height", image.height)];
                xml.element("picture", size.map(|(name, n)| (name, n.to_string().into())), |xml| {
                    xml.text("picurl", [], &image.file);
                    xml.text("alt", [], alt);
                    xml.text("caption", [], caption);
                    xml.text("credit", [], credit);
                });
            }
        });
        xml.done()
    }
}
