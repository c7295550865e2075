#!/usr/bin/env python3
"""Draws page plans from rules of the trade alone: what make-up by the program is tried on, and was never tuned with.

    python3 tests/makeup/draw.py tests/makeup/held_out

A plan is a page as a make-up editor draws it on squared paper: which story stands where, how large, under what head. Nothing
here knows how the program makes up pages, or what it pays for what. Cuts are drawn by seed; what breaks one of the rules is
thrown away and drawn anew. The same seeds give the same plans.

Rules, each with its number in the reader's list that the layouts were judged by:

 1  one story leads: at the top, with the largest head; the heads below it fall in clear steps
 2  no story turns upward, none has another's picture above its text: stories are rectangles, pictures stand in their own
 7  heads whose first lines stand within two rows of each other, side by side, differ by 1.3 times (碰题); no white runs
    straight over more than two thirds of the height, or over the whole width more than once below the lead (断版)
 8  a row is white between stories; no rows are left
11  columns are those of the grid, 13 to 17 em, so within 11 to 20

Advertisements stand at the foot and from the outside in, a strip or a corner. A lead or a second story has the one dominating
picture of the page, over half of the story's columns at least.
"""

import pathlib
import random
import sys

# Name of the base, columns, rows, first row of stories on a front and inside, heads by step: sizes by columns, rows.
GRIDS = {
    "tabloid-4": dict(columns=4, rows=86, front=10, inside=4, steps={
        "lead": ([24, 30, 36, 42], 8), "second": ([18, 30], 5), "third": ([17, 20, 24], 5), "brief": ([17], 4)}),
    "tabloid-5": dict(columns=5, rows=86, front=11, inside=4, steps={
        "lead": ([24, 30, 36, 42], 8), "second": ([18, 24, 30], 5), "third": ([16, 22, 24], 5), "brief": ([16], 4)}),
    "broadsheet": dict(columns=8, rows=126, front=16, inside=5, steps={
        "lead": ([30, 38, 44, 48, 52], 11), "second": ([22, 28, 34, 36], 7), "third": ([19, 24, 27, 28], 5),
        "brief": ([16, 18, 20], 4)}),
}

# Twenty pages: the grid, whether it is a front, how many stories, what stands at the foot.
PAGES = [
    ("tabloid-4", True, 6, None), ("tabloid-4", True, 5, None), ("tabloid-4", True, 7, None),
    ("tabloid-4", False, 6, "corner"), ("tabloid-4", False, 5, "strip"), ("tabloid-4", False, 7, None),
    ("tabloid-5", True, 6, "strip"), ("tabloid-5", True, 7, None), ("tabloid-5", False, 6, "corner"),
    ("tabloid-5", False, 7, "strip"), ("tabloid-5", False, 8, None), ("tabloid-5", False, 5, "strip"),
    ("broadsheet", True, 8, "strip"), ("broadsheet", True, 10, None), ("broadsheet", True, 9, "corner"),
    ("broadsheet", False, 8, "corner"), ("broadsheet", False, 10, "strip"), ("broadsheet", False, 12, None),
    ("broadsheet", False, 9, "strip"), ("broadsheet", False, 11, "corner"),
]


def size(grid, step, span):
    """The size of a headline over so many columns."""
    sizes = grid["steps"][step][0]
    return sizes[min(span, len(sizes)) - 1]


def parted(draw, area, count):
    """An area cut into so many, across or down, with a white row between what stands one above the other; none, if it can't be."""
    column, span, row, rows = area
    if count == 1:
        return [area]
    first = draw.randint(1, count - 1)
    share = first / count
    if span > 1 and (rows < 30 or draw.random() < 0.5):
        left = min(span - 1, max(1, round(span * share + draw.uniform(-0.6, 0.6))))
        parts = [(column, left, row, rows), (column + left, span - left, row, rows)]
    else:
        above = round(rows * share + draw.uniform(-0.12, 0.12) * rows)
        if above < 13 or rows - above - 1 < 13:
            return None
        parts = [(column, span, row, above), (column, span, row + above + 1, rows - above - 1)]
    both = [parted(draw, part, number) for part, number in zip(parts, (first, count - first))]
    return None if None in both else both[0] + both[1]


