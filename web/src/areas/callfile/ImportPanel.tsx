import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CampaignDetail, ColumnsMapping } from '@/api/types';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { sendCallFile, startImport } from './api';
import { DropZone } from './DropZone';
import { ImportProgress } from './ImportProgress';
import { MappingForm } from './MappingForm';
import { Sending } from './Sending';

/** Where an import that goes on stands in the address, so that coming back to the page finds it again. */
const IMPORT = 'import';

/** Brings a call file in: hand it over, say which column is what, watch it being read. */
export function ImportPanel({ campaign }: { campaign: CampaignDetail }) {
  const { t } = useTranslation('callfile');
  const [params, setParams] = useSearchParams();
  const [share, setShare] = useState(0);
  const stop = useRef(new AbortController());

  const sending = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController();
      setShare(0);
      return sendCallFile(campaign.id, file, setShare, stop.current.signal);
    },
  });
  const importing = useMutation({
    mutationFn: (mapping: ColumnsMapping) =>
      sending.data === undefined
        ? Promise.reject(new Error('no file'))
        : startImport(campaign.id, sending.data.upload, mapping),
    onSuccess: ({ id }) => {
      setJob(id);
      sending.reset();
    },
  });

  const setJob = (job: number | null) =>
    setParams(
      (known) => {
        if (job === null) known.delete(IMPORT);
        else known.set(IMPORT, String(job));
        return known;
      },
      { replace: true, preventScrollReset: true },
    );

  const job = Number(params.get(IMPORT));
  if (job > 0)
    return <ImportProgress key={job} job={job} campaign={campaign.id} onDone={() => setJob(null)} />;
  if (sending.data !== undefined)
    return (
      <MappingForm
        upload={sending.data}
        file={sending.variables.name}
        pending={importing.isPending}
        problem={importing.error}
        onCancel={() => {
          sending.reset();
          importing.reset();
        }}
        onImport={(mapping) => importing.mutate(mapping)}
      />
    );

  const aborted = sending.error?.name === 'AbortError';
  return (
    <Panel title={t('import.title')}>
      {sending.error !== null && !aborted && <ProblemNotice problem={sending.error} mb="sm" />}
      {sending.isPending ? (
        <Sending file={sending.variables} share={share} onCancel={() => stop.current.abort()} />
      ) : (
        <DropZone
          accept=".csv,.tsv,.txt,.xlsx"
          label={t('import.drop')}
          hint={t('import.hint')}
          button={t('import.choose')}
          onFile={(file) => sending.mutate(file)}
        />
      )}
    </Panel>
  );
}
