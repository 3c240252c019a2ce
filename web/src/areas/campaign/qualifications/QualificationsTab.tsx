import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  Group,
  Select,
  Table,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconArrowUp, IconLock, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Qualification, QualificationKind } from '@/api/types';
import { withField } from '@/draft/withField';
import { Panel } from '@/ui/Panel';
import { Wide } from '@/ui/Wide';
import { useCampaign } from '../CampaignContext';
import { CampaignForm } from '../CampaignForm';
import { useCampaignDraft } from '../useCampaignDraft';
import { DEFAULT_QUALIFICATIONS, KINDS, QUALIFICATIONS_MAX } from './qualifications';

/** What agents can say of a conversation (R22). Those that calls carry keep their name, meaning and place. */
export function Component() {
  const { t } = useTranslation('campaign');
  const { locked, campaign: stored } = useCampaign();
  const draft = useCampaignDraft();
  const qualifications = draft.value.qualification ?? DEFAULT_QUALIFICATIONS;
  const fixed = locked.qualifications ? (stored.qualification ?? DEFAULT_QUALIFICATIONS).length : 0;
  const write = (changed: Qualification[]) =>
    draft.set((campaign) => withField(campaign, 'qualification', changed));
  const nameError = (name: string, index: number) => {
    if (name.trim() === '') return t('qualifications.name_missing');
    const first = qualifications.findIndex((other) => other.name === name);
    return first < index ? t('qualifications.name_taken') : null;
  };
  return (
    <CampaignForm draft={draft}>
      <Panel title={t('field.qualification')} hint={t('qualifications.why')} maw={980}>
        {fixed > 0 && (
          <Alert
            variant="light"
            color="gray"
            icon={<IconLock aria-hidden />}
            title={t('qualifications.locked_title')}
            mb="md"
          >
            {t('qualifications.locked_why')}
          </Alert>
        )}
        <Wide label={t('field.qualification')} minWidth={620}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('qualifications.name')}</Table.Th>
                <Table.Th>{t('qualifications.kind')}</Table.Th>
                <Table.Th>{t('qualifications.final')}</Table.Th>
                <Table.Th w={84}>
                  <span className="visually-hidden">{t('qualifications.order')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {qualifications.map((qualification, index) => (
                <Row
                  key={index}
                  qualification={qualification}
                  fixed={index < fixed}
                  error={nameError(qualification.name, index)}
                  onChange={(changed) => write(qualifications.with(index, changed))}
                  onRemove={() => write(qualifications.toSpliced(index, 1))}
                  onUp={
                    index > fixed
                      ? () => write(qualifications.toSpliced(index, 1).toSpliced(index - 1, 0, qualification))
                      : null
                  }
                />
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
        <Button
          mt="sm"
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={qualifications.length >= QUALIFICATIONS_MAX}
          onClick={() =>
            write([
              ...qualifications,
              { name: t('qualifications.new', { n: qualifications.length + 1 }), kind: 'other' },
            ])
          }
        >
          {t('qualifications.add')}
        </Button>
      </Panel>
    </CampaignForm>
  );
}

interface RowProps {
  qualification: Qualification;
  fixed: boolean;
  error: string | null;
  onChange: (changed: Qualification) => void;
  onRemove: () => void;
  /** `null` where it is as high as it may be. */
  onUp: (() => void) | null;
}

function Row({ qualification, fixed, error, onChange, onRemove, onUp }: RowProps) {
  const { t } = useTranslation('campaign');
  const { name, kind, final = false } = qualification;
  return (
    <Table.Tr>
      <Table.Td>
        <TextInput
          aria-label={t('qualifications.name')}
          maxLength={100}
          value={name}
          readOnly={fixed}
          rightSection={fixed && <IconLock size={14} role="img" aria-label={t('qualifications.locked')} />}
          onChange={(event) => onChange({ ...qualification, name: event.currentTarget.value })}
          error={error}
        />
      </Table.Td>
      <Table.Td>
        <Tooltip label={t(`qualifications.kind_why.${kind}`)} multiline maw={300}>
          <Select
            aria-label={t('qualifications.kind')}
            allowDeselect={false}
            disabled={fixed}
            data={KINDS.map((value) => ({ value, label: t(`qualifications.kinds.${value}`) }))}
            value={kind}
            onChange={(value) => value !== null && onChange(withKind(qualification, value))}
          />
        </Tooltip>
      </Table.Td>
      <Table.Td>
        {kind === 'callback' || kind === 'do_not_call' ? (
          <Text size="sm" c="dimmed">
            {t(kind === 'callback' ? 'qualifications.never' : 'qualifications.always')}
          </Text>
        ) : (
          <Checkbox
            aria-label={t('qualifications.final')}
            checked={final}
            onChange={(event) => onChange(withField(qualification, 'final', event.currentTarget.checked))}
          />
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={onUp === null}
            aria-label={t('qualifications.up', { name })}
            onClick={onUp ?? undefined}
          >
            <IconArrowUp size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={fixed}
            aria-label={t('qualifications.remove', { name })}
            onClick={onRemove}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** Callbacks never close a contact, do-not-call always does (R22). */
function withKind(qualification: Qualification, kind: QualificationKind): Qualification {
  const { final = false } = qualification;
  return { ...qualification, kind, final: kind === 'do_not_call' || (kind !== 'callback' && final) };
}
