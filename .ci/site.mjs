// A site (数字报) in headless Chromium: clicks, keyboard, phone, without script, nothing asked for from outside, nothing that
// axe finds, no markup in titles. `site.mjs MODULES SITE [PICTURES]`; the site is that of site.py.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, site, pictures] = process.argv.slice(2);
const require = createRequire(join(modules, 'node_modules', 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const all = folder => readdirSync(folder).flatMap(name => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? all(path) : [path];
});
const files = all(site).map(path => relative(site, path));
const documents = files.filter(name => /\.html?$/.test(name));
const address = name => pathToFileURL(join(site, name)).href;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });

// A page that tells of every request that leaves the site, and of every message.
async function opened(name, options = {}) {
  const context = await browser.newContext({ viewport: SIZES.desk, ...options });
  const page = await context.newPage();
  const heard = [];
  page.on('request', request => { if (!request.url().startsWith(address('').replace(/\/$/, ''))) heard.push(request.url()); });
  page.on('console', message => heard.push(message.text()));
  page.on('pageerror', error => heard.push(String(error)));
  page.on('dialog', dialog => { heard.push('dialog ' + dialog.message()); dialog.dismiss(); });
  await page.goto(address(name));
  return { page, heard, close: () => context.close() };
}
async function on(name, options, look) {
  const { page, heard, close } = await opened(name, options);
  await look(page);
  assert.deepEqual(heard, [], `${name}: asks for, or says`);
  await close();
}

// Several at once.
async function each(all, look) {
  const left = [...all];
  await Promise.all(Array.from({ length: 4 }, async () => { while (left.length) await look(left.shift()); }));
}

// Every document: nothing outside, no message, no script that a title brought, one first heading, all links lead somewhere.
await each(documents.filter(name => name !== 'paperindex.htm'), async name => {
  await on(name, {}, async page => {
    assert.equal(await page.evaluate(() => typeof window.hit), 'undefined', `${name}: a title ran`);
    assert.equal(await page.locator('h1').count(), 1, `${name}: headings`);
    assert.equal(await page.locator('script').count(), name === 'search.html' ? 1 : 0, `${name}: scripts`);
    const links = await page.evaluate(() => [...document.querySelectorAll('a, area')].map(a => a.href.baseVal ?? a.getAttribute('href')));
    for (const link of links) {
      const target = new URL(link, address(name));
      target.hash = '';
      assert.ok(target.protocol === 'file:' && statSync(target).isFile(), `${name}: ${link}`);
    }
    const alts = await page.evaluate(() => [...document.images].filter(i => !i.hasAttribute('alt')).length);
    assert.equal(alts, 0, `${name}: pictures without a text`);
  });
});

// One of each kind, in both sizes and both lights: nothing that axe finds, nothing wider than the window.
const pages = documents.filter(name => /node_\d+\.htm$/.test(name));
const stories = documents.filter(name => /content_\d+\.htm$/.test(name));
const tables = stories.filter(name => readFileSync(join(site, name), 'utf8').includes('<table'));
const corrected = stories.filter(name => readFileSync(join(site, name), 'utf8').includes('class="correction"'));
const kinds = ['index.html', 'search.html', pages[0], pages.at(-1), stories[0], ...tables.slice(0, 1), ...corrected.slice(0, 1),
  ...documents.filter(name => /index\.html$/.test(name)).slice(0, 4)];
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark']) {
    await each(new Set(kinds), async name => {
      await on(name, { viewport, colorScheme, bypassCSP: true }, async page => {
        if (pictures) {
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({ path: join(pictures, `${size}-${colorScheme}-${name.replaceAll('/', '-')}.png`), fullPage: true });
        }
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wider <= 0, `${name} on a ${size}: ${wider} pixels too wide`);
        await page.evaluate(axe);
        const found = await page.evaluate(async rules => (await window.axe.run(document, { runOnly: rules, preload: false })).violations
          .map(one => `${one.id} (${one.impact}): ${one.nodes[0].html}`), RULES);
        assert.deepEqual(found, [], `${name} on a ${size}, ${colorScheme}`);
      });
    });
  }
}

// A click into an area leads to its story; the areas of a page are over one another nowhere.
for (const viewport of Object.values(SIZES)) {
  await each(pages, async name => {
    await on(name, { viewport }, async page => {
      const missed = await page.evaluate(() => {
        const missed = [];
        for (const polygon of document.querySelectorAll('.picture polygon')) {
          polygon.scrollIntoView({ block: 'center' });
          const matrix = polygon.getScreenCTM();
          const box = polygon.getBBox();
          let hits = 0;
          for (let x = 0.5; x < 12; x++) for (let y = 0.5; y < 12; y++) {
            const at = new DOMPoint(box.x + box.width * x / 12, box.y + box.height * y / 12);
            if (!polygon.isPointInFill(at)) continue;
            const on = at.matrixTransform(matrix);
            if (on.y < 0 || on.y >= innerHeight) continue;
            const seen = document.elementFromPoint(on.x, on.y);
            if (seen !== polygon) missed.push(polygon.parentNode.textContent + ' is under ' + (seen?.parentNode?.textContent ?? 'nothing'));
            hits += 1;
          }
          if (!hits) missed.push(polygon.parentNode.textContent + ' has no room');
        }
        return missed;
      });
      assert.deepEqual(missed, [], name);
      const link = page.locator('.picture svg a').first();
      if (!await link.count()) return;
      const title = await link.locator('title').textContent();
      const [x, y] = await link.locator('polygon').first().evaluate(polygon => {
        polygon.scrollIntoView({ block: 'center' });
        const box = polygon.getBBox();
        for (let step = 1; step < 12; step++) {
          const at = new DOMPoint(box.x + box.width * step / 12, box.y + box.height / 2);
          const on = at.matrixTransform(polygon.getScreenCTM());
          if (polygon.isPointInFill(at)) return [on.x, on.y];
        }
      });
      await page.mouse.click(x, y);
      await page.waitForURL(/content_/);
      assert.equal(await page.locator('h1').textContent(), title, name);
    });
  });
}

