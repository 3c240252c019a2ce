import { ActionIcon, Button, Group, Select, Table, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ClassicRule, Qualification } from '@/api/types';
import { useLang } from '@/format';
import { statusName, SYSTEM_STATUSES } from '@/strategy-model';
import { CountInput } from '@/ui/CountInput';
import { Wide } from '@/ui/Wide';
import { DEFAULT_QUALIFICATIONS } from '../qualifications/qualifications';
import { DelayInput } from '@/ui/DelayInput';

interface Props {
  rules: ClassicRule[];
  qualifications: Qualification[] | undefined;
  onChange: (rules: ClassicRule[]) => void;
}

/** One rule for each status; the last, for all other statuses, is always there. */
export function ClassicRuleTable({ rules, qualifications = DEFAULT_QUALIFICATIONS, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const taken = new Set(rules.map(({ status }) => status));
  // A final qualification closes the contact: nothing follows it.
  const statuses = [
    ...SYSTEM_STATUSES,
    ...qualifications.filter(({ final }) => final !== true).map(({ name }) => name),
  ];
  const free = statuses.filter((status) => !taken.has(status));
  const options = (own: string) => [own, ...free].map((value) => ({ value, label: statusName(value, lang) }));
  const change = (index: number, changed: Partial<ClassicRule>) =>
    onChange(rules.map((rule, at) => (at === index ? { ...rule, ...changed } : rule)));
  const add = () => {
    const [status] = free;
    if (status === undefined) return;
    const rule: ClassicRule = { status, after: '1 d', tries_max: 3, next: 'next' };
    const others = rules.findIndex((existing) => existing.status === undefined);
    onChange(rules.toSpliced(others < 0 ? rules.length : others, 0, rule));
  };
  return (
    <>
      <Wide label={t('classic.rules')} minWidth={720}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('classic.status')}</Table.Th>
              <Table.Th>{t('classic.after')}</Table.Th>
              <Table.Th>{t('classic.next')}</Table.Th>
              <Table.Th>{t('classic.tries')}</Table.Th>
              <Table.Th w={44}>
                <span className="visually-hidden">{t('common:remove')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rules.map((rule, index) => {
              const name = rule.status === undefined ? t('classic.others') : statusName(rule.status, lang);
              return (
                <Table.Tr key={rule.status ?? ''}>
                  <Table.Td>
                    {rule.status === undefined ? (
                      <Text size="sm" fw={600} px="sm">
                        {name}
                      </Text>
                    ) : (
                      <Select
                        aria-label={t('classic.status')}
                        miw={160}
                        allowDeselect={false}
                        searchable
                        data={options(rule.status)}
                        value={rule.status}
                        onChange={(status) => status !== null && change(index, { status })}
                      />
                    )}
                  </Table.Td>
                  <Table.Td>
                    <DelayInput
                      label={`${t('classic.after')} (${name})`}
                      value={rule.after}
                      onChange={(after) => change(index, { after })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={`${t('classic.next')} (${name})`}
                      w={210}
                      allowDeselect={false}
                      data={[
                        { value: 'same', label: t('classic.same') },
                        { value: 'next', label: t('classic.next_number') },
                      ]}
                      value={rule.next}
                      onChange={(next) => next !== null && change(index, { next })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Group gap={6} wrap="nowrap">
                      <CountInput
                        aria-label={`${t('classic.tries')} (${name})`}
                        w={80}
                        min={0}
                        max={100}
                        value={rule.tries_max}
                        onChange={(tries_max) => tries_max !== undefined && change(index, { tries_max })}
                      />
                      <Text size="sm" c="dimmed">
                        {t('classic.tries_unit', { count: rule.tries_max })}
                      </Text>
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    {rule.status !== undefined && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('classic.remove', { status: name })}
                        onClick={() => onChange(rules.toSpliced(index, 1))}
                      >
                        <IconTrash size={17} aria-hidden />
                      </ActionIcon>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Wide>
      <Button
        mt="sm"
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={free.length === 0}
        onClick={add}
      >
        {t('classic.add')}
      </Button>
    </>
  );
}
