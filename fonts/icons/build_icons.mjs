// Makes icons.tsv, the icon set, from concepts.tsv and from packages of npm, pinned below.
//
//   node fonts/icons/build_icons.mjs [OUT]     OUT is a new folder, by default fonts/built/icons
//
// Needs node 20 or newer, npm and tar; the packages go to WORK (by default fonts/_work), which can be
// deleted afterwards. Two runs give the same bytes.
//
// A body is SVG without its root. Colours are placeholders: $L line, $T tint, $W light shapes upon the
// tint, $B the ground seen through a solid shape.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = resolve(process.argv[2] ?? join(HERE, '../built/icons'));
const WORK = resolve(process.env.WORK ?? join(HERE, '../_work'), 'icons');

/** Fetches a package by name and version; returns its folder. */
function fetched(name, version) {
  const folder = join(WORK, `${name.replace(/[@/]+/g, '-').replace(/^-/, '')}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(`${folder}.tmp`, { recursive: true });
    const archive = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: WORK, encoding: 'utf8' });
    const file = join(WORK, archive.trim().split('\n').pop());
    execFileSync('tar', ['xzf', file, '-C', `${folder}.tmp`, '--strip-components=1']);
    renameSync(`${folder}.tmp`, folder);
  }
  return folder;
}

const phosphor = fetched('@phosphor-icons/core', '2.1.1');
const iconPark = fetched('@icon-park/svg', '1.4.2');
const read = (name, version) =>
  JSON.parse(readFileSync(join(fetched(`@iconify-json/${name}`, version), 'icons.json'), 'utf8'));
const SETS = {
  ph: read('ph', '1.2.2'),
  ip: read('icon-park', '1.2.4'),
  ms: read('material-symbols', '1.2.98'),
  msl: read('material-symbols-light', '1.2.94'),
};
const { icons: catalogue } = await import(pathToFileURL(join(phosphor, 'dist/index.mjs')));
const TAGS = new Map(catalogue.map(({ name, tags }) => [name, tags.filter((tag) => !tag.startsWith('*'))]));

/** An icon of a set: its body and size. */
function find(set, name) {
  const { icons, aliases = {}, width = 16, height = 16 } = SETS[set];
  const icon = icons[name] ?? icons[aliases[name]?.parent];
  return icon && { body: icon.body, size: [icon.width ?? width, icon.height ?? height] };
}

function need(set, name) {
  const icon = find(set, name);
  if (!icon) throw Error(`no icon ${name} in ${set}`);
  return icon;
}

const painted = (body, color) => body.replaceAll('currentColor', color);

/** Phosphor has the three styles. Its shapes are 16 thick on a grid of 256. */
function fromPhosphor(name) {
  const duo = need('ph', `${name}-duotone`);
  const tinted = duo.body.replace(/(<(?:path|g)[^>]*?) opacity="?0?\.2"?([^>]*>)/g, '$1 fill="$T"$2');
  return {
    size: duo.size,
    duo: painted(tinted, '$L'),
    solid: painted(need('ph', `${name}-fill`).body, '$L'),
    line: painted(need('ph', name).body, '$L'),
  };
}

/** IconPark has slots: outer stroke and fill, inner stroke and fill. */
const SLOTS = { '#000': 0, '#000000': 0, black: 0, '#2f88ff': 1, '#fff': 2, '#ffffff': 2, white: 2, '#43ccf8': 3 };
const COLORS = { duo: ['$L', '$T', '$L', '$W'], solid: ['$L', '$L', '$B', '$B'], line: ['$L', 'none', '$L', 'none'] };

/** IconPark's strokes are 4 of 48; those of duo and line become 3, as thick as Phosphor's. */
function fromSlots({ body, size }) {
  const style = (kind) =>
    body
      .replace(/(fill|stroke)="(#0{3}(?:0{3})?|black|#2F88FF|#f{3}(?:f{3})?|white|#43CCF8)"/gi,
        (_, what, color) => `${what}="${COLORS[kind][SLOTS[color.toLowerCase()]]}"`)
      .replaceAll('stroke-width="4"', kind === 'solid' ? 'stroke-width="4"' : 'stroke-width="3"');
  return { size, duo: style('duo'), solid: style('solid'), line: style('line') };
}

const fromIconPark = (name) => fromSlots(need('ip', name));

/** Drawings of our own are in `own/`, in IconPark's manner. */
function fromOwn(name) {
  const svg = readFileSync(join(HERE, 'own', `${name}.svg`), 'utf8').trim();
  return fromSlots({ body: svg.replace(/^<svg[^>]*>/, '').replace('</svg>', ''), size: [48, 48] });
}

/** The first of some names that a set has. */
const first = (set, names) => names.find((name) => find(set, name));

/** Material Symbols: the outline over the tinted shape. A light outline is 1 of 24; half as much again makes
 * it as thick as Phosphor's lines. */
function fromMaterial(name) {
  const outlined = [`${name}-outline-rounded`, `${name}-outline`];
  const shape = first('ms', [`${name}-rounded`, name]);
  const outline = first('ms', [...outlined, shape]);
  const { body, size } = need('ms', shape);
  const over = painted(need('ms', outline).body, '$L');
  const light = need('msl', first('msl', [...outlined, `${name}-rounded`, name])).body;
  const thick = `<g fill="$L" stroke="$L" stroke-width=".5" stroke-linejoin="round">${light.replaceAll(' fill="currentColor"', '')}</g>`;
  return {
    size,
    duo: outline === shape ? over : painted(body, '$T') + over,
    solid: painted(body, '$L'),
    line: thick,
  };
}

const MAKERS = { ph: fromPhosphor, ip: fromIconPark, ms: fromMaterial, own: fromOwn };

/** English words that find an icon: its name in its set, the tags that Phosphor gives it, and some of our own. */
function english(set, name, more) {
  const tags = set === 'ph' ? (TAGS.get(name) ?? []) : [];
  return [...new Set([...name.split('-'), ...tags, ...more.split('/').filter(Boolean)].map((word) => word.toLowerCase()))].sort();
}

/** The rows of the set. */
function build(text) {
  const named = new Map();
  let group = '';
  return text.trim().split('\n').flatMap((line) => {
    if (line.startsWith('# ')) {
      group = line.slice(2);
      return [];
    }
    const [id, keywords, source, more = ''] = line.split('\t');
    for (const word of [id, ...keywords.split('/').filter((word) => !word.startsWith('~'))]) {
      if (named.has(word)) throw Error(`${word} names ${named.get(word)} and ${id}`);
      named.set(word, id);
    }
    const [set, name] = source.split(':');
    const { size, duo, solid, line: thin } = MAKERS[set](name);
    const cells = [id, keywords, english(set, name, more).join('/'), group, source, size.join(' '), duo, solid, thin];
    if (cells.some((cell) => /[\t\n]/.test(cell))) throw Error(`${id} holds a tab or a line end`);
    return [cells.join('\t')];
  });
}

const rows = build(readFileSync(join(HERE, 'concepts.tsv'), 'utf8'));
mkdirSync(join(OUT, 'licenses'), { recursive: true });
writeFileSync(join(OUT, 'icons.tsv'), rows.join('\n') + '\n');
copyFileSync(join(phosphor, 'LICENSE'), join(OUT, 'licenses/MIT-Phosphor.txt'));
copyFileSync(join(iconPark, 'LICENSE'), join(OUT, 'licenses/Apache-2.0-IconPark.txt'));
console.log(`${rows.length} icons in ${join(OUT, 'icons.tsv')}`);
