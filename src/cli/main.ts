#!/usr/bin/env node
/** # The command line. Parses arguments, calls a command, sets the exit status.
 * @module */
import { readFileSync } from 'node:fs';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { System } from '../certificate/export/script.js';
import { evidenceKinds } from '../prove/theorem.js';
import { configurationFormats } from '../scheme/constructions/formats.js';
import { tableFormats } from '../table/formats.js';
import { standardOutput } from './output.js';
import type { TableSubject } from './tableCommand.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const output = standardOutput();

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 256)
    throw new InvalidArgumentError('expected an integer from 1 to 256.');
  return value;
}

function integers(text: string): readonly number[] {
  if (!/^\d{1,4}(,\d{1,4})*$/.test(text)) throw new InvalidArgumentError('expected integers such as 1 or 1,3.');
  return text.split(',').map(Number);
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('expected a number from 0 to 1.');
  return value;
}

function seed(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value >= 2 ** 32)
    throw new InvalidArgumentError('expected an integer from 0 to 2^32 − 1.');
  return value;
}

function duration(text: string): number {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  const seconds = Number(amount) * { ms: 0.001, s: 1, m: 60, h: 3600 }[unit]!;
  if (!(seconds > 0 && seconds <= 1e6)) throw new InvalidArgumentError('expected a time such as 60s, 500ms, 2m or 1h.');
  return seconds;
}

function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 1e9)
    throw new InvalidArgumentError('expected an integer from 1 to 10^9.');
  return value;
}

const collect = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text];

function toleranceOf(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 0.1)) throw new InvalidArgumentError('expected a number above 0 and at most 0.1.');
  return value;
}

/** What is read, for the commands that read weights. */
const withWeightFiles = (command: Command): Command =>
  command
    .argument('<files...>', '.npy, .npz, .safetensors, .onnx, TensorFlow.js, CSV, TSV or JSON (docs/weight-files.md)')
    .option(
      '--tensor <name>',
      'a tensor of the file, or a pattern with *; may be repeated (default: all matrices)',
      collect,
    )
    .addOption(
      new Option('--features <side>', 'what a feature is (default: the longer side)').choices(['rows', 'columns']),
    )
    .option('--block <A:B>', 'only features A … B − 1')
    .option('--flatten', 'take tensors of more dimensions as matrices: the first or last axis are the features');

const program = new Command('tightframe')
  .description('Exact verification of tight frames and association schemes, with certificates.')
  .version(version)
  .exitOverride()
  .configureOutput({
    writeErr: (text) => output.problem(text.trim().replace(/^error: /, '')),
    writeOut: (text) => output.line(text.trimEnd()),
  })
  .addHelpText(
    'after',
    '\nExit status: 0 all as claimed, 1 something refuted or not recognised, 2 bad input, usage or something undecided, 130 interrupted.',
  );

const finish = (status: number): void => {
  process.exitCode = status;
};

program
  .command('verify')
  .description(
    'construct, prove, cross-check and certify entries of the catalog (all of it by default) or geometry files',
  )
  .argument('[ids or files...]')
  .option('--json', 'print one JSON object a line')
  .option('--certificates <dir>', 'write the certificate of each entry to this folder')
  .option('--jobs <n>', 'worker threads (default: one a processor)', positiveInteger)
  .action(async (args: string[], options) => {
    const { verifyCommand } = await import('./verifyCommand.js');
    finish(await verifyCommand(args, options, output));
  });

program
  .command('show')
  .description('print all that is known about an entry or a geometry file, with P, Q and the Gram values')
  .argument('<ids or files...>')
  .option('--json', 'print one JSON object a line')
  .action(async (args: string[], options) => {
    const { showCommand } = await import('./showCommand.js');
    finish(await showCommand(args, options, output));
  });

program
  .command('scheme')
  .description('analyse every scheme, graph, group, design or code in the files (docs/schemes.md; - is standard input)')
  .argument('<files...>')
  .option('--json', 'print one JSON object a line')
  .option('--symmetrize', 'merge every relation with its transpose')
  .option(
    '--fusions',
    'find all fusions also beyond rank 10 and where relations are not symmetric, which may take long',
  )
  .option('--canonical', 'find the canonical form also beyond 64 points, which may take long')
  .option('--closure', 'refine relation matrices to their coherent closure instead of verifying them as they stand')
  .action(async (files: string[], options) => {
    const { schemeCommand } = await import('./schemeCommand.js');
    finish(await schemeCommand(files, options, output));
  });

