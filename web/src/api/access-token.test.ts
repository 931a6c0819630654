import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../test/fake-api.ts'
import { authorisedFetch, currentAccessToken, refreshAccessToken, setAccessToken } from './access-token.ts'

const refresh = 'POST /api/auth/token/refresh/'
const goals = 'GET /api/goals/'
const expired = refusal(401, 'token_expired')
const tokensOf = (requests: { headers: Headers }[]) =>
  requests.map(({ headers }) => headers.get('authorization'))

beforeEach(() => {
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('csrf_token=c')
})

describe('a request that is refused with 401', () => {
  test('is sent again with a refreshed token', async () => {
    const api = fakeApi({ [goals]: expired, [refresh]: { access: 'new', refresh: null } })
    setAccessToken('old')
    await authorisedFetch(new Request(new URL('/api/goals/', location.href)))
    expect(tokensOf(api.requests(goals))).toEqual(['Bearer old', 'Bearer new'])
  })

  test('is not sent again once somebody else has signed in', async () => {
    const api = fakeApi({
      [goals]: () => {
        setAccessToken('of ben')
        return expired
      },
    })
    setAccessToken('of ana')
    const response = await authorisedFetch(new Request(new URL('/api/goals/', location.href)))
    expect(response.status).toBe(401)
    expect(tokensOf(api.requests(goals))).toEqual(['Bearer of ana'])
  })

  test('is not sent again when somebody else signs in during the refresh', async () => {
    const api = fakeApi({
      [goals]: expired,
      [refresh]: () => {
        setAccessToken('of ben')
        return { access: 'new of ana', refresh: null }
      },
    })
    setAccessToken('of ana')
    await authorisedFetch(new Request(new URL('/api/goals/', location.href)))
    expect(tokensOf(api.requests(goals))).toEqual(['Bearer of ana'])
    expect(currentAccessToken()?.value).toBe('of ben')
  })
})

test('a refused refresh does not end a session that began during the request', async () => {
  fakeApi({
    [refresh]: () => {
      setAccessToken('of ben')
      return refusal(401, 'refresh_token_invalid')
    },
  })
  setAccessToken('of ana')
  expect(await refreshAccessToken()).toBe(false)
  expect(currentAccessToken()?.value).toBe('of ben')
})
