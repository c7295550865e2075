## What differs between two editions.

diff-page = page { $page }{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }: to be replated: { $plates }
    .told = page { $page }{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }: no plate is to be made anew
    .added = page { $page }{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }: a new page: { $plates }
    .dropped = page { $page }{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }: dropped
    .lost = { "  " }no longer printed from: { $plates }
    .gained = { "  " }was not printed from: { $plates }
    .order = the pages follow each other otherwise: { $before } → { $after }
diff-plate =
    .cyan = cyan
    .magenta = magenta
    .yellow = yellow
    .black = black
diff-list = { $before }, { $one }
diff-total = { $pages ->
        [one] 1 page is to be replated
       *[other] { $pages } pages are to be replated
    }, { $plates ->
        [one] 1 plate
       *[other] { $plates } plates
    }
    .nothing = nothing to replate
diff-whose = { "  " }#{ $number } { $part }
    .story = { "  " }#{ $number } { $headline } ({ $story }), { $part }
    .untitled = { "  " }#{ $number } { $story }, { $part }
diff-part =
    .page = page
    .story = story
    .head = { $name }
    .body = text
    .byline = byline
    .picture = number on a picture
    .caption = caption
    .credit = credit
    .quotation = quotation
    .table = table
    .jump-line = jump line
    .jump-head = jump head
    .masthead = masthead
    .folio = folio
    .furniture = furniture
    .advertisement = label of an advertisement
    .mark = slug line
    .watermark = watermark
    .other = text
diff-box =
    .rule = rules
    .tint = tint
    .picture = picture
    .advertisement = advertisement
    .artwork = artwork
    .mark = marks
diff-place = column { $column } row { $row }
diff-lines = { $count ->
        [one] 1 line
       *[other] { $count } lines
    }
    .placed = { $count ->
        [one] 1 line, { $first }
       *[other] { $count } lines, { $first } to { $last }
    }
diff-what =
    .added = added: { $text }
    .dropped = dropped: { $text }
    .box-added = { $count } added{ $text ->
        [none] { "" }
       *[other] : { $text }
    }
    .box-dropped = { $count } dropped{ $text ->
        [none] { "" }
       *[other] : { $text }
    }
    .story-added = now on this page
    .story-from = now on this page, was on page { $page }
    .story-dropped = no longer on this page
    .story-to = no longer on this page, is on page { $page }
    .text = text
    .text-at = { $place }: text
    .transposed = moved in the text: { $text }
    .transposed-at = moved in the text from { $from } to { $to }: { $text }
    .broken = { $lines }: broken anew
    .moved = { $lines }: moved, { $shifts }
    .leading = { $lines }: leading { $before } → { $after }
    .type = { $lines }: { $changes }
    .spaced = { $lines }: letters apart by { $each } each
    .spaced-span = { $lines }: letters apart by { $least } to { $most } each
    .beside = { $lines }: other marks beside the characters
    .box-moved = { $count } moved by { $x } × { $y } mm
    .resized = { $count } of another size: { $before } → { $after }
    .weight = { $count } of another weight: { $before } → { $after }
    .colour = { $count } of another colour: { $before } → { $after }
    .content = another file: { $before } → { $after }
    .content-same = another content of the file { $after }
    .crop = another crop: { $after }
    .drawn = { $count } drawn otherwise
    .sheet = another size: { $before } → { $after }
    .order = something lies over what it lay under
    .mixture = ink { $ink } is mixed otherwise, which no plate shows: { $before } → { $after }
    .other = printed otherwise
diff-shift =
    .rows = { $lines } by { $rows } { $rows ->
        [one] row
       *[other] rows
    }
    .columns = { $lines } by { $columns } { $columns ->
        [one] column
       *[other] columns
    } and { $rows } { $rows ->
        [one] row
       *[other] rows
    }
    .apart = { $lines } by { $x } × { $y } mm
    .more = { $lines } otherwise
diff-change =
    .face = face { $before } → { $after }
    .size = size { $before } → { $after }
    .scale = width { $before } → { $after }
    .colour = colour { $before } → { $after }
    .stance = stance { $before } → { $after }
diff-line = { $whose }: { $what }
diff-omitted = { $first } … { $last } ({ $count } characters)
diff-before = { "     - " }{ $text }
diff-after = { "     + " }{ $text }
diff-around = { "       " }in: { $before }[…]{ $after }
diff-legend =
    .earlier = earlier
    .later = later
    .both = the same
