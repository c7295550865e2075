//! What is exported.

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// ALTO: where every line and word of a page stands, a file a page.
    Alto,
    /// METS: how the issue is made up of articles, with the ALTO files that it leads to.
    Mets,
    /// SVG: each page as it will look.
    Svg,
    /// PNG: the same in pixels.
    Png,
    /// OFD: the pages as the form that archives of the country keep.
    Ofd,
    /// 数字报: the web edition.
    Site,
    /// IIIF Presentation: a manifest for viewers of libraries.
    Iiif,
    /// JSON: what stands where on each page, for programs.
    Json,
    /// Text: what each page says, in the order of reading.
    Text,
    /// Markdown: each story as it was printed.
    Markdown,
    /// ninjs: each story as a news item.
    Ninjs,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Alto,
        Self::Mets,
        Self::Svg,
        Self::Png,
        Self::Ofd,
        Self::Site,
        Self::Iiif,
        Self::Json,
        Self::Text,
        Self::Markdown,
        Self::Ninjs,
    ];

    /// The one that the command calls so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What the command calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alto => "alto",
            Self::Mets => "mets",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Ofd => "ofd",
            Self::Site => "site",
            Self::Iiif => "iiif",
            Self::Json => "json",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Ninjs => "ninjs",
        }
    }
}
