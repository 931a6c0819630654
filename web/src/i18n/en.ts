import common from '../../../src/locales/en.json'
import errors from '../../../src/locales/errors/en.json'
import notices from '../../../src/locales/notices/en.json'
import web from '../locales/en.json'

export default { ...common, ...web, errors, notices }
