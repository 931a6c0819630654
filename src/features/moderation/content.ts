import type { Trx } from '../../platform/database/schema.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { putBackImage, type RemovedImage, removeImage } from '../pictures/index.ts'
import { writeProfile } from '../profiles/index.ts'
import { hideComment, showComment } from '../social/index.ts'
import { setHidden } from '../workouts/index.ts'
import type { ReportKind } from './kinds.ts'
import type { CaseRow } from './queries.ts'

/** What is needed to show hidden content again. */
export type Undo = { name?: string; bio?: string; image?: RemovedImage | null }

type Hidden = Pick<CaseRow, 'id' | 'kind' | 'target' | 'account_id'>

type Content = {
  /** Undefined when there is nothing to hide any more. */
  hide(services: Services, trx: Trx, hidden: Hidden): Promise<Undo | undefined>
  show(services: Services, trx: Trx, hidden: Hidden, undo: Undo): Promise<void>
}

const CONTENTS: Record<ReportKind, Content> = {
  profile: { hide: clearProfile, show: restoreProfile },
  workout: {
    hide: async (services, trx, { target }) =>
      (await setHidden(services, trx, Number(target), true)) ? {} : undefined,
    show: async (services, trx, { target }) => void (await setHidden(services, trx, Number(target), false)),
  },
  picture: {
    async hide(services, trx, { target }) {
      const image = await removeImage(services, trx, target)
      return image && { image }
    },
    show: async (services, trx, _, { image }) => void (image && (await putBackImage(services, trx, image))),
  },
  comment: {
    hide: async (services, trx, { target }) =>
      (await hideComment(services, trx, Number(target))) ? {} : undefined,
    show: async (services, trx, { target }) => void (await showComment(services, trx, Number(target))),
  },
}

/** Hides what a case is about from others; throws `conflict` when it is gone. */
export async function hideContent(services: Services, trx: Trx, hidden: Hidden): Promise<Undo> {
  const undo = await CONTENTS[hidden.kind].hide(services, trx, hidden)
  if (!undo) throw new AppError('conflict', 'content_gone')
  return undo
}

/** Shows hidden content again, as far as the person has not replaced or deleted it. */
export function showContent(services: Services, trx: Trx, hidden: Hidden, undo: Undo): Promise<void> {
  return CONTENTS[hidden.kind].show(services, trx, hidden, undo)
}

/** Empties what a person says of themselves. The username stays. */
async function clearProfile(
  services: Services,
  trx: Trx,
  { id, account_id }: Hidden,
): Promise<Undo | undefined> {
  const profile = await profileTexts(trx, account_id)
  if (!profile || (!profile.name && !profile.bio && profile.image === null)) return undefined
  const { name, bio, image } = profile
  if (image !== null) await keepImage(trx, id, image)
  const removed = image === null ? undefined : await removeImage(services, trx, image)
  await writeProfile(trx, account_id, { name: '', bio: '' })
  return { name, bio, image: removed ?? null }
}

/** Gives back each part that the person has not filled meanwhile. */
async function restoreProfile(
  services: Services,
  trx: Trx,
  { account_id }: Hidden,
  { name = '', bio = '', image }: Undo,
): Promise<void> {
  const profile = await profileTexts(trx, account_id)
  await writeProfile(trx, account_id, { name: profile?.name || name, bio: profile?.bio || bio })
  if (image) await putBackImage(services, trx, image)
}

function profileTexts(trx: Trx, account_id: number) {
  return trx
    .selectFrom('profile')
    .select(['name', 'bio', 'image'])
    .where('account_id', '=', account_id)
    .executeTakeFirst()
}

/** Keeps the files of a picture that the person has set since the last report. */
async function keepImage(trx: Trx, case_id: number, name: string): Promise<void> {
  await trx
    .insertInto('reported_image')
    .columns(['copy_id', 'name'])
    .expression((query) =>
      query
        .selectFrom('reported_copy')
        .select((of) => [of.fn.max('id').as('copy_id'), of.val(name).as('name')])
        .where('case_id', '=', case_id),
    )
    .onConflict((conflict) => conflict.columns(['copy_id', 'name']).doNothing())
    .execute()
}
