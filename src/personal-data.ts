import { goalData } from './features/goals/index.ts'
import { highlightData } from './features/highlights/personal-data.ts'
import { moderationData } from './features/moderation/personal-data.ts'
import { accountData, type PersonalData } from './features/personal-data/index.ts'
import { pictureData } from './features/pictures/index.ts'
import { profileData } from './features/profiles/index.ts'
import { recordingData } from './features/recordings/index.ts'
import { relationData } from './features/relations/personal-data.ts'
import { sharingData } from './features/sharing/index.ts'
import { workoutData } from './features/workouts/personal-data.ts'
import { zoneData } from './features/zones/index.ts'

/** The personal data of every feature, which goes into a person's download and is deleted with the account. */
export const personalData: readonly PersonalData[] = [
  accountData,
  profileData,
  relationData,
  sharingData,
  zoneData,
  workoutData,
  recordingData,
  goalData,
  highlightData,
  pictureData,
  moderationData,
]
