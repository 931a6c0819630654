import common from '../../../src/locales/de.json'
import errors from '../../../src/locales/errors/de.json'
import notices from '../../../src/locales/notices/de.json'
import web from '../locales/de.json'

export default { ...common, ...web, errors, notices }
