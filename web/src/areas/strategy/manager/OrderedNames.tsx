import { ActionIcon, Group, Select, Stack, Text } from '@mantine/core';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  /** What the list of names to add says before a choice. */
  add: string;
  /** Said instead where there is no name to add. */
  none: string;
  known: readonly string[];
  value: readonly string[];
  onChange: (names: string[]) => void;
}

/** A list of names in an order that matters: the first, then the second… The same name may come twice. */
export function OrderedNames({ label, add, none, known, value, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const without = (index: number) => value.filter((_, i) => i !== index);
  const raised = (index: number) => {
    const next = without(index);
    next.splice(index - 1, 0, value[index] ?? '');
    return next;
  };
  return (
    <Stack gap={4}>
      <Text size="xs" fw={500}>
        {label}
      </Text>
      {value.map((name, index) => (
        <Group key={`${index}/${name}`} gap={4} wrap="nowrap">
          <Text size="xs" c="dimmed" w={16} ta="right">
            {index + 1}
          </Text>
          <Text size="xs" style={{ flex: 1, overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            disabled={index === 0}
            aria-label={t('ordered.earlier', { name })}
            onClick={() => onChange(raised(index))}
          >
            <IconArrowUp size={12} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('ordered.remove', { name })}
            onClick={() => onChange(without(index))}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Select
        size="xs"
        aria-label={`${label}, ${add}`}
        placeholder={known.length === 0 ? none : add}
        disabled={known.length === 0}
        data={[...known]}
        value={null}
        onChange={(name) => name !== null && onChange([...value, name])}
      />
    </Stack>
  );
}
