import common from '../../../src/locales/de.json'
import web from '../locales/de.json'

export default { ...common, ...web }
