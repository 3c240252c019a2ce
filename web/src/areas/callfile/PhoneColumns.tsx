import { ActionIcon, Button, Group, Input, Select, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moved, PHONES_MAX } from './mapping';

interface Props {
  headings: string[];
  phones: string[];
  onChange: (phones: string[]) => void;
}

/** The phone columns in the order of TEL1, TEL2… */
export function PhoneColumns({ headings, phones, onChange }: Props) {
  const { t } = useTranslation('callfile');
  const free = headings.filter((heading) => !phones.includes(heading));
  return (
    <Stack gap="xs" role="group" aria-label={t('mapping.phones')}>
      <div>
        <Input.Label>{t('mapping.phones')}</Input.Label>
        <Input.Description>{t('mapping.phones_hint')}</Input.Description>
      </div>
      {phones.map((heading, i) => {
        const tel = `TEL${i + 1}`;
        return (
          <Group key={heading} gap={6} wrap="nowrap">
            <Text size="sm" fw={600} w={48}>
              {tel}
            </Text>
            <Select
              aria-label={t('mapping.column_of', { tel })}
              style={{ flex: 1 }}
              searchable
              allowDeselect={false}
              data={[heading, ...free]}
              value={heading}
              onChange={(chosen) => chosen !== null && onChange(phones.with(i, chosen))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('mapping.earlier', { tel })}
              disabled={i === 0}
              onClick={() => onChange(moved(phones, i, i - 1))}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('mapping.later', { tel })}
              disabled={i === phones.length - 1}
              onClick={() => onChange(moved(phones, i, i + 1))}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('mapping.remove', { tel })}
              onClick={() => onChange(phones.toSpliced(i, 1))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      <div>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={free.length === 0 || phones.length >= PHONES_MAX}
          onClick={() => onChange([...phones, ...free.slice(0, 1)])}
        >
          {t('mapping.add_phone')}
        </Button>
      </div>
    </Stack>
  );
}
