import type { CSSProperties, FC, HTMLAttributes } from 'react';

export interface FlexProps extends HTMLAttributes<HTMLDivElement> {
  column?: boolean;
  fill?: boolean;
  gap?: string;
  hAlign?: string;
  vAlign?: string;
}

export const Flex: FC<FlexProps>;
export const GridShim: FC<HTMLAttributes<HTMLDivElement>>;
export const grid: {
  columns(value: number | string): CSSProperties;
  rows(value: number | string): CSSProperties;
};
