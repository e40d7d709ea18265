import assert from 'node:assert/strict';

/** Waits until a condition holds; says what it waited for when it does not. */
export async function eventually(what, condition, within = 60_000) {
  const end = Date.now() + within;
  let last;
  while (Date.now() < end) {
    try {
      last = await condition();
      if (last) {
        return last;
      }
    } catch (error) {
      last = error;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${what}: not within ${within} ms (last: ${last})`);
}

export function noFaults(faults) {
  assert.deepEqual(faults, [], 'the page broke its content security policy, or logged an error');
}
