import { Text } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useAudit } from '../api/queries';
import type { AuditEntry } from '../api/types';
import { useFormat } from '../i18n/format';
import { Page } from '../ui/Page';
import { PagedTable } from '../ui/PagedTable';

export function Audit() {
  const { t } = useTranslation();
  const format = useFormat();
  const who = (entry: AuditEntry) => {
    const actor = entry.actor?.name ?? t('audit.system');
    return entry.onBehalf ? t('details.onBehalf', { ...entry.onBehalf, actor }) : actor;
  };
  const summary = (entry: AuditEntry) => (Array.isArray(entry.summary) ? entry.summary.join(' · ') : entry.summary);
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <PagedTable
        pages={useAudit()}
        label={t('audit.title')}
        empty={t('audit.empty')}
        rowKey={(entry) => entry.id}
        columns={[
          { title: t('audit.at'), cell: (entry) => <time dateTime={entry.at}>{format.moment(entry.at)}</time> },
          { title: t('audit.actor'), cell: who },
          { title: t('audit.action'), cell: (entry) => entry.action },
          {
            title: t('audit.subject'),
            wideOnly: true,
            cell: (entry) =>
              entry.subject ? (
                <Text size={200} style={{ overflowWrap: 'anywhere' }}>
                  {entry.subject.type} {entry.subject.id}
                </Text>
              ) : (
                '–'
              ),
          },
          { title: t('audit.summary'), wideOnly: true, cell: summary },
          { title: t('audit.from'), wideOnly: true, cell: (entry) => entry.from ?? '–' },
        ]}
      />
    </Page>
  );
}
