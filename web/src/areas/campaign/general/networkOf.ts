export type CampaignNetwork = 'simulated' | 'real' | 'mixed';

/** Calls are real as soon as a trunk is one of the switch; they cannot start while another is not. */
export function networkOf(trunks: string[], configured: string[]): CampaignNetwork {
  const known = trunks.filter((name) => configured.includes(name)).length;
  if (known === 0) return 'simulated';
  return known === trunks.length ? 'real' : 'mixed';
}
