import { describeClient } from './architecture/client.ts'
import { describeEnvironment } from './architecture/environment.ts'
import { describeFeatures } from './architecture/features.ts'
import { describeFrontDoors } from './architecture/front-doors.ts'
import { describeLocales } from './architecture/locales.ts'
import { describePackages } from './architecture/packages.ts'
import { describeStyle } from './architecture/style.ts'
import { describeTables } from './architecture/tables.ts'

// The rules of docs/architecture.md, one file for each subject.
describeStyle()
describeFeatures()
describeFrontDoors()
describeClient()
describeTables()
describeEnvironment()
describePackages()
describeLocales()
