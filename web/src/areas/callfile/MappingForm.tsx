import { Alert, Button, Group, List, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { choices, problems } from './mapping';
import type { ColumnsMapping, Upload } from '@/api/types';
import { PhoneColumns } from './PhoneColumns';
import { SampleTable } from './SampleTable';

/** How encodings are called. */
const ENCODINGS: Partial<Record<string, string>> = {
  utf8: 'UTF-8',
  windows1252: 'Windows-1252',
  utf16_le: 'UTF-16',
  utf16_be: 'UTF-16',
};

interface Props {
  upload: Upload;
  /** Name of the file. */
  file: string;
  pending: boolean;
  problem: Error | null;
  onCancel: () => void;
  onImport: (mapping: ColumnsMapping) => void;
}

/** Says which column of a call file is what, beside its first rows. */
export function MappingForm({ upload, file, pending, problem, onCancel, onImport }: Props) {
  const { t } = useTranslation('callfile');
  const format = useFormat();
  const [mapping, setMapping] = useState(upload.guess);
  const headings = choices(upload.headings);
  const wrong = problems(mapping);
  const whole = wrong.length === 0 && mapping.key !== null ? { ...mapping, key: mapping.key } : null;
  const twice = upload.headings.length - headings.length;
  const detected = [
    t(`mapping.format.${upload.format}`),
    upload.encoding === null ? null : (ENCODINGS[upload.encoding] ?? upload.encoding),
    upload.delimiter === null ? null : t('mapping.delimiter', { mark: delimiterName(upload.delimiter) }),
    upload.rows_estimate === null
      ? null
      : t('mapping.rows', { count: upload.rows_estimate, n: format.number(upload.rows_estimate) }),
  ].filter((part) => part !== null);

  return (
    <Panel title={t('mapping.title', { file })} hint={detected.join(' · ')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <PhoneColumns
            headings={headings}
            phones={mapping.phones}
            onChange={(phones) => setMapping({ ...mapping, phones })}
          />
          <Stack gap="sm">
            <Select
              label={t('mapping.key')}
              description={t('mapping.key_hint')}
              searchable
              data={headings}
              value={mapping.key}
              onChange={(key) => setMapping({ ...mapping, key })}
            />
            <Select
              label={t('mapping.zone')}
              description={t('mapping.zone_hint')}
              searchable
              clearable
              placeholder={t('mapping.none')}
              data={headings}
              value={mapping.zone}
              onChange={(zone) => setMapping({ ...mapping, zone })}
            />
            <Select
              label={t('mapping.priority')}
              description={t('mapping.priority_hint')}
              searchable
              clearable
              placeholder={t('mapping.none')}
              data={headings}
              value={mapping.priority}
              onChange={(priority) => setMapping({ ...mapping, priority })}
            />
          </Stack>
        </SimpleGrid>
        {twice > 0 && (
          <Text size="sm" c="dimmed">
            {t('mapping.twice', { count: twice })}
          </Text>
        )}
        <SampleTable upload={upload} mapping={mapping} />
        {wrong.length > 0 && (
          <Alert color="yellow" variant="light" title={t('mapping.wrong')} role="status">
            <List size="sm">
              {wrong.map((code) => (
                <List.Item key={code}>{t(`mapping.problem.${code}`)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {problem !== null && <ProblemNotice problem={problem} />}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('mapping.other_file')}
          </Button>
          <Button disabled={whole === null} loading={pending} onClick={() => whole && onImport(whole)}>
            {t('mapping.import')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

/** A delimiter that can be seen. */
function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? '⇥' : delimiter;
}
