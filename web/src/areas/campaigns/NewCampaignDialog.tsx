import { Button, Group, Modal, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { campaignsQuery, createCampaign, zonesQuery } from '@/api/campaigns';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { emptyCampaign, ownZone } from './emptyCampaign';

/** Makes a campaign, empty or of another one, and opens it. */
export function NewCampaignDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: zones = [] } = useQuery(zonesQuery);
  const { data: campaigns = [] } = useQuery(campaignsQuery(false));
  const form = useForm({
    initialValues: {
      how: 'empty' as 'empty' | 'copy',
      name: '',
      zone: ownZone(),
      from: null as string | null,
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('create.name_missing') : null),
      from: (value, { how }) => (how === 'copy' && value === null ? t('create.from_missing') : null),
    },
  });
  const { how } = form.values;
  const create = useMutation({
    mutationFn: ({ name, zone, from }: typeof form.values) =>
      createCampaign(
        how === 'copy'
          ? { from: Number(from), name: name.trim() }
          : { campaign: emptyCampaign(name.trim(), zone) },
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
      onClose();
      void navigate(`/campaigns/${id}/general`);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('create.title')} size="lg">
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack>
          {create.error !== null && <ProblemNotice problem={create.error} />}
          <TextInput
            label={t('create.name')}
            placeholder={t('create.name_example')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <SegmentedControl
            aria-label={t('create.how')}
            data={[
              { value: 'empty', label: t('create.empty') },
              { value: 'copy', label: t('create.copy') },
            ]}
            {...form.getInputProps('how')}
          />
          {how === 'empty' ? (
            <>
              <Text size="sm" c="dimmed">
                {t('create.empty_why')}
              </Text>
              <Select
                label={t('create.zone')}
                description={t('create.zone_why')}
                data={zones.includes(form.values.zone) ? zones : [form.values.zone, ...zones]}
                searchable
                allowDeselect={false}
                limit={50}
                {...form.getInputProps('zone')}
              />
            </>
          ) : (
            <>
              <Text size="sm" c="dimmed">
                {t('duplicate.why')}
              </Text>
              <Select
                label={t('create.from')}
                data={campaigns.map(({ id, name }) => ({ value: String(id), label: name }))}
                searchable
                {...form.getInputProps('from')}
              />
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('create.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
