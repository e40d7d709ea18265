import { Button, makeStyles } from '@fluentui/react-components';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  hidden: { display: 'none' },
});

interface Props {
  /** As the attribute of an `input`. */
  accept: string;
  size?: 'small' | 'medium';
  disabled: boolean;
  onText: (text: string) => void;
}

/** Reads a text file that the user chooses; the same file can be chosen again after it was changed. */
export function FileButton({ accept, size, disabled, onText }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size={size} disabledFocusable={disabled} onClick={() => file.current?.click()}>
        {t('catalogue.file')}
      </Button>
      <input
        ref={file}
        type="file"
        accept={accept}
        className={styles.hidden}
        aria-label={t('catalogue.file')}
        onChange={(event) => {
          void event.target.files?.[0]?.text().then(onText);
          event.target.value = '';
        }}
      />
    </>
  );
}
