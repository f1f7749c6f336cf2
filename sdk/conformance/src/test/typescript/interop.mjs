// The official TypeScript SDK as a foreign client of module `interop`: every line that begins with `fact:` is compared by the Java test
// (the SDK prints lines of its own).
// usage: node --experimental-websocket interop.mjs ws://HOST:PORT DATABASE v3|v2 none|gzip|brotli
// The bindings are written by hand: they are what the official generator makes for this module.
import { DbConnectionBuilder, DbConnectionImpl, procedures, reducerSchema, reducers, schema, t, table } from 'spacetimedb';
import { WebSocket as NodeWebSocket } from 'undici';

const [, , uri, database, protocol, compression] = process.argv;
const say = (...facts) => console.log('fact:', facts.join(' '));

// A socket that offers one protocol only, so that the server's choice is not left to the SDK's preference.
globalThis.WebSocket = class extends NodeWebSocket {
  constructor(url, protocols) {
    super(url, protocols.filter(p => p.startsWith(protocol)));
    this.addEventListener('open', () => say('protocol', this.protocol));
  }
};

const person = table(
  {
    name: 'person',
    indexes: [
      { accessor: 'id', name: 'person_id_idx_btree', algorithm: 'btree', columns: ['id'] },
      { accessor: 'name', name: 'person_name_idx_btree', algorithm: 'btree', columns: ['name'] },
    ],
    constraints: [
      { name: 'person_id_key', constraint: 'unique', columns: ['id'] },
      { name: 'person_name_key', constraint: 'unique', columns: ['name'] },
    ],
  },
  t.row({ id: t.u64().primaryKey(), name: t.string(), score: t.i32(), addedBy: t.identity().name('added_by') })
);
const cheer = table({ name: 'cheer', event: true, indexes: [], constraints: [] }, t.row({ text: t.string(), loudness: t.u32() }));
const tables = schema({ person, cheer });
const calls = reducers(
  reducerSchema('add', { name: t.string() }),
  reducerSchema('add_many', { count: t.u32() }),
  reducerSchema('award', { name: t.string(), points: t.i32() }),
  reducerSchema('remove', { name: t.string() }),
  reducerSchema('cheer_for', { text: t.string(), loudness: t.u32() }),
  reducerSchema('refuse', { reason: t.string() }),
  reducerSchema('crash', {})
);
const MODULE = { versionInfo: { cliVersion: '2.10.1' }, tables: tables.schemaType.tables, reducers: calls.reducersType.reducers, ...procedures() };
class Connection extends DbConnectionImpl {
  static builder = () => new DbConnectionBuilder(MODULE, config => new Connection(config));
}

const connect = token =>
  new Promise((ok, no) => {
    const builder = Connection.builder().withUri(uri).withDatabaseName(database).withCompression(compression);
    if (token) builder.withToken(token);
    builder.onConnect((conn, identity, newToken) => ok({ conn, identity, token: newToken })).onConnectError((_, e) => no(e)).build();
  });
const subscribe = (conn, ...queries) =>
  new Promise((ok, no) => conn.subscriptionBuilder().onApplied(() => ok()).onError(x => no(x.event)).subscribe(queries));
const until = async (what, condition) => {
  for (let i = 0; i < 6000; i++) {
    if (condition()) return;
    await new Promise(r => setTimeout(r, 10));
  }
  throw new Error('waited in vain for ' + what);
};

const alice = await connect();
say('connected', alice.identity.toHexString().length, alice.token.split('.').length);
const again = await connect(alice.token);
say('same identity with the token', again.identity.isEqual(alice.identity));
again.conn.disconnect();

const bob = await connect();
say('another identity', !bob.identity.isEqual(alice.identity));
const seen = [];
for (const [who, { conn }] of [['alice', alice], ['bob', bob]]) {
  conn.db.person.onInsert((ctx, r) => seen.push(`${who} insert ${r.name} ${r.score}`));
  conn.db.person.onUpdate((ctx, o, n) => seen.push(`${who} update ${o.name} ${o.score} -> ${n.score}`));
  conn.db.person.onDelete((ctx, r) => seen.push(`${who} delete ${r.name} ${r.score}`));
  conn.db.cheer.onInsert((ctx, r) => seen.push(`${who} event ${r.text} ${r.loudness}`));
}
await subscribe(alice.conn, 'SELECT * FROM person', 'SELECT * FROM cheer');
await subscribe(bob.conn, 'SELECT * FROM person WHERE score >= 0', 'SELECT * FROM cheer');
say('applied', alice.conn.db.person.count(), bob.conn.db.person.count());

const step = async (name, args, expected) => {
  seen.length = 0;
  await alice.conn.reducers[name](args);
  await until(`${expected} row callbacks of ${name}`, () => seen.length >= expected);
  say(name, '|', seen.sort().join(', '));
};
await step('add', { name: 'ada' }, 2);
await step('award', { name: 'ada', points: 5 }, 2);
await step('award', { name: 'ada', points: -9 }, 2);   // leaves bob's filter: a delete for him
await step('remove', { name: 'ada' }, 1);
await step('cheerFor', { text: 'hé', loudness: 4294967295 }, 2);
say('events are not kept', alice.conn.db.cheer.count());

for (const [name, args] of [['refuse', { reason: 'because' }], ['crash', {}], ['add', { name: '' }]]) {
  try {
    await alice.conn.reducers[name](args);
    say(name, 'committed');
  } catch (e) {
    say(name, e.constructor.name, e.message);
  }
}
seen.length = 0;
await alice.conn.reducers.addMany({ count: 2000 });
await until('2000 rows at both', () => alice.conn.db.person.count() == 2000n && bob.conn.db.person.count() == 2000n);
const late = await connect();
await subscribe(late.conn, 'SELECT * FROM person');
const mine = [...late.conn.db.person.iter()];
say('late subscriber', mine.length, mine.every(r => r.addedBy.isEqual(alice.identity)), mine.reduce((sum, r) => sum + r.score, 0));
try {
  await subscribe(late.conn, 'SELECT * FROM nothing');
  say('subscribed to nothing');
} catch (e) {
  say('subscription error', e.message);
}
await new Promise(ok => {
  const handle = bob.conn.subscriptionBuilder().onApplied(() => handle.unsubscribeThen(() => ok())).subscribe(['SELECT * FROM person']);
});
say('unsubscribed', bob.conn.db.person.count());
for (const { conn } of [alice, bob, late]) conn.disconnect();
say('done');
setTimeout(() => process.exit(0), 50);
