import { notifications } from '@mantine/notifications';
import { Problem } from '@/api/problem';

/** Says at the edge of the screen why something that was clicked did not happen. */
export function tellProblem(error: unknown) {
  const { title, detail } = Problem.of(error);
  notifications.show({ color: 'red', title, message: detail, autoClose: 10_000 });
}
