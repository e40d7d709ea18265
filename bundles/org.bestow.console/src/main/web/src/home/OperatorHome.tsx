import { DatabaseRegular, KeyMultipleRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useTypeStates } from '../api/operator';
import { useCatalog, useKeyPools, useTypes } from '../api/queries';
import type { Me } from '../api/types';
import { Need, Needs } from './Needs';
import { Section } from './Section';
import { Tile, Tiles } from './Tile';

const linesShown = 5;

/** The home page of operators: what of the programme needs them. */
export function OperatorHome({ me }: { me: Me }) {
  const { t } = useTranslation();
  const may = (permission: string) => me.permissions.includes(permission);
  return (
    <>
      <Section title={t('home.needs')}>
        <Needs>
          {may('operate-keys') ? <Pools /> : null}
          {may('operate-types') ? <Types /> : null}
          {may('operate-catalog') ? <Unchecked /> : null}
        </Needs>
      </Section>
      <Section title={t('home.operate')}>
        <Tiles>
          {may('operate-catalog') ? (
            <Tile
              to="/operator/catalogue"
              icon={DatabaseRegular}
              title={t('menu.catalogue')}
              text={t('catalogue.lead')}
            />
          ) : null}
          {may('operate-keys') ? (
            <Tile to="/operator/keys" icon={KeyMultipleRegular} title={t('menu.keys')} text={t('pools.lead')} />
          ) : null}
        </Tiles>
      </Section>
    </>
  );
}

function Pools() {
  const { t } = useTranslation();
  const pools = useKeyPools();
  const low = pools.data?.filter((pool) => pool.level !== 'ok');
  return (
    <Need
      name="pools"
      icon={KeyMultipleRegular}
      title={t('home.pools')}
      help={t('home.poolsHelp')}
      to="/operator/keys"
      urgent
      count={low && { known: low.length, more: false }}
      lines={(low ?? []).slice(0, linesShown).map((pool) => ({
        id: pool.id,
        title: pool.code,
        note: t('home.left', { count: pool.available }),
        to: '/operator/keys',
      }))}
      error={pools.error}
      retry={() => void pools.refetch()}
    />
  );
}

/** Items whose category is not deployed: nothing has looked at their settings. */
function Unchecked() {
  const { t } = useTranslation();
  const { data: types } = useTypes();
  const catalog = useCatalog();
  const items = catalog.data?.data.unchecked;
  const category = (id: string) => types?.find((type) => type.id === id)?.title ?? id;
  return (
    <Need
      name="unchecked"
      icon={DatabaseRegular}
      title={t('home.unchecked')}
      help={t('home.uncheckedHelp')}
      to="/operator/catalogue"
      count={items && { known: items.length, more: false }}
      lines={(items ?? []).slice(0, linesShown).map((item) => ({
        id: `${item.package}/${item.item}`,
        title: item.title,
        note: category(item.type),
        to: '/operator/catalogue',
      }))}
      error={catalog.error}
      retry={() => void catalog.refetch()}
    />
  );
}

function Types() {
  const { t } = useTranslation();
  const types = useTypeStates();
  const faulty = types.data?.filter((type) => type.state !== 'live' || type.faults.length > 0);
  return (
    <Need
      name="types"
      icon={PlugDisconnectedRegular}
      title={t('home.types')}
      help={t('home.typesHelp')}
      to="/operator/types"
      urgent
      count={faulty && { known: faulty.length, more: false }}
      lines={(faulty ?? []).slice(0, linesShown).map((type) => ({
        id: type.id,
        title: type.title,
        note: t(`types.states.${type.state}`),
        to: '/operator/types',
      }))}
      error={types.error}
      retry={() => void types.refetch()}
    />
  );
}
