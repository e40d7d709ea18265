import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Text } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndedAssignments, useMe } from '../api/queries';
import { useFormat } from '../i18n/format';
import { Failure } from '../ui/Failure';
import { LoadMore } from '../ui/LoadMore';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';

/** Who held a seat before, and why it ended; read once it is opened. */
export function EndedSeats({ benefit }: { benefit: string }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [open, setOpen] = useState(false);
  if (!me?.permissions.includes('view-benefits')) {
    return null; // holders see their own seats alone
  }
  return (
    <Accordion collapsible openItems={open ? ['ended'] : []} onToggle={() => setOpen(!open)}>
      <AccordionItem value="ended">
        <AccordionHeader icon={<PeopleRegular />} button={{ 'data-testid': 'ended-seats' } as never}>
          {t('seats.ended')}
        </AccordionHeader>
        <AccordionPanel>{open ? <Seats benefit={benefit} /> : null}</AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function Seats({ benefit }: { benefit: string }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  const ended = useEndedAssignments(benefit);
  if (ended.isPending) {
    return <Loading />;
  }
  if (ended.data === undefined) {
    return <Failure error={ended.error} retry={() => void ended.refetch()} />;
  }
  const seats = ended.data.pages.flatMap((page) => page.items);
  if (seats.length === 0) {
    return <Text>{t('seats.noneEnded')}</Text>;
  }
  return (
    <>
      <ul style={{ margin: 0 }}>
        {seats.map((seat) => (
          <li key={seat.id}>
            <Text weight="semibold">{seat.user.name || t('seats.nobody')}</Text>{' '}
            <Text size={200} className={markup.secondary}>
              <time dateTime={seat.since}>{format.moment(seat.since)}</time> –{' '}
              <time dateTime={seat.endedAt}>{format.moment(seat.endedAt)}</time>
            </Text>
            <Text block size={200} className={markup.secondary}>
              {[seat.why, seat.endedBy.name && t('seats.endedBy', { name: seat.endedBy.name })]
                .filter((part) => part)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      <LoadMore pages={ended} />
    </>
  );
}
