import { mergeClasses, Text } from '@fluentui/react-components';
import { AppsListRegular, BoxRegular, PeopleRegular, PersonRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useTypes } from '../api/queries';
import type { Helper, Me, RoleGuide } from '../api/types';
import { useRoleGuide } from '../api/users';
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
  const guide = useRoleGuide();
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
          {guide.isPending ? <Loading /> : <WhoCanHelp people={guide.data && helpers(guide.data)} heading={false} />}
        </div>
      </Section>
    </>
  );
}

/** The people of the roles that see all benefits, each once. */
function helpers({ roles, rules }: RoleGuide): Helper[] {
  const may = rules.find((rule) => rule.code === 'view-benefits')?.roles ?? [];
  const people = roles.filter((line) => may.includes(line.role)).flatMap((line) => line.holders);
  return people.filter((person, place) => people.findIndex((one) => one.email === person.email) === place);
}
