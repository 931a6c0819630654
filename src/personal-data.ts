import { accountData, type PersonalData } from './features/auth/index.ts'
import { goalData } from './features/goals/index.ts'
import { pictureData } from './features/pictures/index.ts'
import { profileData } from './features/profiles/index.ts'
import { recordingData } from './features/recordings/index.ts'
import { workoutData } from './features/workouts/index.ts'

/** What every feature keeps of a person: all of it goes into their download, and with their account. */
export const personalData: readonly PersonalData[] = [
  accountData,
  profileData,
  workoutData,
  recordingData,
  goalData,
  pictureData,
]
