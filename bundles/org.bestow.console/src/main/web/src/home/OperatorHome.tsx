import { DatabaseRegular, KeyMultipleRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useTypeStates } from '../api/operator';
import { useKeyPools } from '../api/queries';
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
