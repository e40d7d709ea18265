import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChooserBlock } from './vocabulary';
import { CopyButton } from '../ui/CopyButton';
import { useMarkup } from '../ui/Markup';
import { OutsideLink } from '../ui/OutsideLink';
import { choose, complete, matching, offered, type Chosen } from './choices';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 300px))',
    gap: tokens.spacingHorizontalL,
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  entry: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  icon: { fontSize: '24px', color: tokens.colorBrandForeground1, flexShrink: 0 },
  checksum: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  body: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

/** Step by step to the links: a language, then a system, then an architecture, whatever the dimensions are. */
export function Chooser({ block }: { block: ChooserBlock }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const markup = useMarkup();
  const [chosen, setChosen] = useState<Chosen>({});
  const found = complete(block, chosen) ? matching(block, chosen) : [];
  return (
    <div className={markup.column} data-testid="chooser">
      <div className={styles.fields}>
        {block.dimensions.map((dimension, index) => {
          const previous = block.dimensions[index - 1];
          const ready = previous === undefined || chosen[previous.name] !== undefined;
          return (
            <Field key={dimension.name} label={dimension.label}>
              <Select
                data-dimension={dimension.name}
                disabled={!ready}
                value={chosen[dimension.name] ?? ''}
                onChange={(_, data) => setChosen(choose(block, chosen, dimension.name, data.value))}
              >
                <option value="">{t('chooser.choose')}</option>
                {(ready ? offered(block, chosen, index) : []).map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </Select>
            </Field>
          );
        })}
      </div>
      <div role="status" className={markup.column} data-testid="downloads">
        {found.length === 0 ? (
          <Text className={markup.secondary}>{t('chooser.pick')}</Text>
        ) : (
          <>
            <Text weight="semibold">{t('chooser.found', { count: found.length })}</Text>
            <ul className={styles.list}>
              {found.map((entry) => (
                <li key={entry.href} className={styles.entry}>
                  <ArrowDownloadRegular className={styles.icon} aria-hidden />
                  <div className={styles.body}>
                    <OutsideLink href={entry.href}>{entry.label}</OutsideLink>
                    {entry.size ? (
                      <Text size={200}>
                        {t('chooser.size')}: {entry.size}
                      </Text>
                    ) : null}
                    {entry.checksum ? (
                      <span className={styles.checksum}>
                        {t('chooser.checksum')}: {entry.checksum}{' '}
                        <CopyButton value={entry.checksum} what={t('chooser.checksum')} />
                      </span>
                    ) : null}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
