import { useTranslation } from 'react-i18next';
import { useMe } from '../api/queries';
import { NoBenefits } from '../standing/NoBenefits';
import { Page } from '../ui/Page';
import { MemberHome } from './MemberHome';
import { OperatorHome } from './OperatorHome';
import { OwnHome } from './OwnHome';

/** What needs the one who is signed in, by what they may see. */
export function Home() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (!me) {
    return null; // the frame around it leads to the sign-in
  }
  const lead = me.member ? t('home.member', { member: me.member.name }) : t('home.operator');
  return (
    <Page title={t('home.title', { name: me.user.name })} lead={lead}>
      {!me.member ? (
        <OperatorHome me={me} />
      ) : me.member.standing.kind !== 'member' ? (
        <NoBenefits {...me.member.standing} />
      ) : me.permissions.includes('view-benefits') ? (
        <MemberHome me={me} />
      ) : (
        <OwnHome me={me} />
      )}
    </Page>
  );
}
