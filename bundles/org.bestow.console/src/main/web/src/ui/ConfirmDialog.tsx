import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Text,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { useMarkup } from './Markup';
import { useSend } from './useSend';

interface Props {
  title: string;
  text: string;
  confirm: string;
  run: () => Promise<unknown>;
  /** Also called after it was done. */
  close: () => void;
  /** What else belongs to the question. */
  children?: ReactNode;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, text, confirm, run, close, children }: Props) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const { send, busy, failure } = useSend();
  const confirmed = async () => {
    const done = await send(null, async () => {
      await run();
      return true;
    });
    if (done) {
      close();
    }
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => (data.open || busy ? undefined : close())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={markup.column}>
            <Text>{text}</Text>
            {children}
            <div role="alert">{failure ? <FailureText error={failure} /> : null}</div>
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabledFocusable={busy}>
              {t('action.cancel')}
            </Button>
            <Button
              appearance="primary"
              onClick={() => void confirmed()}
              disabledFocusable={busy}
              data-testid="confirm-it"
            >
              {busy ? t('action.working') : failure ? t('action.retry') : confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
