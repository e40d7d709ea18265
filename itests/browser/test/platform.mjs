// What the tests know of the platform they run against: where it is, who may sign in, how to reach its shell.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const firstRunFile = process.env.BESTOW_FIRST_RUN;
if (!firstRunFile) {
  console.error('BESTOW_FIRST_RUN must name the first-run.json of the running platform (BESTOW_URL may say where it is).');
  process.exit(2);
}
const firstRun = JSON.parse(await readFile(firstRunFile, 'utf8'));

export const baseURL = process.env.BESTOW_URL ?? firstRun.address;
export const shell = process.env.BESTOW_SHELL ?? null;
export const etc = process.env.BESTOW_ETC ?? null;

/** Users with a role, those with no more than that role first, one for each member where `everyMember` is set. */
export function usersWith(role) {
  return firstRun.users.filter((user) => user.roles.includes(role)).sort((a, b) => a.roles.length - b.roles.length);
}

export function userWith(role, member) {
  const user = usersWith(role).find((one) => member === undefined || one.member === member);
  if (!user) {
    throw new Error(`first-run.json has no user with the role ${role}`);
  }
  return user;
}

export function usersOf(member) {
  return firstRun.users.filter((user) => user.member === member);
}

/** Runs a command in the platform's shell, as BESTOW_SHELL says how: `./bestow shell`, for example. */
export async function inShell(command) {
  const { stdout } = await promisify(execFile)('sh', ['-c', `${shell} "$1"`, 'sh', command]);
  return stdout;
}

/** Calls the API from within a page, with its session. */
export async function api(page, path, language = 'en') {
  const answer = await page.evaluate(
    async ([to, tag]) => {
      const response = await fetch(`/api/v1${to}`, { headers: { 'Accept-Language': tag } });
      return { status: response.status, body: await response.json() };
    },
    [path, language],
  );
  if (answer.status !== 200) {
    throw new Error(`GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

export async function everyBenefit(page, type, language = 'en') {
  const all = [];
  let after = null;
  do {
    const list = await api(page, `/benefits?type=${type}&limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`, language);
    all.push(...list.items);
    after = list.next;
  } while (after);
  return all;
}
