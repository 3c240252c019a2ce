import { Button, Group, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { UnsavedGuard } from '@/ui/UnsavedGuard';
import classes from './DraftBar.module.css';
import type { Draft } from './useDraft';

const EVERYWHERE: string[] = [];

interface Props<T> {
  draft: Draft<T>;
  /** Saves, unless something typed cannot be read. */
  onSave: () => Promise<boolean>;
}

/** At the foot of the window while there is something to save. Also Ctrl-S; leaving asks. */
export function DraftBar<T>({ draft, onSave }: Props<T>) {
  const { t } = useTranslation('draft');
  const held = draft.conflict !== null;
  const save = () => {
    if (draft.dirty && !held && !draft.saving) void onSave();
  };
  useHotkeys([['mod+S', save]], EVERYWHERE);
  return (
    <>
      <UnsavedGuard dirty={draft.dirty} onSave={held ? undefined : onSave} />
      {draft.dirty && (
        <Group className={classes.bar} justify="space-between" gap="xs" role="region" aria-label={t('bar')}>
          <Text size="sm" role="status">
            {t(held ? 'settle' : 'dirty')}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={draft.discard} disabled={draft.saving}>
              {t('discard')}
            </Button>
            <Button onClick={save} loading={draft.saving} disabled={held}>
              {t('common:save')}
            </Button>
          </Group>
        </Group>
      )}
    </>
  );
}
