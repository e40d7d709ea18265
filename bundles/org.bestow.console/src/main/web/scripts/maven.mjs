// What the Maven build calls: node scripts/maven.mjs install | build | test
// Installing and building are skipped when nothing they read has changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const output = path.resolve('../../../target/classes/web');
/** What the client is made from; it belongs to the module that answers. */
const contract = '../../../../org.bestow.rest/src/main/resources/openapi.json';

function run(...args) {
  const result = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error?.code === 'ENOENT') {
    console.error('npm was not found. The console is built with Node.js 20.19 or newer and its npm.');
  }
  if (result.status !== 0) {
    process.exit(result.status ?? 1);
  }
}

function hash(...entries) {
  const digest = createHash('sha256');
  const add = (file) => digest.update(file).update('\0').update(readFileSync(file)).update('\0');
  for (const entry of entries) {
    const inside = readdirSync('.', { withFileTypes: true }).find((one) => one.name === entry);
    if (inside?.isDirectory()) {
      readdirSync(entry, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => path.join(one.parentPath, one.name))
        .sort()
        .forEach(add);
    } else {
      add(entry);
    }
  }
  return digest.digest('hex');
}

function unlessDone({ mark, product, fingerprint }, work) {
  if (existsSync(product) && existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint) {
    return;
  }
  work();
  mkdirSync(path.dirname(mark), { recursive: true });
  writeFileSync(mark, fingerprint);
}

switch (process.argv[2]) {
  case 'install': {
    const fingerprint = hash('package.json', 'package-lock.json', 'local');
    unlessDone({ mark: 'node_modules/.bestow-installed', product: 'node_modules', fingerprint }, () =>
      run('ci', '--no-audit', '--no-fund'),
    );
    break;
  }
  case 'build': {
    const fingerprint = hash(
      'src',
      'test',
      'local',
      'index.html',
      'package-lock.json',
      'tsconfig.json',
      'vite.config.ts',
      contract,
    );
    const mark = path.resolve('../../../target/web-built');
    unlessDone({ mark, product: path.join(output, 'index.html'), fingerprint }, () => {
      run('run', 'check');
      run('run', 'build');
    });
    break;
  }
  case 'test':
    run('run', 'format:check');
    // the report is counted by ./bestow test
    run(
      'test',
      '--',
      '--reporter=default',
      '--reporter=junit',
      '--outputFile.junit=../../../target/vitest-reports/TEST-vitest.xml',
    );
    break;
  default:
    console.error('usage: node scripts/maven.mjs install | build | test');
    process.exit(2);
}
