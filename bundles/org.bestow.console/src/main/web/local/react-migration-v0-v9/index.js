// The form theme lays its fields out with these three and nothing else of the package.
import { createElement } from 'react';

const gaps = { 'gap.small': 8, 'gap.medium': 12, 'gap.large': 16 };
const alignments = { start: 'flex-start', center: 'center', end: 'flex-end', between: 'space-between' };

export function Flex({ column, fill, gap, hAlign, vAlign, style, children, ...rest }) {
  const [main, cross] = column ? [vAlign, hAlign] : [hAlign, vAlign];
  return createElement(
    'div',
    {
      ...rest,
      style: {
        display: 'flex',
        flexDirection: column ? 'column' : 'row',
        flexGrow: fill ? 1 : undefined,
        gap: gaps[gap],
        justifyContent: alignments[main],
        alignItems: alignments[cross],
        ...style,
      },
    },
    children,
  );
}

export function GridShim({ style, children, ...rest }) {
  return createElement('div', { ...rest, style: { display: 'grid', ...style } }, children);
}

const tracks = (value) => (typeof value === 'number' ? `repeat(${value}, 1fr)` : value);

export const grid = {
  columns: (value) => ({ gridTemplateColumns: tracks(value) }),
  rows: (value) => ({ gridTemplateRows: tracks(value) }),
};
