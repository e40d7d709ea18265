import { Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/types';

export const memberRoles: Role[] = [
  'GLOBAL_ADMIN',
  'USER_ADMIN',
  'ADMIN_AGENT',
  'PARTNER_ADMIN',
  'ACCOUNT_ADMIN',
  'BILLING_ADMIN',
  'REPORT_VIEWER',
  'USER',
];

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXS },
  role: { display: 'flex', flexDirection: 'column', paddingBottom: tokens.spacingVerticalXS },
  help: { color: tokens.colorNeutralForeground2, paddingInlineStart: '34px' },
  fault: { color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  chosen: Role[];
  choose: (roles: Role[]) => void;
  /** The roles that whoever chooses may give and take; the others stay as they are. */
  grantable: Role[];
  fault: string | undefined;
}

/** Roles, each with what it is for. One that may not be given is shown where it is had, and cannot be taken. */
export function RoleChoice({ chosen, choose, grantable, fault }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={fault ? `${id}fault` : undefined}>
      <legend className={styles.legend}>{t('users.roles')}</legend>
      {memberRoles
        .filter((role) => grantable.includes(role) || chosen.includes(role))
        .map((role) => (
          <div key={role} className={styles.role}>
            <Checkbox
              label={t(`role.${role}`)}
              name={role}
              checked={chosen.includes(role)}
              disabled={!grantable.includes(role)}
              aria-describedby={`${id}${role}`}
              aria-invalid={fault ? true : undefined}
              onChange={(_, { checked }) => choose(checked ? [...chosen, role] : chosen.filter((one) => one !== role))}
            />
            <Text size={200} id={`${id}${role}`} className={styles.help}>
              {t(`roleHelp.${role}`)}
            </Text>
          </div>
        ))}
      {fault ? (
        <Text size={200} id={`${id}fault`} role="alert" className={styles.fault}>
          {fault}
        </Text>
      ) : null}
    </fieldset>
  );
}
