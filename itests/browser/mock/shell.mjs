// Stands in for `./bestow shell` before the mock: stops and starts a category's bundle.
const [, what, type] = /^bundle:(stop|start) org\.bestow\.type\.([\w-]+)$/.exec(process.argv[2] ?? '') ?? [];
if (!what) {
  console.error(`the mock's shell does not know: ${process.argv[2]}`);
  process.exit(1);
}
await fetch(`${process.env.BESTOW_URL}/mock/types/${type}/${what === 'stop' ? 'missing' : 'live'}`, { method: 'POST' });
