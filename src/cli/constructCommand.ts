/** # `tightframe construct`. Defines `constructCommand`, `ConstructOptions`.
 * @module */
import { excerpt, TightframeError } from '../exact/errors.js';
import type { CoherentConfiguration } from '../scheme/coherentConfiguration.js';
import { type ConfigurationFormat, formatConfiguration } from '../scheme/constructions/formats.js';
import { type Construction, parametersFromText } from '../scheme/constructions/parameters.js';
import { schemes } from '../scheme/constructions/schemes.js';
import { registryLines } from './listCommand.js';
import type { Output } from './output.js';
import { runSchemeJob } from './schemeJob.js';

export interface ConstructOptions {
  readonly json?: boolean;
  readonly list?: boolean;
  readonly format?: ConfigurationFormat;
  /** For graph6: the relations whose union is the graph. */
  readonly relations?: readonly number[];
  readonly id?: string;
}

/** Builds a scheme by name and prints its analysis or the object itself, or lists the names or the parameters of one. Exit status: 0, or 2 for bad input and
 *  where a limit was reached. */
export function constructCommand(
  name: string | undefined,
  words: readonly string[],
  options: ConstructOptions,
  output: Output,
): number {
  if (name === undefined) {
    for (const line of registryLines(schemes, options.json === true)) output.line(line);
    return 0;
  }
  const construction = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  if (construction === undefined) {
    output.problem(
      `construct: expected a name from \`tightframe construct --list\`, found ${excerpt(JSON.stringify(name))}${suggestion(name)}`,
    );
    return 2;
  }
  if (options.relations !== undefined && options.format !== 'graph6') {
    output.problem('construct: expected --relations with --format graph6 only, found it without');
    return 2;
  }
  if (options.list === true) {
    for (const line of options.json === true ? registryLines({ [name]: construction }, true) : help(name, construction))
      output.line(line);
    return 0;
  }
  try {
    const configuration = construction.build(parametersFromText(construction, words, name), name);
    const id = options.id ?? (words.length === 0 ? name : `${name}(${words.join(',')})`);
    if (options.format === undefined) return analyse(id, configuration, options.json === true, output);
    output.line(formatConfiguration(options.format, id, configuration, options.relations ?? [configuration.fibres]));
    return 0;
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    output.problem(error.message);
    return 2;
  }
}

const help = <T>(name: string, { help: text, parameters }: Construction<T>): readonly string[] => [
  `${[name, ...Object.keys(parameters)].join(' ')}: ${text}`,
  ...Object.entries(parameters).map(([parameter, { expects }]) => `  ${parameter}: ${expects}`),
];

/** What `tightframe scheme` prints of the same object. */
function analyse(id: string, { n, relation }: CoherentConfiguration, json: boolean, output: Output): number {
  const item = { what: 'construction', source: { kind: 'relation', n, labels: relation } } as const;
  const { lines, complaint, status } = runSchemeJob({ id, where: 'construct', item, json });
  for (const line of lines) output.line(line);
  if (complaint !== undefined) output.problem(complaint);
  return status;
}

/** Names that contain what was asked for, or begin alike. */
function suggestion(name: string): string {
  const wanted = name.toLowerCase();
  const near = Object.keys(schemes).filter((known) => known.includes(wanted) || known.startsWith(wanted.slice(0, 4)));
  return near.length === 0 || wanted.length < 3 ? '' : ` (${near.slice(0, 4).join(', ')}?)`;
}
