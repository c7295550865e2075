//! Lists, notes and kinds of paragraphs that are none, and what is told of those that are.

use super::{LAYOUT, STORY};
use crate::support::house::House;

/// A house whose story has other text.
fn story(text: &str) -> House {
    House::sound().change(STORY, "Text.", text)
}

says! {
    list_of_one() = story("- Text.");
    text_right_below_a_list() = story("1. One.\nText that goes on.\n2. Two.");
    text_right_below_a_quotation() = story("> One.\nText.");
    item_without_text() = story("- One.\n-\n- Three.");
    list_too_deep() = story("- One.\n  - Two.\n    - Three.\n  - Four.\n- Five.");
    task_in_a_list() = story("- [ ] One.\n- Two.");
    quotation_in_a_quotation() = story("> > Text.");
    list_in_a_quotation() = story("> - One.\n> - Two.");
    table_in_a_list() = story("- One.\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n- Two.");
    subhead_in_a_list() = story("- One.\n- ## Two");
    footnote_without_note() = story("Text[^1].");
    footnote_without_mark() = story("Text.\n\n[^1]: A note.");
    footnotes_of_one_name() = story("Text[^1].\n\n[^1]: A note.\n\n[^1]: Another.");
    kind_unknown() = story("{kind=poem}\nText.");
    kind_of_text() = story("[Text]{kind=verse} more.");
    kind_in_a_quotation() = story("> {kind=verse}\n> Text.");
    form_unknown() = House::sound().change(STORY, "\"Head\"", "\"Head\"\nform = \"poem\"");
    briefs_of_one() = House::sound().change(STORY, "\"Head\"", "\"Head\"\nform = \"briefs\"");
    run_on_without_briefs() = House::sound().change(STORY, "\"Head\"", "\"Head\"\nform = \"letter\"\nrun_on = true");
    run_on_of_a_quotation() = House::sound().add(LAYOUT, "\n[blocks.quote]\nrun_on = true\n");
    block_unknown() = House::sound().add(LAYOUT, "\n[blocks.poem]\nsize = \"90%\"\n");
    block_of_the_body() = House::sound().add(LAYOUT, "\n[blocks.subhead]\nabove = 1\n");
    block_higher_than_its_rows() = House::sound().add(LAYOUT, "\n[blocks.quote]\nsize = \"150%\"\n");
    block_with_an_unknown_bullet() = House::sound().change(LAYOUT, "regular = \"song\"", "regular = \"song\"\nbullet = \"*\"");
    block_that_stands_in_too_far() = House::sound()
        .add(LAYOUT, "\n[blocks.quote]\ninset = \"10em\"\ninset_end = \"5em\"\n")
        .change(STORY, "Text.", "> Text.");
    salutation_at_a_foot() = House::sound()
        .change(LAYOUT, "column = 1", "column = 1\nspan = 2")
        .change(STORY, "Text.", "{kind=salutation}\nSir,\n\nText.");
}
