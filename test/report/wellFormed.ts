/** Whether markup is well formed: every element closed in order, every attribute quoted, every & an entity. */

const VOID = new Set(['meta', 'br', 'hr', 'img', 'link', 'input']);
const ATTRIBUTES = /^(?:\s+[\w:-]+="[^"<]*")*\s*\/?$/;

/** The elements that were opened, with how often each. @throws Error where the markup is broken */
export function elements(markup: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const open: string[] = [];
  const text = markup.replace(/^<!DOCTYPE html>/, '').replace(/<style>[^<]*<\/style>/g, '');
  let at = 0;
  for (const { index, 0: tag, 1: slash, 2: name, 3: rest } of text.matchAll(/<(\/?)([A-Za-z][\w:-]*)([^<>]*)>/g)) {
    checkText(text.slice(at, index));
    at = index + tag.length;
    if (slash === '/') {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>`);
      continue;
    }
    if (!ATTRIBUTES.test(rest!)) throw new Error(`attributes of ${tag.slice(0, 100)}`);
    checkText(rest!);
    counts.set(name!, (counts.get(name!) ?? 0) + 1);
    if (!VOID.has(name!) && !rest!.endsWith('/')) open.push(name!);
  }
  checkText(text.slice(at));
  if (open.length > 0) throw new Error(`${open.join(', ')} left open`);
  return counts;
}

function checkText(text: string): void {
  if (/[<>]/.test(text)) throw new Error(`stray bracket in ${text.slice(0, 100)}`);
  const ampersand = text.match(/&(?!(?:amp|lt|gt|quot|#39);).{0,20}/);
  if (ampersand !== null) throw new Error(`bare ${ampersand[0]}`);
}
