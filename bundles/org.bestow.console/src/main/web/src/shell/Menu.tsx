import {
  Badge,
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
  Text,
  tokens,
  Tooltip,
} from '@fluentui/react-components';
import {
  AppsListRegular,
  BoxRegular,
  BuildingRegular,
  ClipboardTaskListLtrRegular,
  DatabaseRegular,
  DismissRegular,
  HomeRegular,
  KeyMultipleRegular,
  MailRegular,
  PeopleRegular,
  PlugConnectedRegular,
  ReceiptRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useTypes } from '../api/queries';
import type { Me } from '../api/types';
import { categoryIcon } from './icons';

const useStyles = makeStyles({
  side: {
    position: 'sticky',
    top: '57px',
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '248px',
    height: 'calc(100vh - 57px)',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 960px)': { display: 'none' },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  group: {
    display: 'block',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    margin: 0,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    lineHeight: tokens.lineHeightBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
  },
  missing: { color: tokens.colorNeutralForeground3 },
  label: { flexGrow: 1, minWidth: 0 },
  icon: { fontSize: '20px', flexShrink: 0, display: 'flex' },
});

export function SideMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <nav aria-label={t('menu.label')} className={styles.side} data-testid="menu">
      <Entries me={me} />
    </nav>
  );
}

export function MenuDrawer({ me, open, close }: { me: Me; open: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <OverlayDrawer open={open} onOpenChange={(_, data) => (data.open ? undefined : close())} size="small">
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('app.closeMenu')} onClick={close} />
          }
        >
          {t('app.name')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <nav aria-label={t('menu.label')}>
          <Entries me={me} onChoose={close} />
        </nav>
      </DrawerBody>
    </OverlayDrawer>
  );
}

const accountPages = ['view-packages', 'view-purchases', 'view-users', 'view-audit'];
const operatorPages = ['operate-catalog', 'operate-keys', 'operate-members', 'operate-types', 'operate-messages'];

function Entries({ me, onChoose }: { me: Me; onChoose?: () => void }) {
  const { t } = useTranslation();
  const may = (permission: string) => me.permissions.includes(permission);
  return (
    <>
      <Group>
        <Entry to="/" exact icon={HomeRegular} onChoose={onChoose}>
          {t('menu.home')}
        </Entry>
      </Group>
      {me.member ? (
        <Categories here={me.member.standing.kind === 'member'} all={may('view-benefits')} onChoose={onChoose} />
      ) : null}
      {accountPages.some(may) ? (
        <Group title={t('menu.account')}>
          {may('view-packages') ? (
            <Entry to="/packages" icon={BoxRegular} onChoose={onChoose}>
              {t('menu.packages')}
            </Entry>
          ) : null}
          {may('view-purchases') ? (
            <Entry to="/purchases" icon={ReceiptRegular} onChoose={onChoose}>
              {t('menu.purchases')}
            </Entry>
          ) : null}
          {me.member ? (
            <Entry to={may('view-users') ? '/users' : '/users/access'} icon={PeopleRegular} onChoose={onChoose}>
              {t(may('view-users') ? 'menu.users' : 'settings.access')}
            </Entry>
          ) : null}
          {may('view-audit') ? (
            <Entry to="/audit" icon={ClipboardTaskListLtrRegular} onChoose={onChoose}>
              {t('menu.audit')}
            </Entry>
          ) : null}
        </Group>
      ) : null}
      {operatorPages.some(may) ? (
        <Group title={t('menu.operator')}>
          {may('operate-catalog') ? (
            <Entry to="/operator/catalogue" icon={DatabaseRegular} onChoose={onChoose}>
              {t('menu.catalogue')}
            </Entry>
          ) : null}
          {may('operate-keys') ? (
            <Entry to="/operator/keys" icon={KeyMultipleRegular} onChoose={onChoose}>
              {t('menu.keys')}
            </Entry>
          ) : null}
          {may('operate-members') ? (
            <Entry to="/operator/members" icon={BuildingRegular} onChoose={onChoose}>
              {t('menu.members')}
            </Entry>
          ) : null}
          {may('operate-types') ? (
            <Entry to="/operator/types" icon={PlugConnectedRegular} onChoose={onChoose}>
              {t('menu.types')}
            </Entry>
          ) : null}
          {may('operate-messages') ? (
            <Entry to="/operator/messages" icon={MailRegular} onChoose={onChoose}>
              {t('menu.messages')}
            </Entry>
          ) : null}
        </Group>
      ) : null}
    </>
  );
}

/** All categories, or those where something is assigned to whoever may not see the others; none where the company has no benefits here. */
function Categories({ here, all, onChoose }: { here: boolean; all: boolean; onChoose?: () => void }) {
  const { t } = useTranslation();
  const { data: known } = useTypes(here);
  const types = here ? known?.filter((type) => all || type.benefits > 0) : [];
  if (!types || ((here || !all) && types.length === 0)) {
    return null;
  }
  return (
    <Group title={t('menu.benefits')}>
      <Entry to="/benefits" exact icon={AppsListRegular} onChoose={onChoose}>
        {t('benefits.all')}
      </Entry>
      {types.map((type) => (
        <Entry
          key={type.id}
          to={`/benefits/${encodeURIComponent(type.id)}`}
          icon={categoryIcon(type.id)}
          onChoose={onChoose}
          missing={type.state === 'missing'}
          testId={`category-${type.id}`}
        >
          {type.title}
        </Entry>
      ))}
    </Group>
  );
}

function Group({ title, children }: { title?: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      {title ? (
        <Text as="h2" className={styles.group}>
          {title}
        </Text>
      ) : null}
      <ul className={styles.list}>{children}</ul>
    </>
  );
}

interface EntryProps {
  to: string;
  icon: FluentIcon;
  children: string;
  /** Active on this very address only, not on those below it. */
  exact?: boolean;
  missing?: boolean;
  onChoose?: () => void;
  testId?: string;
}

function Entry({ to, icon: Icon, children, exact = false, missing = false, onChoose, testId }: EntryProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const link = (
    <NavLink
      to={to}
      end={exact}
      onClick={onChoose}
      data-testid={testId}
      data-state={missing ? 'missing' : 'live'}
      className={({ isActive }) => mergeClasses(styles.link, missing && styles.missing, isActive && styles.active)}
    >
      <span className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <span className={styles.label}>{children}</span>
      {missing ? (
        <Badge appearance="outline" color="informative" size="small">
          {t('menu.notDeployed')}
        </Badge>
      ) : null}
    </NavLink>
  );
  return (
    <li>
      {missing ? (
        <Tooltip content={t('menu.notDeployedHelp')} relationship="description" positioning="after">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}
