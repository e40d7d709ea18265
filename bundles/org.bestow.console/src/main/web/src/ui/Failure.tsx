import { Button, Text } from '@fluentui/react-components';
import {
  ClockRegular,
  ErrorCircleRegular,
  LockClosedRegular,
  PlugDisconnectedRegular,
  SearchRegular,
} from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProblemError, UnreachableError } from '../api/client';
import { NoBenefits } from '../standing/NoBenefits';
import { Screen } from './Screen';
import { WhoCanHelp } from './WhoCanHelp';

const unreachablePause = 5;

/** The screen for what went wrong while loading; each kind has its own, with what can be done about it. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const home = (
    <Button appearance="primary" onClick={() => void navigate('/')}>
      {t('screen.home')}
    </Button>
  );
  if (error instanceof UnreachableError) {
    return (
      <Screen
        name="unreachable"
        icon={PlugDisconnectedRegular}
        title={t('screen.unreachableTitle')}
        text={t('screen.unreachable')}
      >
        <RetryButton seconds={unreachablePause} retry={retry} />
      </Screen>
    );
  }
  const problem = error instanceof ProblemError ? error.problem : null;
  if (problem?.rule === 'managed-elsewhere' || problem?.rule === 'not-a-member') {
    const { link } = problem.facts ?? {};
    return <NoBenefits kind={problem.rule} link={typeof link === 'string' ? link : null} />;
  }
  if (problem?.status === 403) {
    return (
      <Screen name="forbidden" icon={LockClosedRegular} title={t('screen.forbiddenTitle')} text={t('screen.forbidden')}>
        <WhoCanHelp people={problem.whoCanHelp} heading={false} />
      </Screen>
    );
  }
  if (problem?.status === 404) {
    return (
      <Screen name="not-found" icon={SearchRegular} title={t('screen.notFoundTitle')} text={t('screen.notFound')}>
        {home}
      </Screen>
    );
  }
  if (error instanceof ProblemError && error.temporary) {
    return (
      <Screen
        name="busy"
        icon={ClockRegular}
        title={problem?.title || t('screen.busyTitle')}
        text={problem?.detail || t('screen.busy')}
      >
        <RetryButton seconds={error.retryAfter ?? unreachablePause} retry={retry} />
      </Screen>
    );
  }
  return (
    <Screen
      name="error"
      icon={ErrorCircleRegular}
      title={problem?.title || t('screen.errorTitle')}
      text={problem?.detail || t('screen.error')}
    >
      <Button appearance="primary" onClick={retry}>
        {t('screen.retry')}
      </Button>
    </Screen>
  );
}

/** Retries by itself after some seconds; the button does it at once. */
function RetryButton({ seconds, retry }: { seconds: number; retry: () => void }) {
  const { t } = useTranslation();
  const left = useCountdown(seconds, retry);
  return (
    <>
      <Button appearance="primary" onClick={retry}>
        {t('screen.retry')}
      </Button>
      <Text style={{ alignSelf: 'center' }}>{t('screen.retryIn', { seconds: left })}</Text>
    </>
  );
}

function useCountdown(seconds: number, atEnd: () => void): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (left <= 1) {
        atEnd();
        setLeft(seconds);
      } else {
        setLeft(left - 1);
      }
    }, 1000);
    return () => clearTimeout(timer);
  }, [left, seconds, atEnd]);
  return left;
}
