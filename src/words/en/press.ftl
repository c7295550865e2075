## What preflight finds, and where.

finding =
    .page = , page { $page }
    .place = { " " }at { $x } × { $y } mm ({ $width } × { $height } mm)
    .more = { $more ->
        [0] { "" }
       *[other] { " " }(and { $more } more like it)
    }
    .quoted = : `{ $text }`
    .of-edition = { $message }{ finding.more }
    .of-page = page { $page }: { $message }{ finding.more }
    .of-place = page { $page }{ finding.place }: { $message }{ finding.more }
    .this-story = in this story
    .this-picture = this picture
    .this-ad = in the file of the advertisement `{ $ad }`
    .nothing = { $file }: nothing found
    .count = { $file }: { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
owner =
    .story = , story { $name }
    .part = , part { $name }
    .picture = , picture { $name }
    .font = , font { $name }
    .ink = , ink { $name }
unreadable =
    .no-pdf = it is no PDF, or so broken that no page is found in it
    .encrypted = it needs a password, or is encrypted in a way that is not known
    .too-much = it is larger, or draws more, than an edition of a newspaper could

## Ink.

total-ink = { $ink } % of ink, { $most } % at most
    .picture = { $ink } % of ink in the picture, { $most } % at most
    .together = { $ink } % of ink with what lies under it, { $most } % at most
    .help = use less of the coloured inks, and more black instead of them
colour-space = a colour in { $space }
    .help = convert to the CMYK of the press before the page is made
colour-profile = a colour that goes through a profile of its own
    .falls-back = `{ $inks }` falls back on { $space }
    .help = convert to the CMYK of the press before the page is made, or write PDF/X-4
registration-colour = { $tint } % of every ink inside the page
    .help = use black: the registration colour prints on every plate
white-overprint = paper colour that overprints: it is not seen
    .help = switch overprinting off for what is white
unknown-ink = the ink of this picture is not known
    .help = look at the picture by hand: its samples are in a form that is not read here, or are too many
foreign-space =
    .device-rgb = DeviceRGB
    .cal-gray = CalGray
    .cal-rgb = CalRGB
    .lab = Lab
    .icc-rgb = ICCBased RGB
    .icc-of-none = ICCBased without components
    .icc-missing = ICCBased without a profile
    .indexed-on-none = Indexed without a base
    .nameless = a space without a name
    .unknown = a space that is not known
    .profiled = a space with a profile

## Text.

rich-black-text = black of { $inks }{ $quoted }
    .help = set it in 100 % K
black-knocks-out = black type of { $size } pt knocks out the colour under it{ $quoted }
    .help = switch overprinting on for black text
small-type = type of { $size } pt, { $least } pt at least{ $quoted }
    .help = set it larger
tiny-type = type of { $size } pt is hard to read, { $least } pt at least{ $quoted }
    .help = set it larger, or give its lines room: zhuyin has 5 pt in rows of 16 pt, pinyin in a body of 10 pt
small-type-in-several-inks = type of { $size } pt in { $inks } inks, { $least } pt at least{ $quoted }
    .help = set it in one ink, or larger: plates never stand in perfect register
small-type-reversed = white type of { $size } pt, { $least } pt at least{ $quoted }
    .help = set it larger and bolder: ink runs into thin strokes
missing-glyph = the glyph of a missing character
    .in-text = a glyph of `{ $text }` is missing in its font
    .help = name a font that has the character

## Lines and pictures.

hairline = a rule of { $thick } pt, { $least } pt at least
    .help = draw it thicker; a width of 0 is the thinnest that a device can draw
thin-rule-in-several-inks = a rule of { $thick } pt in { $inks } inks, { $least } pt at least in several
    .help = print it in one ink, black or a spot ink, or draw it thicker
picture-too-coarse = { $ppi } pixels an inch, { $least } at least
    .help = print it smaller, or get the original file
picture-coarse = { $ppi } pixels an inch, { $wanted } wanted
    .help = print it smaller, or get the original file
picture-fault =
    .packing = it is packed in a way that PDF does not have
    .samples = its samples can't be unpacked
    .components = its JPEG has other components than its colour space
    .width = its JPEG has another width
    .jpeg = its JPEG can't be decoded
    .short = it has fewer samples than pixels, or breaks off

## Spot inks.

spot-conflict = `{ $ink }` stands for two different colours
    .beside = `{ $ink }` stands for another colour elsewhere in the edition
    .help = give the ink one alternate colour, or two inks two names
spot-twins = `{ $twin }` and `{ $ink }` would be two plates
    .help = give them one name: they would become two plates
spot-count = { $count } spot inks, { $most } at most
    .help = convert spots that are not meant to process inks

## The edges of the page, and its boxes.

bleed = it reaches the trim and ends { $short } mm before the edge of the bleed
    .none = it reaches the trim, and the page has no bleed
    .help = carry it on to the edge of the bleed, or keep it inside the trim
safety = { $near } mm from the trim, { $least } mm at least
    .help = move it inwards, or carry it on over the trim: no sheet is cut exactly
outside-media = it lies outside the media: it is not printed
    .beyond = it reaches beyond the media: the rest is not printed
    .help = move it onto the page, or take it out
trim-missing = the page has neither a TrimBox nor an ArtBox, or both
    .help = write a TrimBox
box-order =
    .trim-bleed = the trim ({ $inner }) reaches beyond the bleed ({ $outer })
    .bleed-media = the bleed ({ $inner }) reaches beyond the media ({ $outer })
    .trim-crop = the trim ({ $inner }) reaches beyond the crop box ({ $outer })
    .too-large = a page of { $units } units, { $metres } m: { $most } units at most
    .help = write boxes that lie inside each other
page-size = this page is cut to { $size }, page { $first } to { $first_size }
    .help = give pages of different sizes in files of their own

## Fonts.

font-embedded = `{ $font }` is not embedded
    .nowhere = text in a font that is not in the resources
    .help = embed the font when the file is made
font-subset = `{ $font }` is embedded whole, or without a tag
    .help = have the program that made the file subset its fonts
font-unicode = `{ $font }` does not say which characters its glyphs show
    .help = write ToUnicode for the font
font-type3 = `{ $font }` is drawn glyph by glyph (Type 3)
    .help = use an OpenType font: drawings of glyphs are printed coarsely

## What not every press takes.

interpolated = a picture that asks to be smoothed (Interpolate)
    .help = write the picture without `Interpolate`, or PDF/X-4
colorants = a colour of several inks does not say what { $inks } is alone (Colorants)
    .help = give the colour its Colorants, or write PDF/X-4
transparency =
    .filled = what is filled is transparent (ca)
    .drawn = what is drawn is transparent (CA)
    .blended = it is blended with what lies under it (BM)
    .masked = a soft mask
    .picture = a picture with a soft mask
    .group = a transparency group
    .help = flatten the transparency, or write PDF/X-4
group-space = a transparency group that is blended in { $space }
    .help = give the page group the colour space DeviceCMYK, or none
optional-content = the file has layers
    .help = merge the layers
annotation = an annotation ({ $kind }) inside the bleed
    .help = take comments and links out
form = { $fields ->
        [one] 1 field
       *[other] { $fields } fields
    } of a form
    .help = print the form into a new file
action = the file acts when it is opened
    .script = the file holds JavaScript
    .page = the page acts
    .annotation = an annotation that acts
    .help = take actions out
transfer-curve = a transfer curve is set
    .help = take the curve out: the press has its own
halftone = a halftone screen is set
    .help = take the halftone out: the press has its own
lzw = { $streams ->
        [one] 1 stream
       *[other] { $streams } streams
    }: packed by LZW
    .picture = a picture in the content, packed by LZW
    .help = write the file with Flate
external-data = { $streams ->
        [one] 1 stream
       *[other] { $streams } streams
    }: with data from outside the file
    .help = put what is referred to into the file
postscript = { $streams ->
        [one] 1 stream
       *[other] { $streams } streams
    }: PostScript
    .help = write the drawing as PDF
broken-content =
    .picture = a picture that can't be read: { $why }
    .pixels = a picture that does not say how many pixels it has
    .page-short = the content of the page can't be unpacked whole
    .breaks-off = the content breaks off: a string that is not closed, or no PDF
    .operator = an operator that PDF does not have: `{ $operator }`
    .drawing = `{ $name }` is drawn, and can't be read, or draws itself
    .drawing-short = a drawing can't be unpacked whole
    .deep = drawings inside drawings, more than { $most } deep
    .piled = too much lies on top of each other: not all of its ink was added up
    .help = write the file again; what can't be read is not judged

## The file as a whole.

standard-name =
    .x1a = PDF/X-1a
    .x4 = PDF/X-4
    .a2u = PDF/A-2u
    .x4-a2u = PDF/X-4 and PDF/A-2u
cross-references = { $objects ->
        [one] 1 object is
       *[other] { $objects } objects are
    } not where the cross-references say
    .nowhere = the end of the file does not say where its cross-references are
    .help = write the file again, whole
encryption = the file is encrypted, though it opens without a password
    .help = take password and permissions off
pdf-version = PDF { $version }, and { $standard } is PDF { $most } at most
    .streams = objects in streams, as since PDF 1.5, in a file of { $standard }
    .help = write the file for the standard
no-standard = the file claims neither PDF/X nor PDF/A-2u
    .help = write it as PDF/X-4 or PDF/X-1a
standard = the file does not claim to be { $standard }
    .help = write the file for the standard: a claim alone does not make it one
metadata =
    .title = the file has no title
    .created = the file has no date of creation
    .changed = the file has no date of its last change
    .packet = the file has no XMP packet
    .help = write Title, CreationDate and ModDate
metadata-disagree =
    .title = of the title Info says `{ $info }` and XMP `{ $xmp }`
    .created = of the date of creation Info says `{ $info }` and XMP `{ $xmp }`
    .changed = of the date of the last change Info says `{ $info }` and XMP `{ $xmp }`
    .trapped = of trapping Info says `{ $info }` and XMP `{ $xmp }`
    .version = of the version of PDF/X Info says `{ $info }` and XMP `{ $xmp }`
    .help = write both from one source
trapped = Trapped says `{ $says }`
    .nothing = Trapped says nothing
    .help = write Trapped as True or False
file-id = the trailer has no ID
    .help = write ID in the trailer
output-intent = the file has no output intent of PDF/X
    .archive = the file has no output intent of PDF/A
    .many = the file has { $count } output intents of PDF/X
    .identifier = the output intent has no identifier
    .unsaid = the output intent says neither what it is nor who registered it
    .help = write exactly one output intent, with an identifier
output-profile = the profile is not embedded
    .unregistered = the condition is not registered, and has no profile
    .kind = a profile of class `{ $class }` in `{ $space }`
    .help = embed the CMYK profile of the press

## Why a press file is not written: a condition, a font, an item of a page.

unfit-condition =
    .identifier = it has no identifier
    .no-icc = its profile is no ICC profile
    .class = its profile is not of an output device (class prtr)
    .space = its profile is not in CMYK
    .version = its profile is of ICC version 4, and the standard knows version 2
    .size = its profile is cut off or has something behind its end
    .colours = colours can't be converted through its profile
unfit-font =
    .no-font = it is no OpenType font
    .no-face =
        { $faces ->
            [one] it has one font alone, number 0
           *[other] it has { $faces } fonts, the first of which is number 0
        }
    .packed = it is packed for the web ({ $name }): unpack it, or take the maker's OpenType file
    .malformed = it is broken
    .no-tables = its tables `head`, `hhea` and `maxp` are not all there
    .ends = it ends before its table `{ $tag }` does
    .no-outlines = it has neither CFF nor TrueType outlines
    .cff2 = its outlines are those of a variable font (CFF2): make an instance of it, fonttools varLib.instancer FILE wght=400 --downgrade-cff2
    .no-characters = it has no character map
    .no-cff = it has no CFF table
    .too-many = more than { $most } faces are open
unfit-item =
    .face = there is no face { $face }
    .glyph = its face has no glyph { $glyph }
    .size = its size must be 0.01pt to 14400pt and its scale 1 % or more
    .place = it lies too far from the page
    .text = its text and the text of its glyphs differ
    .ink = its ink is none of the edition's
    .picture = its picture is none of the edition's, or broken
    .insert = its page of another file is none of the edition's
unplaceable =
    .no-pdf = it is no PDF file
    .encrypted = it is encrypted
    .no-page = it has { $pages } pages, and not this one
    .broken = what its page draws can't be read
    .size = its page has no size that a page can have
    .external = something that it is drawn with is in another file
    .too-much = it has more in it than a page of a newspaper could
unwritten =
    .spool = pictures that wait on the disk can't be read back: { $why }
    .no-pages = there is no page to write
    .page-size = page { $page } is empty or larger than 14400pt, the most that a PDF page can be
    .item = page { $page }, item { $item }: { $fault }
    .picture = the picture { $picture } can't be read
    .too-large = the file would be larger than { $most } MiB, or its pictures than { $samples } million samples
    .deflate = compression failed
