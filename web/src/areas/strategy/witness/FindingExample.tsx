import type { Finding, Witness } from '@/api/types';
import { useLang } from '@/format';
import { SeeExample } from './SeeExample';

interface Props {
  finding: Finding;
  zone: string;
  onPlay: (witness: Witness) => void;
}

/** The example of a finding, if it has one. */
export function FindingExample({ finding: { label, message, witness }, zone, onPlay }: Props) {
  const lang = useLang();
  if (!witness) return null;
  return (
    <SeeExample title={label[lang]} message={message[lang]} witness={witness} zone={zone} onPlay={onPlay} />
  );
}