withWeightFiles(program.command('recognize'))
  .description(
    'from weights to an exact geometry: scheme, eigenspaces, Gram values, certificate, and the distance from it',
  )
  .option(
    '--tolerance <T>',
    'how far a vector may lie from its exact place, in units of the norm (default: 0.01)',
    toleranceOf,
  )
  .option('--certificates <dir>', 'write the certificates of the exact frames to this folder')
  .option('--json', 'print one JSON object a line')
  .action(async (files: string[], options) => {
    const { recognizeCommand } = await import('./recognizeCommand.js');
    finish(await recognizeCommand(files, options, output));
  });

program
  .command('check')
  .description('re-check certificates with the kernel alone')
  .argument('<files...>')
  .option('--json', 'print one JSON object a line')
  .action(async (files: string[], options) => {
    const { checkCommand } = await import('./checkCommand.js');
    finish(await checkCommand(files, options, output));
  });

program
  .command('prove')
  .description('establish theorems anew (all of them by default), each with its kind of evidence (proofs/README.md)')
  .argument('[ids...]')
  .option('--json', 'print one JSON object a theorem')
  .addOption(
    new Option('--skip <kinds...>', 'kinds of evidence to leave out, e.g. formal, which needs Coq').choices(
      evidenceKinds,
    ),
  )
  .option('--certificates <dir>', 'write the certificates of theorems that have one to this folder')
  .option('--runs <n>', 'cases of each property that is tested', count, 500)
  .option('--seed <n>', 'seed of the tests', seed, 1)
  .option('--jobs <n>', 'worker threads (default: one a processor)', positiveInteger)
  .action(async (ids: string[], options) => {
    const { proveCommand } = await import('./proveCommand.js');
    finish(await proveCommand(ids, options, output));
  });

program
  .command('export')
  .description('write certificates as programs that check them in another system (docs/exports.md)')
  .argument('<files...>')
  .addOption(
    new Option('--to <system>', 'the system')
      .choices(['coq', 'gap', 'pari', 'sympy'] satisfies System[])
      .makeOptionMandatory(),
  )
  .option('--out <path>', 'the file to write, or the folder; default: standard output')
  .action(async (files: string[], options) => {
    const { exportCommand } = await import('./exportCommand.js');
    finish(exportCommand(files, options, output));
  });

program
  .command('list')
  .description('list the catalog, or the constructions that geometry files can name')
  .option('--constructions', 'list constructions with their parameters')
  .option('--json', 'print one JSON object a line')
  .action(async (options) => {
    const { listCommand } = await import('./listCommand.js');
    finish(await listCommand(options, output));
  });

program
  .command('construct')
  .description(
    'build an association scheme or a graph by name, e.g. `construct johnson 7 3` or `construct johnson n=7 k=3`',
  )
  .argument('[name]', 'without one, or with --list, all names are listed')
  .argument('[parameters...]', 'in their order or as name=value; lists as 1,2,3 and lists of lists as 1,2;3,4')
  .option('--json', 'print one JSON object a line')
  .option('--list', 'list the names with their parameters')
  .addOption(
    new Option('--format <format>', 'print the object itself, for files and other programs').choices(
      configurationFormats,
    ),
  )
  .option('--relations <list>', 'graph6: the relations whose union is the graph (default: 1)', integers)
  .option('--id <id>', 'the name that goes with the object')
  .action(async (name: string | undefined, words: string[], options) => {
    const { constructCommand } = await import('./constructCommand.js');
    finish(await constructCommand(name, words, options, output));
  });