// Keys alone: to the text, to an area, which is seen, and into its story.
await on(pages[0], {}, async page => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  // Past the pages before and after.
  for (let key = 0; key < 3 && !await page.evaluate(() => document.activeElement.closest('svg')); key++) await page.keyboard.press('Tab');
  const width = () => page.evaluate(() => {
    const polygon = document.activeElement.querySelector('polygon');
    return polygon && getComputedStyle(polygon).strokeWidth;
  });
  assert.equal(await width(), '4px', 'the area in focus is seen');
  const title = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('Enter');
  await page.waitForURL(/content_/);
  assert.equal(await page.locator('h1').textContent(), title);
});

// Next and next, and every page and every story was there; the same back.
for (const [of, first] of [[pages, /node_2\.htm$/], [stories, /001\.htm$/]]) {
  for (const begin of of.filter(name => first.test(name))) {
    await on(begin, {}, async page => {
      const way = [page.url()];
      const go = async rel => { const link = page.locator(`.neighbours a[rel=${rel}]`); if (!await link.count()) return false; await link.click(); await page.waitForLoadState(); return true; };
      while (await go('next')) way.push(page.url());
      const issue = of.filter(name => name.startsWith(begin.slice(0, 10))).length;
      assert.equal(way.length, issue, begin);
      for (const back of way.slice(0, -1).reverse()) { assert.ok(await go('prev')); assert.equal(page.url(), back); }
    });
  }
}

// From the front of the site by the calendar to an earlier issue, and back by the issue after it.
await on('index.html', {}, async page => {
  await page.locator('.months a').last().click();
  await page.locator('.calendar a').first().click();
  await page.waitForURL(/2026-11\/30\/index/);
  await page.locator('.neighbours a').last().click();
  await page.waitForURL(/2026-12\/01\/index/);
});

// Corrections, both ways.
await on(corrected.find(name => name.startsWith('2026-12')), {}, async page => {
  await page.locator('.correction a').click();
  await page.waitForURL(/2026-11\/30\/content_/);
  await page.locator('.correction a').click();
  await page.waitForURL(/2026-12\/01\/content_/);
});

// Search, whatever width letters have and whether there is white; titles that are markup are text.
await on('search.html', {}, async page => {
  for (const [asked, least] of [['路灯', 0], ['小巷', 2], ['<script>', 1], ['onerror', 1], ['ｓｃｒｉｐｔ', 1], ['没有这样的标题', 0]]) {
    await page.fill('#q', asked);
    await page.waitForFunction(least => document.querySelectorAll('#found li').length >= least, least);
    await page.waitForFunction(() => document.getElementById('status').textContent !== '…');
    const text = await page.locator('#status').textContent();
    assert.ok(text.length > 0, asked);
    if (asked === '没有这样的标题') assert.equal(await page.locator('#found li').count(), 0);
  }
  await page.fill('#q', '小巷');
  await page.waitForFunction(() => document.querySelectorAll('#found li').length >= 2);
  await page.locator('#found a').first().click();
  await page.waitForURL(/content_/);
  assert.equal(await page.evaluate(() => typeof window.hit), 'undefined');
});

// Without script all of it can be read: no form that does nothing, months in its place.
for (const name of [pages[0], stories[0], 'index.html', 'search.html']) {
  await on(name, { javaScriptEnabled: false }, async page => {
    if (name === 'search.html') {
      assert.ok(!await page.locator('#search').isVisible());
      assert.ok(await page.locator('.months a').first().isVisible());
    }
    assert.ok((await page.locator('main').innerText()).length > 20, name);
  });
}

// Programs begin at paperindex.htm, and find map, areas and fields.
const index = readFileSync(join(site, 'paperindex.htm'), 'utf8');
const front = index.match(/URL=([^"]*)"/)[1];
const page = readFileSync(join(site, front), 'utf8');
assert.match(page, /usemap="#PagePicMap"/);
assert.match(page, /<map name="PagePicMap"/);
const story = page.match(/<area [^>]*href="([^"]*)"/)[1];
assert.match(readFileSync(join(site, front, '..', story), 'utf8'), /<!--enpproperty <articleid>\d+<\/articleid><date>[\d-]+<\/date>/);
for (const name of stories) {
  const text = readFileSync(join(site, name), 'utf8');
  assert.equal(text.split('<!--enpproperty').length, 2, name);
  const json = JSON.parse(readFileSync(join(site, name.replace('.htm', '.json')), 'utf8'));
  for (const key of ['articleid', 'date', 'author', 'title', 'introtitle', 'subtitle', 'nodename', 'picurl', 'content']) assert.equal(typeof json[key], 'string', `${name}: ${key}`);
}
// What has no right for the web is nowhere.
assert.ok(!files.some(name => name.startsWith('2026-12') && /\.(htm|json|xml|js)$/.test(name) && readFileSync(join(site, name), 'utf8').includes('夜读时光多两小时')));

await browser.close();
console.log(`${documents.length} documents, ${pages.length} pages, ${stories.length} stories`);
