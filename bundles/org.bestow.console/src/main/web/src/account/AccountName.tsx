import { useVisuallyHidden } from '../ui/Announcer';

/** For password managers, which would otherwise guess whose password a form is about. */
export function AccountName({ email }: { email: string }) {
  const { hidden } = useVisuallyHidden();
  return (
    <input className={hidden} type="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden />
  );
}
