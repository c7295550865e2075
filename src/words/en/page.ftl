## What of a page does not fit, or should not be printed as it stands.

overset = “{ $story }” is overset by { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    }, { $characters ->
        [one] 1 character
       *[other] { $characters } characters
    }
    .label = more copy than this slot has rows
    .from = from here on there is no row
    .help = cut the story, give the slot more rows, or widen [body] tracking in the layout
underset = “{ $story }” is underset by { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    }, room for { $characters ->
        [one] 1 character
       *[other] { $characters } characters
    }
    .label = this slot has rows to spare
    .help = add copy, give the slot fewer rows, or widen [body] tracking in the layout
head-overset = the head of “{ $story }” does not fit its rows
    .wide = { $line } of “{ $story }” is too wide by { $over }, even at { $size }
    .high = with the white around it the head of “{ $story }” is too high by { $over }, even at { $size }
    .slot = the smallest that its style goes is { $size }
    .line = { $characters ->
        [one] 1 character of it would fit
       *[other] { $characters } characters of it would fit
    }
    .help = shorten it, break a headline into lines, or let the style go smaller or narrower
    .beside = { $size } where the headline is at its smallest
    .help-turned = shorten the head, or make its box wider by { $over }
    .help-boxed = shorten the head, or give its box `rows = { $rows }`
    .help-beside = shorten it, or give it a smaller `largest` or `narrowest` in its style
    .help-high = give the slot `head_rows = { $rows }`, leave out a part that stands beside the headline, or let the style go smaller
head-line =
    .part = the { $part }
    .line = line { $number } of the { $part }
jump-line-overset = the jump line of “{ $story }” is too wide by { $over } for its row
    .label = this slot
    .says = what it says
    .page-label = the page that it names
    .help = shorten it, or make its `size` smaller in `[jumps]`
    .help-label = shorten the `label` of the page or the line around it, or make its `size` smaller in `[jumps]`
jump-empty = “{ $story }” ends before it comes here
    .label = nothing of it is left for this slot
    .help = take it out of this slot, or lengthen the story
jump-without-rows = beside its jump line “{ $story }” has no row in this slot
    .label = the head and the jump line take all of it
    .help = give the slot more `rows`, or fewer `head_rows`
caption-overset = the caption of “{ $story }” leaves its picture no room
    .over = the caption of “{ $story }” hides more than half of its picture
    .beside = the caption of “{ $story }” does not fit beside its picture
    .label = { $lines ->
        [one] 1 line in the picture's rows
       *[other] { $lines } lines in the picture's rows
    }
    .picture = this picture
    .help = shorten the caption, or give the slot more rows
    .help-over = shorten the caption, or let it stand below: `caption_at = "below"`
    .help-beside = shorten the caption, give it another `caption_width`, or give its box more rows
no-leading-picture = no picture leads page { $page }: the largest, of “{ $story }”, has { $percent } % of the area of the next, of “{ $other }”
    .label = the largest
    .next = the next
    .help = make one at least half as large again as the others, or say which is meant to lead: `lead_picture` of the page
serial-part = this is part { $part } of a serial of { $parts }
    .last = this is said to be the last part of a serial, and it is part { $part } of { $parts }
    .label = here
    .parts = how many there will be
    .help = write which part it is from 1 on, or how many there will be
    .help-last = leave `last` out, or write how many there have been
correction-date = this issue is of { $edition }, and what it puts right of { $date }
    .label = not before the date of this issue
    .help = write the date of the issue that had the fault
correction-elsewhere = this puts right what stood on page { $wrong }, and stands on page { $page }
    .label = the fault stood there
    .stands = the correction stands here
    .help = put it on page { $wrong }: a correction stands where the fault stood
    .help-no-page = this edition has no page { $wrong }; put it on the page that has taken its place
lead-picture-smaller = on page { $page } the picture of “{ $other }” is larger than the one that is to lead
    .label = the picture of this slot is to lead
    .own = this one
    .larger = the larger one
    .help = give the picture that is to lead a larger place, or name the other slot
bleed-not-at-edge = a picture of “{ $story }” can't go off the page at its { $side }: it ends { $short } inside the type area
    .label = where it is to
    .picture = this picture
    .help = give the slot or the box the columns and rows up to there, let the caption stand elsewhere (`caption_at`), or leave this edge out
