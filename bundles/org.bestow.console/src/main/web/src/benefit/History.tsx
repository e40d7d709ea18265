import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../api/queries';
import type { HistoryEntry } from '../api/types';
import { useFormat } from '../i18n/format';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { LoadMore } from '../ui/LoadMore';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  entry: { borderLeft: `2px solid ${tokens.colorNeutralStroke1}`, paddingLeft: tokens.spacingHorizontalM },
  secondary: { color: tokens.colorNeutralForeground2 },
});

export function History({ id }: { id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Accordion collapsible openItems={open ? ['history'] : []} onToggle={() => setOpen(!open)}>
      <AccordionItem value="history">
        <AccordionHeader icon={<HistoryRegular />} button={{ 'data-testid': 'history' } as never}>
          {t('details.history')}
        </AccordionHeader>
        <AccordionPanel>{open ? <Entries id={id} /> : null}</AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function Entries({ id }: { id: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const history = useHistory(id);
  if (history.isPending) {
    return <Loading />;
  }
  if (history.data === undefined) {
    return <Failure error={history.error} retry={() => void history.refetch()} />;
  }
  const entries = history.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) {
    return <Text>{t('details.historyEmpty')}</Text>;
  }
  return (
    <>
      <ol className={styles.list}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <LoadMore pages={history} />
    </>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const who = entry.onBehalf ? t('details.onBehalf', { ...entry.onBehalf, actor: entry.actor.name }) : entry.actor.name;
  return (
    <li className={styles.entry}>
      <Text weight="semibold" block>
        {entry.title}
      </Text>
      <Text size={200} className={styles.secondary} block>
        <time dateTime={entry.at}>{format.moment(entry.at)}</time> · {who}
      </Text>
      {entry.summary.map((line, index) => (
        <Text key={index} block>
          {line}
        </Text>
      ))}
    </li>
  );
}
