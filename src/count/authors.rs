//! What is counted of everybody who is named. What several wrote is counted for each of them, and told to be shared.

use super::story::StoryCount;
use super::thousands::Thousands;

/// What somebody wrote and how many pictures are by the same name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuthorCount {
    /// The name, or what stands in its place as it is written.
    pub name: String,
    /// The stories, by the names of their files.
    pub stories: Vec<String>,
    /// Those of them that others wrote as well.
    pub shared: Vec<String>,
    /// What is typed of text and tables in all of them.
    pub typed: usize,
    /// What is printed of these.
    pub printed: usize,
    /// What counts for the fee, of those that nobody else wrote.
    pub own: Thousands,
    /// What counts of those that are shared, undivided.
    pub of_shared: Thousands,
    /// Pictures.
    pub pictures: usize,
    /// Those of them that others are named for as well.
    pub shared_pictures: usize,
}

/// Counts by names, in the order in which they come first.
pub(super) fn counted(stories: &[StoryCount]) -> Vec<AuthorCount> {
    let mut all: Vec<AuthorCount> = Vec::new();
    for story in stories {
        for name in &story.authors {
            let author = of(&mut all, name);
            author.stories.push(story.story.clone());
            author.typed += story.typed.written();
            author.printed += story.printed().characters;
            if story.is_shared() {
                author.shared.push(story.story.clone());
                author.of_shared = author.of_shared.and(story.thousands());
            } else {
                author.own = author.own.and(story.thousands());
            }
        }
        for picture in &story.pictures {
            for name in &picture.authors {
                let author = of(&mut all, name);
                author.pictures += picture.pictures;
                author.shared_pictures += if picture.authors.len() > 1 { picture.pictures } else { 0 };
            }
        }
    }
    all
}

fn of<'a>(all: &'a mut Vec<AuthorCount>, name: &str) -> &'a mut AuthorCount {
    let at = all.iter().position(|author| author.name == name).unwrap_or_else(|| {
        all.push(AuthorCount { name: name.to_owned(), ..AuthorCount::default() });
        all.len() - 1
    });
    &mut all[at]
}
