import { Badge, Button, mergeClasses, Text } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../action/ActionBar';
import { FailureText } from '../action/FailureText';
import { useRun } from '../action/useRun';
import { useClaimedKeys } from '../api/queries';
import type { ClaimedKey } from '../api/types';
import { useFormat } from '../i18n/format';
import { useAnnounce } from '../ui/Announcer';
import { CopyButton } from '../ui/CopyButton';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useMarkup } from '../ui/Markup';
import { FactLines } from './FactLines';

const showAction = 'show-key';

/** The keys that were taken, masked until someone asks to see one. */
export function KeysBlock({ benefit, title, emptyText }: { benefit: string; title: string; emptyText: string }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const keys = useClaimedKeys(benefit);
  if (keys.isPending) {
    return <Loading />;
  }
  if (keys.data === undefined) {
    return <Failure error={keys.error} retry={() => void keys.refetch()} />;
  }
  if (keys.data.length === 0) {
    return <Text className={markup.secondary}>{emptyText}</Text>;
  }
  return (
    <div className={markup.scroll}>
      <table className={markup.table} aria-label={title} data-testid="claimed-keys">
        <thead>
          <tr>
            <th scope="col" className={markup.headCell}>
              {t('keys.value')}
            </th>
            <th scope="col" className={mergeClasses(markup.headCell, markup.narrowHidden)}>
              {t('keys.kind')}
            </th>
            <th scope="col" className={mergeClasses(markup.headCell, markup.narrowHidden)}>
              {t('keys.claimedAt')}
            </th>
            <th scope="col" className={mergeClasses(markup.headCell, markup.narrowHidden)}>
              {t('keys.claimedBy')}
            </th>
            <th scope="col" className={markup.headCell}>
              {t('keys.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.data.map((key) => (
            <KeyRow key={key.id} benefit={benefit} claimed={key} all={keys.data} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function KeyRow({ benefit, claimed, all }: { benefit: string; claimed: ClaimedKey; all: ClaimedKey[] }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const format = useFormat();
  const announce = useAnnounce();
  const [value, setValue] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const place = { benefit, key: claimed.id };
  const { run, busy } = useRun(place, showAction);
  const show = claimed.actions.find((action) => action.name === showAction && action.state === 'available');
  // Only a plain look is taken at once; one that causes something goes through the dialog that says so.
  const atOnce = show !== undefined && show.consequences.every((consequence) => consequence.severity !== 'warning');
  const others = atOnce ? claimed.actions.filter((action) => action !== show) : claimed.actions;
  const reveal = async () => {
    setFailure(null);
    try {
      const { data } = await run({});
      setValue(data.result?.keys?.[0]?.value ?? null);
      announce(t('keys.shown'));
    } catch (error) {
      setFailure(error);
    }
  };
  const wide = mergeClasses(markup.cell, markup.narrowHidden);
  return (
    <tr data-key={claimed.id}>
      <td className={markup.cell}>
        <code className={markup.key}>{value ?? claimed.masked}</code>
        {claimed.note ? (
          <Text block size={200} className={markup.secondary}>
            {claimed.note}
          </Text>
        ) : null}
        <FactLines facts={claimed.facts} />
        <Replacement claimed={claimed} all={all} />
        {failure ? <FailureText error={failure} /> : null}
      </td>
      <td className={wide}>{t(`keyKind.${claimed.kind}`, { defaultValue: claimed.kind })}</td>
      <td className={wide}>{format.moment(claimed.claimedAt)}</td>
      <td className={wide}>{claimed.claimedBy?.name ?? '–'}</td>
      <td className={markup.cell}>
        <div className={markup.row}>
          {value !== null ? (
            <>
              <CopyButton value={value} what={value} />
              <Button
                size="small"
                icon={<EyeOffRegular />}
                onClick={() => setValue(null)}
                aria-label={t('keys.hideKey', { key: claimed.masked })}
              >
                {t('keys.hide')}
              </Button>
            </>
          ) : atOnce ? (
            <Button
              size="small"
              icon={<EyeRegular />}
              onClick={() => void reveal()}
              disabledFocusable={busy}
              aria-label={t('keys.showKey', { key: claimed.masked })}
              data-action={showAction}
            >
              {t('keys.show')}
            </Button>
          ) : null}
          <ActionBar actions={others} place={place} title={claimed.masked} primary={false} />
        </div>
      </td>
    </tr>
  );
}

/** Which key came instead of this one, or which one this came instead of. */
function Replacement({ claimed, all }: { claimed: ClaimedKey; all: ClaimedKey[] }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const masked = (id: string) => all.find((key) => key.id === id)?.masked ?? id;
  if (claimed.replacedBy) {
    return (
      <Badge appearance="tint" color="warning" data-testid="replaced">
        {t('keys.replacedBy', { key: masked(claimed.replacedBy) })}
      </Badge>
    );
  }
  return claimed.replaces ? (
    <Text block size={200} className={markup.secondary}>
      {t('keys.replaces', { key: masked(claimed.replaces) })}
    </Text>
  ) : null;
}
