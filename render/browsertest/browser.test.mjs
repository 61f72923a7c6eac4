// Looks at what browser_test.go drew into the folder PAGES.

import assert from 'node:assert/strict';
import {readFileSync, mkdirSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {after, before, describe, it} from 'node:test';
import {chromium} from 'playwright-core';

const dir = process.env.PAGES;
const shots = process.env.SOCIALORG_SHOTS;
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const mermaid = 'node_modules/mermaid/dist/mermaid.min.js';

// Each test has a page of its own, so as many run at once as there are processors.
const tests = [];
const test = (name, body) => tests.push([name, body]);

let browser;
before(async () => {
  if (shots) mkdirSync(shots, {recursive: true});
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
});
after(() => browser?.close());

const read = name => readFileSync(join(dir, name), 'utf8');
const address = name => pathToFileURL(join(dir, name)).href;

// open opens a file in a new page, which must ask for nothing else, run no
// script and log no error.
async function open(t, name, {width = 1280, height = 900, colorScheme = 'light', ...options} = {}) {
  const context = await browser.newContext({viewport: {width, height}, colorScheme, ...options});
  t.after(() => context.close());
  const page = await context.newPage();
  const troubles = [];
  page.on('dialog', d => { troubles.push('dialog ' + d.message()); d.dismiss(); });
  page.on('pageerror', e => troubles.push('error ' + e));
  page.on('console', m => troubles.push('console ' + m.text()));
  page.on('request', r => { if (r.url() !== address(name)) troubles.push('request ' + r.url()); });
  await page.goto(address(name));
  page.untroubled = async () => {
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.deepEqual(troubles, []);
  };
  return page;
}

for (const name of ['department', 'indonesian', 'foreign', 'hostile', 'empty', 'hr107', '60']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      test(`${name}.html ${colorScheme} ${width}: accessible, nothing overflows`, async t => {
        const page = await open(t, name + '.html', {width, colorScheme});
        await page.untroubled();
        const wide = await page.evaluate(() => {
          const out = [];
          const edge = document.documentElement.clientWidth;
          if (document.scrollingElement.scrollWidth > edge) out.push('page ' + document.scrollingElement.scrollWidth);
          for (const e of document.body.querySelectorAll('*'))
            if (!e.parentElement.closest('.scroll') && e.getBoundingClientRect().right > edge + 0.5) out.push(e.outerHTML.slice(0, 120));
          return out;
        });
        assert.deepEqual(wide, []);
        if (shots) await page.screenshot({path: join(shots, `${name}-${colorScheme}-${width}.png`), fullPage: name === 'department'});
        if (name === 'hostile' && (width === 360 || colorScheme === 'dark')) return; // styles do not depend on texts: the others are enough
        await page.evaluate(axe);
        const {violations, passes} = await page.evaluate(() => axe.run(document, {resultTypes: ['violations']}));
        assert.deepEqual(violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`), []);
        assert.ok(passes.length > 15, `only ${passes.length} rules applied`);
      });
    }
  }
}

test('the language of a page is that of its labels', async t => {
  assert.equal(await (await open(t, 'department.html')).getAttribute('html', 'lang'), 'en');
  assert.equal(await (await open(t, 'indonesian.html')).getAttribute('html', 'lang'), 'id');
});

test('a page works with the keyboard', async t => {
  let page = await open(t, 'department.html', {width: 360});
  const focused = () => page.evaluate(() => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    return {tag: e.tagName, text: (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 60), id: e.id,
      outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      seen: box.bottom > 0 && box.top < innerHeight && box.width > 0};
  });

  await page.keyboard.press('Tab');
  const skip = await focused();
  assert.equal(skip.text, 'Skip to content');
  assert.ok(skip.seen, 'the skip link can be seen when it has the focus');
  await page.keyboard.press('Enter');
  assert.equal((await focused()).id, 'content');

  page = await open(t, 'department.html', {width: 360});
  const stops = [];
  const expected = await page.locator('a[href]:visible, [tabindex="0"]:visible, input:visible').count();
  for (let i = 0; i < expected; i++) {
    await page.keyboard.press('Tab');
    const stop = await focused();
    assert.ok(stop.outline, `${stop.tag} ${stop.text} shows the focus`);
    assert.ok(stop.seen, `${stop.tag} ${stop.text} can be seen`);
    stops.push(stop.text);
  }
  assert.ok(stops.includes('Chart') && stops.includes('RACI matrix') && stops.includes('Campaigns'), stops.join());
  await page.keyboard.press('Tab');
  assert.equal((await focused()).tag, 'BODY', 'the focus leaves the page: no trap');
  await page.untroubled();
});

test('a chart fits the page, and arrow keys scroll it at full size', async t => {
  const page = await open(t, 'hr107.html');
  const chart = page.locator('.chart:visible');
  assert.ok(await chart.evaluate(e => e.scrollWidth <= e.clientWidth));
  await page.getByLabel('Full size').check();
  assert.ok(await chart.evaluate(e => e.scrollWidth > e.clientWidth));
  await chart.focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.chart').scrollLeft > 50, null, {polling: 50});
  await page.untroubled();
});

test('a box leads to its row, the row to the box, the manager and the role', async t => {
  const page = await open(t, 'department.html');
  await page.locator('#org-box-s2').click();
  assert.match(page.url(), /#position-s2$/);
  const row = page.locator('#position-s2');
  assert.ok(await row.evaluate(e => e.matches(':target')));
  const links = () => row.locator('a:visible').evaluateAll(all => all.map(a => a.getAttribute('href')));
  const wide = await links();
  assert.deepEqual(wide, ['#org-box-s2', '#role-social-media-specialist', '#position-m1', '#position-m2']);
  await page.setViewportSize({width: 400, height: 800});
  const narrow = await links();
  assert.deepEqual(narrow, ['#org-narrow-box-s2', ...wide.slice(1)]);
  for (const href of [...wide, ...narrow]) assert.equal(await page.locator(href).count(), 1, href);
  await row.locator('a:visible').first().click();
  assert.ok(await page.locator('#org-narrow-box-s2').isVisible(), 'the box of the picture that is shown');
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(e => e.id));
  assert.equal(new Set(ids).size, ids.length, 'no id twice');
});

test('the contents lead to every section', async t => {
  const page = await open(t, 'department.html', {width: 360});
  for (const link of await page.locator('nav a').all()) {
    await link.focus();
    await page.keyboard.press('Enter');
    const hash = await link.getAttribute('href');
    assert.equal(await page.locator(hash).count(), 1);
    await page.waitForFunction(hash => {
      const b = document.querySelector(hash).getBoundingClientRect();
      return location.hash === hash && b.top < innerHeight && b.bottom > 0;
    }, hash, {polling: 50});
  }
  await page.untroubled();
});

test('no text is executed, even where the page does not forbid it', async t => {
  const page = await open(t, 'hostile.html', {bypassCSP: true});
  const elements = await page.evaluate(() => {
    const names = new Set();
    const attributes = new Set();
    for (const e of document.querySelectorAll('*')) {
      names.add(e.localName);
      for (const a of e.attributes) attributes.add(a.name);
    }
    return {names: [...names].sort(), attributes: [...attributes].sort()};
  });
  const allowed = await (await open(t, 'department.html', {bypassCSP: true})).evaluate(() => {
    return [...new Set([...document.querySelectorAll('*')].map(e => e.localName))];
  });
  assert.deepEqual(elements.names.filter(n => !allowed.includes(n)), []);
  assert.deepEqual(elements.attributes.filter(a => a.startsWith('on') || a === 'src'), []);
  const links = await page.evaluate(() => [...document.querySelectorAll('[href]')].map(e => e.getAttribute('href')).filter(h => !h.startsWith('#')));
  assert.deepEqual(links, []);
  const titles = await page.evaluate(() => [...document.querySelectorAll('section[aria-labelledby=positions] tbody th')]
    .map(e => [...e.querySelectorAll('a')].map(a => a.textContent)));
  const want = JSON.parse(read('hostile.json'));
  assert.equal(titles.length, want.length);
  // Hidden characters are spelled out, but for those of an emoji and joiners between letters of a script that joins them.
  const emoji = /\p{RGI_Emoji}\ufe0f?|\p{Extended_Pictographic}\ufe0f/v;
  const joiner = /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Telugu}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Telugu}])/v;
  const hidden = /[\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/v;
  const spelled = s => s.replace(new RegExp(`(${emoji.source}|${joiner.source})|${hidden.source}`, 'gv'),
    (c, used) => used ?? `[U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
  assert.deepEqual(titles, want.map(spelled).map(title => [title, title]), 'for wide and for narrow pages');
  await page.mouse.move(300, 300);
  await page.untroubled();
});

for (const width of [360, 400, 1280]) {
  test(`the top of a chart is in view at ${width}`, async t => {
    for (const name of ['hr107', '60', 'department']) {
      const page = await open(t, name + '.html', {width});
      const seen = await page.evaluate(() => {
        const chart = [...document.querySelectorAll('.chart')].find(e => e.offsetParent);
        const top = chart.querySelector('.org-box rect').getBoundingClientRect();
        return top.left >= 0 && top.right <= innerWidth && top.bottom <= innerHeight && top.width > 50;
      });
      assert.ok(seen, name);
    }
  });
}

test('a page prints without what only a screen needs', async t => {
  const page = await open(t, 'department.html', {width: 794});
  await page.emulateMedia({media: 'print', colorScheme: 'dark'});
  assert.equal(await page.locator('nav').isVisible(), false);
  const found = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    overflow: getComputedStyle(document.querySelector('.scroll')).overflow,
    chart: document.querySelector('svg.org-chart').getBoundingClientRect().right <= innerWidth,
    box: getComputedStyle(document.querySelector('.org-vacant rect')).fill,
  }));
  assert.deepEqual(found, {ground: 'rgb(255, 255, 255)', overflow: 'visible', chart: true, box: 'rgb(255, 255, 255)'});
  assert.ok((await page.pdf()).length > 10_000);
});

for (const [name, sheets] of [['department', 1], ['60', 2], ['hr107', 3]]) {
  test(`${name}.html prints no page of the chart without a box`, async t => {
    const page = await open(t, name + '.html');
    await page.emulateMedia({media: 'print'});
    const shown = await page.evaluate(() => [...document.querySelectorAll('svg.org-chart')].filter(e => e.checkVisibility()).map(e => e.querySelectorAll('.org-box').length));
    assert.equal(shown.length, sheets, shown.join());
    assert.ok(shown.every(boxes => boxes > 0 && boxes <= 41), shown.join());
    await page.evaluate(() => document.querySelectorAll('section:not(.charts), footer').forEach(e => e.remove()));
    const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, sheets, 'one sheet on each page');
  });
}

