import type { Services } from '../../platform/services.ts'
import { assertAllowedWords } from '../../platform/word-list.ts'
import type { WorkoutRow } from './queries.ts'

type Texts = Pick<WorkoutRow, 'title' | 'notes' | 'visibility'>

/** Refuses words that others must not see. In private workouts, people write what they like. */
export function assertShownWords(
  services: Pick<Services, 'wordList'>,
  { title, notes, visibility }: Texts,
): void {
  if (visibility !== 'private') assertAllowedWords(services, { title, notes })
}

/** Like `assertShownWords`, for many workouts that get the same visibility. */
export function assertShownWordsOfAll(
  services: Pick<Services, 'wordList'>,
  workouts: Omit<Texts, 'visibility'>[],
  field: string,
): void {
  if (services.wordList.isEmpty) return
  for (const { title, notes } of workouts) assertAllowedWords(services, { [field]: `${title}\n${notes}` })
}
