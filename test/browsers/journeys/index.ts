import type { Journey } from '../journey.ts'
import { accountJourneys } from './account-life.ts'
import { administrationJourneys } from './administration.ts'
import { apiDocumentJourneys } from './api-documents.ts'
import { keyboardJourneys } from './keyboard.ts'
import { moderationJourneys } from './moderation.ts'
import { notificationJourneys } from './notifications.ts'
import { passwordJourneys } from './passwords.ts'
import { peopleJourneys } from './people.ts'
import { privacyJourneys } from './privacy.ts'
import { profileJourneys } from './profiles.ts'
import { progressJourneys } from './progress.ts'
import { publicPageJourneys } from './public-pages.ts'
import { recordingJourneys } from './recordings.ts'
import { secondFactorJourneys } from './second-factors.ts'
import { signInJourneys } from './sign-in.ts'
import { socialJourneys } from './social.ts'
import { trainingLogJourneys } from './training-log.ts'

export const JOURNEYS: Journey[] = [
  ...signInJourneys,
  ...secondFactorJourneys,
  ...passwordJourneys,
  ...accountJourneys,
  ...recordingJourneys,
  ...trainingLogJourneys,
  ...keyboardJourneys,
  ...progressJourneys,
  ...profileJourneys,
  ...peopleJourneys,
  ...socialJourneys,
  ...notificationJourneys,
  ...publicPageJourneys,
  ...privacyJourneys,
  ...administrationJourneys,
  ...moderationJourneys,
  ...apiDocumentJourneys,
]
