import { Subtitle1 } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { useMarkup } from '../ui/Markup';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const markup = useMarkup();
  const id = useId();
  return (
    <section className={markup.column} aria-labelledby={id}>
      <Subtitle1 as="h2" id={id}>
        {title}
      </Subtitle1>
      {children}
    </section>
  );
}
