import { Alert } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from '@/draft/ConflictNotice';
import { DraftBar } from '@/draft/DraftBar';
import type { Draft } from '@/draft/useDraft';
import { useMay } from '@/session/SessionContext';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useCampaign } from './CampaignContext';
import classes from './CampaignForm.module.css';

interface Props<T> {
  draft: Draft<T>;
  /** Why nothing can be changed now, whoever asks. */
  locked?: ReactNode;
  children: ReactNode;
}

/** What a tab of settings has around its fields: who else changed them, what the server refused, saving. */
export function CampaignForm<T>({ draft, locked, children }: Props<T>) {
  const { t } = useTranslation('campaign');
  const { changed_by, changed_at } = useCampaign();
  const mayEdit = useMay()('edit');
  const { problem } = draft;
  const fields = useRef<HTMLFieldSetElement>(null);
  const save = () => {
    const wrong = fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong == null) return draft.save();
    wrong.focus();
    return Promise.resolve(false);
  };
  return (
    <>
      {!mayEdit && (
        <Alert variant="light" color="gray" mb="md" icon={<IconEye aria-hidden />}>
          {t('read_only')}
        </Alert>
      )}
      {locked}
      <ConflictNotice
        draft={draft}
        changed={{ by: changed_by, at: changed_at }}
        fieldName={(field) => t(`field.${field}`, { defaultValue: field })}
      />
      {problem !== null && <ProblemNotice problem={problem} mb="md" />}
      <fieldset
        ref={fields}
        key={draft.generation}
        className={classes.fields}
        disabled={!mayEdit || Boolean(locked)}
      >
        {children}
      </fieldset>
      <DraftBar draft={draft} onSave={save} />
    </>
  );
}
