import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../api/types';
import { hasFields } from '../form/input';
import { useOpenAction } from './DialogHost';
import type { Place } from './place';
import { RefusalText } from './RefusalText';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  refused: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
    maxWidth: '560px',
  },
  reason: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props {
  actions: Action[];
  place: Place;
  /** What the actions are done with, for the dialog's heading. */
  title: string;
  primary?: boolean;
}

/** The actions of a benefit, key or seat. A refused one stays visible and says why. */
export function ActionBar({ actions, place, title, primary = true }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (actions.length === 0) {
    return null;
  }
  return (
    <div className={styles.list} role="group" aria-label={t('details.actions')}>
      {actions.map((action, index) =>
        action.state === 'refused' ? (
          <Refused key={action.name} action={action} />
        ) : (
          <Available key={action.name} action={action} place={place} title={title} primary={primary && index === 0} />
        ),
      )}
    </div>
  );
}

function Refused({ action }: { action: Action }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const reason = useId();
  return (
    <div className={styles.refused}>
      <Button icon={<LockClosedRegular />} disabledFocusable aria-describedby={reason} data-action={action.name}>
        {action.title}
      </Button>
      <div className={styles.reason}>
        <RefusalText
          id={reason}
          title={action.refusal?.title ?? t('refusal.notAvailable')}
          detail={action.refusal?.detail ?? null}
          nextAllowedAt={action.refusal?.nextAllowedAt ?? null}
          whoCanHelp={action.refusal?.whoCanHelp ?? []}
        />
      </div>
    </div>
  );
}

interface AvailableProps {
  action: Action;
  place: Place;
  title: string;
  primary: boolean;
}

function Available({ action, place, title, primary }: AvailableProps) {
  const open = useOpenAction();
  const button = useRef<HTMLButtonElement>(null);
  const begin = async () => {
    // The form is there before the dialog opens, or the focus would land on Cancel.
    const Form = hasFields(action.inputSchema) ? (await import('../form/SchemaForm')).SchemaForm : null;
    const details = button.current?.closest<HTMLElement>('[data-testid=benefit-details]') ?? null;
    open({ action, place, title, Form, focusAfter: [button.current, details] });
  };
  return (
    <>
      <Button
        ref={button}
        appearance={primary ? 'primary' : 'secondary'}
        onClick={() => void begin()}
        data-action={action.name}
      >
        {action.title}
      </Button>
      {action.description ? <Text style={{ alignSelf: 'center' }}>{action.description}</Text> : null}
    </>
  );
}
