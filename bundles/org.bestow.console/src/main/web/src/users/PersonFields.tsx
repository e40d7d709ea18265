import { Field, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/users';
import { languages, nearestLanguage } from '../i18n';
import { wrong } from '../ui/useSend';

interface Props {
  person: Person;
  change: (person: Person) => void;
  faults: Partial<Record<keyof Person, string>>;
}

/** Name, e-mail and language of somebody. */
export function PersonFields({ person, change, faults }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('users.name')} required {...wrong(faults.name)}>
        <Input name="name" value={person.name} onChange={(_, { value }) => change({ ...person, name: value })} />
      </Field>
      <Field label={t('users.email')} hint={t('users.emailHelp')} required {...wrong(faults.email)}>
        <Input
          name="email"
          type="email"
          value={person.email}
          onChange={(_, { value }) => change({ ...person, email: value })}
        />
      </Field>
      <Field label={t('profile.language')} {...wrong(faults.language)}>
        <Select
          name="language"
          value={person.language}
          onChange={(_, { value }) => change({ ...person, language: nearestLanguage(value) })}
        >
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** What is missing, before the server is asked, and what it said. */
export function personFaults(
  person: Person,
  checked: boolean,
  at: Record<string, string>,
  required: string,
): Partial<Record<keyof Person, string>> {
  const missing = (value: string) => (checked && value.trim() === '' ? required : undefined);
  return { name: missing(person.name) ?? at.name, email: missing(person.email) ?? at.email, language: at.language };
}
