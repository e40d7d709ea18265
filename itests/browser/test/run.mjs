// Browser tests against a running platform.
//   BESTOW_FIRST_RUN=DATA/first-run.json [BESTOW_URL=http://…] [BESTOW_SHELL='./bestow shell'] npm test [-- PART-OF-A-NAME]
import { access } from './access.mjs';
import { account } from './account.mjs';
import { accountSettings } from './account-settings.mjs';
import { startBrowser } from './browser.mjs';
import { cloud } from './cloud.mjs';
import { everyone } from './everyone.mjs';
import { runAll } from './harness.mjs';
import { home } from './home.mjs';
import { invitation } from './invitation.mjs';
import { messages } from './messages.mjs';
import { operator } from './operator.mjs';
import { pictures } from './pictures.mjs';
import { seeds } from './seeds.mjs';
import { standing } from './standing.mjs';
import { visualStudio } from './visualstudio.mjs';
import { working } from './working.mjs';

const browser = await startBrowser();
seeds(browser); // first: they need purchases that can still be refunded
cloud(browser); // before anything of it is used
visualStudio(browser); // before anybody is assigned
pictures(browser); // soon: with few keys taken they show the most
home(browser);
access(browser);
account(browser);
accountSettings(browser);
messages(browser);
standing(browser);
operator(browser);
working(browser);
everyone(browser);
invitation(browser); // last: with a mail server, no message waits any more
const failed = await runAll(process.argv[2]);
await browser.close();
process.exit(failed === 0 ? 0 : 1);
