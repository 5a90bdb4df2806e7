import net from 'node:net';

// Tests talk to loopback only: a connection to anywhere else is a fault in the program or in the test.
const connect = net.Socket.prototype.connect;
const loopback = /^(127\.|::1$|localhost$)/;

net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? (first as { host?: string; path?: string }) : {};
  const host = options.host ?? (typeof args[1] === 'string' ? args[1] : 'localhost');
  if (!options.path && !loopback.test(host)) throw new Error(`A test tried to connect to ${host}.`);
  return Reflect.apply(connect, this, args);
} as typeof connect;