def advertisement(draw, grid, kind):
    """What stands at the foot, and what is left above and beside it."""
    columns, rows = grid["columns"], grid["rows"]
    if kind == "strip":
        high = draw.choice([13, 15, 17])
        return dict(column=1, span=columns, row=rows - high + 1, rows=high), rows - high - 1
    if kind == "corner":
        span = draw.randint(2, columns // 2)
        high = draw.choice([17, 21, 25])
        return dict(column=columns - span + 1, span=span, row=rows - high + 1, rows=high), rows
    return None, rows


def drawn(draw, grid, front, count, kind):
    """One try at a page: its stories, the lead first, and its advertisement."""
    columns = grid["columns"]
    first = grid["front"] if front else grid["inside"]
    ad, last = advertisement(draw, grid, kind)
    high = last - first + 1
    lead_rows = draw.randint(high * 26 // 100, high * 46 // 100)
    lead_span = draw.choice([columns, columns, columns - 1, max(3, columns * 5 // 8)])
    lead = (1, lead_span, first, lead_rows)
    areas, left = [], count - 1
    beside = 0
    if lead_span < columns:
        beside = 1 if columns - lead_span == 1 and lead_rows < 36 else draw.randint(1, 2)
        parts = parted(draw, (lead_span + 1, columns - lead_span, first, lead_rows), beside)
        if parts is None:
            return None
        areas += parts
    left -= beside
    row = first + lead_rows + 1
    if left < 1:
        return None
    if ad and kind == "corner":
        inner = ad["column"] - 1
        above = ad["row"] - 1 - row
        number = draw.randint(1, left - 1) if left > 1 else 0
        if number == 0 or above < 13:
            return None
        parts = [parted(draw, (1, inner, row, last - row + 1), left - number),
                 parted(draw, (inner + 1, columns - inner, row, above), number)]
        if None in parts:
            return None
        areas += parts[0] + parts[1]
    else:
        parts = parted(draw, (1, columns, row, last - row + 1), left)
        if parts is None:
            return None
        areas += parts
    return lead, areas, ad


def stories(draw, grid, lead, areas):
    """Steps by how much room each has and how high it stands, and the rows of heads; none, if a part is no story."""
    ranked = sorted(areas, key=lambda a: (-(a[1] * a[3]) + a[2] * a[1] * 0.2, a))
    seconds = 1 if len(areas) < 7 else 2
    out = [dict(step="lead", column=lead[0], span=lead[1], row=lead[2], rows=lead[3])]
    for at, (column, span, row, rows) in enumerate(ranked):
        step = "second" if at < seconds else "brief" if span == 1 else "third"
        out.append(dict(step=step, column=column, span=span, row=row, rows=rows))
    for story in out:
        story["head"] = grid["steps"][story["step"]][1]
        body = story["rows"] - story["head"]
        if not 8 <= body <= 62 or story["span"] > 6 and story["step"] != "lead" or body * story["span"] < 14:
            return None
        if story["step"] == "second" and story["span"] < 2:
            return None
        # A text over many columns that is hardly higher than its head is a strip, no story.
        if story["span"] >= 4 and body < 9 or story["span"] >= 2 and body > 48:
            return None
    return out


def pictured(draw, found):
    """Gives the lead or a second story the page's picture."""
    for story in found[:2]:
        body = story["rows"] - story["head"]
        across = max(2, -(-story["span"] * 55 // 100))
        if story["span"] < 3 or across > story["span"] - 1:
            continue
        high = body * draw.choice([5, 6, 7]) // 10
        if high >= 8:
            story["picture"] = dict(columns=across, rows=high)
            return


def beside(one, other):
    return one["column"] + one["span"] == other["column"] or other["column"] + other["span"] == one["column"]


def straight(found, ad, columns, first, last):
    """How far white runs without a break: down, of the height; across the whole width, how often."""
    boxes = found + ([ad] if ad else [])
    down = 0
    for gutter in range(1, columns):
        run = best = 0
        for row in range(first, last + 1):
            crossed = any(b["column"] <= gutter < b["column"] + b["span"] - 1 and b["row"] <= row < b["row"] + b["rows"]
                          for b in boxes)
            run = 0 if crossed else run + 1
            best = max(best, run)
        down = max(down, best)
    across = 0
    for row in range(first, last + 1):
        if not any(b["row"] <= row < b["row"] + b["rows"] for b in boxes):
            across += 1
    return down, across


def is_sound(grid, found, ad, first):
    """Whether the rules hold."""
    columns, last = grid["columns"], grid["rows"]
    sizes = [size(grid, s["step"], s["span"]) for s in found]
    if any(large >= sizes[0] / 1.15 for large in sizes[1:]):
        return False
    if any(found[0]["span"] * found[0]["rows"] < s["span"] * s["rows"] for s in found[1:]):
        return False
    for at, one in enumerate(found):
        for number, other in list(enumerate(found))[at + 1:]:
            near = beside(one, other) and abs(one["row"] - other["row"]) <= 2
            large, small = max(sizes[at], sizes[number]), min(sizes[at], sizes[number])
            if near and large < small * 1.3:
                return False
    down, across = straight(found, ad, columns, first, last)
    # One below the lead, and the one above a strip of advertisements.
    allowed = 2 if ad and ad["span"] == columns else 1
    return down * 3 <= (last - first + 1) * 2 and across <= allowed


def page(seed, name, front, count, kind):
    grid = GRIDS[name]
    draw = random.Random(seed)
    for attempt in range(2_000_000):
        found = drawn(draw, grid, front, count, kind)
        if found is None:
            continue
        lead, areas, ad = found
        plan = stories(draw, grid, lead, areas)
        if plan and is_sound(grid, plan, ad, grid["front"] if front else grid["inside"]):
            pictured(draw, plan)
            return grid, plan, ad
    raise SystemExit(f"page {seed}: no plan")


def picture(grid, plan, ad, first):
    """The page in characters, a line for every four rows."""
    lines = []
    for row in range(first, grid["rows"] + 1, 4):
        line = ""
        for column in range(1, grid["columns"] + 1):
            sign = "."
            for at, box in enumerate(plan):
                if box["column"] <= column < box["column"] + box["span"] and box["row"] <= row < box["row"] + box["rows"]:
                    sign = chr(ord("A") + at)
            if ad and ad["column"] <= column < ad["column"] + ad["span"] and row >= ad["row"]:
                sign = "#"
            line += sign * 2
        lines.append("# " + line)
    return "\n".join(lines)


def table(name, box, keys):
    said = [f"[[{name}]]"]
    for key in keys:
        if key in box:
            value = box[key]
            if isinstance(value, dict):
                value = "{ " + ", ".join(f"{k} = {v}" for k, v in value.items()) + " }"
            elif isinstance(value, str):
                value = f'"{value}"'
            said.append(f"{key} = {value}")
    return "\n".join(said)


def main(folder):
    out = pathlib.Path(folder)
    for seed, (name, front, count, kind) in enumerate(PAGES, 1):
        grid, plan, ad = page(seed, name, front, count, kind)
        first = grid["front"] if front else grid["inside"]
        text = [f"# Drawn by tests/makeup/draw.py, page {seed}. A line of the picture is four rows, # an advertisement.\n#",
                picture(grid, plan, ad, first) + "\n",
                f'base = "{name}"\nfront = {str(front).lower()}\ncolumns = {grid["columns"]}\nfirst = {first}\nlast = {grid["rows"]}\n']
        for story in plan:
            text.append(table("story", story, ["step", "column", "span", "row", "rows", "head", "picture"]) + "\n")
        if ad:
            text.append(table("ad", ad, ["column", "span", "row", "rows"]) + "\n")
        (out / f"{seed:02}.toml").write_text("\n".join(text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
