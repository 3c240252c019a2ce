/** The page of a contact. */
export function contactPath(campaign: number, contact: number): string {
  return `/campaigns/${campaign}/contacts/${contact}`;
}
