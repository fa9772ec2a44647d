/** Marks of a chart, found in its SVG. */

/** The round dots: those of the data and those of the legend. */
export const dots = (svg: string): readonly string[] => svg.match(/<path d="M1 0A1 1[^>]*>/g) ?? [];

/** How many shapes have this fill. */
export const filled = (svg: string, fill: string): number =>
  svg.match(new RegExp(`<(?:path|rect)[^>]* fill="${fill}"`, 'g'))?.length ?? 0;
