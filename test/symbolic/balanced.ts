/** Braces in pairs, and as many \\begin as \\end. */
export function balanced(latex: string): boolean {
  let depth = 0;
  for (const character of latex) {
    if (character === '{') depth++;
    if (character === '}' && --depth < 0) return false;
  }
  return depth === 0 && latex.split('\\begin').length === latex.split('\\end').length;
}
