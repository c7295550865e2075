## Reading printed pages, comparing and fitting.

nothing-recorded = no story was found in { $path }
    .this-file = this file
    .help = a scanned page has no text of its own: give the recognised lines as a text file
    .help-edition = is it the right edition, and the right page? without --edition its lines are told apart by their places
lines-not-read = { $count ->
        [one] 1 glyph is turned, and is
       *[other] { $count } glyphs are turned, and are
    } not in the record
    .help = lines that run across or down are read: add the others by hand
already-recorded = { $path } is JSON
    .this-file = this file
    .help = `banxin match` and `banxin fit` read a recorded page as it is
doubtful = { $lines } of { $all_lines } lines and { $stories } of { $all_stories } stories are doubtful
    .help = see `doubt` in the record, and correct it by hand
bad-record = { $why }
    .label = read up to here
    .help = docs/recorded.md describes every key of a recorded page
json-syntax = { $why }
    .label = not expected here
    .help = write the file as JSON: keys and texts in double quotes
pdf-broken = { $path } is no PDF, or so broken that no page is found in it
    .given-up = page { $page } of { $path } can't be read within { $seconds } seconds and { $memory } MiB, or broke its reader
    .it-given-up = it can't be read within { $seconds } seconds and { $memory } MiB, or broke its reader
    .this-file = this file
    .help = give a whole PDF, or the printed lines as a text file
    .help-given-up = write the file anew with another program, for instance with `qpdf IN OUT`
pdf-encrypted = { $path } is encrypted
    .this-file = this file
    .help = remove the password first, for instance with `qpdf --decrypt`
no-such-page = { $path } has { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }, not { $page }
    .this-file = this file
    .help = pages of a file count from 1: name them with `--page` or `--pages`
not-drawn = the pages of { $path } can't be drawn
    .help = the findings are told without pictures

match-total = { $same } of { $lines } lines as printed, { $same_columns } of { $columns } columns in order
match-absent = { $story }: on no page of the edition
match-story = { $story }: { $same } of { $lines } lines as printed; rows { $rows }
match-rows = { $composed } (printed { $printed })
match-record = ; record: { $wrong } characters wrong, { $missing } missing
match-page = page { $page }: { $rows }
match-pages = ; { "" }
match-line = column { $column }, row { $row }: { $breaks }
    .paged = page { $page }, column { $column }, row { $row }: { $breaks }
match-printed = printed   { $text }
match-composed = composed  { $text }
    .elsewhere = composed  { $text }  (column { $column }, row { $row })
    .other-page = composed  { $text }  (page { $page }, column { $column }, row { $row })
match-breaks =
    .absent = not in the copy
    .elsewhere = breaks alike, but stands elsewhere
    .begins = begins { $begins }
    .ends = ends { $ends }
    .both = begins { $begins }, ends { $ends }
match-shift =
    .late = { $count ->
        [one] 1 character
       *[other] { $count } characters
    } late
    .early = { $count ->
        [one] 1 character
       *[other] { $count } characters
    } early

fit-ignored = { $lines } lines ignored: the record does not tell where they begin or end
fit-record = record: { $wrong } characters wrong, { $missing } missing, { $strangers } lines that are not in the copy
fit-others = { " " }(or { $others })
fit-settings =
    .own = told by the lines: marks { $marks }, measure { $measure }{ $measures }, Han–digit space { $gap }{ $gaps }
    .better = told by the lines: marks { $marks }, measure { $measure }{ $measures }, Han–digit space { $gap }{ $gaps }; { $ranges } ranges instead of the layout's { $own_ranges }
fit-breaking =
    .own = { $own } explains { $explained } of { $lines } lines by one letterspacing a paragraph
    .better = { $own } explains { $explained } of { $lines } lines by one letterspacing a paragraph, { $other } { $better }: the page may be broken so
fit-none = no letterspacing: { $tightest } needs at least { $least }, { $loosest } at most { $most }
fit-bound = bound by { $tightest } and { $loosest }

fits-story = { $story } (page { $page }, { $slot }): { $rung }; { $filled }; letterspacing { $tracking }; loosest line { $loosest }, tightest { $tightest }
    .no-text = { $story } (page { $page }, { $slot }): no text
fits-rung =
    .natural = set as it is
    .rebroken = lines broken elsewhere
    .story = one letterspacing for the story
    .paragraphs = letterspacing by paragraph, near the story's
    .bounds = letterspacing by paragraph, as far as the layout goes
    .utmost = set as tightly as may be
fits-rows = all { $rows } rows filled
    .over = { $rows } rows, { $lines } lines ({ $characters } characters) over
    .left = { $rows } rows, { $left } left
fits-line = { $each } a gap (column { $column }, row { $row })
    .in-slot = { $each } a gap (page { $page }, { $slot }, column { $column }, row { $row })
    .none = none
fits-jump = page { $page }: { $story } goes from { $from } to { $to } on page { $next }
fits-paragraphs = { $tracking } in paragraphs { $first } to { $last }
    .one = { $tracking } in paragraph { $first }
fits-and = { $one }, { $next }
