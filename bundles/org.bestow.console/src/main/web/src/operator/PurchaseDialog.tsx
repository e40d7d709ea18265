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
  Select,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../action/FailureText';
import { createPurchase } from '../api/operator';
import { usePackages } from '../api/queries';
import { useAnnounce } from '../ui/Announcer';
import { useMarkup } from '../ui/Markup';
import { fieldFaults, useSend, wrong } from '../ui/useSend';

/** Gives a company a package. */
export function PurchaseDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const markup = useMarkup();
  const client = useQueryClient();
  const announce = useAnnounce();
  const packages = usePackages();
  const [member, setMember] = useState('');
  const [chosen, setChosen] = useState('');
  const [day, setDay] = useState('');
  const [checked, setChecked] = useState(false);
  const { send, busy, failure } = useSend();
  const faults = fieldFaults(failure, ['member', 'package', 'purchasedOn']);
  const needed = (value: string, name: string) => wrong(checked && value === '' ? t('form.required') : faults.at[name]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (busy || member.trim() === '' || chosen === '') {
      return;
    }
    const wish = { member: member.trim(), package: chosen, ...(day === '' ? {} : { purchasedOn: day }) };
    if (await send(wish, (key) => createPurchase(wish, key))) {
      announce(t('purchases.created'));
      void client.invalidateQueries();
      close();
    }
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => (data.open || busy ? undefined : close())}>
      <DialogSurface aria-describedby={undefined} data-testid="purchase-dialog">
        <form onSubmit={(event) => void submit(event)} noValidate>
          <DialogBody>
            <DialogTitle>{t('purchases.create')}</DialogTitle>
            <DialogContent className={markup.column}>
              <Field
                label={t('purchases.member')}
                hint={t('purchases.memberHelp')}
                required
                {...needed(member, 'member')}
              >
                <Input name="member" value={member} onChange={(_, data) => setMember(data.value)} />
              </Field>
              <Field label={t('purchases.package')} required {...needed(chosen, 'package')}>
                <Select name="package" value={chosen} onChange={(_, data) => setChosen(data.value)}>
                  <option value="">{t('chooser.choose')}</option>
                  {(packages.data ?? []).map((one) => (
                    <option key={one.id} value={one.code}>
                      {one.title}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label={t('purchases.purchasedOn')} hint={t('purchases.dayHelp')} {...wrong(faults.at.purchasedOn)}>
                <Input name="day" type="date" value={day} onChange={(_, data) => setDay(data.value)} />
              </Field>
              <div role="alert">{failure ? <FailureText error={failure} elsewhere={faults.elsewhere} /> : null}</div>
            </DialogContent>
            <DialogActions>
              <Button onClick={close} disabledFocusable={busy}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy} data-testid="create">
                {t(busy ? 'action.working' : 'purchases.create')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
