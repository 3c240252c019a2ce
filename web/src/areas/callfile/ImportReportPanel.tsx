import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { Panel } from '@/ui/Panel';
import { KeyFigures } from '../results/KeyFigures';
import type { ImportReport } from '@/api/types';

/** What an import did, and where the rows stand that it could not take. */
export function ImportReportPanel({ report, action }: { report: ImportReport; action: ReactNode }) {
  const { t } = useTranslation('callfile');
  const format = useFormat();
  const lost = report.rejected + report.incomplete;
  return (
    <Panel title={t('report.title')} actions={action}>
      <div role="status">
        <KeyFigures
          figures={[
            { label: t('report.added'), value: format.number(report.added) },
            { label: t('report.updated'), value: format.number(report.updated) },
            { label: t('report.unchanged'), value: format.number(report.unchanged) },
            { label: t('report.rejected'), value: format.number(report.rejected) },
            { label: t('report.incomplete'), value: format.number(report.incomplete) },
          ]}
        />
        <Text size="sm">
          {lost === 0 ? t('report.all_good') : t('report.some_lost', { count: lost, n: format.number(lost) })}{' '}
          {report.rejects_url !== null && (
            <Anchor href={report.rejects_url} download inherit>
              {t('report.rejects')}
            </Anchor>
          )}
        </Text>
      </div>
    </Panel>
  );
}
