//! A sound edition on the full one, with every key that such a one alone has.

pub(super) const EDITION: &str = "\
base = \"../paper\"
guide = [\"四\"]
[paper]
publisher = \"新报社\"
[[page]]
change = \"A01\"
section = \"郊区\"
fields.editor = \"晨光\"
slots.side = \"三\"
[[page]]
after = \"A01\"
layout = \"full\"
section = \"县域\"
fields.editor = \"景静\"
slots.lead.feed = \"box\"
slots.side = \"四\"
slots.sold.feed = \"picks\"
[[page]]
before = 2
layout = \"full\"
section = \"县域\"
fields.editor = \"景静\"
slots.lead = \"五\"
slots.side = \"六\"
slots.sold.feed = \"picks\"
[[page]]
drop = \"A02\"
";
