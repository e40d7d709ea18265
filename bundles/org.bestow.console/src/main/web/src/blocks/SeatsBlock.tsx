import { mergeClasses, Text } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../action/ActionBar';
import { useAssignments } from '../api/queries';
import { useFormat } from '../i18n/format';
import { Delivery } from '../ui/Delivery';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { EndedSeats } from './EndedSeats';
import { FactLines } from './FactLines';

interface Props {
  benefit: string;
  benefitTitle: string;
  title: string;
  emptyText: string;
}

/** Who holds a seat of the benefit, and what may be done with each seat. */
export function SeatsBlock({ benefit, benefitTitle, title, emptyText }: Props) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  const seats = useAssignments(benefit);
  if (seats.isPending) {
    return <Loading />;
  }
  if (seats.data === undefined) {
    return <Failure error={seats.error} retry={() => void seats.refetch()} />;
  }
  if (seats.data.length === 0) {
    return (
      <>
        <Text className={markup.secondary}>{emptyText}</Text>
        <EndedSeats benefit={benefit} />
      </>
    );
  }
  const wideHead = mergeClasses(markup.headCell, markup.narrowHidden);
  const wide = mergeClasses(markup.cell, markup.narrowHidden);
  return (
    <>
      <div className={markup.scroll}>
        <table className={markup.table} aria-label={title} data-testid="seats">
          <thead>
            <tr>
              <th scope="col" className={markup.headCell}>
                {t('seats.user')}
              </th>
              <th scope="col" className={wideHead}>
                {t('seats.state')}
              </th>
              <th scope="col" className={wideHead}>
                {t('seats.since')}
              </th>
              <th scope="col" className={markup.headCell}>
                {t('seats.actions')}
              </th>
            </tr>
          </thead>
          <tbody>
            {seats.data.map((seat) => (
              <tr key={seat.id}>
                <td className={markup.cell}>
                  <Text block>{seat.user.name}</Text>
                  <Text block size={200} className={markup.secondary} style={{ overflowWrap: 'anywhere' }}>
                    {seat.user.email}
                  </Text>
                  <FactLines facts={seat.facts} />
                  {seat.mail ? <Delivery delivery={seat.mail} /> : null}
                </td>
                <td className={wide}>{t(`seatState.${seat.state}`, { defaultValue: seat.state })}</td>
                <td className={wide}>{format.moment(seat.since)}</td>
                <td className={markup.cell}>
                  <ActionBar
                    actions={seat.actions}
                    place={{ benefit, assignment: seat.id }}
                    title={`${benefitTitle}, ${seat.user.name}`}
                    primary={false}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <EndedSeats benefit={benefit} />
    </>
  );
}
