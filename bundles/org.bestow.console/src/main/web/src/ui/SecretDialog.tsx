import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useId, useRef, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxHeight: '62vh',
    overflowY: 'auto',
    padding: '2px',
  },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

/** What came of the form: shown instead of it. */
interface Made {
  title: string;
  /** Whether there is something that is shown this once. */
  secret: boolean;
  shown: ReactNode;
}

interface Props {
  testId: string;
  /** Heading of the form, and the word on its button. */
  create: string;
  busy: boolean;
  /** Sends the form, or says what is missing in it; the first field that is wrong afterwards gets the focus. */
  submit: () => Promise<unknown>;
  /** The fields. */
  children: ReactNode;
  made: Made | null;
  close: () => void;
}

/** A form that ends with a secret that is shown this once: it goes by the button only, and so does what was typed. */
export function SecretDialog({ testId, create, busy, submit, children, made, close }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // it may be shown above another form
    if (!busy) {
      await submit();
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    }
  };
  return (
    <Dialog open modalType="alert">
      <DialogSurface aria-describedby={undefined} data-testid={testId}>
        <DialogBody>
          <DialogTitle>{made ? made.title : create}</DialogTitle>
          <DialogContent className={styles.content}>
            {made ? (
              made.shown
            ) : (
              <form id={formId} ref={form} onSubmit={(event) => void send(event)} noValidate className={styles.form}>
                {children}
              </form>
            )}
          </DialogContent>
          <DialogActions>
            {made ? (
              <Button appearance="primary" onClick={close} data-testid="kept">
                {t(made.secret ? 'tokens.kept' : 'action.close')}
              </Button>
            ) : (
              <>
                <Button onClick={close} disabledFocusable={busy}>
                  {t('action.cancel')}
                </Button>
                <Button appearance="primary" type="submit" form={formId} disabledFocusable={busy} data-testid="create">
                  {busy ? t('action.working') : create}
                </Button>
              </>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