program
  .command('enumerate')
  .description('find all symmetric association schemes on so many points, up to isomorphism')
  .requiredOption('--points <n>', 'the number of points', positiveInteger)
  .option('--count', 'print only how many there are')
  .option('--json', 'print one scheme a line, in the format that `scheme` reads')
  .option('--journal <file>', 'where finished steps are kept, and resumed from')
  .option('--jobs <n>', 'worker threads (default: one a processor)', positiveInteger)
  .option('--long', 'carry on where more than a minute is expected')
  .action(async (options) => {
    const { enumerateCommand } = await import('./enumerateCommand.js');
    finish(await enumerateCommand(options, output));
  });

program
  .command('feasible')
  .description(
    'check parameters of a symmetric scheme without a construction: every known condition, and which one fails',
  )
  .argument(
    '<parameters...>',
    '"{b0,…;c1,…}", or two lists "b0,… c1,…", or "srg n k λ μ", or JSON files with P, Q or intersectionNumbers',
  )
  .option('--krein', 'arrays are Krein arrays')
  .option('--json', 'print one JSON object a line')
  .action(async (args: string[], options) => {
    const { feasibleCommand } = await import('./feasibleCommand.js');
    finish(await feasibleCommand(args, options, output));
  });

program
  .command('families')
  .description('prove the identities of families with parameters (n, q, k …) for all values at once (docs/families.md)')
  .argument('[ids...]', 'e.g. johnson-2, johnson:k=5, hamming:d=3, paley (default: all, with one line each)')
  .option('--latex', 'print the formulas as LaTeX')
  .option('--json', 'print one JSON object a line')
  .action(async (ids: string[], options) => {
    const { familiesCommand } = await import('./familiesCommand.js');
    finish(familiesCommand(ids, options, output));
  });

program
  .command('table')
  .description('classify tight frames whose Gram matrix has a symmetric association scheme, or the schemes themselves')
  .addArgument(new Argument('<subject>', 'what the rows are').choices(['frames', 'schemes'] satisfies TableSubject[]))
  .option('--points <A..B>', 'numbers of points')
  .option('--from <file>', 'take the schemes from a file instead of enumerating them')
  .option('--where <filter>', 'rows to keep, e.g. "rank<=3 and etf"')
  .option('--sort <column>', 'the column to sort by')
  .option('--all', 'frames: also those that belong to a scheme with fewer relations')
  .addOption(new Option('--format <format>', 'how to print').choices(tableFormats).default('text'))
  .action(async (subject: TableSubject, options) => {
    const { tableCommand } = await import('./tableCommand.js');
    finish(await tableCommand(subject, options, output));
  });

withWeightFiles(program.command('diagnose'))
  .description(
    'report the feature geometry of weight matrices: spectrum, spectral measures, capacity, clusters, coherence',
  )
  .option('--drop-zeros', 'leave zero features out')
  .option('--centre', 'subtract the mean feature')
  .option('--normalise', 'scale every feature to norm 1')
  .option('--tolerance <t>', 'relative gap below which eigenvalues are one (default: what rounding explains)', share)
  .option(
    '--localized-share <p>',
    'the share on one eigenspace from which on a feature is localized (default: 0.99)',
    share,
  )
  .option('--coherence', 'compare all pairs of features however many there are')
  .option('--no-coherence', 'do not compare pairs of features')
  .option('--reference', 'compare with Gaussian features of the same norms however large that is')
  .option('--no-reference', 'do not compare with Gaussian features')
  .option('--seed <s>', 'of the Gaussian features', seed, 0)
  .option('--jobs <n>', 'threads (default: one a processor)', positiveInteger)
  .option('--json', 'print one JSON object a line')
  .option('--per-feature', 'with --json: the figures of every feature')
  .option('--csv', 'print the figures of every feature as CSV instead')
  .option('--html <file>', 'write a report with plots to this file')
  .action(async (files: string[], options) => {
    const { diagnoseCommand } = await import('./diagnoseCommand.js');
    finish(await diagnoseCommand(files, options, output));
  });

