import { makeStyles, tokens } from '@fluentui/react-components';

/** Looks that several pages share. */
export const useMarkup = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    minWidth: 0,
  },
  padded: { padding: tokens.spacingHorizontalL },
  scroll: { overflowX: 'auto' },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  secondary: { color: tokens.colorNeutralForeground2 },
  table: { width: '100%', borderCollapse: 'collapse' },
  headCell: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
  },
  cell: {
    textAlign: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  outside: { overflowWrap: 'anywhere' },
  narrowHidden: { '@media (max-width: 720px)': { display: 'none' } },
  narrowOnly: { '@media (min-width: 721px)': { display: 'none' } },
});
