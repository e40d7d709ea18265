import { Badge, Link, makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useMe, useTypes } from '../api/queries';
import type { RoleGuide } from '../api/types';
import { useRoleGuide } from '../api/users';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { BecomeAdmin } from './BecomeAdmin';
import { RoleRequests } from './RoleRequests';
import { SettingsPage } from './SettingsPage';

const useStyles = makeStyles({
  people: { margin: 0, paddingLeft: '20px' },
  mark: { color: tokens.colorStatusSuccessForeground1, fontSize: '20px' },
  center: { textAlign: 'center' },
});

/** What each role may do and who has it, for everybody of the company; and how to become a Global admin. */
export function Access() {
  return (
    <SettingsPage name="access">
      <Guide />
    </SettingsPage>
  );
}

function Guide() {
  const { data: me } = useMe();
  const guide = useRoleGuide();
  if (guide.isPending) {
    return <Loading />;
  }
  if (guide.data === undefined) {
    return <Failure error={guide.error} retry={() => void guide.refetch()} />;
  }
  const admin = guide.data.roles.find((line) => line.role === 'GLOBAL_ADMIN');
  return (
    <>
      {me?.member && !admin?.mine ? <BecomeAdmin admins={admin?.holders ?? []} /> : null}
      <RoleRequests />
      <Roles guide={guide.data} />
      <Rules guide={guide.data} />
    </>
  );
}

function Roles({ guide }: { guide: RoleGuide }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  return (
    <div className={mergeClasses(markup.card, markup.scroll)}>
      <table className={markup.table} aria-label={t('access.roles')} data-testid="roles">
        <thead>
          <tr>
            <th scope="col" className={markup.headCell}>
              {t('access.role')}
            </th>
            <th scope="col" className={markup.headCell}>
              {t('access.holders')}
            </th>
          </tr>
        </thead>
        <tbody>
          {guide.roles.map((line) => (
            <tr key={line.role} data-role={line.role}>
              <td className={markup.cell}>
                <Text weight="semibold">{line.title}</Text>{' '}
                {line.mine ? (
                  <Badge appearance="tint" color="success">
                    {t('access.mine')}
                  </Badge>
                ) : null}
                <Text block size={200} className={markup.secondary}>
                  {t(`roleHelp.${line.role}`)}
                </Text>
              </td>
              <td className={markup.cell}>
                {line.holders.length === 0 ? (
                  <Text className={markup.secondary}>–</Text>
                ) : (
                  <ul className={styles.people}>
                    {line.holders.map((person) => (
                      <li key={person.email}>
                        {person.name} (
                        <Link href={`mailto:${person.email}`} inline style={{ overflowWrap: 'anywhere' }}>
                          {person.email}
                        </Link>
                        )
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Everything that can be done against the roles that may. */
function Rules({ guide }: { guide: RoleGuide }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const { data: types } = useTypes();
  const category = (id: string) => types?.find((type) => type.id === id)?.title ?? id;
  return (
    <div className={markup.column}>
      <Subtitle1 as="h2">{t('access.rules')}</Subtitle1>
      {/* a table that is wider than the window is scrolled, also with the keyboard */}
      <div
        className={mergeClasses(markup.card, markup.scroll)}
        tabIndex={0}
        role="region"
        aria-label={t('access.rules')}
      >
        <table className={markup.table} aria-label={t('access.rules')} data-testid="rules">
          <thead>
            <tr>
              <th scope="col" className={markup.headCell}>
                {t('access.what')}
              </th>
              {guide.roles.map((line) => (
                <th key={line.role} scope="col" className={mergeClasses(markup.headCell, styles.center)}>
                  {line.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {guide.rules.map((rule) => (
              <tr key={`${rule.kind} ${rule.type ?? ''} ${rule.code}`}>
                <th scope="row" className={markup.cell} style={{ fontWeight: 'normal' }}>
                  {rule.title}
                  {rule.type !== null && rule.type !== '*' ? (
                    <Text block size={200} className={markup.secondary}>
                      {category(rule.type)}
                    </Text>
                  ) : null}
                </th>
                {guide.roles.map((line) => (
                  <td key={line.role} className={mergeClasses(markup.cell, styles.center)}>
                    {rule.roles.includes(line.role) ? (
                      <CheckmarkRegular className={styles.mark} aria-label={t('access.may')} />
                    ) : (
                      <span role="img" aria-label={t('access.mayNot')}>
                        –
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
