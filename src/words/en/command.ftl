more-findings = { $count } more findings of the files are not listed: mend those that are
    .errors = { $count ->
        [one] one more error of the files is not listed: mend those that are
       *[other] { $count } more errors of the files are not listed: mend those that are
    }
    .warnings = { $count ->
        [one] one more warning of the files is not listed: mend those that are
       *[other] { $count } more warnings of the files are not listed: mend those that are
    }

error = error
warning = warning
help = help
report-more = … and { $count } more
report-summary =
    .errors = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }
    .warnings = { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
    .both = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }

## What is being done.

step-reading = reading
step-composing = composing
step-making = making the press file
step-writing = writing

## Why the system refuses.

system =
    .permission = permission denied
    .missing = no such file or folder
    .full = the disk is full
    .large = the file is larger than it may be
    .pipe = nobody reads it any more
    .read-only = the file system is read-only
    .no-folder = a part of the path is no folder
    .folder = it is a folder
    .again = there is no process or thread left
    .files = too many files are open
    .name = the name is too long
    .loop = the links lead in a circle
    .memory = there is not enough memory

## Wrong usage.

wrong-usage = the command is used wrongly
    .unknown-argument = there is no argument `{ $argument }`
    .unknown-command = there is no command `{ $argument }`
    .invalid-value = `{ $value }` is no value for `{ $argument }`
    .invalid-number = `{ $value }` is no value for `{ $argument }`: a whole number is wanted, from 1 on
    .missing-value = `{ $argument }` needs a value
    .missing-argument = the argument { $argument } is missing
    .missing-command = no command is named
    .conflict = `{ $argument }` and `{ $other }` can't stand together
    .too-many-values = `{ $argument }` takes no value `{ $value }`
    .not-utf-8 = an argument is not UTF-8
    .twice = `{ $argument }` is given twice
    .no-folder = { $path } is no folder
    .folder-missing = there is no folder { $path }
    .watermark-printed = --watermark would be printed on a press file
    .watermark-text = --watermark takes a text that is seen, of 1 to { $most } characters
    .draft-printed = a draft shows what is wrong, and is never for the press: --profile can only be proof
    .draft-imposed = a draft shows what is wrong on each page, and is never for the press: --impose puts pages on sheets of the press
    .draft-watermark = a draft says across every page that it is one: --watermark would lie over that
    .split-stdout = pages go into a folder, and standard output is none
    .pages-unclear = `--pages` can't be `{ $given }`
    .pages-named = `{ $given }` can't be pages
    .no-name = `{ $argument }` takes a text that is seen, on one line, of { $most } characters at most
    .bad-name = `{ $given }` can't be the name of a folder
    .rate-unclear = `--rate` can't be `{ $given }`
    .too-fine = a picture of a page has { $most } pixels to the inch at most, not { $given }
    .dummies-far = { $given } lies too far from the edition: its dummies name it by at most { $most } folders up
    .date-unclear = `--date` can't be `{ $given }`
    .page-of-text = --page and --pages are for a PDF, and { $path } is none
    .no-bundled-house = this program brings no house along
    .lock-condition = a condition that is locked is one of the house, by its name
    .help = `banxin help` lists the commands, and `banxin COMMAND --help` their arguments
    .help-lock-condition = put the file into `layouts/press/` of the house, and say its name without `.toml`
    .help-help = `banxin help` lists the commands, and `banxin COMMAND --help` their arguments
    .near = did you mean `{ $near }`?
    .values = it may be { $values }
    .usage = the command is used so: { $usage }
    .help-dummies-far = name a folder nearer to it, or leave `-o` out
    .help-folder = name the folder of an edition, the one that holds its edition.toml
    .help-watermark-printed = say `--profile proof`, or leave it out
    .help-watermark-text = give a text such as `--watermark 校样`
    .help-draft = leave `{ $argument }` out, or `--draft`
    .help-split-stdout = name a folder by `-o`, or leave it out
    .help-pages-unclear = write places of pages, or the numbers that the paper prints, and ranges, with commas between: `--pages 1,3-5` or `--pages A05,B01-B04`
    .help-pages-of-file = write pages of the file, from 1, and ranges, with commas between: `--pages 1,3-5`; or `--pages all`
    .help-pages-named = write places of pages, or the numbers that the paper prints, and ranges: `1 3-5`, `A05 B01-B04`; or `all`
    .help-no-name = write a name such as `--by 王敏`
    .help-bad-name = choose a name without `\`, `:`, `*`, `?`, `"`, `<`, `>` and `|`, and with no space at its ends
    .help-rate-unclear = write what a thousand characters are paid, as a number: `--rate 100` or `--rate 80.50`
    .help-date-unclear = write a day of the calendar as year, month and day: `--date 2026-12-01`
    .help-no-bundled-house = take one that was built with the feature `house`
    .help-page-of-text = leave it out: a text is read whole

