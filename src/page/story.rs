//! What is known of a story besides what of it is printed.

/// A story's names, for whoever writes structure, and its right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryLabel {
    /// The name of its file, without the ending.
    pub id: String,
    /// Its headline as one line of plain text.
    pub title: String,
    /// The language of its text (BCP 47), where it is another than that of the composition.
    pub language: Option<&'static str>,
    /// 组合: the story, by its place among all, under whose headline it stands.
    pub under: Option<u16>,
    /// Whether it may stand in the paper's web edition (网络版权): its own right, whatever it stands under. Where it may not, its
    /// pictures may not.
    pub web: bool,
    /// 更正: what of an earlier issue it puts right.
    pub corrects: Option<Correction>,
}

/// What of an earlier issue was wrong, as the story says that puts it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The date of the issue: year, month, day.
    pub date: (u16, u8, u8),
    /// The page, as it was printed.
    pub page: String,
    /// The name of the story's file in that edition, without the ending.
    pub story: Option<String>,
    /// The headline that it had.
    pub headline: Option<String>,
}
