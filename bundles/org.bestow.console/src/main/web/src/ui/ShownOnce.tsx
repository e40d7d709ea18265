import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton';
import { useMarkup } from './Markup';

const useStyles = makeStyles({
  value: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props {
  /** Null where an answer was repeated: then it cannot be shown again. */
  value: string | null;
  what: string;
  warning: string;
  notAgain: string;
}

/** A secret that the server shows this once, with a button that copies it. */
export function ShownOnce({ value, what, warning, notAgain }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{value === null ? notAgain : warning}</MessageBarBody>
      </MessageBar>
      {value === null ? null : (
        <div className={styles.value}>
          <code className={markup.key} data-testid="shown-once">
            {value}
          </code>
          <CopyButton value={value} what={what} label={t('copy.copy')} />
        </div>
      )}
    </>
  );
}
