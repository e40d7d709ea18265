import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRef, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { ProblemError } from '../api/client';
import { Failure } from './Failure';
import { Loading } from './Loading';
import { useMarkup } from './Markup';

/** What a change is made to, with the version that it has to name. */
export interface Newest<T> {
  value: T;
  etag: string;
}

interface Props<T> {
  title: string;
  testId: string;
  newest: UseQueryResult<Newest<T>>;
  close: () => void;
  /** The form; it is made anew for each version. */
  children: (newest: Newest<T>) => ReactNode;
}

/** A dialog that changes something, from its newest state on. */
export function NewestDialog<T>({ title, testId, newest, close, children }: Props<T>) {
  const { t } = useTranslation();
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => (data.open ? undefined : close())}>
      <DialogSurface aria-describedby={undefined} data-testid={testId}>
        {newest.data && !newest.isFetching ? (
          children(newest.data)
        ) : (
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              {newest.isFetching ? <Loading /> : <Failure error={newest.error} retry={() => void newest.refetch()} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('action.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}

interface FormProps {
  title: string;
  busy: boolean;
  failure: unknown;
  /** What the server had against fields that are not here. */
  elsewhere: string[];
  submit: () => Promise<unknown>;
  /** Reads the newest state, after somebody else has changed it. */
  readAgain: () => void;
  close: () => void;
  children: ReactNode;
}

/** The form in it. Where somebody else was quicker it says so, and nothing is overwritten. */
export function ChangeForm({ title, busy, failure, elsewhere, submit, readAgain, close, children }: FormProps) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const form = useRef<HTMLFormElement>(null);
  const stale = failure instanceof ProblemError && failure.problem.status === 412;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // it may be shown above another form
    if (!busy) {
      await submit();
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    }
  };
  return (
    <form ref={form} onSubmit={(event) => void send(event)} noValidate>
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={markup.column}>
          {children}
          <div role="alert">
            {stale ? (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{t('change.stale')}</MessageBarBody>
              </MessageBar>
            ) : failure ? (
              <FailureText error={failure} elsewhere={elsewhere} />
            ) : null}
          </div>
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabledFocusable={busy}>
            {t('action.cancel')}
          </Button>
          {stale ? (
            <Button appearance="primary" onClick={readAgain}>
              {t('change.readAgain')}
            </Button>
          ) : (
            <Button type="submit" appearance="primary" disabledFocusable={busy} data-testid="save">
              {t(busy ? 'action.working' : 'profile.save')}
            </Button>
          )}
        </DialogActions>
      </DialogBody>
    </form>
  );
}
