import { Button, Tooltip } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './Announcer';

const shownFor = 2000;

interface Props {
  value: string;
  /** What is copied, for the button's name. */
  what: string;
  label?: string;
}

export function CopyButton({ value, what, label }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return;
    }
    const timer = setTimeout(() => setCopied(false), shownFor);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await writeToClipboard(value);
    setCopied(done);
    announce(t(done ? 'copy.copied' : 'copy.failed'));
  };
  return (
    <Tooltip content={t(copied ? 'copy.copied' : 'copy.copyWhat', { what })} relationship="label">
      <Button
        size="small"
        appearance={label ? 'secondary' : 'subtle'}
        icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

async function writeToClipboard(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false; // no permission, or no secure context: the text stays selectable
  }
}
