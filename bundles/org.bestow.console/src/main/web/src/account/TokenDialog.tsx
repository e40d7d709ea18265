import { Checkbox, Field, Input, makeStyles, Text, tokens as looks } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { createToken } from '../api/account';
import { cached, useTypes } from '../api/queries';
import type { Me } from '../api/types';
import { dayFromNow, nowOf, plusDays, useFormat } from '../i18n/format';
import { useMarkup } from '../ui/Markup';
import { SecretDialog } from '../ui/SecretDialog';
import { ShownOnce } from '../ui/ShownOnce';
import { fieldFaults, useSend, wrong } from '../ui/useSend';
import { scopesFor, useScopeWords } from './scopes';

const mostDays = 365;
const usualDays = 90;

const useStyles = makeStyles({
  scopes: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: looks.spacingVerticalXS },
  scope: { display: 'flex', flexDirection: 'column', paddingBottom: looks.spacingVerticalXS },
  help: { color: looks.colorNeutralForeground2, paddingInlineStart: '34px' },
  fault: { color: looks.colorStatusDangerForeground1 },
});

/** Makes a token and shows its value, once. */
export function TokenDialog({ me, close }: { me: Me; close: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const types = useTypes();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['read']);
  const [days, setDays] = useState(String(usualDays));
  const [checked, setChecked] = useState(false);
  const [made, setMade] = useState<{ name: string; value: string | null } | null>(null);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['name', 'scopes', 'expiresInDays']);
  const whole = /^\d{1,3}$/.test(days) ? Number(days) : 0;
  const messages = {
    name: checked && name.trim() === '' ? t('form.required') : faults.at.name,
    scopes: checked && scopes.length === 0 ? t('tokens.noScope') : faults.at.scopes,
    days: checked && (whole < 1 || whole > mostDays) ? t('tokens.days', { mostDays }) : faults.at.expiresInDays,
  };
  const submit = async () => {
    setChecked(true);
    if (name.trim() === '' || scopes.length === 0 || whole < 1 || whole > mostDays) {
      return;
    }
    const token = { name: name.trim(), scopes, expiresInDays: whole };
    const answer = await send(token, (key) => createToken(token, key));
    if (answer) {
      setMade({ name: token.name, value: answer.data.value });
      void client.invalidateQueries({ queryKey: cached.tokens });
    }
  };
  return (
    <SecretDialog
      testId="token-dialog"
      create={t('tokens.create')}
      busy={busy}
      submit={submit}
      made={made && { title: made.name, secret: made.value !== null, shown: <Made value={made.value} /> }}
      close={close}
    >
      <Field label={t('tokens.name')} hint={t('tokens.nameHelp')} {...wrong(messages.name)}>
        <Input name="name" maxLength={100} value={name} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Scopes offered={scopesFor(me, types.data ?? [])} chosen={scopes} choose={setScopes} fault={messages.scopes} />
      <Field
        label={t('tokens.expiresInDays')}
        hint={whole >= 1 && whole <= mostDays ? <Until me={me} days={whole} /> : t('tokens.days', { mostDays })}
        {...wrong(messages.days)}
      >
        <Input
          type="number"
          name="days"
          min={1}
          max={mostDays}
          value={days}
          onChange={(_, data) => setDays(data.value)}
        />
      </Field>
      <div role="alert">{failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}</div>
    </SecretDialog>
  );
}

function Until({ me, days }: { me: Me; days: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <>{t('tokens.until', { date: format.day(plusDays(dayFromNow(0, me.member?.timeZone, nowOf(me)), days)) })}</>;
}

interface ScopesProps {
  offered: string[];
  chosen: string[];
  choose: (scopes: string[]) => void;
  fault: string | undefined;
}

function Scopes({ offered, chosen, choose, fault }: ScopesProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useScopeWords();
  const id = useId();
  const everyAction = chosen.includes('act:*');
  const toggle = (scope: string, on: boolean) => {
    const others = chosen.filter((one) => one !== scope && !(scope === 'act:*' && one.startsWith('act:')));
    choose(on ? [...others, scope] : others);
  };
  return (
    <fieldset className={styles.scopes} aria-describedby={fault ? `${id}fault` : undefined}>
      <legend className={styles.legend}>{t('tokens.scopes')}</legend>
      {offered.map((scope) => {
        const { title, help } = words(scope);
        const included = everyAction && scope.startsWith('act:') && scope !== 'act:*';
        return (
          <div key={scope} className={styles.scope}>
            <Checkbox
              label={title}
              name={scope}
              checked={included || chosen.includes(scope)}
              disabled={included}
              aria-describedby={`${id}${scope}`}
              aria-invalid={fault ? true : undefined}
              onChange={(_, data) => toggle(scope, data.checked === true)}
            />
            <Text size={200} id={`${id}${scope}`} className={styles.help}>
              {help}
            </Text>
          </div>
        );
      })}
      {fault ? (
        <Text size={200} id={`${id}fault`} role="alert" className={styles.fault}>
          {fault}
        </Text>
      ) : null}
    </fieldset>
  );
}

function Made({ value }: { value: string | null }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  return (
    <>
      <ShownOnce value={value} what={t('tokens.value')} warning={t('tokens.once')} notAgain={t('tokens.notAgain')} />
      {value === null ? null : (
        <>
          <Text className={markup.secondary}>{t('tokens.use')}</Text>
          <code className={markup.key}>Authorization: Bearer …</code>
        </>
      )}
    </>
  );
}
