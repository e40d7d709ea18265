import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Helper } from '../api/types';
import { useFormat } from '../i18n/format';
import { WhoCanHelp } from '../ui/WhoCanHelp';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

interface Props {
  id?: string;
  title: string;
  detail: string | null;
  nextAllowedAt: string | null;
  whoCanHelp: Helper[];
}

/** Why the platform says no, when it would say yes, and who can do something about it. */
export function RefusalText({ id, title, detail, nextAllowedAt, whoCanHelp }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  return (
    <div id={id} className={styles.column} data-testid="refusal">
      <Text weight="semibold">{title}</Text>
      {detail && detail !== title ? <Text>{detail}</Text> : null}
      {nextAllowedAt ? <Text>{t('refusal.nextAllowed', { when: format.moment(nextAllowedAt) })}</Text> : null}
      {whoCanHelp.length > 0 ? <WhoCanHelp people={whoCanHelp} /> : null}
    </div>
  );
}
