import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SuppressedPhone } from '@/api/types';
import { tellProblem } from '@/ui/tellProblem';
import { type List, suppress, SUPPRESSION, unsuppress } from './api';

const UNDO_MS = 10_000;

/** Takes a number off the list at once, and offers to put it back. */
export function useUnsuppress(list: List): (row: SuppressedPhone) => void {
  const { t } = useTranslation('suppression');
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: SUPPRESSION });
  const putBack = useMutation({
    mutationFn: ({ phone, reason }: SuppressedPhone) => suppress(list, [phone], reason),
    onSuccess,
    onError: tellProblem,
  });
  const remove = useMutation({
    mutationFn: ({ phone }: SuppressedPhone) => unsuppress(list, phone),
    onError: tellProblem,
    onSuccess: (_, row) => {
      const id = `unsuppressed-${row.phone}`;
      const undo = () => {
        notifications.hide(id);
        putBack.mutate(row);
      };
      notifications.show({
        id,
        autoClose: UNDO_MS,
        message: (
          <Group justify="space-between" wrap="nowrap">
            {t(`list.removed.${list}`, { number: row.national })}
            <Button size="compact-sm" variant="light" style={{ flexShrink: 0 }} onClick={undo}>
              {t('common:undo')}
            </Button>
          </Group>
        ),
      });
      return onSuccess();
    },
  });
  return (row) => remove.mutate(row);
}
