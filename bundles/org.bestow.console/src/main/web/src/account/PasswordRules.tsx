import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CircleSmallFilled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

/** As the server wants it; it judges what is easily guessed, which only it can. */
export const passwordLength = { shortest: 12, longest: 200 };

export function longEnough(password: string): boolean {
  const { length } = Array.from(password);
  return length >= passwordLength.shortest && length <= passwordLength.longest;
}

const useStyles = makeStyles({
  rules: { listStyleType: 'none', margin: 0, padding: 0, color: tokens.colorNeutralForeground2 },
  rule: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
});

/** What a password has to be, and what of it this one is. */
export function PasswordRules({ id, password }: { id: string; password: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div>
      <ul id={id} className={styles.rules} aria-label={t('password.rules')}>
        <Rule kept={longEnough(password)} text={t('password.length', passwordLength)} />
        <Rule text={t('password.strong')} />
        <Rule text={t('password.personal')} />
      </ul>
    </div>
  );
}

function Rule({ text, kept = false }: { text: string; kept?: boolean }) {
  const styles = useStyles();
  return (
    <li className={styles.rule}>
      {kept ? <CheckmarkRegular aria-hidden /> : <CircleSmallFilled aria-hidden />}
      {text}
    </li>
  );
}