page-edge =
    .top = head
    .bottom = foot
    .left = left edge
    .right = right edge
quotation-overset = the quotation of “{ $story }” is { $over } higher than its box
    .label = the box of this slot
    .quotation = this quotation
    .help = shorten the quotation, or give its box more rows or a larger width
table-overset = the table of “{ $story }” is { $over } higher than its box
    .label = the box of this slot
    .table = this table
    .help = give its box more rows, set it smaller by a style of `[tables]`, or take `place=box` out: it stands in the text then
table-too-wide = a table of “{ $story }” is { $over } wider than its measure of { $measure }: nothing gives way any more in its columns { $columns }
    .label = this table
    .column = this column
    .help = let it stand in a slot of wider columns or in a box; shorten words and figures that can't be broken; leave a column out; or set it smaller by a style of `[tables]`
boxes-overlap = { $one } and { $other } of “{ $story }” overlap
    .head = the head
    .picture = the picture
    .quotation = the quotation
    .table = the table
    .inset = a slot inside the slot
    .label = in this slot
    .box = this box
    .help = move one of them, or make it smaller: no two share a part of a row
boxes-without-measure = the boxes of the slot `{ $slot }` leave the text of “{ $story }” no line
    .label = no row of it has { $least } beside them
    .box = this box
    .help = make the boxes smaller, lower the slot's `narrowest`, or give the slot more rows
paragraph-unnamed = no paragraph of “{ $story }” is called `{ $name }`
    .label = its { $holds } stands where the box stands without one
    .box = beside it, this box is to stand
    .help = write `{"{"}id={ $name }{"}"}` as the first line of the paragraph, or leave `beside` out
    .help-names = the story calls paragraphs { $names }: give box and paragraph the same name
subhead-at-foot = a subhead of “{ $story }” stands alone at the foot of a column
    .other = { $what } of “{ $story }” stands at the foot of a column, and what belongs to it begins in the next
    .label = its text begins in the next column
    .slot = column { $column } of this slot ends with it
    .help = cut a line of the story's text, so that the column can end before it, or add one above it
indent-too-wide = a paragraph of “{ $story }” stands in by { $taken } of { $measure }
    .label = this leaves less than { $least } of a line
    .help = let it stand in less
loose-line = “{ $story }” has { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } opened too far
    .label = every gap of this line is opened by { $opened }
    .help = change a word, or give the paragraph letterspacing that breaks it elsewhere; how far is too far is [body] loose
head-above-step = the head of “{ $story }” is larger than that of “{ $other }”, which is a step above it
    .lead = the head of “{ $story }” is larger than that of the lead, “{ $other }”
    .group = the head of “{ $story }” is no smaller than that of “{ $other }”, under which it stands
    .label = { $size }
    .other-head = { $smaller }
    .help = cut the headline that is small, give it rows, or the step of the other smaller sizes
heads-clash = the heads of “{ $story }” and “{ $other }” stand side by side in nearly one size
    .label = { $size }
    .other-head = { $beside }
    .help = let the sizes differ by a third, put one into a box or on a tint, or let it begin three rows lower
runt = a paragraph of “{ $story }” ends with a line of too few characters
    .label = this line; mending it would leave the lines before it uneven
    .help = change a word, or let lines be opened further by [body] even; [body] last_line = 1 asks for nothing
single-line = a paragraph of “{ $story }” has a single line at a column's end
    .widow = the last line of a paragraph of “{ $story }” stands alone at the head of a column
    .orphan = the first line of a paragraph of “{ $story }” stands alone at the foot of a column
    .label = this line; mending it would leave the lines around it uneven
    .help = add or cut a line before it; [body] widows = 1 and orphans = 1 ask for nothing
no-glyph = no face has a glyph for “{ $character }” (U+{ $code })
    .blank = the glyph that `{ $font }` has for “{ $character }” (U+{ $code }) draws nothing, and no other face has one
    .label = { $more ->
        [0] this character
        [one] this character, and once more
       *[other] this character, and { $more } more times
    }
    .furniture = { $more ->
        [0] in this furniture text
        [one] in this furniture text, and once more
       *[other] in this furniture text, and { $more } more times
    }
    .slug = in the slug line or the watermark of pages for this press, or in the label of their advertisements
    .help = use another character, or add a font that has it to the end of the style's list in [faces]
    .help-blank = add a font that has its outline to the end of the style's list in [faces]: pictures of characters and glyphs in colour are not printed; for white, write U+3000
