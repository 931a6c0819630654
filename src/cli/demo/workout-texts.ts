import type { Sport } from '../../features/sports/index.ts'

type WorkoutTexts = { titles: string[]; notes: string[] }
type Language = 'en' | 'de'

const EN_RIDE: WorkoutTexts = {
  titles: ['Hills before lunch', 'Coffee stop included', 'Long way home', 'Chasing the tailwind'],
  notes: [
    'Headwind on the way back.',
    'Legs felt heavy for the first half hour, then it clicked.',
    'New tyres. Quiet roads and a very good almond croissant.',
    '',
  ],
}
const EN_RUN: WorkoutTexts = {
  titles: [
    'Easy one',
    'Progression run',
    'Before the heat',
    'Shaking out the legs',
    'Steady along the water',
  ],
  notes: ['Kept it conversational.', 'Last two kilometres a bit quicker.', 'Slept badly, ran well.', ''],
}
const EN_HIKE: WorkoutTexts = {
  titles: ['Up into the clouds', 'Ridge walk', 'Cabin and back'],
  notes: ['Wet rocks near the top, poles were worth it.', 'Cloudberries!', 'Turned around at the snow line.'],
}
const EN_GYM: WorkoutTexts = {
  titles: ['Squats and rows', 'Push day', 'Full body', 'Deadlifts'],
  notes: [
    '5 × 5 at 60 kg.',
    'Three sets of pull-ups, finally without the band.',
    'Short on time, no rest.',
    '',
  ],
}
const EN_CALM: WorkoutTexts = {
  titles: ['Slow flow', 'Hips and shoulders', 'Evening stretch'],
  notes: ['Much needed after yesterday.', '', 'Could have stayed in the last pose for an hour.'],
}
const EN_SWIM: WorkoutTexts = {
  titles: ['Lengths', 'Technique day', 'Out past the buoys'],
  notes: ['Bilateral breathing all the way.', 'Water at 14 degrees.', '10 × 100, 20 s rest.', ''],
}
const EN_GAME: WorkoutTexts = {
  titles: ['Thursday game', 'Friends against friends', 'League evening'],
  notes: ['Lost, but what a second half.', 'Two goals!', 'Doubles until the lights went out.'],
}

const ENGLISH: Partial<Record<Sport, WorkoutTexts>> = {
  road_cycling: EN_RIDE,
  running: EN_RUN,
  trail_running: { ...EN_RUN, titles: ['Mud and roots', 'Up the fell and down again', 'Headlamp run'] },
  walking: { titles: ['River walk', 'Along the Kamo'], notes: ['Herons everywhere.', ''] },
  hiking: EN_HIKE,
  strength_training: EN_GYM,
  yoga: EN_CALM,
  pilates: EN_CALM,
  lap_swimming: EN_SWIM,
  open_water_swimming: EN_SWIM,
  rowing: {
    titles: ['Glassy harbour', 'Pieces with the four'],
    notes: ['Rate 22 and long.', 'Windy out there.'],
  },
  soccer: EN_GAME,
  badminton: EN_GAME,
}

const GERMAN: Partial<Record<Sport, WorkoutTexts>> = {
  mountain_biking: {
    titles: ['Über den Schauinsland', 'Trails im Regen', 'Hausrunde'],
    notes: ['Oben noch Nebel, unten schon Sommer.', 'Kette geölt, läuft wieder.', ''],
  },
  bouldering: {
    titles: ['Überhang', 'Endlich die gelbe Route'],
    notes: ['Finger sind durch.', 'Drei neue Probleme geschafft.', ''],
  },
  running: { titles: ['An der Dreisam', 'Lockerer Feierabendlauf'], notes: ['Ganz entspannt.', ''] },
  hiking: { titles: ['Zur Hütte und zurück'], notes: ['Zwiebelkuchen verdient.', ''] },
}

/** Titles and notes for workouts of a sport in a language. */
export function textsFor(sport: Sport, language: Language): WorkoutTexts {
  return (language === 'de' ? GERMAN[sport] : undefined) ?? ENGLISH[sport] ?? { titles: [], notes: [''] }
}