pictures-unconfined = the process that reads pictures is not kept from files and the network: this system has neither filters of system calls nor a Landlock that knows the network
    .help = pictures from elsewhere are safer read on Linux 6.7 or later; all else holds as ever
draft-written = this is a draft, with all that is wrong marked on its pages, and no press file
    .help = mend what is marked, then build without `--draft`
strict = there are warnings, and --strict takes them for errors
    .help = mend what the warnings tell, or leave `--strict` out

## Files that the command line names, and where output goes.

file-missing = there is no file { $path }
    .condition = there is no press condition { $path }
    .help = name a file that is there; a relative path begins in the folder where the command is run
    .help-condition = name the file of a condition, such as layouts/press/newsprint.toml
house-missing = there is no house { $path }
    .no-folder = { $path } is no folder, and so no house
    .empty = { $path } is no house: it has no `layouts`, no `fonts`, no `ads`, no `feeds` and no `words.toml`
    .help = name a folder with `layouts` or `fonts` in it by `--house` or BANXIN_HOUSE, or neither: the program brings a house along
page-absent = there is no page { $page }; the edition has { $pages ->
        [one] page 1 alone
       *[other] pages 1 to { $pages }
    }
    .by-label = no page goes by `{ $page }`; the edition has { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }
    .help = name pages that are there, or leave `--pages` out
    .help-near = did you mean `{ $near }`?
output-no-file = { $path } is no place for a file
    .circle = { $path } is a link that leads in a circle; output goes into a file
    .folder = { $path } is a folder; output goes into a file
    .device = { $path } is a device or a pipe; output goes into a file
    .terminal = standard output is a terminal, which a press file would fill with signs
    .help = name a file, or `-` for standard output
    .help-terminal = send it to a file or a program
output-no-folder = there is no folder { $path } for the output
    .file = { $path } is no folder, and pages go into one
    .help-file = name a folder by `-o`, one that is there or is to be made
    .help = name a folder that is there, or make it first
folder-taken = { $path } is there already, and is no empty folder
    .of-paper = { $path } is the web edition of another paper, { $paper }
    .others = { $path } is there already, and has { $other } in it, which no export wrote
    .help = choose another name, or move it out of the way
number-kept = the issue number is more than a number, and stays as it is
    .label = not counted
    .help = correct it in the new edition
next-of-base = this edition stands on `{ $base }`: what it says is of one night
    .label = the base is named here
    .help = make the next edition of the base, and put a folder on that whose `base` names it, with what is other there
serial-goes-on = the serial “{ $title }” goes on with part { $part }
    .label = here stood the part before it
    .serial = which was this
    .help = write `part = { $part }` in the `serial` of its story, and `last = true` where it ends
dress-kept = the new edition is in { $dress ->
        [mourning] mourning
       *[festive] festive dress
    }, as this one is
    .label = goes on on the next day
    .help = take the line out of the new edition, if it is over
