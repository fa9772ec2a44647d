#!/usr/bin/env node
/** # The command line. Parses arguments, calls a command, sets the exit status.
 * @module */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { checkCommand } from './checkCommand.js';
import { listCommand } from './listCommand.js';
import { standardOutput } from './output.js';
import { showCommand } from './showCommand.js';
import { verifyCommand } from './verifyCommand.js';

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
    '\nExit status: 0 all as claimed, 1 something refuted, 2 bad input, usage or something undecided.',
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
  .action(async (args: string[], options) => finish(await verifyCommand(args, options, output)));

program
  .command('show')
  .description('print all that is known about an entry or a geometry file, with P, Q and the Gram values')
  .argument('<ids or files...>')
  .option('--json', 'print one JSON object a line')
  .action((args: string[], options) => finish(showCommand(args, options, output)));

program
  .command('check')
  .description('re-check certificates with the kernel alone')
  .argument('<files...>')
  .option('--json', 'print one JSON object a line')
  .action((files: string[], options) => finish(checkCommand(files, options, output)));

program
  .command('list')
  .description('list the catalog, or the constructions that geometry files can name')
  .option('--constructions', 'list constructions with their parameters')
  .option('--json', 'print one JSON object a line')
  .action((options) => finish(listCommand(options, output)));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
