import { Field, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { StandingKind, StandingWish } from '../api/types';
import { wrong } from '../ui/useSend';

export const standingKinds: StandingKind[] = ['member', 'managed-elsewhere', 'not-a-member'];

interface Props {
  wish: StandingWish;
  change: (wish: StandingWish) => void;
  fault: string | undefined;
}

/** How a company stands in the programme, and where its people are sent. */
export function StandingFields({ wish, change, fault }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('standing.standing')} hint={t(`standing.kindHelp.${wish.kind}`)}>
        <Select
          name="standing"
          value={wish.kind}
          onChange={(_, { value }) => {
            const kind = standingKinds.find((one) => one === value) ?? 'member';
            change({ kind, link: kind === 'member' ? null : wish.link });
          }}
        >
          {standingKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`standing.kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      {wish.kind === 'member' ? null : (
        <Field label={t('standing.link')} hint={t('standing.linkHelp')} {...wrong(fault)}>
          <Input
            name="standing-link"
            type="url"
            placeholder="https://"
            value={wish.link ?? ''}
            onChange={(_, { value }) => change({ ...wish, link: value.trim() === '' ? null : value.trim() })}
          />
        </Field>
      )}
    </>
  );
}