ad-ended = the advertisement `{ $ad }` is not booked for { $date }: the new edition is without it
    .label = stands on this page until now
    .help = nothing is to be done, if that is right; else have the booking changed, and add it again
output-read-only = { $path } may not be written, and would be replaced
    .help = choose another file, make this one writable, or say `--force`
output-is-input = { $path } is { $input }, which is read: it would be overwritten
    .stdout = standard output is { $input }, which is read: it would be overwritten
    .two-stories = two stories of the edition would both be written to { $path }
    .help = choose another file for the output
    .help-two-stories = give the stories names of their own, whatever folders they are in
output-is-other = { $path } is something else, and would be replaced
    .begin = { $path } is something else, and would be replaced
    .help = choose another file, one that ends with `{ $ending }`, or say `--force`
    .help-begin = choose another file, or say `--force`
output-is-there = { $path } is there already, and would be replaced
    .help = choose another folder, or say `--force`
cannot-write = { $path } can't be written: { $why }
    .stdout = standard output can't be written: { $why }
    .help = see that there is room on the disk and that the folder may be written, or choose another place
no-process = the machine gives no process to read the file in: { $why }
    .memory = the machine gives too little memory to read the file in: up to { $most } MiB may be needed
    .help-memory = raise the limit of memory (`ulimit -v`)
    .help = end other programs, or raise the limits of processes and open files (`ulimit -u`, `ulimit -n`)
not-written = the press file can't be made: { $why }
    .help = this is a fault of the program: keep the edition, and report it
    .help-large = write it in several files (`--pages 1-8`), or lower `resolution.most` or `pictures.quality` of the press condition
sheets-differ = pages that share sheets must be of one size and bleed
    .help = impose pages of one layout size, or write those of another size without `--impose`
pages-do-not-fold = { $pages ->
        [one] 1 page does
       *[other] { $pages } pages do
    } not fold into sheets of { $sheet }; { $below } or { $above } would
    .few = { $pages ->
        [one] 1 page does
       *[other] { $pages } pages do
    } not fold into sheets of { $sheet }; { $above } would
    .help = add pages or take some out, or write the pages without `--impose`

## Pages that are files of their own (`build --split`).

page-name = `{ $name }` can't be the name of a file for page { $page }
    .unknown = `--name` has { $placeholder }, and there is no such placeholder
    .unclosed = `--name` has a brace without another: { $given }
    .separator = `{ $name }` can't be the name of a file for page { $page }: a slash parts folders
    .reserved = `{ $name }` can't be the name of a file for page { $page }: not every system can hold `{ $sign }`
    .ending = `{ $name }` can't be the name of a file for page { $page }: it does not end with `.pdf`
    .long = `{ $name }` can't be the name of a file for page { $page }: it has { $bytes } bytes, of { $most } at most
    .beginning = `{ $name }` can't be the name of a file for page { $page }: it begins with a sign that hides it, makes it an option, or is not seen
    .device = `{ $name }` can't be the name of a file for page { $page }: Windows keeps it for a device
    .not-composed = `{ $name }` can't be the name of a file for page { $page }: its accents stand apart from their letters, and systems would write it in two ways
    .twice = pages { $other } and { $page } would both be written to `{ $name }`
    .help-unknown = it may be { $known }
    .help = write placeholders in braces: `--name {"{date}-{page}.pdf"}`
    .help-separator = leave it out of `--name`, and out of what its placeholders stand for; `-o` names the folder
    .help-reserved = leave it out of `--name`, and out of what its placeholders stand for
    .help-ending = end `--name` with `.pdf`
    .help-long = make `--name` shorter
    .help-beginning = begin `--name` with a letter, a figure or a placeholder that is not empty
    .help-device = put something before it, such as {"`{date}-`"}
    .help-not-composed = write `--name`, the paper's name and section in normal form C
    .help-labels = give one of them another `label`: many systems take capitals and small letters for one
    .help-twice = name pages so that no two are alike: {"`{date}-{page}.pdf`"} does
