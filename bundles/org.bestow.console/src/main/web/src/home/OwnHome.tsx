import { mergeClasses, Text } from '@fluentui/react-components';
import { AppsListRegular, BoxRegular, PeopleRegular, PersonRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useBenefitHelpers, useTypes } from '../api/queries';
import type { Me } from '../api/types';
import { useMarkup } from '../ui/Markup';
import { Loading } from '../ui/Loading';
import { WhoCanHelp } from '../ui/WhoCanHelp';
import { OwnedPackages } from './OwnedPackages';
import { Section } from './Section';
import { Tile, Tiles } from './Tile';

/** The home page of those whose role does not list benefits: what there is for them, and who can help. */
export function OwnHome({ me }: { me: Me }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const helpers = useBenefitHelpers();
  const holds = useTypes().data?.some((type) => type.benefits > 0);
  return (
    <>
      <Section title={t('home.mayTitle')}>
        <Tiles>
          {holds ? (
            <Tile to="/benefits" icon={AppsListRegular} title={t('home.mineTitle')} text={t('home.mine')} />
          ) : null}
          <Tile to="/packages" icon={BoxRegular} title={t('menu.packages')} text={t('home.mayPackages')} />
          <Tile to="/account/profile" icon={PersonRegular} title={t('account.label')} text={t('home.mayAccount')} />
          {me.permissions.includes('view-users') ? (
            <Tile to="/users" icon={PeopleRegular} title={t('menu.users')} text={t('home.mayUsers')} />
          ) : null}
        </Tiles>
      </Section>
      <Section title={t('home.packages')}>
        <OwnedPackages me={me} />
      </Section>
      <Section title={t('home.helpTitle')}>
        <div className={mergeClasses(markup.card, markup.padded, markup.column)} data-screen="no-list">
          <Text>{t('home.help')}</Text>
          {helpers.isPending ? <Loading /> : <WhoCanHelp people={helpers.data} heading={false} />}
        </div>
      </Section>
    </>
  );
}
