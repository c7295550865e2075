## Copy: the word lists of the house.

forbidden-word = “{ $written }” is a word that the house does not print
    .why = “{ $written }” is a word that the house does not print: { $why }
    .label = this word
    .listed = forbidden here
    .help = write another word, or none; words are forbidden by `[[forbid]]` of words.toml
preferred-word = the house does not write “{ $written }”
    .label = expected “{ $mended }”
    .listed = listed here
    .help = write “{ $mended }”
misspelt-name = “{ $written }” differs from “{ $mended }” by one character
    .label = the same name?
    .listed = listed here
    .help = where it is, write “{ $mended }”; where another is meant, put the name into `also` of words.toml
parted-word = a line of the headline ends inside “{ $word }”
    .label = parted here
    .help = let the lines of the headline end before or behind the word

## Copy: forms of marks.

straight-quotes = `{ $written }` of the ASCII keyboard is no quote of Chinese
    .label = straight quote
    .help = write `{ $mended }`
    .help-odd = write `“` where the quotation begins and `”` where it ends; one of the two is missing
    .help-nested = write `“` where each quotation begins and `”` where it ends, `‘` and `’` for one inside another
false-ellipsis = `{ $written }` is no ellipsis
    .label = expected six points
    .help = write `……`
false-dash = `{ $written }` is no dash of Chinese
    .label = expected `{ $mended }`
    .help = write `{ $mended }`
ordinal-mark = `{ $written }` does not belong behind the number of a point here
    .brackets = nothing stands behind the number of a point in brackets
    .word = a word that numbers a point takes a comma, not `{ $written }`
    .label = behind the number
    .help = numbers are written `一、`, `1.`, `（一）`, `（1）` and `第一，`
false-interpunct = `{ $written }` is no interpunct
    .stop = `{ $written }` is no full stop
    .between = `{ $written }` is neither an interpunct nor a full stop
    .label = expected `{ $mended }`
    .label-between = full-width point
    .help = write `{ $mended }`
    .help-between = write `。` where a sentence ends, `·` between the parts of a name
bare-decimal = a decimal without its zero
    .perhaps = a decimal without its zero, or a half-width full stop
    .label = expected `0.`
    .label-perhaps = between Chinese and a figure
    .help = write `{ $mended }`
    .help-perhaps = write `0.` where it is a decimal, `。` where a sentence ends
figure-mark = `{ $written }` stands inside a number
    .label = full-width
    .help = write `{ $mended }`, half-width
half-width-mark = the half-width mark `{ $written }` stands in Chinese
    .label = half-width
    .help = write `{ $mended }`
    .help-between = write `。` where a sentence ends, `·` between the parts of a name
false-range = `{ $written }` does not stand between two numbers
    .label = expected `{ $mended }`
    .label-either = between two numbers
    .help = write `～` between two values, `—` between two times

## Copy: marks beside marks.

stacked-marks = more than three marks stand together
    .both = a question that is exclaimed ends with one `？` and one `！`
    .label = `{ $written }`
    .help = write `{ $mended }`
doubled-mark = several marks stand where one belongs
    .label = `{ $written }`
    .help = write `{ $mended }`, or the one that is meant
marks-around-quote = the quotation has ended the sentence already
    .goes-on = the sentence goes on behind the quotation
    .label = a mark too many
    .help = take it out: a sentence ends inside its quotes or behind them
mark-at-bracket = `{ $written }` stands right inside a bracket
    .label = a mark too many
    .help = take it out, or put it outside the bracket

## Copy: marks inside marks.

nested-quotes = double quotes inside double quotes
    .twice = the same mark is typed twice
    .label = expected `{ $mended }`
    .label-twice = a mark too many
    .help-twice = write it once, or `‘` and `’` inside, where a quotation stands inside another
    .help = write `{ $mended }`: the inner ones are single
nested-titles = a title inside a title
    .twice = the same mark is typed twice
    .label = expected `{ $mended }`
    .label-twice = a mark too many
    .help-out = write it once
    .help = write `{ $mended }`: the inner ones are 〈〉
nested-brackets = brackets inside brackets of the same form
    .twice = the same mark is typed twice
    .label = expected `{ $mended }`
    .label-twice = a mark too many
    .help-out = write it once
    .help = write `{ $mended }`, or say it without the one pair
unpaired-mark = `{ $written }` is opened, and nothing closes it
    .closes = `{ $written }` closes what nothing opens
    .label = without its other half
    .help = put its other half where it belongs, or take it out

## Copy: 顿号.

pause-between-quotes = no `、` stands between quotations or titles that follow each other
    .label = a mark too many
    .help = take it out; it stays where a note in brackets stands between them
pause-before-etc = no `、` stands before 等
    .label = a mark too many
    .help = take it out
pause-before-and = before 以及 stands a comma
    .label = expected `，`
    .help = write `{ $mended }`

## Copy: places.

mark-at-head-end = a head does not end with `{ $written }`
    .label = a mark too many
    .help = take it out; `？`, `！` and `……` may stand here
date-interpunct = no `{ $written }` stands here in the name of a day
    .figures = between the month and the day in figures stands `·`
    .label = in the name of an event
    .help = write “五四”, “一二·九” and “9·11”: in Han figures, `·` stands behind 一, 十一 and 十二 alone
space-in-chinese = a space between Chinese characters
    .mark = a space beside a full-width mark, which has its own blank
    .label = a space
    .help = take it out; where white is wanted, it is an ideographic space
    .help-parts = where it parts names, columns, labels, verses or a heading and its text, write an ideographic space; else take it out

## Copy: figures.

mixed-widths = `{ $written }` is full-width, and the story has half-width ones as well
    .label = full-width
    .help = write `{ $mended }`
mixed-numeral = `{ $written }` makes a number of two kinds of figures
    .label = expected `{ $mended }`
    .label-either = two kinds of figures
    .help = write `{ $mended }`
    .help-either = write all of the number in one kind of figures, as it is meant
year-zero = the zero of the year { $written } is another sign
    .label = expected `〇`
    .help = write `{ $mended }`
figure-with-few = a number with 几 is written in Han figures
    .label = expected `{ $mended }`
    .help = write `{ $mended }`

## The word lists themselves.

bad-word = a word of nothing
    .long = a word of more than { $most } characters
    .label = expected a word
    .help = write the word, of 1 to { $most } characters, or take the entry out
word-contradicts = “{ $word }” is wanted by one entry and refused by another
    .label = refused here
    .help = keep one of the two: no copy would please both
unknown-lint-rule = there is no rule of copy `{ $rule }`
    .label = unknown rule
    .help = docs/lint.md lists the rules
