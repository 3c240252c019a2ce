import { Button, Stack, Switch, UnstyledButton } from '@mantine/core';
import { IconMessage2, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnsQuery } from '@/api/campaigns';
import { withField } from '@/draft/withField';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { OpeningHours } from '@/week/OpeningHours';
import { useCampaign } from '../CampaignContext';
import { CampaignForm } from '../CampaignForm';
import { useCampaignDraft } from '../useCampaignDraft';
import { AccountPanel } from './AccountPanel';
import { Template } from './Template';
import classes from './TextsTab.module.css';
import { renamed } from './renamed';

const TEXT_HOURS_DEFAULT = { 'mon-sat': ['08:00-20:00'] };

/** Text templates with the contact's columns, and the hours in which texts may leave (R18). */
export function Component() {
  const { t } = useTranslation('campaign');
  const { id } = useCampaign();
  const draft = useCampaignDraft();
  const readOnly = !useMay()('edit');
  const { data: columns = [] } = useQuery(columnsQuery(id));
  const [openName, setOpen] = useState<string | null>(null);
  const texts = draft.value.texts ?? {};
  const names = Object.keys(texts);
  const open = openName !== null && openName in texts ? openName : (names[0] ?? null);
  const { text_hours: hours } = draft.value;

  const write = (changed: Record<string, string>) =>
    draft.set((campaign) =>
      withField(campaign, 'texts', Object.keys(changed).length === 0 ? undefined : changed),
    );
  const add = () => {
    const name = freeName(names, (n) => t('texts.new_name', { n }));
    write({ ...texts, [name]: t('texts.new_text') });
    setOpen(name);
  };
  const addButton = (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={add}
    >
      {t('texts.add')}
    </Button>
  );
  return (
    <CampaignForm draft={draft}>
      <Stack>
        <Panel title={t('field.texts')} hint={t('texts.why')} actions={addButton}>
          {open === null ? (
            <EmptyState icon={IconMessage2} title={t('texts.none_title')}>
              {t('texts.none_why')}
            </EmptyState>
          ) : (
            <div className={classes.split}>
              <ul className={classes.list} aria-label={t('texts.list')}>
                {names.map((name) => (
                  <li key={name}>
                    <UnstyledButton
                      className={classes.item}
                      aria-current={name === open}
                      onClick={() => setOpen(name)}
                    >
                      {name}
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
              <Template
                // A renamed template stays the one that is being edited.
                key={names.indexOf(open)}
                name={open}
                text={texts[open] ?? ''}
                others={names.filter((name) => name !== open)}
                columns={columns}
                onText={(text) => write({ ...texts, [open]: text })}
                onName={(name) => {
                  write(renamed(texts, open, name));
                  setOpen(name);
                }}
                onRemove={() =>
                  write(Object.fromEntries(Object.entries(texts).filter(([name]) => name !== open)))
                }
              />
            </div>
          )}
        </Panel>
        <AccountPanel
          value={draft.value.text_account ?? null}
          onChange={(name) => draft.set((campaign) => withField(campaign, 'text_account', name))}
        />
        <Panel title={t('texts.hours_title')} hint={t('texts.hours_why')}>
          <Switch
            label={t('texts.own_hours')}
            checked={hours !== undefined}
            mb={hours === undefined ? 0 : 'sm'}
            onChange={({ currentTarget: { checked } }) =>
              draft.set((campaign) =>
                withField(campaign, 'text_hours', checked ? TEXT_HOURS_DEFAULT : undefined),
              )
            }
          />
          {hours !== undefined && (
            <OpeningHours
              value={hours}
              readOnly={readOnly}
              onChange={(changed) => draft.set((campaign) => withField(campaign, 'text_hours', changed))}
            />
          )}
        </Panel>
      </Stack>
    </CampaignForm>
  );
}

function freeName(taken: string[], nameOf: (n: number) => string): string {
  let n = taken.length + 1;
  while (taken.includes(nameOf(n))) n += 1;
  return nameOf(n);
}
