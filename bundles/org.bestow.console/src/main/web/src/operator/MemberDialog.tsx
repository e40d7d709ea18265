import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { createMember, type MemberWish } from '../api/operator';
import { cached } from '../api/queries';
import { languages, nearestLanguage } from '../i18n';
import { ShownOnce } from '../ui/ShownOnce';
import { fieldFaults, useSend, wrong } from '../ui/useSend';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxHeight: '62vh',
    overflowY: 'auto',
    padding: '2px',
  },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
});

const fields = ['name', 'timeZone', 'email', 'admin/name', 'admin/email', 'admin/language'];

/** Makes a company with its first Global admin, whose one-time password is shown once. */
export function MemberDialog({ close }: { close: () => void }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [wish, setWish] = useState<MemberWish>(() => ({
    name: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    email: '',
    admin: { name: '', email: '', language: nearestLanguage(i18n.language) },
  }));
  const [checked, setChecked] = useState(false);
  const [made, setMade] = useState<{ name: string; admin: string; password: string | null } | null>(null);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, fields);
  const set = (change: Partial<MemberWish>) => setWish({ ...wish, ...change });
  const setAdmin = (change: Partial<MemberWish['admin']>) => set({ admin: { ...wish.admin, ...change } });
  const needed = (value: string, name: string) =>
    wrong(checked && value.trim() === '' ? t('form.required') : faults.at[name]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const focus = () => setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if ([wish.name, wish.email, wish.admin.name, wish.admin.email].some((value) => value.trim() === '')) {
      focus();
      return;
    }
    const answer = await send(wish, (key) => createMember(wish, key));
    if (!answer) {
      focus();
      return;
    }
    const { member, admin, oneTimePassword } = answer.data;
    setMade({ name: member.name, admin: admin.email, password: oneTimePassword });
    void client.invalidateQueries({ queryKey: cached.members });
  };
  return (
    // A password that is shown once goes by the button only, and so does what was typed.
    <Dialog open modalType="alert">
      <DialogSurface aria-describedby={undefined} data-testid="member-dialog">
        <DialogBody>
          <DialogTitle>{made ? made.name : t('members.create')}</DialogTitle>
          <DialogContent className={styles.content}>
            {made ? (
              <>
                <Text>{t('members.made', { email: made.admin })}</Text>
                <ShownOnce
                  value={made.password}
                  what={t('members.password')}
                  warning={t('members.once')}
                  notAgain={t('members.notAgain')}
                />
              </>
            ) : (
              <form id={formId} ref={form} onSubmit={(event) => void submit(event)} noValidate className={styles.group}>
                <Field label={t('members.name')} required {...needed(wish.name, 'name')}>
                  <Input name="name" value={wish.name} onChange={(_, data) => set({ name: data.value })} />
                </Field>
                <Field label={t('members.email')} required {...needed(wish.email, 'email')}>
                  <Input
                    name="email"
                    type="email"
                    value={wish.email}
                    onChange={(_, data) => set({ email: data.value })}
                  />
                </Field>
                <Field label={t('members.timeZone')} hint={t('members.timeZoneHelp')} {...wrong(faults.at.timeZone)}>
                  <Select name="timeZone" value={wish.timeZone} onChange={(_, data) => set({ timeZone: data.value })}>
                    {zones(wish.timeZone).map((zone) => (
                      <option key={zone}>{zone}</option>
                    ))}
                  </Select>
                </Field>
                <fieldset className={styles.group}>
                  <legend>
                    <Text weight="semibold">{t('members.admin')}</Text>
                  </legend>
                  <Field label={t('profile.name')} required {...needed(wish.admin.name, 'admin/name')}>
                    <Input
                      name="admin-name"
                      value={wish.admin.name}
                      onChange={(_, data) => setAdmin({ name: data.value })}
                    />
                  </Field>
                  <Field label={t('profile.email')} required {...needed(wish.admin.email, 'admin/email')}>
                    <Input
                      name="admin-email"
                      type="email"
                      value={wish.admin.email}
                      onChange={(_, data) => setAdmin({ email: data.value })}
                    />
                  </Field>
                  <Field label={t('profile.language')} {...wrong(faults.at['admin/language'])}>
                    <Select
                      value={wish.admin.language}
                      onChange={(_, data) => setAdmin({ language: nearestLanguage(data.value) })}
                    >
                      {languages.map(({ tag, name }) => (
                        <option key={tag} value={tag} lang={tag}>
                          {name}
                        </option>
                      ))}
                    </Select>
                  </Field>
                </fieldset>
                <div role="alert">{failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}</div>
              </form>
            )}
          </DialogContent>
          <DialogActions>
            {made ? (
              <Button appearance="primary" onClick={close} data-testid="kept">
                {t(made.password === null ? 'action.close' : 'tokens.kept')}
              </Button>
            ) : (
              <>
                <Button onClick={close} disabledFocusable={busy}>
                  {t('action.cancel')}
                </Button>
                <Button appearance="primary" type="submit" form={formId} disabledFocusable={busy} data-testid="create">
                  {t(busy ? 'action.working' : 'members.create')}
                </Button>
              </>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Those that the browser knows; the chosen one is among them, whatever the browser calls it. */
function zones(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}
