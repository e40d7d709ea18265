import { Badge, makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { usePackages } from '../api/queries';
import type { MembershipPackage } from '../api/types';
import { useFormat } from '../i18n/format';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { Page } from '../ui/Page';
import { Screen } from '../ui/Screen';
import { SeeAlso } from '../ui/SeeAlso';

export function Packages() {
  const { t } = useTranslation();
  return (
    <Page title={t('packages.title')} lead={t('packages.lead')}>
      <List />
    </Page>
  );
}

function List() {
  const { t } = useTranslation();
  const packages = usePackages();
  if (packages.isPending) {
    return <Loading />;
  }
  if (packages.data === undefined) {
    return <Failure error={packages.error} retry={() => void packages.refetch()} />;
  }
  if (packages.data.length === 0) {
    return <Screen name="empty" icon={BoxRegular} title={t('packages.title')} text={t('packages.empty')} />;
  }
  return packages.data.map((one) => <Card key={one.id} one={one} />);
}

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

function Card({ one }: { one: MembershipPackage }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const format = useFormat();
  const quantity = (item: MembershipPackage['items'][number]) =>
    item.quantity === null
      ? t('benefits.unlimited')
      : `${format.number(item.quantity)} ${t(`unit.${item.unit}`, { count: item.quantity, defaultValue: item.unit })}`;
  return (
    <section className={mergeClasses(markup.card, markup.padded, markup.column)} aria-label={one.title}>
      <div className={styles.head}>
        <Subtitle1 as="h2">{one.title}</Subtitle1>
        {one.owned ? (
          <Badge appearance="tint" color="success">
            {t('packages.owned')}
          </Badge>
        ) : null}
      </div>
      {one.description ? <Text>{one.description}</Text> : null}
      <SeeAlso title={t('packages.links', { title: one.title })} links={one.links} />
      <div className={markup.scroll}>
        <table className={markup.table} aria-label={t('packages.contents', { title: one.title })}>
          <thead>
            <tr>
              <th scope="col" className={markup.headCell}>
                {t('packages.benefit')}
              </th>
              <th scope="col" className={mergeClasses(markup.headCell, markup.number)}>
                {t('packages.quantity')}
              </th>
            </tr>
          </thead>
          <tbody>
            {one.items.map((item) => (
              <tr key={item.code}>
                <td className={markup.cell}>{item.title}</td>
                <td className={mergeClasses(markup.cell, markup.number)}>{quantity(item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
