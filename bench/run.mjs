// `npm run bench`: this library beside PARI/GP, GAP and SymPy on the same subjects, every measurement in a fresh process; then the
// whole catalog. Writes results.md. `npm run bench -- --rounds 1 --limit 60` for a quick look. See README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    limit: { type: 'string', default: '120' },
    subject: { type: 'string', multiple: true },
  },
});
const rounds = Number(options.rounds);
const limit = 1000 * Number(options.limit);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const subjects = [
  { id: 'polygons', title: 'polygons n = 5 … 60, all 56', tasks: ['proof', 'M2=AM'], identity: 'M2=AM' },
  { id: '600-cell', title: '600-cell, 120 vertices', tasks: ['proof', 'M2=AM'], identity: 'M2=AM' },
  { id: 'e8', title: 'E8, 240 roots', tasks: ['proof', 'M2=AM'], identity: 'M2=AM' },
  { id: 'lines-28', title: '28 equiangular lines', tasks: ['proof', 'M2=AM'], identity: 'M2=AM' },
  { id: 'leech', title: 'Leech lattice, 196,560 minimal vectors', tasks: ['F=AI'], identity: 'F=AI' },
].filter(({ id }) => options.subject === undefined || options.subject.includes(id));

const peers = [
  { name: 'PARI/GP', commands: ['gp'], args: ['-q', '-f', here('peers/pari.gp')] },
  { name: 'GAP', commands: ['gap'], args: ['-q', '-b', '-T', '-A', '-o', '8g', here('peers/gap.g')] },
  { name: 'SymPy', commands: ['python3', '/usr/bin/python3'], args: [here('peers/sympy_checks.py')] },
];
const identities = { 'M2=AM': 'M² = A·M', 'F=AI': 'F = A·I' };
const names = { proof: 'whole proof', ...identities };

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The lines of tab-separated fields that a process prints before it ends or its time, if it has a limit, is over. */
function linesOf(command, args, env = {}, timeout = undefined) {
  const { stdout, error } = spawnSync(command, args, {
    env: { ...process.env, ...env },
    timeout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = (stdout ?? '').split('\n').filter((line) => line.includes('\t'));
  return { lines: lines.map((line) => line.split('\t')), timedOut: error?.code === 'ETIMEDOUT' };
}

/** The first of the peer's commands that answers, with its version; undefined when none does. */
function installed({ commands, args }) {
  for (const command of commands) {
    const { lines } = linesOf(command, args, { BENCH_SUBJECT: 'none' }, limit);
    const version = lines.find(([key]) => key === 'version')?.[1];
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

const progress = (line) => process.stderr.write(`${line}\n`);

/** Milliseconds of each peer's idioms on a subject, a list a round, by "identity, idiom". */
function measurePeer({ command, args }, subject, vectors, found) {
  const env = { BENCH_SUBJECT: subject.id, BENCH_VECTORS: vectors };
  const { lines, timedOut } = linesOf(command, args, env, limit);
  for (const [identity, idiom, ms, ok] of lines.filter(([key]) => key !== 'version')) {
    if (ok !== 'true') throw new Error(`${command} finds ${identity} false on ${subject.id} (${idiom})`);
    const key = `${identity}\t${idiom}`;
    found.set(key, [...(found.get(key) ?? []), Number(ms)]);
  }
  return timedOut;
}

function measureSubject(subject, available, vectors) {
  const ours = new Map(subject.tasks.map((task) => [task, { cold: [], warm: [] }]));
  const theirs = available.map(({ peer }) => ({ name: peer.name, idioms: new Map(), timedOut: false }));
  for (let round = 1; round <= rounds; round++) {
    progress(`${subject.id}: round ${round} of ${rounds}`);
    for (const task of subject.tasks) {
      const [[, cold, warm, ok] = []] = linesOf(process.execPath, [here('ours.mjs'), subject.id, task]).lines;
      if (ok !== 'true') throw new Error(`${task} on ${subject.id}: ${ok ?? 'no result'}`);
      ours.get(task).cold.push(Number(cold));
      ours.get(task).warm.push(Number(warm));
    }
    available.forEach(({ peer, command }, at) => {
      // What did not end in time once is not tried again; its idioms that did end keep their one figure.
      if (theirs[at].timedOut) return;
      theirs[at].timedOut = measurePeer({ command, args: peer.args }, subject, vectors, theirs[at].idioms);
    });
  }
  return { subject, ours, theirs };
}

/** Wall time and peak memory of the command line over the whole catalog, in fresh processes. */
function measureCatalog(directory) {
  const main = here('../dist/cli/main.js');
  const certificates = join(directory, 'certificates');
  const run = (args) => {
    const usage = join(directory, 'usage');
    const hook = `data:text/javascript,import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(${JSON.stringify(usage)},String(process.resourceUsage().maxRSS)))`;
    const timed = existsSync('/usr/bin/time');
    const [command, before] = timed
      ? ['/usr/bin/time', ['-f', '%M', '-o', usage, process.execPath]]
      : [process.execPath, ['--import', hook]];
    const start = performance.now();
    const { status } = spawnSync(command, [...before, main, ...args], { stdio: 'ignore' });
    const seconds = (performance.now() - start) / 1000;
    return { status, seconds, megabytes: Number(readFileSync(usage, 'utf8').trim().split('\n').at(-1)) / 1024 };
  };
  const results = [];
  for (let round = 1; round <= rounds; round++) {
    progress(`catalog: round ${round} of ${rounds}`);
    const verify = run(['verify', '--certificates', certificates]);
    const files = readdirSync(certificates).map((file) => join(certificates, file));
    const check = run(['check', ...files]);
    if (verify.status !== 0 || check.status !== 0) throw new Error('the catalog does not verify');
    results.push({ verify, check, count: files.length });
  }
  const summary = (command) => ({
    seconds: median(results.map((result) => result[command].seconds)),
    megabytes: Math.max(...results.map((result) => result[command].megabytes)),
  });
  return { count: results[0].count, verify: summary('verify'), check: summary('check') };
}

/** Two significant digits below 100, none lost above. */
const significant = (x) => (x < 100 ? String(Number(x.toPrecision(2))) : x.toFixed(0));
const milliseconds = (ms) => (ms === undefined ? '–' : `${significant(ms)} ms`);

/** The fastest idiom for the identity. */
function fastest({ idioms }, identity) {
  const times = [...idioms].filter(([key]) => key.startsWith(`${identity}\t`)).map(([, list]) => median(list));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Markdown, padded; the first `left` columns are text and the others numbers. */
function table(head, rows, left) {
  const widths = head.map((title, at) => Math.max(4, title.length, ...rows.map((cells) => cells[at].length)));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const pad = (cell, at) => (at < left ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  const rule = widths.map((width, at) => (at < left ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head.map(pad)), line(rule), ...rows.map((cells) => line(cells.map(pad)))];
}

function mainTable(results, available) {
  const peerNames = available.map(({ peer }) => peer.name);
  const head = ['subject', 'ours', 'cold', 'warm', ...peerNames, 'cold / fastest peer', 'warm / fastest peer'];
  const rows = [];
  for (const { subject, ours, theirs } of results)
    for (const [task, { cold, warm }] of ours) {
      const times = theirs.map((peer) => fastest(peer, subject.identity));
      const least = Math.min(...times.filter((time) => time !== undefined));
      const ratio = (list) => (Number.isFinite(least) ? significant(median(list) / least) : '–');
      const shown = theirs.map((peer, at) =>
        times[at] === undefined && peer.timedOut ? 'timeout' : milliseconds(times[at]),
      );
      const own = [milliseconds(median(cold)), milliseconds(median(warm))];
      rows.push([subject.title, names[task], ...own, ...shown, ratio(cold), ratio(warm)]);
    }
  return table(head, rows, 2);
}

function idiomTable(results) {
  const head = ['subject', 'system', 'identity', 'idiom', 'time'];
  const rows = [];
  for (const { subject, theirs } of results)
    for (const { name, idioms, timedOut } of theirs) {
      for (const [key, list] of idioms) {
        const [identity, idiom] = key.split('\t');
        rows.push([subject.title, name, identities[identity], idiom, milliseconds(median(list))]);
      }
      if (timedOut) rows.push([subject.title, name, '', 'the rest', `over ${options.limit} s`]);
    }
  return table(head, rows, 4);
}

const directory = mkdtempSync(join(tmpdir(), 'tightframe-bench-'));
try {
  const vectors = join(directory, 'leech.txt');
  linesOf(process.execPath, [here('ours.mjs'), 'leech', vectors]);
  const available = peers.flatMap((peer) => {
    const found = installed(peer);
    if (found === undefined) progress(`${peer.name}: not installed, skipped`);
    return found === undefined ? [] : [{ peer, ...found }];
  });
  const missing = peers.filter((peer) => !available.some((found) => found.peer === peer));
  const results = subjects.map((subject) => measureSubject(subject, available, vectors));
  const catalog = measureCatalog(directory);
  const report = [
    '# Results',
    '',
    'Written by `npm run bench`; what is measured, and how, is in [README.md](README.md).',
    '',
    `${cpus()[0].model.trim()}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; Node ${process.version}; ` +
      `${available.map(({ version }) => version).join('; ')}. ` +
      `Median of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`,
    ...missing.map(({ name }) => `${name} is not installed here and was skipped.`),
    '',
    ...mainTable(results, available),
    '',
    'Peers check one identity, M² = A·M on n×n matrices or F = A·I, with their fastest idiom; "whole proof" is everything from the',
    'construction to a certificate that the kernel accepts.',
    '',
    '## All idioms of the peers',
    '',
    ...idiomTable(results),
    '',
    '## The whole catalog',
    '',
    ...table(
      ['command', 'entries', 'wall time', 'peak memory'],
      Object.entries({ verify: '`verify --certificates DIR`', check: '`check DIR/*.json`' }).map(([command, title]) => [
        title,
        String(catalog.count),
        `${catalog[command].seconds.toFixed(1)} s`,
        `${catalog[command].megabytes.toFixed(0)} MB`,
      ]),
      1,
    ),
    '',
  ].join('\n');
  writeFileSync(here('results.md'), report);
  process.stdout.write(report);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
