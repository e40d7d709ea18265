import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useBenefit, useMe } from '../api/queries';
import { Blocks } from '../blocks/Blocks';
import type { Block } from '../blocks/vocabulary';
import { TypeMissing } from './TypeMissing';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useVisuallyHidden } from '../ui/Announcer';
import { ActionBar } from '../action/ActionBar';
import { History } from './History';

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    minWidth: 0,
    ':focus': { outlineStyle: 'none' },
  },
});

interface Props {
  id: string;
  title: string;
  /** Level of the headings in here. */
  level: 2 | 3;
}

/** Everything about one benefit: what can be done, what its type says about it, and what was done. */
export function BenefitDetails({ id, title, level }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  const benefit = useBenefit(id);
  const { data: me } = useMe();
  if (benefit.isPending) {
    return <Loading />;
  }
  if (benefit.data === undefined) {
    return <Failure error={benefit.error} retry={() => void benefit.refetch()} />;
  }
  const { details, actions, detailsProblem, typeAvailable } = benefit.data;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.details} tabIndex={-1} aria-label={title} data-testid="benefit-details">
      <Heading className={hidden.hidden}>{title}</Heading>
      {typeAvailable ? null : <TypeMissing />}
      {detailsProblem ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{detailsProblem.detail ?? t('details.problem')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <ActionBar actions={actions} place={{ benefit: id }} title={title} />
      <Blocks blocks={details as Block[]} benefit={id} title={title} />
      {typeAvailable && !detailsProblem && details.length === 0 ? <p>{t('details.noDetails')}</p> : null}
      {me?.permissions.includes('view-benefits') ? <History id={id} /> : null}
    </section>
  );
}
