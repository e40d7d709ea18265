import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Helper } from '../api/types';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
});

export function WhoCanHelp({ people, heading = true }: { people: Helper[] | undefined; heading?: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (!people || people.length === 0) {
    return <Text>{t('refusal.nobody')}</Text>;
  }
  return (
    <div data-testid="who-can-help">
      {heading ? <Text weight="semibold">{t('refusal.whoCanHelp')}</Text> : null}
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.email}>
            {person.name} (
            <Link href={`mailto:${person.email}`} inline>
              {person.email}
            </Link>
            )
          </li>
        ))}
      </ul>
    </div>
  );
}
