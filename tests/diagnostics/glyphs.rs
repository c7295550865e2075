//! What is said of characters that no face has, or draws nothing of, and of fonts that vary.

use super::{EDITION, LAYOUT, STORY, roomy};
use crate::support::house::House;
use crate::support::sfnt::{blanked, bundled, variable};

says! {
    no_glyph() = House::sound().change(STORY, "Text.", "Text 🀄 and \u{20bb7}.");
    glyph_that_draws_nothing() = House::sound()
        .write("fonts/a.ttf", blanked(bundled("NotoSerif-Regular.ttf"), "x"));
    form_that_no_face_has() = House::sound()
        .write("fonts/a.ttf", bundled("NotoSerifCJKsc-Regular.otf"))
        .change(STORY, "Text.", "甲葛\u{e0101}。");
    variable_font() = House::sound().write("fonts/a.ttf", variable(&bundled("NotoSerif-Regular.ttf"), 'T'));
    instance_of_a_variable_font() = House::sound().change(LAYOUT, "a.ttf", "a.ttf#Bold");
    no_glyph_in_a_head() = roomy().change(STORY, "\"Head\"", "\"Head\"\nkicker = \"引题\"");
    no_glyph_many_times() = House::sound()
        .change(STORY, "\"Head\"", "\"Head 二\"\nbyline = \"二七\"")
        .change(STORY, "Text.", "Text 二二七二。");
    no_glyph_in_furniture() = House::sound()
        .change(LAYOUT, "row = 3", "row = 9")
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .write("paper/stories/三.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, "[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n\
            [[page]]\nlayout = \"small\"\nslots = { lead = \"三\" }\n")
        .add(LAYOUT, "[folio]\nrows = 2\n\
            items = [{ text = \"{page}版\", face = \"song\", size = \"9pt\" }]\n");
}
