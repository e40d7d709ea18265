import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, display: 'flex', flexDirection: 'column', minWidth: 0 },
  line: { fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  label: { display: 'inline', color: tokens.colorNeutralForeground2 },
  value: { display: 'inline', margin: 0 },
});

/** What a type says of a seat or a key, a line each. */
export function FactLines({ facts }: { facts: { label: string; value: string }[] }) {
  const styles = useStyles();
  return facts.length === 0 ? null : (
    <dl className={styles.list} data-testid="facts">
      {facts.map((fact) => (
        <div key={fact.label} className={styles.line}>
          <dt className={styles.label}>{fact.label}: </dt>
          <dd className={styles.value}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
