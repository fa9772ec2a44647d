/** # `tightframe list`. Defines `listCommand`, `registryLines`.
 * @module */
import { loadCatalog } from '../catalog/load.js';
import { constructions } from '../frame/constructions/index.js';
import type { Registry } from '../scheme/constructions/parameters.js';
import { textTable } from '../table/textTable.js';
import type { Output } from './output.js';

export interface ListOptions {
  readonly json?: boolean;
  readonly constructions?: boolean;
}

/** The catalog by family, or the constructions with their parameters. */
export function listCommand(options: ListOptions, output: Output): number {
  if (options.constructions === true) {
    for (const line of registryLines(constructions, options.json === true)) output.line(line);
    return 0;
  }
  let status = 0;
  let family: string | undefined;
  const loaded = loadCatalog();
  const width = Math.max(...loaded.map((item) => (item.kind === 'entry' ? item.entry.id.length : 0)));
  for (const item of loaded) {
    if (item.kind !== 'entry') {
      output.problem(item.message);
      status = 2;
      continue;
    }
    const { id, name, definition, source, family: title } = item.entry;
    if (options.json === true) {
      output.line(
        JSON.stringify({
          id,
          name: name ?? null,
          family: title ?? null,
          definition: definition ?? null,
          source: source ?? null,
        }),
      );
      continue;
    }
    if (title !== family) output.line(`${family === undefined ? '' : '\n'}${output.colours.bold(title ?? '')}`);
    family = title;
    output.line(`  ${id.padEnd(width)}  ${name ?? ''}`.trimEnd());
  }
  return status;
}

/** A registry as a table, or as one JSON object a line. */
export function registryLines<T>(registry: Registry<T>, json: boolean): readonly string[] {
  const all = Object.entries(registry).map(([name, { help, parameters }]) => ({
    name,
    help,
    parameters: Object.fromEntries(Object.entries(parameters).map(([parameter, { expects }]) => [parameter, expects])),
  }));
  if (json) return all.map((construction) => JSON.stringify(construction));
  const rows = all.map(({ name, help, parameters }) => [name, Object.keys(parameters).join(', '), help]);
  return textTable([{ title: 'construction' }, { title: 'parameters' }, { title: 'builds' }], rows);
}
