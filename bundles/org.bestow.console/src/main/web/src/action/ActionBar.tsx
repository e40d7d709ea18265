import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../api/types';
import { hasFields } from '../form/input';
import { useOpenAction } from './DialogHost';
import type { Place } from './place';
import { Reason, Reasons, refusedAlike } from './Reasons';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  available: { display: 'contents' },
  refused: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
    maxWidth: '560px',
  },
});

interface Props {
  actions: Action[];
  place: Place;
  /** What the actions are done with, for the dialog's heading. */
  title: string;
  primary?: boolean;
}

/** The actions of a benefit, key or seat. A refused one stays visible and says why; in a row of many, once for all alike. */
export function ActionBar({ actions, place, title, primary = true }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const reasons = useId();
  const alike = primary ? [] : refusedAlike(actions);
  if (actions.length === 0) {
    return null;
  }
  return (
    <div className={styles.list} role="group" aria-label={t('details.actions')}>
      {actions.map((action, index) => (
        <OneAction
          key={action.name}
          action={action}
          place={place}
          title={title}
          primary={primary && index === 0}
          compact={!primary}
          saidElsewhere={
            primary ? null : `${reasons}-${alike.findIndex((group) => group.some((one) => one.name === action.name))}`
          }
        />
      ))}
      {alike.map((group, index) => (
        <Reasons key={group[0].name} id={`${reasons}-${index}`} actions={group} named={actions.length > 1} />
      ))}
    </div>
  );
}

interface OneProps {
  action: Action;
  place: Place;
  title: string;
  primary: boolean;
  /** In a row of many, where the dialog alone explains it. */
  compact: boolean;
  /** Where it is said why it is refused, if not here. */
  saidElsewhere: string | null;
}

/** Available or refused, it is one button: an action that becomes refused by being done keeps the focus. */
function OneAction({ action, place, title, primary, compact, saidElsewhere }: OneProps) {
  const styles = useStyles();
  const open = useOpenAction();
  const button = useRef<HTMLButtonElement>(null);
  const reason = useId();
  const refused = action.state === 'refused';
  const begin = async () => {
    // The form is there before the dialog opens, or the focus would land on Cancel.
    const Form = hasFields(action.inputSchema) ? (await import('../form/SchemaForm')).SchemaForm : null;
    const details = button.current?.closest<HTMLElement>('[data-testid=benefit-details]') ?? null;
    open({ action, place, title, Form, focusAfter: [button.current, details] });
  };
  return (
    <div className={refused ? styles.refused : styles.available}>
      <Button
        ref={button}
        size={compact ? 'small' : 'medium'}
        appearance={primary && !refused ? 'primary' : 'secondary'}
        icon={refused ? <LockClosedRegular /> : undefined}
        disabledFocusable={refused}
        aria-describedby={refused ? (saidElsewhere ?? reason) : undefined}
        onClick={refused ? undefined : () => void begin()}
        data-action={action.name}
      >
        {action.title}
      </Button>
      {refused ? (
        saidElsewhere ? null : (
          <Reason id={reason} action={action} />
        )
      ) : action.description && !compact ? (
        <Text style={{ alignSelf: 'center' }}>{action.description}</Text>
      ) : null}
    </div>
  );
}
