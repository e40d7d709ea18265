import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { DialogHost } from '../action/DialogHost';
import { useMe } from '../api/queries';
import type { Me } from '../api/types';
import { suggestLanguage } from '../i18n';
import { useFormat } from '../i18n/format';
import { useLive } from '../live/useLive';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Header } from './Header';
import { MenuDrawer, SideMenu } from './Menu';

const OwnPassword = lazy(async () => ({ default: (await import('../pages/OwnPassword')).OwnPassword }));

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    left: '8px',
    top: '-60px',
    zIndex: 10,
    padding: '8px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { top: '8px' },
  },
  body: { display: 'flex', alignItems: 'flex-start' },
  main: {
    flexGrow: 1,
    minWidth: 0,
    boxSizing: 'border-box',
    maxWidth: '1280px',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL} 64px`,
    '@media (max-width: 720px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} 48px` },
    ':focus': { outlineStyle: 'none' },
  },
  alone: { padding: '48px 16px', maxWidth: '720px', margin: '0 auto' },
});

/** The frame around every page; without a session it leads to the sign-in and back, with a one-time password nowhere. */
export function Shell() {
  const me = useMe();
  const { pathname, search } = useLocation();
  const styles = useStyles();
  if (me.isPending) {
    return (
      <main className={styles.alone}>
        <Loading />
      </main>
    );
  }
  if (me.data === undefined) {
    return (
      <main className={styles.alone}>
        <Failure error={me.error} retry={() => void me.refetch()} />
      </main>
    );
  }
  if (me.data === null) {
    const to = pathname + search;
    return <Navigate replace to={to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`} />;
  }
  if (me.data.mustChangePassword) {
    return (
      <Suspense fallback={<Loading />}>
        <OwnPassword key={me.data.user.id} me={me.data} />
      </Suspense>
    );
  }
  return <SignedIn key={me.data.user.id} me={me.data} />;
}

/** A demonstration may move the clock; then what is due, and what is over, is not by today. */
function MovedClock({ me }: { me: Me }) {
  const { t } = useTranslation();
  const format = useFormat();
  return me.clock ? (
    <MessageBar intent="warning" layout="multiline" data-testid="moved-clock">
      <MessageBarBody>{t('clock.moved', { now: format.moment(me.clock.now) })}</MessageBarBody>
    </MessageBar>
  ) : null;
}

function SignedIn({ me }: { me: Me }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [menuOpen, setMenuOpen] = useState(false);
  useLive();
  useEffect(() => suggestLanguage(me.user.language), [me.user.language]);
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Header me={me} openMenu={() => setMenuOpen(true)} />
      <MenuDrawer me={me} open={menuOpen} close={() => setMenuOpen(false)} />
      <MovedClock me={me} />
      <div className={styles.body}>
        <SideMenu me={me} />
        <main id="content" tabIndex={-1} className={styles.main}>
          <DialogHost>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </DialogHost>
        </main>
      </div>
    </>
  );
}
