import { AccountPage } from './AccountPage';
import { Password } from './Password';
import { Sessions } from './Sessions';

export function Security() {
  return (
    <AccountPage name="security">
      <Password />
      <Sessions />
    </AccountPage>
  );
}
