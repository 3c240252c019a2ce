import { Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { DropZone } from '../callfile/DropZone';
import { Sending } from '../callfile/Sending';
import { AddedNotice } from './AddedNotice';
import { type List, suppressFile, SUPPRESSION } from './api';
import { ReasonInput } from './ReasonInput';

/** Adds the numbers of a file, for example an extract of a public list. */
export function ImportNumbers({ list }: { list: List }) {
  const { t } = useTranslation('suppression');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [share, setShare] = useState(0);
  const bring = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      return suppressFile(list, file, reason.trim(), setShare);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: SUPPRESSION }),
  });
  return (
    <Panel title={t('import.title')} hint={t('import.hint')}>
      <Stack gap="sm">
        <ReasonInput value={reason} onChange={setReason} />
        {bring.isPending ? (
          <Sending file={bring.variables} share={share} />
        ) : (
          <DropZone
            accept=".csv,.tsv,.txt,.xlsx"
            label={t('import.drop')}
            hint={reason.trim() === '' ? t('import.reason_first') : t('import.ready')}
            button={t('import.choose')}
            disabled={reason.trim() === ''}
            onFile={(file) => bring.mutate(file)}
          />
        )}
        {bring.error !== null && <ProblemNotice problem={bring.error} />}
        {bring.data !== undefined && <AddedNotice result={bring.data} />}
      </Stack>
    </Panel>
  );
}
