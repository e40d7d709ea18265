/** The blocks that the console can draw. The contract leaves them open, because a newer server may know more. */
export interface ChooserBlock {
  kind: 'chooser';
  title: string;
  dimensions: { name: string; label: string; options: { value: string; label: string }[] }[];
  entries: {
    values: Record<string, string>;
    label: string;
    href: string;
    size: string | null;
    checksum: string | null;
  }[];
}

export type Block =
  | { kind: 'text'; title: string | null; text: string }
  | { kind: 'notice'; tone: 'info' | 'warning' | 'success'; text: string }
  | { kind: 'facts'; title: string | null; items: { label: string; value: string }[] }
  | { kind: 'links'; title: string | null; items: { label: string; href: string }[] }
  | { kind: 'instructions'; title: string; paragraphs: string[] }
  | { kind: 'copy'; title: string; text: string }
  | ChooserBlock
  | { kind: 'keys'; title: string; emptyText: string }
  | { kind: 'seats'; title: string; emptyText: string };
