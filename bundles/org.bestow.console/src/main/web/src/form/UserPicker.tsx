import { Button, Combobox, Label, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { ariaDescribedByIds, labelValue, type WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../api/client';
import { cached, useMe } from '../api/queries';
import type { UserRow } from '../api/types';
import { useMatchingUsers } from '../api/users';
import { useSearch } from '../ui/useSearch';
import { UserDialog } from '../users/UserDialog';

const shown = 20;

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, alignItems: 'stretch' },
  option: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  email: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  missing: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/**
 * Chooses somebody of the company by name or e-mail. Who is not in the list is added without leaving the form, which
 * stays as it was filled in.
 */
export function UserPicker(props: WidgetProps) {
  const { id, label, hideLabel, required, disabled, readonly, value, onChange, onBlur, onFocus, rawErrors } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const { data: me } = useMe();
  const { typed, setTyped, q } = useSearch();
  const [typing, setTyping] = useState(false);
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<UserRow | null>(null);
  const matching = useMatchingUsers(q, shown);
  // until the server has searched for what is typed, what is there already is narrowed
  const wanted = q === typed.trim() ? '' : typed.trim().toLowerCase();
  const found = (matching.data?.items ?? []).filter((user) =>
    `${user.name} ${user.email}`.toLowerCase().includes(wanted),
  );
  const chosen = useChosen(typeof value === 'string' ? value : null, added ? [added, ...found] : found);
  const choose = (user: string | undefined) => {
    setTyping(false);
    setTyped('');
    onChange(user === '' ? undefined : user);
  };
  const mayAdd =
    me !== null && me !== undefined && me.grantableRoles.length > 0 && me.permissions.includes('manage-users');
  return (
    <div className={styles.column} data-testid="user-picker">
      {labelValue(
        <Label htmlFor={id} required={required} disabled={disabled}>
          {label}
        </Label>,
        hideLabel,
      )}
      <Combobox
        id={id}
        name={id}
        freeform
        clearable
        placeholder={t('picker.hint')}
        disabled={disabled || readonly}
        value={typing ? typed : chosen ? chosen.name : ''}
        selectedOptions={typeof value === 'string' ? [value] : []}
        onInput={(event) => {
          setTyping(true);
          setTyped((event.target as HTMLInputElement).value);
        }}
        onOptionSelect={(_, { optionValue }) => choose(optionValue)}
        onBlur={({ target }) => {
          setTyping(false); // what was only typed is nobody
          onBlur(id, target.value);
        }}
        onFocus={({ target }) => onFocus(id, target.value)}
        aria-required={required}
        aria-invalid={rawErrors && rawErrors.length > 0 ? true : undefined}
        aria-describedby={ariaDescribedByIds(id)}
      >
        {found.map((user) => (
          <Option key={user.id} value={user.id} text={user.name}>
            <span className={styles.option}>
              <span>{user.name}</span>
              <Text size={200} className={styles.email}>
                {user.email}
              </Text>
            </span>
          </Option>
        ))}
        {found.length === 0 ? (
          <Option key="none" value="" text="" disabled>
            {t(matching.isFetching ? 'screen.loading' : 'users.empty')}
          </Option>
        ) : null}
      </Combobox>
      {chosen && !typing ? (
        <Text size={200} className={styles.email} data-testid="chosen-user">
          {chosen.email}
        </Text>
      ) : null}
      {mayAdd ? (
        <div className={styles.missing}>
          <Text size={200} className={styles.quiet}>
            {t('picker.missing')}
          </Text>
          <Button
            size="small"
            appearance="subtle"
            icon={<PersonAddRegular />}
            // the dialog's own pages take the focus back to the picker
            onClick={() => setAdding(true)}
            data-testid="add-user"
          >
            {t('users.add')}
          </Button>
        </div>
      ) : null}
      {adding && me ? (
        <UserDialog
          me={me}
          typed={typed}
          close={() => setAdding(false)}
          added={(user) => {
            setAdded(user);
            choose(user.id);
          }}
        />
      ) : null}
    </div>
  );
}

/** The one who is chosen; asked for where none of the known is it. */
function useChosen(id: string | null, known: UserRow[]): UserRow | null {
  const here = known.find((user) => user.id === id);
  const asked = useQuery({
    queryKey: [...cached.users, 'shown', id],
    enabled: id !== null,
    initialData: here,
    queryFn: ({ signal }) => get('/users/{user}', { path: { user: id ?? '' }, signal }),
  });
  return here ?? asked.data ?? null;
}
