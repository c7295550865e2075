//! The edition of the files in [`super::full`].

pub(super) const EDITION: &str = "\
\"$schema\" = \"../a.json\"
format = 1
guide = [\"二\"]
[paper]
name = \"日报\"
date = 2022-09-30
time = 01:30:00
number = 7
lunar = \"壬寅年九月初五\"
dress = \"festive\"
publisher = \"报社\"
[[page]]
layout = \"full\"
section = \"要闻\"
label = \"A01\"
fold = \"A01\"
spread = false
lead_picture = \"lead\"
makeup = false
fields.editor = \"景静\"
slots.lead = \"一\"
slots.side.continues = \"一\"
[[page.ads]]
ad = \"ad\"
slot = \"sold\"
[[page]]
layout = \"full\"
section = \"国内\"
fields.editor = \"景静\"
slots.lead.feed = \"box\"
slots.side = \"二\"
slots.sold.feed = \"picks\"
";
