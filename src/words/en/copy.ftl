## Stories: the front matter.

front-matter-missing = the story does not begin with front matter
    .label = expected `+++`
    .help = begin with a line `+++`, then `headline = "…"`, then a line `+++`
front-matter-open = the front matter has no end
    .label = begins here
    .help = write another line `+++` behind its last key
front-matter-in-text = this is of the front matter, which stands once, at the top of a story
    .label = would be printed
    .help = put what belongs to the front matter between its two lines of `+++`, and take the rest out; `\+++` is text
dateline-twice = “{ $dateline }” stands behind the story's dateline
    .label = typed again
    .given = printed before it
    .help = take “{ $dateline }” out of the text, or `dateline` out of the front matter: it is run in before the first paragraph
story-without-text = the story has no text
    .label = expected a paragraph
    .help = write its paragraphs below the second line of `+++`; a head without text says `only = "head"`
only-and-more = a story of one thing only has another
    .head = the story is a head only, and has text or a picture
    .text = the story is text only, and has a head
    .label = this
    .only = says that there is none
    .help = leave out `only`, or this
no-text-beside = a picture or a head without text has no `{ $key }`
    .label = there is no text that it could stand at
    .help = give the picture a `credit`, or write the text below the second line of `+++`
no-alt = nothing says what the picture `{ $picture }` shows
    .ad = nothing says what the advertisement `{ $ad }` shows
    .label = this picture
    .help = add `alt = …`: what it shows, in a sentence, for those who don't see it
no-picture-rows = “{ $story }” has a picture, and the slot `{ $slot }` has no rows for one
    .places = no place for one more
    .more = “{ $story }” has { $pictures } pictures, and the slot `{ $slot }` has places for { $places }
    .label = no `picture_rows`
    .picture = this picture
    .help = give the slot `picture_rows` in its layout, or put the story into a slot that has them
    .help-more = give the slot another box in its layout: `boxes = [{"{"} holds = "picture", rows = 8 {"}"}]`, or leave a picture out
picture-and-pictures = a story gives its pictures in one key
    .label = here again
    .first = given here
    .help = write all of them as tables of `pictures`, or leave one of the two keys out
picture-group = a picture is one file, or a group of several
    .alone = `{ $key }` is said of a group of pictures, and here is none
    .nothing = a picture names no file
    .beside = `{ $key }` is said of one picture, and here are several
    .count = a group has { $range } pictures, and this has { $count }
    .label = this
    .files = the group
    .count-here = this group
    .nothing-here = neither `file` nor `files`
    .help = leave it out, or give the pictures of the group in `files`
    .help-nothing = write `file = …`, or several in `files`
    .help-beside = write it in the table of each picture in `files`, or leave `files` out
    .help-count = of one picture write `file = …`; of more than that make two groups
pictures-without-text = a story without text is one picture, and this has { $pictures }
    .label = the second
    .help = leave the others out, give each a story of its own, or write the text that they stand in
no-table-box = “{ $story }” has a table for a box, and the slot `{ $slot }` has none for it
    .label = no box that holds a table
    .table = this table
    .help = give the slot `boxes = [{"{"} holds = "table", rows = 8 {"}"}]` in its layout, or take `place=box` out: the table stands in the text then
table-box-twice = two tables of a story are to stand in a box
    .label = the second
    .first = the first
    .help = a slot has one box for a table: take `place=box` out of the others, which stand in the text then
no-quotation-box = “{ $story }” has a quotation, and the slot `{ $slot }` has no box for one
    .label = no box that holds a quotation
    .quotation = this quotation
    .help = give the slot `boxes = [{"{"} holds = "quotation", rows = 8 {"}"}]` in its layout, or leave the quotation out
picture-alone-in-shape = the picture “{ $story }” can't fill the slot `{ $slot }`, which has several rectangles
    .label = all but the first stay white
    .picture = this picture
    .help = give the story text, or put it into a slot of one rectangle
