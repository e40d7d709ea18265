import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Link } from '../api/types';
import { useMarkup } from './Markup';
import { OutsideLink } from './OutsideLink';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
  },
});

/** What the catalogue says to read besides; nothing where it says nothing. */
export function SeeAlso({ title, links }: { title: string; links: Link[] }) {
  const styles = useStyles();
  const markup = useMarkup();
  if (links.length === 0) {
    return null;
  }
  return (
    <div role="group" aria-label={title} data-testid="see-also">
      <Text block size={200} className={markup.secondary}>
        {title}
      </Text>
      <ul className={styles.list}>
        {links.map((link) => (
          <li key={link.href}>
            <OutsideLink href={link.href}>{link.label}</OutsideLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
