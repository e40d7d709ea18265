import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ProblemError, UnreachableError } from '../api/client';
import { RefusalText } from './RefusalText';

/** An action that did not succeed, in words; `elsewhere` are the field errors that no field shows. */
export function FailureText({ error, elsewhere = [] }: { error: unknown; elsewhere?: string[] }) {
  const { t } = useTranslation();
  if (error instanceof UnreachableError) {
    return (
      <Bar intent="warning" title={t('screen.unreachableTitle')}>
        {t('action.safeRetry')}
      </Bar>
    );
  }
  if (!(error instanceof ProblemError)) {
    return (
      <Bar intent="error" title={t('screen.errorTitle')}>
        {t('screen.error')}
      </Bar>
    );
  }
  const { problem } = error;
  if (problem.status === 409 || problem.status === 403) {
    return (
      <MessageBar intent={problem.status === 409 ? 'warning' : 'error'} layout="multiline">
        <MessageBarBody>
          <RefusalText
            title={problem.title || t('screen.forbiddenTitle')}
            detail={problem.detail}
            nextAllowedAt={problem.nextAllowedAt ?? null}
            whoCanHelp={problem.whoCanHelp ?? []}
          />
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (problem.status === 422) {
    return elsewhere.length > 0 || !problem.errors?.length ? (
      <Bar intent="error" title={problem.title}>
        {elsewhere.length > 0 ? elsewhere.join(' ') : problem.detail}
      </Bar>
    ) : null;
  }
  const addition =
    error.kind === 'outcome-unknown' ? t('action.unknownOutcome') : error.temporary ? t('action.safeRetry') : null;
  return (
    <Bar intent={error.temporary ? 'warning' : 'error'} title={problem.title || t('screen.errorTitle')}>
      {problem.detail} {addition}
    </Bar>
  );
}

function Bar({ intent, title, children }: { intent: 'warning' | 'error'; title: string; children: React.ReactNode }) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {children}
      </MessageBarBody>
    </MessageBar>
  );
}
