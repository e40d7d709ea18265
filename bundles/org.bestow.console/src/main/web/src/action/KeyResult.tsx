import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ShownKey } from '../api/types';
import { CopyButton } from '../ui/CopyButton';
import { useMarkup } from '../ui/Markup';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** Keys as they were just revealed, each with a button that copies it. */
export function KeyResult({ keys }: { keys: ShownKey[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const shown = keys.filter((key): key is ShownKey & { value: string } => key.value !== undefined);
  if (shown.length === 0) {
    return null;
  }
  return (
    <div className={markup.column}>
      <Text weight="semibold">{t('action.yourKeys', { count: shown.length })}</Text>
      <ul className={styles.list} data-testid="shown-keys">
        {shown.map((key) => (
          <li key={key.id ?? key.value} className={styles.item} data-key={key.id}>
            <code className={markup.key}>{key.value}</code>
            <CopyButton value={key.value} what={key.value} />
          </li>
        ))}
      </ul>
      {shown.length > 1 ? (
        <div>
          <CopyButton
            value={shown.map((key) => key.value).join('\n')}
            what={t('copy.copyAll')}
            label={t('copy.copyAll')}
          />
        </div>
      ) : null}
      <Text className={markup.secondary}>{t('action.keysKept')}</Text>
    </div>
  );
}