for (const name of ['4', '12', '60', '107', '300', 'chain50', 'star60', 'managers250', 'forest', 'hostile']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${name}.svg ${colorScheme}: text fits its box and can be read`, async t => {
      const page = await open(t, name + '.svg', {colorScheme});
      const found = await page.evaluate(() => {
        const luminance = color => {
          const [r, g, b] = color.match(/[\d.]+/g).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (a, b) => {
          const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
          return (x + 0.05) / (y + 0.05);
        };
        const out = {boxes: 0, misfits: [], faint: [], crossed: []};
        const boxes = [];
        const ground = getComputedStyle(document.querySelector('.org-ground')).fill;
        for (const box of document.querySelectorAll('.org-box')) {
          out.boxes++;
          const rect = box.querySelector('rect');
          const r = rect.getBBox();
          const edge = {x: r.x + 1, y: r.y + 1, right: r.x + r.width - 1, bottom: r.y + r.height - 1};
          if (boxes.some(b => edge.x < b.right && b.x < edge.right && edge.y < b.bottom && b.y < edge.bottom)) out.crossed.push('box ' + box.textContent);
          boxes.push(edge);
          if (contrast(getComputedStyle(rect).stroke, ground) < 3) out.faint.push('edge');
          for (const text of box.querySelectorAll('text')) {
            const fill = getComputedStyle(text.matches('.org-count') ? box.querySelector('.org-pill') : rect).fill;
            const b = text.getBBox();
            if (b.x < r.x + 1 || b.x + b.width > r.x + r.width - 1) out.misfits.push(text.textContent + ` ${b.width} in ${r.width}`);
            if (contrast(getComputedStyle(text).fill, fill) < 7) out.faint.push(text.textContent);
          }
        }
        for (const line of document.querySelectorAll('.org-lines path, .org-dotted'))
          if (contrast(getComputedStyle(line).stroke, ground) < 3) out.faint.push('line');
        for (const line of document.querySelectorAll('.org-dotted')) {
          for (let at = 0; at <= line.getTotalLength(); at += 2) {
            const p = line.getPointAtLength(at);
            if (boxes.some(b => b.x < p.x && p.x < b.right && b.y < p.y && p.y < b.bottom)) out.crossed.push(`dotted line at ${p.x} ${p.y}`);
          }
        }
        return out;
      });
      assert.ok(found.boxes > 3);
      assert.deepEqual(found.crossed, []);
      assert.deepEqual(found.misfits, []);
      assert.deepEqual(found.faint, []);
      await page.untroubled();
      if (shots) await page.screenshot({path: join(shots, `${name}-${colorScheme}.png`)});
    });
  }
}

test('Mermaid draws its charts, and every label as it is', async t => {
  const page = await (await browser.newContext({bypassCSP: true})).newPage();
  t.after(() => page.context().close());
  await page.setContent('<!DOCTYPE html><title>charts</title><div id="chart"></div>');
  await page.addScriptTag({path: mermaid});
  const draw = text => page.evaluate(async text => {
    mermaid.initialize({startOnLoad: false, maxEdges: 1e6, maxTextSize: 1e7, securityLevel: 'loose'});
    const {svg} = await mermaid.render('c' + Math.random().toString().slice(2), text);
    document.getElementById('chart').innerHTML = svg;
    await new Promise(done => setTimeout(done, 100));
    return {
      labels: [...document.querySelectorAll('#chart .node .nodeLabel')].map(e => e.innerText),
      edges: document.querySelectorAll('#chart path.flowchart-link').length,
      ran: window.ran,
    };
  }, text);
  const department = await draw(read('department.mmd'));
  assert.equal(department.labels.length, 12);
  assert.equal(department.edges, 13);
  assert.match(department.labels[0], /^Chief executive\s+holder-1$/);
  assert.deepEqual((await draw(read('empty.mmd'))).labels, ['No positions']);

  const hostile = await draw(read('hostile.mmd'));
  const want = JSON.parse(read('hostile.json'));
  assert.equal(hostile.ran, undefined);
  assert.equal(hostile.labels.length, want.length);
  assert.equal(hostile.edges, want.length - 1);
  const wrong = hostile.labels.filter((label, i) => /^[\x21-\x7e ]+$/.test(want[i]) && i > 0 &&
    label.replace(/\s+/g, '') !== (want[i] + want[i]).replace(/\s+/g, ''));
  assert.deepEqual(wrong, []);
});

describe('what browser_test.go drew', {concurrency: availableParallelism()}, () => {
  for (const [name, body] of tests) it(name, body);
});
