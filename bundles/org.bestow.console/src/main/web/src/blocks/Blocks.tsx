import { makeStyles, MessageBar, MessageBarBody, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Block } from './vocabulary';
import { CopyButton } from '../ui/CopyButton';
import { OutsideLink } from '../ui/OutsideLink';
import { Chooser } from './Chooser';
import { KeysBlock } from './KeysBlock';
import { SeatsBlock } from './SeatsBlock';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  text: { margin: 0, whiteSpace: 'pre-line', maxWidth: '72ch' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  instructions: {
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
  },
  copied: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  // far enough apart to be hit
  plain: { margin: 0, paddingLeft: '20px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

interface Props {
  blocks: Block[];
  benefit: string;
  title: string;
}

/** Draws what a type says about a benefit. The vocabulary is closed; a kind of a newer server is left out. */
export function Blocks({ blocks, benefit, title }: Props) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} benefit={benefit} title={title} />);
}

function OneBlock({ block, benefit, title }: { block: Block; benefit: string; title: string }) {
  const styles = useStyles();
  switch (block.kind) {
    case 'text':
      return (
        <Section title={block.title}>
          <Text as="p" block className={styles.text}>
            {block.text}
          </Text>
        </Section>
      );
    case 'notice':
      return (
        <MessageBar intent={block.tone} layout="multiline">
          <MessageBarBody>{block.text}</MessageBarBody>
        </MessageBar>
      );
    case 'facts':
      return (
        <Section title={block.title}>
          <dl className={styles.facts}>
            {block.items.map((item) => (
              <div key={item.label}>
                <dt className={styles.label}>{item.label}</dt>
                <dd className={styles.value}>{item.value}</dd>
              </div>
            ))}
          </dl>
        </Section>
      );
    case 'links':
      return (
        <Section title={block.title}>
          <ul className={styles.plain}>
            {block.items.map((item) => (
              <li key={item.href + item.label}>
                <OutsideLink href={item.href}>{item.label}</OutsideLink>
              </li>
            ))}
          </ul>
        </Section>
      );
    case 'instructions':
      return (
        <div className={styles.instructions} data-testid="instructions">
          <Section title={block.title}>
            {block.paragraphs.map((paragraph, index) => (
              <Text as="p" block key={index} className={styles.text}>
                {paragraph}
              </Text>
            ))}
          </Section>
        </div>
      );
    case 'copy':
      return (
        <Section title={block.title}>
          <div className={styles.copied} data-testid="copy-text">
            <Text as="p" block className={styles.text}>
              {block.text}
            </Text>
            <CopyButton value={block.text} what={block.title} />
          </div>
        </Section>
      );
    case 'chooser':
      return (
        <Section title={block.title}>
          <Chooser block={block} />
        </Section>
      );
    case 'keys':
      return (
        <Section title={block.title}>
          <KeysBlock benefit={benefit} title={block.title} emptyText={block.emptyText} />
        </Section>
      );
    case 'seats':
      return (
        <Section title={block.title}>
          <SeatsBlock benefit={benefit} benefitTitle={title} title={block.title} emptyText={block.emptyText} />
        </Section>
      );
    default:
      return null;
  }
}

function Section({ title, children }: { title: string | null; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.section}>
      {title ? <Subtitle2 as="h3">{title}</Subtitle2> : null}
      {children}
    </div>
  );
}
