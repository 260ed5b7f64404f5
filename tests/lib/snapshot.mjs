// Makes the systems that startStack() copies, once for a whole run: below BMS_TEST_SNAPSHOT, one with demo data and one without.
import { makeSnapshot } from './stack.mjs';

await makeSnapshot(true);
await makeSnapshot(false);
