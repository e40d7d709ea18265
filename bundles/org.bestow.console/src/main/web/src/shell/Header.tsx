import {
  Badge,
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Persona,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  KeyRegular,
  NavigationRegular,
  PersonRegular,
  ShieldKeyholeRegular,
  SignOutRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Me } from '../api/types';
import { leave } from '../app/leave';
import icon from '../icon.svg';
import { LanguageMenu, ThemeMenu } from './Choices';

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 5,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '56px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 720px)': { padding: `0 ${tokens.spacingHorizontalS}` },
  },
  menuButton: { '@media (min-width: 961px)': { display: 'none' } },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    padding: '4px',
  },
  member: {
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
    '@media (max-width: 560px)': { display: 'none' },
  },
  space: { flexGrow: 1 },
  who: { padding: tokens.spacingHorizontalM },
  name: { '@media (max-width: 960px)': { display: 'none' } },
});

export function Header({ me, openMenu }: { me: Me; openMenu: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <header className={styles.header}>
      <Button
        className={styles.menuButton}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label={t('app.openMenu')}
        onClick={openMenu}
      />
      <Link to="/" className={styles.brand}>
        <img src={icon} width={28} height={28} alt="" />
        <Text weight="semibold" size={400}>
          {t('app.name')}
        </Text>
      </Link>
      {me.member ? <Text className={styles.member}>{me.member.name}</Text> : null}
      {me.demo ? (
        <Badge appearance="tint" color="informative" className={styles.name}>
          {t('app.demo')}
        </Badge>
      ) : null}
      <span className={styles.space} />
      <LanguageMenu />
      <ThemeMenu />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" aria-label={`${t('app.account')}: ${me.user.name}`} data-testid="account">
            <Persona name={me.user.name} size="small" textAlignment="center" primaryText={{ className: styles.name }} />
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.who}>
            <Text block weight="semibold">
              {me.user.name}
            </Text>
            <Text block size={200}>
              {me.user.email}
            </Text>
            <Text block size={200}>
              {me.roles.map((role) => t(`role.${role}`)).join(', ')}
            </Text>
          </div>
          <MenuList>
            <MenuItem icon={<PersonRegular />} onClick={() => void navigate('/account/profile')}>
              {t('account.profile')}
            </MenuItem>
            <MenuItem icon={<ShieldKeyholeRegular />} onClick={() => void navigate('/account/security')}>
              {t('account.security')}
            </MenuItem>
            <MenuItem icon={<KeyRegular />} onClick={() => void navigate('/account/tokens')}>
              {t('account.tokens')}
            </MenuItem>
            <MenuDivider />
            <MenuItem icon={<SignOutRegular />} data-testid="sign-out" onClick={() => void leave()}>
              {t('app.signOut')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
