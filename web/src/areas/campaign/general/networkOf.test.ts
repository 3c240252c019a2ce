import { expect, it } from 'vitest';
import { networkOf } from './networkOf';

it.each([
  [['simulated'], [], 'simulated'],
  [['simulated'], ['operateur'], 'simulated'],
  [['operateur'], ['operateur', 'secours'], 'real'],
  [['operateur', 'simulated'], ['operateur'], 'mixed'],
] as const)('%j with %j configured is %s', (trunks, configured, network) => {
  expect(networkOf([...trunks], [...configured])).toBe(network);
});
