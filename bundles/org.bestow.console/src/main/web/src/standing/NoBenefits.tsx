import { Button } from '@fluentui/react-components';
import { ArrowForwardRegular, PeopleAddRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useMe } from '../api/queries';
import type { Standing } from '../api/types';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';

/** Said to the people of a company that has no benefits here: why, and where to go. */
export function NoBenefits({ kind, link }: Standing) {
  const { t } = useTranslation();
  const elsewhere = kind === 'managed-elsewhere';
  return (
    <Screen
      name={kind}
      icon={elsewhere ? ArrowForwardRegular : PeopleAddRegular}
      title={t(elsewhere ? 'standing.elsewhereTitle' : 'standing.joinTitle')}
      text={t(elsewhere ? 'standing.elsewhereText' : 'standing.joinText')}
    >
      {link ? (
        <Button
          as="a"
          appearance="primary"
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          data-testid="standing-link"
        >
          {t(elsewhere ? 'standing.elsewhereGo' : 'standing.joinGo')}
        </Button>
      ) : null}
    </Screen>
  );
}

/** The pages of benefits, for those whose company has them here. */
export function WithBenefits() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const standing = me?.member?.standing;
  return standing && standing.kind !== 'member' ? (
    <Page title={t('menu.benefits')}>
      <NoBenefits {...standing} />
    </Page>
  ) : (
    <Outlet />
  );
}
