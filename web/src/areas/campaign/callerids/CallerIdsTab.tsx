import { ActionIcon, Button, Group, Table, TextInput, Text } from '@mantine/core';
import { IconArrowUp, IconPhone, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phone } from '@/api/types';
import { withField } from '@/draft/withField';
import { nationalPhone, parsePhone } from '@/format';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { CampaignForm } from '../CampaignForm';
import { useCampaignDraft } from '../useCampaignDraft';

/** The numbers that the person called may see (R13). */
export function Component() {
  const { t } = useTranslation('campaign');
  const draft = useCampaignDraft();
  const { caller_ids: phones = [], country = 'FR' } = draft.value;
  const write = (changed: Phone[]) =>
    draft.set((campaign) => withField(campaign, 'caller_ids', changed.length === 0 ? undefined : changed));
  return (
    <CampaignForm draft={draft}>
      <Panel title={t('caller_ids.title')} hint={t('caller_ids.why')} maw={720}>
        {phones.length === 0 ? (
          <EmptyState icon={IconPhone} title={t('caller_ids.none_title')}>
            {t('caller_ids.none_why')}
          </EmptyState>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('caller_ids.number')}</Table.Th>
                <Table.Th>{t('caller_ids.international')}</Table.Th>
                <Table.Th w={90}>
                  <span className="visually-hidden">{t('caller_ids.order')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {phones.map((phone, index) => {
                const national = nationalPhone(phone, country);
                return (
                  <Table.Tr key={phone}>
                    <Table.Td fw={600}>{national}</Table.Td>
                    <Table.Td c="dimmed">{phone}</Table.Td>
                    <Table.Td>
                      <Group gap={2} justify="flex-end" wrap="nowrap">
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          disabled={index === 0}
                          aria-label={t('caller_ids.up', { phone: national })}
                          onClick={() => write(phones.toSpliced(index, 1).toSpliced(index - 1, 0, phone))}
                        >
                          <IconArrowUp size={17} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('caller_ids.remove', { phone: national })}
                          onClick={() => write(phones.toSpliced(index, 1))}
                        >
                          <IconTrash size={17} aria-hidden />
                        </ActionIcon>
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        )}
        <AddPhone phones={phones} country={country} onAdd={(phone) => write([...phones, phone])} />
      </Panel>
    </CampaignForm>
  );
}

interface AddProps {
  phones: Phone[];
  country: string;
  onAdd: (phone: Phone) => void;
}

function AddPhone({ phones, country, onAdd }: AddProps) {
  const { t } = useTranslation('campaign');
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const add = () => {
    const phone = parsePhone(typed, country);
    if (phone === null) setRefused(t('caller_ids.wrong', { example: t('caller_ids.example') }));
    else if (phones.includes(phone)) setRefused(t('caller_ids.twice'));
    else {
      onAdd(phone);
      setTyped('');
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Group gap="xs" align="flex-start" mt="md">
        <TextInput
          aria-label={t('caller_ids.number')}
          placeholder={t('caller_ids.example')}
          inputMode="tel"
          maxLength={40}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setRefused(null);
          }}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
          {t('caller_ids.add')}
        </Button>
      </Group>
      <Text size="sm" c="var(--mantine-color-error)" role="alert" mt={4} mih={22}>
        {refused}
      </Text>
    </form>
  );
}
