## The page of help.

help-page =
    .usage = Usage: { $usage }
    .commands = Commands:
    .arguments = Arguments:
    .options = Options:
    .any-options = [OPTIONS]
    .values = [{ $values }]
    .value = - { $name }: { $text }
    .default = [default: { $value }]
    .exit = Exit status: 0 done; 1 errors (or, with --strict, warnings); 2 wrong usage, or a file that is named and not there; 3 the machine failed (disk, permission, memory, no process).

man-page =
    .name = NAME
    .synopsis = SYNOPSIS
    .options = ARGUMENTS AND OPTIONS
    .commands = COMMANDS
    .exit = EXIT STATUS
    .values = Possible values:

## Commands.

commands =
    .banxin = Composes print editions of Chinese newspapers into press files
    .new = Make an edition to begin from, with sample stories, that builds at once
    .next = Make the edition of the next day: the same pages, without their stories
    .build = Write the press file of an edition
    .check = Do all that build does, but write nothing
    .pictures = List the pictures of an edition: what each file is, and how it is printed
    .count = Count characters by story, by author and by page, as papers pay for them
    .diff = Tell which pages are to be replated after a change, from which plates, and what changed on them
    .match = Compare the composed lines with the printed ones
    .fit = Find the letterspacing that reproduces the printed lines
    .record = Read the printed lines of a PDF page or of a text, as JSON
    .preflight = Judge finished PDF files by the limits of a press
    .house = List the layouts, press conditions, profiles and fonts that an edition finds, and where
    .completions = Write the script by which a shell completes commands and arguments
    .man = Write the pages of the manual
    .help = Say how a command is used

## What stands for a value.

value-names =
    .command = COMMAND
    .condition = CONDITION
    .date = DATE
    .edition = EDITION
    .file = FILE
    .folder = FOLDER
    .format = FORMAT
    .how = HOW
    .lang = LANG
    .n = N
    .name = NAME
    .pages = PAGES
    .pattern = PATTERN
    .rate = RATE
    .recorded = RECORDED
    .shell = SHELL
    .template = TEMPLATE
    .text = TEXT
    .when = WHEN

## Arguments that several commands have, and arguments of one command.

arguments =
    .format = How diagnostics and reports are written
    .lang = The language of all that is said [default: that of BANXIN_LANG, else of the system]
    .color = When colours are used
    .quiet = Say errors alone
    .verbose = Say what is being done, and how long it took
    .help = Say how the command is used
    .version = Say the version
    .folder = The folder of the edition, with its edition.toml
    .house = A folder with `layouts` and `fonts` for what is not beside or above the edition [default: that of BANXIN_HOUSE, else none]
    .pages = Only these pages of the edition, such as 1,3-5 or A05,B01-B04
    .profile = The standard that the press file keeps [default: x4]
    .impose = Put several pages on a sheet, in the order of the press
    .condition = The condition of the press, in place of the layouts': a name of layouts/press/, or a .toml file
    .marks = Print marks and the slug line outside the bleed, whatever the layouts say
    .cache = Keep pictures in the inks of the press in this folder, for the next run
    .watermark = A text across every page of a proof, such as 校样
    .strict = Take warnings for errors
    .report = Print how each story came to fit: what copyfit did, letterspacing, rows, the loosest and the tightest line
    .recorded = The printed lines, as JSON
    .force = Replace write-protected files
arguments-new =
    .name = The folder to make, where there is none yet
    .from = What the edition has at first
    .date = The day of the edition, such as 2026-12-01 [default: today in Beijing]
arguments-next =
    .name = The folder to make: a name stands beside the edition, a path where it says [default: the day, such as 2026-12-02]
    .date = The day of the new edition [default: the day after]
arguments-build =
    .output = The file to write, `-` for standard output [default: out/EDITION.pdf; of a draft, out/EDITION.draft.pdf]; with --split, the folder [default: out/EDITION]
    .draft = Write a draft whatever is wrong: a proof for the screen on which every fault is marked at its place
    .split = Write a file for each page into a folder, with a manifest; run again, only pages whose bytes differ are written
    .name = How files of pages are named, with {"{paper}, {date}, {number}, {section}, {page}, {profile} and {version}"} [default: {"{date}-{page}.pdf"}]; only with --split
    .force = Replace write-protected files, and one that is no PDF; with --split, files that the manifest does not know
arguments-count =
    .rate = What a thousand characters are paid, such as 100 or 80.50 [default: none, and no fees]
arguments-diff =
    .earlier = The folder of the earlier edition
    .later = The folder of the later edition
    .pages = Only these pages of both editions, such as 1,3-5 or A05,B01-B04
    .picture = A folder that is there, for a picture of each page that differs, both editions laid over each other (SVG)
    .force = Replace write-protected pictures; only with --picture
arguments-fit =
    .output = The folder for the story files, which must be there [default: the edition's own, whose files are changed]
    .dry_run = Write no story file, only the report
arguments-record =
    .file = A PDF, or a text file of printed lines with blank lines between columns and paragraphs
    .page = The page of a PDF, from 1 [default: 1]
    .edition = The edition whose stories the page prints, to tell them apart by
    .output = The file to write [default: standard output]
    .force = Replace write-protected files, and one that is no JSON
arguments-preflight =
    .files = PDF files
    .profile = The standard that a file is to keep [default: what it claims]
    .condition = The condition of the press, a .toml file as in layouts/press/ [default: the limits of newsprint]
    .picture = A folder that is there, for pictures of the pages that have findings, with numbered frames at their places (SVG)
    .force = Replace write-protected pictures; only with --picture
arguments-house =
    .folder = The folder of an edition [default: the folder where the command is run]
    .copy = Write the house that the program brings along into this folder, which must be there, in place of listing
    .force = Replace files that are there already
arguments-completions =
    .shell = The shell
arguments-man =
    .folder = A folder that is there, for a file a command [default: all on standard output]
arguments-help =
    .command = The command [default: all of them, a line each]

## Values.

values-format =
    .human = for people
    .json = for programs, one JSON object a line
values-lang =
    .zh = 中文
    .en = English
values-color =
    .auto = at a terminal or by CLICOLOR_FORCE; not by NO_COLOR, CLICOLOR=0 or TERM=dumb
    .always = always
    .never = never
values-from =
    .tabloid = four tabloid pages: front page, two of news, one of essays
    .front = the front page of a tabloid alone
    .supplement = a page of essays (副刊) alone
values-profile =
    .x4 = PDF/X-4
    .x1a = PDF/X-1a:2003
    .a2u = PDF/A-2u, tagged, for archives
    .x4-a2u = PDF/X-4 and PDF/A-2u in one file
    .proof = for the screen, inks as they will look
values-impose =
    .pairs = printer's pairs, two pages a side
    .four-up = four pages a side, head to head
values-shell =
    .bash = Bash
    .elvish = Elvish
    .fish = fish
    .powershell = PowerShell
    .zsh = Zsh