markup-in-plain-text = `{ $sign }` is printed as it is written
    .label = no markup here
    .help = texts of the front matter are plain; faces and sizes of heads are the layout's
    .help-furniture = texts of the paper and of furniture are plain; face and size are furniture's `face` and `size`
    .help-lines = no line ends inside such a text; a headline that the editor breaks is a list: `headline = ["…", "…"]`
    .help-itself = write the character itself: nothing is escaped in such a text but by TOML

## Stories: markup.

star-as-emphasis = these stars are taken for emphasis, and will not be printed
    .label = from star to star, in the other face
    .help = where they multiply, write `{ $mended }`, or `×` in their place
    .help-names = where they stand in place of characters, write `{ $mended }`, or `某` in their place
    .help-signs = where they are signs, write `{ $mended }`
stray-star = this begins or ends no emphasis
    .unclosed = `{ $stars }` begins an emphasis, and nothing ends it
    .label = would be printed
    .help = a closing `**` stands right after a character, not after a mark, where text goes on: write `**重要**：他说` or `[“重要。”]{"{"}face=strong{"}"}他说`; `\*` is a star
    .help-sign = where it multiplies, write `\*` or `×`
    .help-blank = emphasis begins and ends right at its text, without a space: `*楷体*`, `**黑体**`; `\*` is a star
full-width-stars = full-width stars are no emphasis
    .label = printed with its stars
    .help = the strong face is `{ $mended }`, with stars of the ASCII keyboard
    .help-emphasis = the emphasis face is `{ $mended }`, with stars of the ASCII keyboard
stray-hash = `{ $signs }` makes no subhead here
    .label = would be printed
    .help = a subhead is a line `{ $mended }`; `\#` is the sign itself
    .help-empty = write `## ` and the text of the subhead; `\#` is the sign itself
footnote-without-note = no note belongs to `{ $written }`
    .label = would be printed
    .help = write the note into a paragraph of its own, below a blank line: `[^1]: …`, by the same name and with a colon of the ASCII keyboard; `\[` is the sign itself
footnote-without-mark = no mark in the text leads to the note `{ $name }`
    .label = would be read by nobody
    .help = write `[^{ $name }]` behind the words that it is about, or take the note out
footnote-twice = there are two notes `{ $name }`
    .label = the second
    .first = the first
    .help = give one of them another name, and its mark the same
item-without-text = an item of a list without text
    .label = expected text
    .help = write its text behind the sign, or take it out; `\` before the sign makes text of it
line-goes-on = this line goes on with the item above it
    .quote = this line goes on with the quotation above it
    .label = no paragraph begins here
    .help = where it is text below it, put a blank line before it; where it belongs to it, indent it as far as the text above, or begin it with `>` in a quotation
list-of-one = a list of one item
    .label = printed as the number or the bullet of an item
    .help = where it is text, write `{ $mended }`
briefs-of-one = a story of briefs has no two of them
    .label = expected several paragraphs, each an item
    .help = part the items by blank lines; or take `form = "briefs"` out
run-on = only briefs run on
    .story = the story has no briefs that could run on
    .block = a `{ $kind }` does not run on
    .label = this
    .form = says what the text is
    .help = take `run_on` out; items of a story with `form = "briefs"` run on, by `[blocks.brief]` of the layout or by the story
subhead-without-text = a subhead without text
    .label = expected text
    .help = write its text behind the `##`, or take the line out
lines-joined = { $count ->
        [one] a line of this paragraph ends a sentence, and the next is joined to it
       *[other] { $count } lines of this paragraph end a sentence, and the next are joined to them
    }
    .label = no paragraph begins here
    .help = a paragraph begins below a blank line or with two ideographic spaces: `　　{ $line }`
    .help-one-line = lines that are one paragraph are told nothing as one line
indented-line = this line is indented, and goes on with the paragraph before it
    .label = no paragraph begins here
    .help = a paragraph begins with two ideographic spaces or below a blank line: `　　{ $line }`
    .help-goes-on = text that goes on begins its line without blanks: `{ $line }`