manifest-broken = { $path } is no manifest of pages: { $why }
    .format = { $path } is in format { $format }, and this program knows { $known }
    .large = { $path } is too large to be a manifest of pages
    .help = name another folder by `-o`, or move this file out of the way and say `--force`: all pages are written anew then
    .help-format = build with a program that is as new as the one that wrote it, or name another folder by `-o`
manifest-of-another = { $path } is of { $given }, not of { $wanted }
    .paper = { $path } is of another paper: { $given }, not { $wanted }
    .date = { $path } is of another day: { $given }, not { $wanted }
    .profile = { $path } is of pages in { $given }, not in { $wanted }
    .name = { $path } is of pages that are named `{ $given }`, not `{ $wanted }`
    .help = name another folder by `-o`: one holds the pages of one edition, in one profile
    .help-name = leave `--name` out, so that pages are named as they were, or name another folder by `-o`
page-file-other = { $path } would be replaced, and the manifest knows nothing of it
    .changed = { $path } would be replaced, and is no longer what was written for page { $page }: somebody has changed it
    .help = move it out of the way, name another folder by `-o`, or say `--force`
page-file-left = { $path } stays, and the manifest no longer names it for page { $page }
    .help = delete it, if nobody needs it any more: the platemaker should not take it for a page of this edition
page-last-good = page { $page } has errors ({ $codes }) and stays as it was: version { $version }, `{ $file }`
    .story = page { $page } shares `{ $story }` with page { $other } and stays as it was with it: version { $version }, `{ $file }`
    .help = what it prints is older than what is written now; mend its errors and build again
    .help-story = what it prints is older than what is written now; mend the errors of the other page and build again
last-good = page { $page } has no last good file: it was never written into this folder
    .lost = the last good file of page { $page }, { $path }, is not there any more as it was written
    .count = the edition has { $now ->
        [one] 1 page
       *[other] { $now } pages
    } now, and its folder { $then }: old and new pages do not make one paper
    .label = page { $page } went by { $before } when it was last written: old and new pages do not make one paper
    .all = no page of the edition is sound: there is nothing to write
    .edition = something is wrong that no page has by itself ({ $codes }): old pages do not help
    .help = mend the errors; `--last-good` takes pages from the folder of a build without errors
split-page = { $page }  { $file }  version { $version }, as it was
    .written = { $page }  { $file }  version { $version }, written
    .last-good = { $page }  { $file }  version { $version }, the last good one
split-all = { $written } of { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } written; { $manifest }, version { $version }

## Approvals of pages (`approve`).

page-unapproved = page { $page } is not approved: it lacks { $lacking }
    .changed = page { $page } has changed since it was read ({ $given }): it lacks { $lacking }
    .overtaken = page { $page } has changed since it was read ({ $given })
    .page = this page
    .needed = its layout lets only pages with these readings go to press
    .help = let it be read as it is: `banxin approve EDITION { $page } --by NAME`; a proof (`--profile proof`) needs no readings
approval-given = page { $page } has had { $reading }, by { $given }: it has not changed since
    .all = page { $page } has had all its readings, and has not changed since
    .help = nothing is to be done; to put another name there, say `--withdraw` first
approval-order = page { $page } can't have { $reading } yet: it lacks { $missing }
    .help = readings are given in their order: let { $missing } be given first
approval-person = { $by } has given page { $page } { $other }, and can't give { $reading }
    .help = each reading is by somebody else: let another person give { $reading }, or take the first back by `--withdraw --by { $by }`
approval-reading = page { $page } has no reading `{ $reading }`; it has { $known }
    .help = name one of them, or leave `--reading` out: the next one is meant then
    .help-near = did you mean `{ $near }`?
approval-none = under page { $page } stands no such name
    .help = `banxin approve EDITION --list` says whose names stand where
