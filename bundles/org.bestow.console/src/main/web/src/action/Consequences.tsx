import { makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consequence } from '../api/types';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export function Consequences({ list, checking }: { list: Consequence[]; checking: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.column} aria-labelledby={id} aria-live="polite" data-testid="consequences">
      <Text as="h3" weight="semibold" id={id} style={{ margin: 0 }}>
        {t('action.consequences')}
      </Text>
      {list.map((consequence) => (
        <MessageBar
          key={consequence.kind + consequence.text}
          intent={consequence.severity === 'warning' ? 'warning' : 'info'}
          layout="multiline"
          data-consequence={consequence.kind}
        >
          <MessageBarBody>{consequence.text}</MessageBarBody>
        </MessageBar>
      ))}
      {checking ? (
        <Spinner size="tiny" label={t('action.checking')} style={{ justifyContent: 'flex-start' }} />
      ) : list.length === 0 ? (
        <Text>{t('action.noConsequences')}</Text>
      ) : null}
    </section>
  );
}
