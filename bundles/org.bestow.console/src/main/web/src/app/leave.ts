import { signOut } from '../api/queries';
import { tellOtherTabsOfSession } from '../live/events';

/** Signs out, here and in the other tabs. */
export async function leave(): Promise<void> {
  await signOut().catch(() => undefined); // the session may be gone already
  tellOtherTabsOfSession();
  window.location.assign('/sign-in'); // a new page forgets everything that was read
}
