"""Makes a site (数字报) of two evenings of the starter edition, for a browser to look at: titles that try to be markup, a
correction, a story and a picture without web rights.

    site.py BANXIN FOLDER"""

import os
import re
import subprocess
import sys

# What stands in the headline of each: on the page as it is, and nowhere markup or script.
HOSTILE = {
    "lost": '<script>hit=1</script>',
    "garden": '<img src=x onerror=hit=1>',
    "market": '"><svg/onload=hit=1>',
    "bell": "'-hit=1-'",
    "toys": "--></title><b>",
}
DECKS = {"garden": "]]>&lt;b>&amp;", "clinic": "javascript:hit=1"}


def changed(path, change):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(change(text))


def headed(key, value):
    line = f"{key} = '''{value}'''" if "'" in value else f"{key} = '{value}'"
    return lambda text: re.sub(rf"(?m)^{key} = .*$", lambda _: line, text, count=1)


def main():
    binary, folder = sys.argv[1:]
    binary = os.path.abspath(binary)
    os.makedirs(folder, exist_ok=True)
    first, second = (os.path.join(folder, name) for name in ("monday", "tuesday"))
    for edition in (first, second):
        subprocess.run([binary, "new", edition], check=True, stdout=subprocess.DEVNULL)
    changed(os.path.join(first, "edition.toml"), lambda text: text.replace("date = 2026-12-01", "date = 2026-11-30"))
    for name, title in HOSTILE.items():
        changed(os.path.join(first, "stories", name + ".md"), headed("headline", title))
    for name, deck in DECKS.items():
        changed(os.path.join(first, "stories", name + ".md"), headed("deck", deck))
    changed(os.path.join(second, "edition.toml"), lambda text: text.replace("number = 1", "number = 2"))
    story = lambda name: os.path.join(second, "stories", name + ".md")
    corrects = 'corrects = { date = 2026-11-30, page = "2", story = "alley-lights" }\n'
    changed(story("alley-lights"), lambda text: text.replace("dateline =", corrects + "dateline =", 1))
    changed(story("library"), lambda text: text.replace("dateline =", "web = false\ndateline =", 1))
    site = os.path.join(folder, "site")
    for edition in (first, second):
        subprocess.run([binary, "export", edition, "--to", "site", "-o", site], check=True, stdout=subprocess.DEVNULL)
    print(site)


if __name__ == "__main__":
    main()
