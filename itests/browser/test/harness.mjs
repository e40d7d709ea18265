// Runs tests one after the other and counts them. A test fails by throwing.
const tests = [];
// What nobody waited for ends the test that it happened in, not the whole run.
const stray = [];
process.on('unhandledRejection', (error) => stray.push(error));

export function test(name, work) {
  tests.push({ name, work });
}

/** @returns how many failed */
export async function runAll(filter) {
  let passed = 0;
  let failed = 0;
  for (const { name, work } of tests.filter((one) => !filter || one.name.includes(filter))) {
    const began = Date.now();
    try {
      await work();
      if (stray.length > 0) throw stray[0];
      passed += 1;
      console.log(`ok    ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${name} (${Date.now() - began} ms)\n${brief(error)}`);
    }
    stray.length = 0;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

/** A failure may quote whole documents; what helps stands in its first lines and in where it happened. */
function brief(error) {
  const lines = String(error?.stack ?? error).split('\n');
  const shown = lines.length > 40 ? [...lines.slice(0, 25), '…', ...lines.slice(-12)] : lines;
  return shown.map((line) => `      ${line.slice(0, 300)}`).join('\n');
}
