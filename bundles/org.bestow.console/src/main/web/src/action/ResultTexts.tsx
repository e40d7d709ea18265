import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ActionAnswer } from '../api/types';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  text: {
    margin: 0,
    whiteSpace: 'pre-line',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** What a type answers in its own words, also before anything is done. */
export function ResultTexts({ result }: { result: ActionAnswer['result'] | undefined }) {
  const styles = useStyles();
  const texts = resultTexts(result);
  return texts.length === 0 ? null : (
    <div className={styles.column} aria-live="polite" data-testid="result-texts">
      {texts.map(([name, text]) => (
        <Text as="p" block key={name} className={styles.text} data-result={name}>
          {text}
        </Text>
      ))}
    </div>
  );
}

/** All but the keys and the seat, which are shown elsewhere. */
export function resultTexts(result: ActionAnswer['result'] | undefined): [string, string][] {
  return Object.entries(result ?? {}).filter(
    (entry): entry is [string, string] => entry[0] !== 'assignment' && typeof entry[1] === 'string',
  );
}