markdown-outside-subset = { $what } can't be in a story
    .label = outside the subset
    .help = a story holds paragraphs, `## ` subheads, lists (`1. …`, `- …`), quotations (`> …`), tables (`| … |`), notes (`[^1]`), `**strong**`, `*kai*` and `[text]{"{"}tracking=-0.03em{"}"}`; put `\` before a sign that is meant as itself
markup-as-text = “{ $written }” looks like { $what }, and is read as text
    .label = printed with its signs
    .help = put `\` before a sign that is meant as itself
    .help-footnote = notes stand in the text of a story: the mark `[^1]`, and a paragraph `[^1]: …`
    .help-picture = a picture is `picture` of the front matter
    .help-link = a link can't be printed: write its text, and the address in it if that is to be read
    .help-table = rows of a table begin at the start of their lines, and below the first stands a line of dashes, `|---|---|`, as many as it has cells; `\|` is the sign itself
    .help-entity = write the character itself; `\&` is the sign itself
    .help-tag = take it out; `\<` is the sign itself
    .help-underscores = the strong face is `**…**`, the emphasis face `*…*`; `\_` is the sign itself
    .help-struck-out = take it out with its signs; `\~` is the sign itself
    .help-code = take its signs out; `\`` is the sign itself
    .help-quote = a quotation set in is `> …`, with the sign of the ASCII keyboard at the start of the line; `\>` is the sign itself
    .help-highlighted = the strong face is `**…**`; `\=` is the sign itself
    .help-superscript = small figures are `[2]{"{"}script=super{"}"}`; `\^` is the sign itself
    .help-subscript = small figures are `[2]{"{"}script=sub{"}"}`; `\~` is the sign itself
    .help-template = write what should stand there; `\{"{"}` and `\[` are the signs themselves
    .help-escape = write the character itself, and a paragraph for the end of a line; `\\` is the sign itself
    .help-formula = write it in characters, `[2]{"{"}script=super{"}"}` for exponents; `\$` is the sign itself
    .help-break = take the blanks or the `\` at the end of the line out; a paragraph ends at a blank line, and the lines of a poem stand below a line `{"{"}kind=verse{"}"}`
    .help-code-block = take the lines around it out
    .help-code-indented = take the blanks at the start of the line out: the layout indents
    .help-heading = a subhead is a line `## …`, a headline stands in the front matter
    .help-rule = take it out: rules are the layout's
    .help-list-deep = lists stand inside one another twice: let this one begin further left, or make paragraphs of its items
    .help-list-inside = take the list out of the quotation or the note; `\` before a sign makes text of it
    .help-note-inside = let the note begin at the start of a line below a blank line, wherever its mark stands
    .help-quote-deep = take one of the signs out: what is quoted inside stands in quotation marks
    .help-quote-inside = take the sign out, or let the quotation begin at the start of a line below a blank line
    .help-subhead-inside = let the subhead begin at the start of a line, outside of the list, the quotation or the note
    .help-table-inside = take the table out of the list, the quotation or the note: its rows begin at the start of their lines, below a blank line
    .help-task = take the box out, and write □ or √ where it is to be printed
markup =
    .footnote = a footnote
    .picture = a picture
    .link = a link
    .definition = the address of a link
    .table = a table
    .entity = an entity
    .tag = a tag of HTML
    .underscores = emphasis with underscores
    .struck-out = struck-out text
    .code = code
    .quote = a block quote
    .highlighted = highlighted text
    .superscript = a superscript
    .subscript = a subscript
    .template = a place that a template would fill
    .escape = a character by its escape
    .formula = a formula of TeX
    .heading-underlined = an underlined heading
    .heading-other = a heading other than `## `
    .emphasis-nested = emphasis inside emphasis
    .code-block = a code block
    .code-indented = a code block (a line that begins with four spaces)
    .html = HTML
    .list-deep = a list inside a list of the second level
    .list-inside = a list in a quotation or a note
    .note-inside = a note that begins inside something else
    .quote-deep = a quotation inside another
    .quote-inside = a quotation in a list or a note
    .subhead-inside = a subhead in a list, a quotation or a note
    .table-inside = a table in a list, a quotation or a note
    .task = the box of a task
    .break = a forced line break (two spaces or `\` at the end of a line)
    .rule = a horizontal rule
    .this = this

## Stories: attributes.

stray-attributes = `{ $written }` is read as text, not as attributes
    .closed = the attributes before this brace are closed already
    .label = would be printed
    .help = write `[…]{"{"}mark=dots{"}"}`, with the text that they are for between the brackets
    .help-closed = take it out; `\{"}"}` is the sign itself
    .help-name = take it out: nothing has a name or a class here
    .help-write = write `{ $mended }`
    .help-one-pair = write all of them between one pair of braces: `{ $mended }`
    .help-nothing-between = write `{ $mended }`, with nothing between the brackets and the braces
    .help-first-line = attributes of a paragraph are its first line and nothing else stands there: write `{ $mended }` below a blank line, and the text in the next line
    .help-brackets = write `{ $mended }`, with the text that they are for between the brackets
foreign-sign = `{ $typed }` is no sign of attributes
    .label = expected `{ $meant }`
    .space = expected a space
    .help = write `{ $mended }`, with the Chinese input method switched off
    .help-quote = write `{ $mended }`: text stands between `"`
attribute-twice = the attribute `{ $name }` is given twice
    .two = `{ $earlier }` and `{ $name }` can't stand beside one text
    .label = given again
    .first = given first
    .help = keep one of the two; text that is to have both stands in two pieces, `[…]{"{"}…{"}"}[…]{"{"}…{"}"}`
    .help-marks = keep one of the two; for both beside one text write `mark="{ $marks }"`
unknown-attribute = `{ $name }` is no attribute
    .paragraph = `{ $name }` is no attribute of a paragraph
    .text = `{ $name }` is no attribute of text in brackets
    .inside = `{ $name }` is no attribute of a paragraph in a list, a quotation or a note
    .table = `{ $name }` is no attribute of a table
    .label = unknown attribute
    .for-brackets = for text in brackets
    .for-paragraph = for a whole paragraph
    .help = attributes are { $names }, with spaces between them
    .help-near = did you mean `{ $meant }`? it is written { $example }
    .help-inside = take it out, or let the paragraph stand by itself
    .help-text = write `{"{"}{ $written }{"}"}` on a line of its own, the first of the paragraph
    .help-paragraph = a paragraph takes `tracking`, `indent`, `inset`, `inset_end`, `hang`, `id` and `kind`, such as `{"{"}tracking=-0.03em{"}"}`; the others stand after text in brackets, `[…]{"{"}…{"}"}`
    .help-value = write `{ $attribute }`
table-attribute = `{ $name }` takes something else than `{ $value }`
    .label = no value of this attribute
    .help = write it like `{ $example }`
table-cells = this row has { $cells ->
        [one] one cell
       *[other] { $cells } cells
    }, its table { $columns ->
        [one] one column
       *[other] { $columns } columns
    }
    .label = cells are missing here, or too many
    .first = the first row says how many there are
    .help = give each row as many cells; an empty one is `| |`, one that belongs to the cell at its left is `<`, to the one above `^`; `\|` is a bar in a text
table-span = a cell that belongs to its neighbours is no rectangle: { $rows } rows by { $columns } columns are not all its own
    .left = nothing stands at the left of this cell
    .above = nothing stands above this cell that it could belong to
    .label = belongs to no cell
    .uneven = this cell
    .help = give all cells between its corners `<` or `^`
    .help-left = `<` alone belongs to the cell at its left; the sign itself is `\<`, or between quotes in a file
    .help-above = `^` alone belongs to the cell above it, in the head or below it; the sign itself is `\^`, or between quotes in a file
table-without-rows = a table without text
    .label = no row has text
    .help = write its rows, or leave it out
table-twice = the rows of this table are in a file, and stand in the story as well
    .label = this file has them
    .rows = and here they are
    .help = take `table="…"` out, or the rows
table-widths = there are { $widths } widths for { $columns ->
        [one] one column
       *[other] { $columns } columns
    }
    .label = not as many as columns
    .help = give each column one: `auto`, `4em` or `1fr`
csv-quote = a quote begins this text, and nothing ends it
    .quote = a quote inside a text that does not begin with one
    .behind-quote = something follows the quote that ends a text
    .label = in this field
    .help = a text with commas or quotes stands between `"`, and a quote in it is typed twice: `"他说""好"""`
csv-parted = the values of this file are parted by semicolons, not by commas
    .tabs = the values of this file are parted by tabs, not by commas
    .full-width = the values of this file are parted by full-width commas
    .label = the first
    .help = save it as “CSV (comma delimited)”, in UTF-8; or write `,` between the values
stray-heading = a run-in heading inside a paragraph
    .alone = a run-in heading without text behind it
    .subhead = a run-in heading in a subhead
    .label = `head=run-in` means nothing here
    .help = begin a paragraph with it, or write `face=strong`
    .help-alone = write the text behind it in the same paragraph, or make a subhead of it: `## …`
    .help-subhead = leave it out: a subhead is a heading on a line of its own
annotation-empty = an annotation without syllables
    .label = expected syllables
    .help = write `pinyin="bǎn xīn"`: a syllable for each character, with spaces between them
annotation-count = { $syllables } syllables for { $characters } characters
    .unclear = these words can be divided among { $characters } characters in several ways
    .label = these do not go together
    .help = give each character its syllable, with spaces between them; the pinyin of a word may be joined, where it is clear, `Běijīng`, `Xī'ān`
attributes-open = these attributes have no end within { $most } characters
    .label = expected `{"}"}`
    .help = end them with `{"}"}` of the ASCII keyboard: `[…]{"{"}mark=dots{"}"}`
attributes-without-text = attributes without text
    .paragraph = attributes without a paragraph
    .no-bracket = attributes without text: no `[` stands before them
    .label = of what?
    .help = put the text that they are for into the brackets
    .help-paragraph = write the paragraph in the line below them
    .help-bracket = put the text that they are for between brackets of the ASCII keyboard: `[…]{"{"}mark=dots{"}"}`
attributes-nested = attributes inside attributes
    .label = the outer text
    .help = let the pieces stand side by side: `[…]{"{"}…{"}"}[…]{"{"}…{"}"}`

## Furniture and the fields that it shows.

no-room-for-ear = the nameplate spans all columns, so there is no room for the ear
    .label = no room
    .help = give the nameplate `columns`, at most { $most }
broken-placeholder = a brace without its other half in `{ $text }`
    .full-width = full-width braces in `{ $text }` would be printed
    .label = in this text
    .help = a placeholder is a name between braces, such as `{ $field }`
    .help-full-width = a placeholder is a name between braces of the ASCII keyboard: `{ $mended }`
unknown-placeholder = there is no field `{ $name }` for furniture text
    .label = `{ $field }` is unknown
    .help = the fields are { $known }, or set `{ $name }` in `[paper]` of edition.toml
    .help-near = did you mean `{ $near }`, or set `{ $name }` in `[paper]` of edition.toml
near-key = `{ $name }` is taken for a field of the paper's own, and no furniture shows it
    .label = near `{ $near }`
    .shown = shows `{ $field }`, which would be empty
    .help = did you mean `{ $near }`? else take it out, or show it as `{ $own }`
    .help-computed = did you mean `{ $near }`? it is computed, and can't be set
empty-field = the field `{ $name }` of { $whose } is shown, and is empty
    .label = no `{ $name }` here
    .shown = shows `{ $field }`
    .help = give `{ $name }`, or take `{ $field }` out of the layout's text
whose =
    .page = page { $page }
    .paper = the paper
