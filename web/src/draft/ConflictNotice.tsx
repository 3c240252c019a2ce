import { Alert, Button, Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { DifferenceTable } from './DifferenceTable';
import { differences } from './merge';
import type { Draft } from './useDraft';

interface Props<T> {
  draft: Draft<T>;
  /** Who saved last, and when. */
  changed: { by: string | null; at: string | null };
  fieldName: (field: string) => string;
}

/** Somebody else saved while I was editing: who and when, what differs, and the ways out. Mine stays until one is chosen. */
export function ConflictNotice<T>({ draft, changed, fieldName }: Props<T>) {
  const { t } = useTranslation('draft');
  const format = useFormat();
  const [shown, { toggle }] = useDisclosure(false);
  const { conflict } = draft;
  if (conflict === null) return null;
  const found = differences(conflict.base, draft.value, conflict.theirs.value);
  return (
    <Alert
      color="yellow"
      variant="light"
      role="alert"
      styles={{ title: { color: 'var(--rappel-warning)' } }}
      mb="md"
      icon={<IconGitMerge aria-hidden />}
      title={t('conflict.title', {
        name: changed.by ?? t('conflict.somebody'),
        at: changed.at === null ? t('conflict.just_now') : format.moment(changed.at),
      })}
    >
      <Text size="sm" mb="sm">
        {t('conflict.why')}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" onClick={draft.reapplyMine}>
          {t('conflict.reapply')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={draft.takeTheirs}>
          {t('conflict.take')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={toggle} aria-expanded={shown}>
          {t(shown ? 'conflict.hide' : 'conflict.see')}
        </Button>
      </Group>
      <Collapse expanded={shown} mt={shown ? 'sm' : 0}>
        {shown && <DifferenceTable differences={found} fieldName={fieldName} />}
      </Collapse>
    </Alert>
  );
}