no-form = no face has the form of “{ $character }” (U+{ $code }) that the selector U+{ $selector } asks for
    .label = { $more ->
        [0] it is set in its usual form
        [one] it is set in its usual form, and once more
       *[other] it is set in its usual form, and { $more } more times
    }
    .furniture = { $more ->
        [0] in this furniture text it is set in its usual form
        [one] in this furniture text it is set in its usual form, and once more
       *[other] in this furniture text it is set in its usual form, and { $more } more times
    }
    .slug = in the slug line or the watermark of pages for this press, or in the label of their advertisements
    .help = add a font that has this form to the style's list in [faces]; or, if its usual form will do, take the selector out
picture-cropped = the picture `{ $picture }` loses { $share } % in the slot `{ $slot }`
    .width = the picture `{ $picture }` loses { $share } % of its width in the slot `{ $slot }`
    .height = the picture `{ $picture }` loses { $share } % of its height in the slot `{ $slot }`
    .label = no `focus` says what must stay
    .slot = its place is of another shape
    .help = add `focus = ["50%", "40%"]`, how far from the left and from the top that lies which must stay; or put the story into a slot of the picture's shape
ornament-unfit = a unit of the ornament `{ $ornament }` is { $is } long, its side { $most }
    .many = the ornament `{ $ornament }` would stand { $count } times on a side, { $most } at most
    .label = no whole unit stands here
    .many-here = too many units
    .help = make its `weight` smaller, or the side longer
    .help-many = make its `weight` or its `gap` larger, or draw it with fewer points
furniture-overset = { $what } does not fit its place
    .wide = { $is } wide, in { $most }
    .high = { $is } high, in { $most }
    .together = all items need { $is } and white between them, in { $most }
    .help = shorten the text, make its size smaller, or give it more rows or columns
    .help-artwork = make its height smaller, or give it more rows or columns
furniture =
    .nameplate = the nameplate
    .ear = the ear
    .line = this line
    .part = this part
rule-through-text = { $rule } runs through the { $text }
    .story = { $rule } runs through the { $text } of “{ $story }”
    .box = this box
    .rule = this rule
    .furniture = of this furniture
    .slot = columns: { $columns }; rows: { $rows }
    .this-story = this story
    .help = let the rule lie where no text has a row
    .help-box = give the slot a larger `padding`, or its box a smaller `frame`
    .help-rule = let the rule lie in a row or gutter that no text has, or give the slot others
    .help-furniture = give the furniture more `rows`
text-unseen = the { $text } has the colour of what lies under it, and is not seen
    .story = the { $text } of “{ $story }” has the colour of what lies under it, and is not seen
    .slot = in this slot
    .this-story = this story
    .furniture = of this furniture
    .help = give the text another `color` in its style, or the slot another `tint`
    .help-head = give the head another `color` in its style, or the slot another `head_tint` or `tint`
    .help-jump-line = give the jump line another `color` in `[jumps]`, or the slot another `tint`
    .help-furniture = give the text another `color`: nothing lies under furniture but paper
rule =
    .box = the box around the slot `{ $slot }`
    .slot = a rule of the slot `{ $slot }`
    .row = the rule in row { $row }
    .gutter = the rule in the gutter after column { $column }
    .masthead = a rule of the masthead
    .folio = a rule of the folio
    .furniture = a rule of the furniture
text =
    .masthead = masthead
    .folio = folio
    .furniture = furniture
    .head = head
    .caption = caption
    .quotation = quotation
    .jump-line = jump line
    .table = table
    .body = text

## Pictures, fonts and the profile of the press.

picture-unreadable = the picture `{ $picture }` is no file
    .this-file = this file
    .help = name a picture file that may be read
picture-too-large = the picture `{ $picture }` has { $width } × { $height } pixels: more than { $most } million, or than fit
    .file = the file of the picture `{ $picture }` has more than { $most } MB
    .this-file = this file
    .help = scale the picture to the size that it is printed at
