import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zonesQuery } from '@/api/campaigns';
import { Problem } from '@/api/problem';
import type { CampaignDetail, ContactChange, ContactDetail } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { changeContact, contactQuery } from './api';
import { changeOf, formOf } from './change';

const PHONE_CHARACTERS_MAX = 40;

interface Props {
  campaign: CampaignDetail;
  contact: ContactDetail;
  onClose: () => void;
  onSaved: () => void;
}

/** Changes numbers, zone and priority. What somebody else changed meanwhile is never overwritten unseen. */
export function ContactEditor({ campaign, contact, onClose, onSaved }: Props) {
  const { t } = useTranslation('contacts');
  const queries = useQueryClient();
  const zones = useQuery(zonesQuery);
  // What is shown beneath keeps changing while the campaign runs; the form compares with what it was opened on.
  const [base, setBase] = useState({
    etag: contact.etag,
    form: formOf(contact, campaign.campaign.phone_columns),
  });
  const [form, setForm] = useState(base.form);
  const change = changeOf(base.form, form);

  const save = useMutation({
    mutationFn: (change: ContactChange) => changeContact(contact.id, base.etag, change),
    onSuccess: onSaved,
  });
  const problem = save.error === null ? null : Problem.of(save.error);
  const stale = problem?.code === 'stale';
  const takeNew = useMutation({
    mutationFn: () => queries.query({ ...contactQuery(contact.id), staleTime: 0 }),
    onSuccess: (read) => {
      setBase({ etag: read.etag, form: formOf(read, campaign.campaign.phone_columns) });
      save.reset();
    },
  });

  return (
    <Modal opened onClose={onClose} title={t('edit.title', { key: contact.key })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (change !== null) save.mutate(change);
        }}
      >
        <Stack gap="sm">
          {Object.entries(form.phones).map(([column, text]) => (
            <TextInput
              key={column}
              label={column}
              inputMode="tel"
              maxLength={PHONE_CHARACTERS_MAX}
              value={text}
              error={problem?.place === `phones.${column}` ? problem.detail : undefined}
              onChange={({ currentTarget }) =>
                setForm({ ...form, phones: { ...form.phones, [column]: currentTarget.value } })
              }
            />
          ))}
          <Select
            label={t('zone')}
            placeholder={t('zone_default')}
            searchable
            clearable
            limit={50}
            data={zones.data ?? (form.zone === null ? [] : [form.zone])}
            value={form.zone}
            onChange={(zone) => setForm({ ...form, zone })}
          />
          <NumberInput
            label={t('priority')}
            allowDecimal={false}
            value={form.priority}
            onChange={(priority) => setForm({ ...form, priority: Number(priority) })}
          />
          {problem !== null && <ProblemNotice problem={problem} />}
          {stale && (
            <Button
              variant="default"
              loading={takeNew.isPending}
              style={{ alignSelf: 'flex-start' }}
              onClick={() => takeNew.mutate()}
            >
              {t('edit.take_new')}
            </Button>
          )}
        </Stack>
        <Group mt="lg" gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={change === null || stale}>
            {t('common:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
