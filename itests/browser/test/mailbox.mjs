// A mail server that takes whatever comes, and the platform's configuration that leads to it.
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { eventually } from './expect.mjs';
import { etc } from './platform.mjs';

/** Answers a client line by line; a message ends with a line that is a dot. */
function serve(socket, messages) {
  let rest = '';
  let message = null;
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy()); // the platform ends its connections as it likes
  socket.write('220 mailbox\r\n');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop();
    for (const line of lines) {
      if (message && line !== '.') {
        message.push(line);
        continue;
      }
      if (message) {
        messages.push(message.join('\n').replaceAll('=\n', '')); // lines that were folded on the way
        message = null;
      } else if (line === 'DATA') {
        message = [];
        socket.write('354 go on\r\n');
        continue;
      }
      socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    }
  });
}

/** Lets `work` wait for the mail of an address; afterwards the platform has the mail server that it had before. */
export async function withMailbox(work) {
  const messages = [];
  const server = createServer((socket) => serve(socket, messages));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const file = path.join(etc, 'org.bestow.mail.cfg');
  const before = await readFile(file, 'utf8');
  const lines = ['host = 127.0.0.1', `port = ${server.address().port}`, 'tls = none', 'from = Bestow <bestow@example.org>'];
  await writeFile(file, `${lines.join('\n')}\n`);
  try {
    await work((address) =>
      eventually(
        `mail to ${address}`,
        () => messages.find((text) => text.split('\n').some((line) => line.startsWith('To: ') && line.includes(address))),
        60_000,
      ),
    );
  } finally {
    await writeFile(file, before);
    server.close();
  }
}