program
  .command('train')
  .description('train the ReLU toy model x′ = ReLU(WᵀWx + b), or a sweep of them (docs/training.md)')
  .option('-n, --features <n>', 'number of features')
  .option('-m, --hidden <m>', 'hidden dimensions')
  .option('-S, --sparsity <S>', 'a feature is zero with this probability, else uniform on [0,1]')
  .option('--importance <weights>', 'of the features in the loss: 1, or 0.9^i, or a list (default: 1)')
  .option('--correlated <sizes>', 'groups of features, all zero or all present, e.g. 2,2')
  .option('--anticorrelated <sizes>', 'groups of features, at most one present, e.g. 2,2')
  .option('--untied', 'x′ = ReLU(VWx + b)')
  .option('--loss <loss>', 'sampled, or exact with one or at most two active features: one-active, two-active')
  .option('--optimizer <optimizer>', 'adam or sgd (default: adam)')
  .option('--rate <rate>', 'learning rate (default: 0.001)')
  .option('--schedule <schedule>', 'constant, linear or cosine (default: constant)')
  .option('--warmup <steps>', 'steps in which the rate rises to its full size')
  .option('--beta1 <beta>', 'of Adam (default: 0.9)')
  .option('--beta2 <beta>', 'of Adam (default: 0.999)')
  .option('--epsilon <epsilon>', 'of Adam (default: 1e-8)')
  .option('--batch <size>', 'samples a step (default: 1024)')
  .option('--steps <n>', 'default: 10000')
  .option('--seed <n>', 'default: 0')
  .option('--init <init>', 'xavier or unit: the size of the first weights (default: xavier)')
  .option('--init-scale <factor>', 'times this (default: 1)')
  .option('--every <steps>', 'between reports (default: at 1, 2, 5, 10, 20, 50 …)')
  .option('--restarts <n>', 'train with so many seeds and keep the least loss', positiveInteger, 1)
  .option('--out <file>', 'write weights, trajectory and state to a .npz or .safetensors file; of a sweep: a folder')
  .option('--resume', 'go on from the state in that file')
  .option('--sweep <file>', 'train all models that a YAML file asks for')
  .option('--journal <file>', 'sweep: where finished runs are kept, and resumed from')
  .option('--jobs <n>', 'sweep: worker threads (default: one a processor)', positiveInteger)
  .option('--csv', 'sweep: print CSV')
  .option('--json', 'print one JSON object a run')
  .action(async (options) => {
    const { trainCommand } = await import('./trainCommand.js');
    finish(await trainCommand(options, output));
  });

program
  .command('minimize')
  .description('find minima of the exact loss of the ReLU toy model from many starts (docs/toy-minima.md)')
  .requiredOption('--features <m>', 'number of features')
  .requiredOption('--hidden <n>', 'hidden dimensions')
  .option('--active <1>', 'the loss with exactly one active feature (this is the default)')
  .option('--density <p>', 'the whole loss, each feature present with this probability')
  .option('--restarts <n>', 'starts', '200')
  .option('--seed <n>', 'of the first start; the others follow', seed, 0)
  .option('--out <file>', 'write W and b of the least minimum to this .npz file')
  .option('--json', 'print one JSON object')
  .action(async (options) => {
    const { minimizeCommand } = await import('./minimizeCommand.js');
    finish(await minimizeCommand(options, output));
  });

program
  .command('conjecture')
  .description(
    'put conjectures to the test: seek counterexamples, shrink them, check them exactly (docs/conjectures.md)',
  )
  .argument('[file]', 'a TypeScript or JavaScript file, which is run with your rights (default: the bundled library)')
  .option('--runs <n>', 'cases for each conjecture (default: what it says, or 1000)', count)
  .option(
    '--time <t>',
    'time for each conjecture, e.g. 60s: as many cases as it allows unless --runs is given',
    duration,
  )
  .option('--seed <s>', 'of the cases', seed, 0)
  .option('--jobs <n>', 'threads (default: one a processor); the cases do not depend on it', positiveInteger)
  .option('--case-time <t>', 'end a case that has not returned after this time', duration, 10)
  .option('--out <dir>', 'write counterexamples and certificates to this folder (default: counterexamples)')
  .option('--only <which>', 'one conjecture of several: its number, or how its title begins')
  .option('--path <p>', 'only the case at this path, as a verdict names it')
  .option('--json', 'print one JSON object a line')
  .action(async (file: string | undefined, options) => {
    const { conjectureCommand } = await import('./conjectureCommand.js');
    finish(await conjectureCommand(file, options, output));
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