picture-format = the picture `{ $picture }` is no JPEG, PNG, TIFF, WebP, GIF or JPEG 2000 file
    .known = the picture `{ $picture }` is { $format }, which is not read
    .this-file = this file
    .help = save it as JPEG, PNG or TIFF
    .help-raw = develop it, and save the picture as JPEG, PNG or TIFF
    .help-layers = save a flattened copy as TIFF
    .help-drawn = make a TIFF of it, with 200 pixels or more for each inch of its printed size
picture-formats =
    .arw = a Sony raw file (ARW)
    .avif = an AVIF picture
    .bmp = a BMP picture
    .cr2 = a Canon raw file (CR2)
    .cr3 = a Canon raw file (CR3)
    .dng = a raw file (DNG)
    .eps = a PostScript or EPS file
    .heic = a HEIC picture
    .heif = a HEIF picture
    .ico = a Windows icon
    .jxl = a JPEG XL picture
    .nef = a Nikon raw file (NEF)
    .orf = an Olympus raw file (ORF)
    .pdf = a PDF file
    .pef = a Pentax raw file (PEF)
    .psd = a Photoshop file (PSD)
    .raf = a Fujifilm raw file (RAF)
    .rw2 = a Panasonic raw file (RW2)
    .srw = a Samsung raw file (SRW)
    .svg = an SVG drawing
    .xcf = a GIMP file (XCF)
nameplate-coarse = the nameplate `{ $picture }` is black and white without greys and has { $ppi } pixels an inch, { $wanted } wanted
    .label = its edges show steps
    .help = scan it again with 1200 pixels for each inch of its printed size, print it smaller, or give a drawing in an `.svg` file
picture-empty = the picture `{ $picture }` has no pixels
    .this-file = this file
    .help = open the picture in an editor and save it again, or fetch it again
picture-kind = the picture `{ $picture }` is of a kind that does not go to press: { $why }
    .this-file = this file
    .help = save it as an 8-bit grey, RGB or CMYK picture: JPEG, PNG, or TIFF with LZW
picture-broken = the picture `{ $picture }` is broken: { $why }
    .this-file = this file
    .help = open the picture in an editor and save it again, or fetch it again
picture-profile = the colour profile in the picture `{ $picture }` can't be used: { $why }
    .this-file = this file
    .help = convert the picture to sRGB and save it again
picture-condition = the picture `{ $picture }` is separated for another press: “{ $profile }”, where the edition is for “{ $press }”
    .gain = the grey picture `{ $picture }` is made for a dot gain of { $made } % (“{ $profile }”), and the press has { $gain } %
    .this-file = it goes to press as it is
    .help = convert the picture to the profile of the press; where its inks are right as they are, save it without a profile
    .help-gain = convert the picture to a grey of { $gain } % dot gain; where its tones are right as they are, save it without a profile
condition-profile = the profile of the printing condition can't be used: { $why }
    .this-file = for this picture
    .help = name the ICC profile of a CMYK press (class `prtr`)
font-broken = `{ $font }` is no font that can be used: { $why }
    .not-embedded = the font { $font } can't be embedded: { $why }
    .label = expected an OpenType font
    .this = this font
    .help = name a font file (.otf, .ttf) with outlines and a character map; `.ttc#2` is a face of a collection
font-instance = `{ $font }` is set in its default instance alone, not in `{ $instance }`
    .label = another instance of a variable font
    .help = make the instance once and name its file: fonttools varLib.instancer { $font } wght=700 --downgrade-cff2 -o bold.ttf; or write `{ $font }#default`
variable-font = `{ $font }` is a variable font, of which the default instance is set: { $instance }
    .label = a variable font
    .help = if that is the one that is meant, write `{ $named }#default`; for another, make it once and name its file: fonttools varLib.instancer { $font } wght=700 -o bold.ttf
font-not-licensed = the maker of `{ $font }` lets no file carry it (`fsType`)
    .forbidden = the maker of `{ $font }` lets no file carry it (`fsType`)
    .whole = the maker of `{ $font }` lets files carry it whole alone, and press files carry the glyphs that they use (`fsType`)
    .pictures = the maker of `{ $font }` lets files carry pictures of its characters alone, not their outlines (`fsType`)
    .label = a font that press files may not carry
    .help = name another font; or, if the house has a licence that allows it, say so: licensed_fonts = ["{ $font }"]
