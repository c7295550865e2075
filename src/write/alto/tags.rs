//! What blocks are (`LayoutTag`), of which story (`StructureTag`), and what pictures show (`OtherTag`).

use std::collections::{BTreeMap, BTreeSet};

use crate::page::{Composition, Role, StoryLabel};
use crate::transcript::{Content, PageTranscript, Whose};
use crate::xml::Xml;

/// The tags of a page.
#[derive(Debug, Default)]
pub(super) struct Tags<'c> {
    roles: BTreeSet<Role>,
    stories: BTreeMap<u16, &'c StoryLabel>,
    /// What pictures show, by number.
    shown: BTreeMap<&'c str, usize>,
}

impl<'c> Tags<'c> {
    pub(super) fn of(page: &PageTranscript<'c>, composition: &'c Composition) -> Self {
        let mut all = Self::default();
        for section in &page.sections {
            if let Whose::Story(story) = section.whose
                && let Some(label) = composition.stories.get(usize::from(story))
            {
                all.stories.insert(story, label);
            }
            for block in &section.blocks {
                all.roles.insert(named(block.role));
                if let Content::Illustration(seen) = &block.content
                    && !seen.alt.is_empty()
                {
                    let next = all.shown.len() + 1;
                    all.shown.entry(seen.alt).or_insert(next);
                }
            }
        }
        all
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        if self.roles.is_empty() {
            return;
        }
        xml.element("Tags", [], |xml| {
            for role in &self.roles {
                xml.empty("LayoutTag", [("ID", of_role(*role).into()), ("LABEL", role.name().into())]);
            }
            for (story, label) in &self.stories {
                xml.empty(
                    "StructureTag",
                    [
                        ("ID", of_story(*story).into()),
                        ("TYPE", "article".into()),
                        ("LABEL", label.title.as_str().into()),
                        ("DESCRIPTION", label.id.as_str().into()),
                    ],
                );
            }
            for (shown, number) in &self.shown {
                xml.empty(
                    "OtherTag",
                    [
                        ("ID", format!("SHOWN_{number}").into()),
                        ("TYPE", "description".into()),
                        ("LABEL", (*shown).into()),
                    ],
                );
            }
        });
    }

    /// The tags of a block.
    pub(super) fn of_block(&self, role: Role, content: &Content<'_>) -> String {
        let role = of_role(role);
        let shown = match content {
            Content::Illustration(seen) => self.shown.get(seen.alt),
            Content::Text(_) => None,
        };
        shown.map_or(role.clone(), |number| format!("{role} SHOWN_{number}"))
    }
}

/// All cells of a table, and all its notes, are of one kind.
fn named(role: Role) -> Role {
    use crate::page::{CellHead, CellPlace, TablePart};
    let cell = |head| CellPlace { row: 0, column: 0, rows: 1, columns: 1, head };
    match role {
        Role::Table(TablePart::Cell(CellPlace { head: CellHead::None, .. })) => {
            Role::Table(TablePart::Cell(cell(CellHead::None)))
        }
        Role::Table(TablePart::Cell(_)) => Role::Table(TablePart::Cell(cell(CellHead::Columns))),
        Role::Table(TablePart::Note(_)) => Role::Table(TablePart::Note(0)),
        role => role,
    }
}

fn of_role(role: Role) -> String {
    format!("ROLE_{}", role.name().replace(' ', "-"))
}

/// The tag of a story.
pub(super) fn of_story(story: u16) -> String {
    format!("STORY_{}", story + 1)
}
