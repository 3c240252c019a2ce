import type { Finding } from '@/api/types';
import type { Opening } from '@/areas/strategy/manager/opening';

/** The tabs on which fields of a campaign's document stand; all others stand on the general one. */
const TABS: Record<string, string> = {
  caller_ids: 'caller-ids',
  classic: 'classic',
  phone_columns: 'call-file',
  qualification: 'qualifications',
  text: 'texts',
  text_account: 'texts',
};

interface Place {
  pathname: string;
  state?: Opening;
}

/** Where the cause of a finding can be seen, and by whoever may, changed. */
export function findingPlace(campaign: number, finding: Finding, mayEdit: boolean): Place {
  const { document, path } = finding.place;
  const page = `/campaigns/${campaign}`;
  if (document === 'strategy') {
    return mayEdit
      ? { pathname: `${page}/strategy/edit`, state: { finding } }
      : { pathname: `${page}/strategy/view` };
  }
  const field = /^\w*/.exec(path)?.[0] ?? '';
  return { pathname: `${page}/${TABS[field] ?? 'general'}` };
}
