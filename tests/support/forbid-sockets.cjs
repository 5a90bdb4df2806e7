// Preloaded into the program under test: any attempt to open a connection or look up a name ends the process with a sentence.
const net = require('node:net');
const dgram = require('node:dgram');
const dns = require('node:dns');

const forbid = (what) => () => {
  process.stderr.write(`FORBIDDEN: ${what}\n`);
  process.exit(97);
};
net.Socket.prototype.connect = forbid('connect');
dgram.createSocket = forbid('datagram socket');
dns.lookup = forbid('name look-up');
dns.promises.lookup = forbid('name look-up');
