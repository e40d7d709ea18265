import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionAnswer } from '../api/types';
import { FailureText } from './FailureText';
import { KeyResult } from './KeyResult';
import type { Place } from './place';
import { ResultTexts } from './ResultTexts';
import { useRun } from './useRun';

const useStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    ':focus': { outlineStyle: 'none' },
  },
});

/** What came of an action. It takes the focus, so that it is read out and Tab goes on to the copy buttons. */
export function ResultView({ answer, replayed, place }: { answer: ActionAnswer; replayed: boolean; place: Place }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const done = answer.outcome === 'done';
  return (
    <div ref={box} tabIndex={-1} role="status" className={styles.column} data-testid="result">
      <MessageBar intent={done ? 'success' : 'info'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t(done ? 'action.done' : 'action.pending')}</MessageBarTitle>
          {replayed ? t('action.replayed') : done ? null : t('action.pendingText')}
        </MessageBarBody>
      </MessageBar>
      <KeyResult keys={answer.result?.keys ?? []} />
      <ResultTexts result={answer.result} />
      {answer.undo ? <Undo undo={answer.undo} place={place} /> : null}
    </div>
  );
}

function Undo({ undo, place }: { undo: { action: string; input: unknown }; place: Place }) {
  const { t } = useTranslation();
  const { run, busy } = useRun(place, undo.action);
  const [undone, setUndone] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const perform = async () => {
    setFailure(null);
    try {
      await run(undo.input);
      setUndone(true);
    } catch (error) {
      setFailure(error);
    }
  };
  if (undone) {
    return <Text>{t('action.undone')}</Text>;
  }
  return (
    <>
      <div>
        <Button onClick={() => void perform()} disabledFocusable={busy}>
          {t('action.undo')}
        </Button>
      </div>
      {failure ? <FailureText error={failure} /> : null}
    </>
  );
}
