import type { ChooserBlock } from './vocabulary';

export type Chosen = Record<string, string>;

type Entry = ChooserBlock['entries'][number];
type Dimension = ChooserBlock['dimensions'][number];

/** Entries that agree with everything chosen so far. */
export function matching(block: ChooserBlock, chosen: Chosen): Entry[] {
  return block.entries.filter((entry) =>
    block.dimensions.every(({ name }) => chosen[name] === undefined || entry.values[name] === chosen[name]),
  );
}

/** What may be chosen in a dimension after the choices in those before it: only combinations that exist. */
export function offered(block: ChooserBlock, chosen: Chosen, index: number): Dimension['options'] {
  const dimension = block.dimensions[index];
  if (!dimension) {
    return [];
  }
  const before: Chosen = {};
  for (const { name } of block.dimensions.slice(0, index)) {
    if (chosen[name] !== undefined) {
      before[name] = chosen[name];
    }
  }
  const exists = new Set(matching(block, before).map((entry) => entry.values[dimension.name]));
  return dimension.options.filter((option) => exists.has(option.value));
}

/** Chooses a value; later choices stay as far as they still exist, and one that is the only one left is made. */
export function choose(block: ChooserBlock, chosen: Chosen, name: string, value: string): Chosen {
  const next: Chosen = {};
  let reached = false;
  for (const [index, dimension] of block.dimensions.entries()) {
    const options = offered(block, next, index).map((option) => option.value);
    const wanted = dimension.name === name ? value : chosen[dimension.name];
    if (wanted !== undefined && options.includes(wanted)) {
      next[dimension.name] = wanted;
    } else if (reached && options.length === 1 && options[0] !== undefined) {
      next[dimension.name] = options[0];
    } else {
      break; // what comes after depends on this one
    }
    reached ||= dimension.name === name;
  }
  return next;
}

export function complete(block: ChooserBlock, chosen: Chosen): boolean {
  return block.dimensions.every(({ name }) => chosen[name] !== undefined);
}
