/** What the server takes where nothing is said. */
export const SWITCH_DEFAULT = {
  app: 'rappel',
  context: 'rappel',
  seat: 'PJSIP/{seat}',
  sound: 'sound:rappel/{sound}',
  detect: true,
  setup_s: 20,
};
