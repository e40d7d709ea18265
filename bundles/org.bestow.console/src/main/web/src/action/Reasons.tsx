import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Action } from '../api/types';
import { RefusalText } from './RefusalText';

const useStyles = makeStyles({
  reason: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: { flexBasis: '100%' },
});

type Alike = [Action, ...Action[]];

/** Refused actions, those together for which the same is said. */
export function refusedAlike(actions: Action[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const action of actions.filter((one) => one.state === 'refused')) {
    const said = JSON.stringify([action.refusal?.title, action.refusal?.detail, action.refusal?.nextAllowedAt]);
    const group = groups.get(said);
    if (group) {
      group.push(action);
    } else {
      groups.set(said, [action]);
    }
  }
  return [...groups.values()];
}

/** Why an action is refused. */
export function Reason({ id, action }: { id: string; action: Action }) {
  const styles = useStyles();
  return (
    <div className={styles.reason}>
      <Why id={id} action={action} />
    </div>
  );
}

/** Why actions are refused, said once for all of them, on a line of its own below their buttons. */
export function Reasons({ id, actions, named }: { id: string; actions: Alike; named: boolean }) {
  const { i18n } = useTranslation();
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.reason, styles.line)}>
      {named ? (
        <Text block size={200}>
          {new Intl.ListFormat(i18n.language).format(actions.map((action) => action.title))}
        </Text>
      ) : null}
      <Why id={id} action={actions[0]} />
    </div>
  );
}

function Why({ id, action }: { id: string; action: Action }) {
  const { t } = useTranslation();
  return (
    <RefusalText
      id={id}
      title={action.refusal?.title ?? t('refusal.notAvailable')}
      detail={action.refusal?.detail ?? null}
      nextAllowedAt={action.refusal?.nextAllowedAt ?? null}
      whoCanHelp={action.refusal?.whoCanHelp ?? []}
    />
  );
}