unknown-rule = preflight has no rule `{ $rule }`
    .label = unknown rule
    .help = docs/preflight.md lists the rules

## Why a picture, a font or a profile is none.

picture-why =
    .foreign = { $text }
    .rows-many = it has too many rows
    .rows-missing = rows are missing
    .beside-huge = what it says beside its pixels is huge
    .ends = it ends before the picture does
    .changed = it changed while the edition was made
    .takes-long = it took more time than a picture is given
    .no-answer = the reading of it ended early: it needs more memory than a picture is given, or it met a fault of the program
    .no-jpeg = it is no JPEG
    .too-short = it is too short for its size
    .parts-differ = its parts are of different sizes
    .piece-missing = a piece of it is missing
    .jpeg-no-cmyk = a JPEG of four components that are no CMYK
    .not-cmyk = it is not one of CMYK
    .no-bytes = it is no row of bytes
    .tiff-fractions = a TIFF whose samples are no whole numbers
    .part-huge = a part of it says that it is huge
    .tiff-colours = a TIFF of other colours
    .tiff-inks = a TIFF of other inks than CMYK
    .not-rgb = it is not one of RGB, and the pixels are
    .jpeg-lossless = a lossless JPEG
    .jpeg-hierarchical = a hierarchical JPEG
    .jpeg-arithmetic = a JPEG with arithmetic coding
    .jpeg-tags = a JPEG whose marks say different things of its colours
    .jpeg-lines = a JPEG that says its height after its pixels
    .webp-kind = a WebP of a kind that has no name yet
    .palette-short = a pixel has a colour beyond the palette
    .palette-parted = its palette ends within a colour
    .jp2-colours = a JPEG 2000 picture of other colours than grey, RGB, YCbCr or CMYK
    .jp2-channels = a JPEG 2000 picture that does not say which colour each channel is
    .jp2-bare = a JPEG 2000 codestream that does not say what its colours are
    .jp2-signed = a JPEG 2000 picture of signed samples
    .jp2-throughput = a JPEG 2000 picture of the high-throughput kind
    .jp2-fine = a JPEG 2000 picture cut into too many pieces
    .jp2-bits = a JPEG 2000 picture with { $bits } bits a sample
    .jp2-components = a JPEG 2000 picture of { $count } components
    .adobe-short = Adobe's marker is cut short
    .no-pixels = it has no pixels
    .size-twice = it says its size twice
    .header-short = its frame header is cut short
    .header-components = its frame header has another number of components than it says
    .no-marker = something other than a marker stands between its parts
    .marker-place = a marker stands where none may
    .picture-inside = a second picture begins inside the first
    .part-short = a part of it is shorter than its own length
    .jpeg-components = a JPEG of { $count } components
    .jpeg-bits = a JPEG with { $bits } bits a sample
    .tiff-bits = a TIFF with { $bits } bits a sample
    .tiff-samples = a TIFF of { $samples } samples a pixel
    .tiff-header = its header is none of a TIFF
    .tag-missing = it has no { $tag }
    .tag-value = its { $tag } is none that there is
    .tag-differs = its { $tag } contradicts its other tags
    .tiff-bits-differ = a TIFF whose samples have different numbers of bits
    .tiff-signed = a TIFF whose samples have signs
    .tiff-itulab = a TIFF of ITU Lab colours
    .tiff-alpha = a TIFF whose palette, Lab or YCbCr colours are multiplied by alpha
    .tiff-ycc-planes = a TIFF whose YCbCr colours are shared between pixels and lie in planes or with alpha
    .tiff-old-jpeg = a TIFF with JPEG in the old way (compression 6)
    .tiff-packing = a TIFF compressed by { $name }
    .tiff-packing-number = a TIFF with compression { $number }
    .tiff-predictor = a TIFF with predictor { $number } for such samples
    .tiff-fax-uncompressed = a TIFF of facsimile with uncompressed stretches
    .tiff-piece-short = a strip or tile of it holds less than its pixels
    .tiff-piece-wrong = a strip or tile of it can't be unpacked
