import { useTranslation } from 'react-i18next';
import { useTypes } from '../api/queries';
import type { BenefitType, Me } from '../api/types';

/** What a token of this user can be limited to. A token never can what its user cannot, so the rest is not offered. */
export function scopesFor(me: Me, types: BenefitType[]): string[] {
  const may = (permission: string) => me.permissions.includes(permission);
  const member = me.member !== null;
  return [
    'read',
    ...(member ? ['act:*', ...types.map((type) => `act:${type.id}`)] : []),
    ...(may('manage-users') && member ? ['users'] : []),
    ...(member ? [] : ['operator']),
  ];
}

/** A scope in words: its title, and what it lets a program do. */
export function useScopeWords(): (scope: string) => { title: string; help: string } {
  const { t } = useTranslation();
  const { data: types } = useTypes();
  return (scope) => {
    if (scope.startsWith('act:') && scope !== 'act:*') {
      const id = scope.slice('act:'.length);
      const category = types?.find((type) => type.id === id)?.title ?? id;
      return { title: t('scope.act', { category }), help: t('scope.actHelp', { category }) };
    }
    const name = { read: 'read', 'act:*': 'actAll', users: 'users', operator: 'operator' }[scope];
    return name ? { title: t(`scope.${name}`), help: t(`scope.${name}Help`) } : { title: scope, help: '' };
  };
}
