// Packages live in the target folder, not beside these files: `cargo xtask test` installs them there.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = process.env.CAUCE_NPM ?? join(root, 'target', 'journeys');

/** Loads a package of package.json. */
export const load = createRequire(join(folder, 'package.json'));