approve-reading = { $reading } { $by }
    .at = { $reading } { $by } ({ $at })
    .overtaken = { $reading } { $by } (changed since)
    .lacking = { $reading } –

## The lock of an edition (`lock`, `build --locked`, `verify`).

lock-missing = there is no { $path }: nobody has locked this edition
    .help = lock it as it is: `banxin lock EDITION`
lock-broken = this is no lock that `banxin lock` wrote
    .hash = this is no SHA-256: 64 hexadecimal digits
    .bytes = no file has so many bytes
    .profile = `{ $given }` is no profile
    .condition = a condition is one of the house, by its name
    .from = `{ $given }` is not whose a file can be: `edition`, `base`, `house` or `bundled`
    .base = a file from a base says which, by `base`, and no other does
    .twice = this is named twice
    .label = here
    .help = take the lock that was written, or lock the edition anew
lock-outside = { $path } is a part of this edition, and lies neither in it, nor in an edition that it stands on, nor in its house
    .twice = { $path } and another file would both be { $place } in the lock
    .changed = { $path } has changed while it was read
    .help = put it where others find it: into the edition, or into the house; then lock it again
lock-input = { $path } is not as it was when the edition was locked
    .missing = { $path } is no longer there
    .unused = { $path } was a part of the edition when it was locked, and is none now
    .added = { $path } is a part of the edition now, and was none when it was locked
    .locked = locked here
    .help = put back what was there, or lock the edition as it is now: `banxin lock EDITION`
lock-version = this edition was locked by banxin { $locked }; this is { $own }
    .label = locked by this version
    .help = only what comes out the same is written
lock-output = all is as it was locked, and the press file comes out otherwise: pages { $pages }
    .common = all is as it was locked, and the press file comes out otherwise, though each page by itself is the same
    .version = all is as it was locked by banxin { $locked }, and banxin { $own } makes another press file of it: pages { $pages }
    .version-common = all is as it was locked by banxin { $locked }, and banxin { $own } makes another press file of it, though each page by itself is the same
    .locked = locked here
    .help-own = nothing was written; was this banxin built otherwise?
    .help-version = nothing was written; take banxin { $locked }, or look at the pages (`banxin build`) and lock the edition anew

## Going over an archive (`verify`).

archive-empty = no locked edition and no bag lies in { $folders }
    .help = lock editions first: `banxin lock EDITION`
archive-name = { $path } has a name that is no text, so that nobody can look into it
    .help = give it a name in UTF-8
bag-broken = { $path } is not in the bag, though its manifest says so
    .changed = { $path } is not as it was when it was put into the bag
    .added = { $path } is in the bag, and its manifest does not name it
    .link = { $path } leads out of the bag, or may: it is a link
    .declaration = { $path } does not say that this is a bag of version 1.0 in UTF-8
    .no-manifest = the bag has no manifest { $path }
    .manifest = { $path } is no manifest: line { $line } names no file of the bag with its SHA-256, or one that is named twice
    .oxum = { $path } says that other bytes or another number of files lie in the bag
    .help = take another copy of the bag
verify-edition =
    .as-locked = as locked: { $folder }
    .changed = changed: { $folder }
    .otherwise = otherwise: { $folder }
    .failed = failed: { $folder }
verify-bag =
    .as-locked = whole: the bag { $folder }
    .failed = broken: the bag { $folder }
verify-input =
    .changed = changed: { $path }
    .missing = missing: { $path }
    .unused = no longer used: { $path }
    .added = added: { $path }
verify-pages = pages { $pages } come out otherwise
    .same = the press file and the pages are the same
    .common = the press file comes out otherwise, each page by itself is the same
verify-version = locked by banxin { $locked }
verify-all = { $editions ->
        [one] 1 edition
       *[other] { $editions } editions
    }: { $locked } as locked, { $changed } changed, { $otherwise } otherwise, { $failed } failed
    .bags = { $bags ->
        [one] 1 bag
       *[other] { $bags } bags
    }, { $broken } broken
