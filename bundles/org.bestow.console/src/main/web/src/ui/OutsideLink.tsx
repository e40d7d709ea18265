import { Link } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useMarkup } from './Markup';

/** A link that a catalogue brought; only web and mail addresses become links. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const markup = useMarkup();
  if (!/^(https?:|mailto:|\/(?!\/))/i.test(href)) {
    return <span>{children}</span>;
  }
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer" className={markup.outside}>
      {children}
      <OpenRegular aria-hidden style={{ marginInlineStart: 4, verticalAlign: 'text-bottom' }} />
    </Link>
  );
}
