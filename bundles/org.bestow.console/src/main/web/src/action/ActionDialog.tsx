import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useId, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import type { Action, ActionAnswer } from '../api/types';
import { hasFields, initialInput } from '../form/input';
import type { SchemaFormProps } from '../form/SchemaForm';
import { placeErrors } from '../form/serverErrors';
import { Consequences } from './Consequences';
import { FailureText } from './FailureText';
import type { Place } from './place';
import { ResultTexts } from './ResultTexts';
import { ResultView } from './ResultView';
import { usePreview } from './usePreview';
import { useRun } from './useRun';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxHeight: '62vh',
    overflowY: 'auto',
    padding: '2px',
  },
});

interface Props {
  action: Action;
  place: Place;
  title: string;
  Form: ComponentType<SchemaFormProps> | null;
  close: () => void;
}

/** Says what an action will do, asks for what it needs, does it, and shows what came of it. */
export function ActionDialog({ action, place, title, Form, close }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const formId = useId();
  const fields = hasFields(action.inputSchema);
  const [input, setInput] = useState<unknown>(() => initialInput(action.inputSchema));
  const [touched, setTouched] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [answer, setAnswer] = useState<{ data: ActionAnswer; replayed: boolean } | null>(null);
  const { run, busy } = useRun(place, action.name);
  const preview = usePreview(place, action.name, input, answer === null && !busy && failure === null);
  const wait = useWait(failure);

  const problem = failure instanceof ProblemError ? failure.problem : null;
  const errors = problem?.status === 422 ? placeErrors(problem.errors ?? [], action.inputSchema) : null;
  const refusedPreview = preview.error instanceof ProblemError && [403, 409].includes(preview.error.problem.status);
  const final =
    refusedPreview || problem?.status === 403 || (problem?.status === 409 && problem.type !== 'urn:bestow:busy');

  const perform = async (data: unknown) => {
    setFailure(null);
    try {
      setAnswer(await run(data));
    } catch (error) {
      setFailure(error);
    }
  };
  const change = (data: unknown) => {
    setInput(data);
    setTouched(true);
    setFailure(null);
  };
  const leave = () => {
    if (busy) {
      return;
    }
    if (touched && answer === null && !leaving) {
      setLeaving(true); // what was typed is not thrown away by a slip of the finger
    } else {
      close();
    }
  };

  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => (data.open ? undefined : leave())}>
      <DialogSurface aria-describedby={undefined} data-testid="action-dialog">
        <DialogBody>
          <DialogTitle>{`${action.title}: ${title}`}</DialogTitle>
          <DialogContent className={styles.content}>
            {answer ? (
              <ResultView answer={answer.data} replayed={answer.replayed} place={place} />
            ) : (
              <>
                {action.description ? <Text>{action.description}</Text> : null}
                {fields && Form ? (
                  <Form
                    id={formId}
                    schema={action.inputSchema ?? {}}
                    input={input}
                    errors={errors?.fields}
                    onChange={change}
                    onSubmit={(data) => void perform(data)}
                  />
                ) : null}
                {refusedPreview ? (
                  <FailureText error={preview.error} />
                ) : (
                  <>
                    <ResultTexts result={preview.data?.result} />
                    <Consequences
                      list={preview.data?.consequences ?? action.consequences}
                      checking={preview.isFetching}
                    />
                  </>
                )}
                <div role="alert">{failure ? <FailureText error={failure} elsewhere={errors?.elsewhere} /> : null}</div>
                {leaving ? <Text role="alert">{t('action.discardTitle')}</Text> : null}
              </>
            )}
          </DialogContent>
          <DialogActions>
            {answer ? (
              <Button appearance="primary" onClick={close}>
                {t('action.close')}
              </Button>
            ) : leaving ? (
              <>
                <Button onClick={close}>{t('action.discard')}</Button>
                <Button appearance="primary" onClick={() => setLeaving(false)}>
                  {t('action.keepEditing')}
                </Button>
              </>
            ) : (
              <>
                <Button onClick={leave} disabledFocusable={busy}>
                  {t(final ? 'action.close' : 'action.cancel')}
                </Button>
                {final ? null : (
                  <Button
                    appearance="primary"
                    data-testid="confirm"
                    disabledFocusable={busy || wait > 0}
                    {...(fields ? { type: 'submit', form: formId } : { onClick: () => void perform(input) })}
                  >
                    {busy
                      ? t('action.working')
                      : wait > 0
                        ? t('action.retryIn', { seconds: wait })
                        : failure && !errors
                          ? t('action.retry')
                          : action.title}
                  </Button>
                )}
              </>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Seconds left until the server wants to be asked again. */
function useWait(failure: unknown): number {
  const asked = failure instanceof ProblemError && failure.temporary ? (failure.retryAfter ?? 0) : 0;
  const [left, setLeft] = useState(0);
  useEffect(() => setLeft(asked), [asked, failure]);
  useEffect(() => {
    if (left <= 0) {
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
