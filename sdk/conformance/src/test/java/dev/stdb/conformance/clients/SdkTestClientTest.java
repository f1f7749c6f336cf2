package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.client.DisconnectReason;
import dev.stdb.client.ReducerOutcome;
import dev.stdb.client.Subscription;
import dev.stdb.conformance.clients.Values.Column;
import dev.stdb.protocol.Compression;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases of {@code test-client}. */
class SdkTestClientTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("sdk-test");

    private static final String BEEF = "48879";
    private static final String BABE = "47806";
    private static final String FEEB = "65259";
    private static final Pattern FAMILIES =
            Pattern.compile("(one|vec|option|unique|pk)_.*|large_table|table_holds_table");
    private static final List<String> NOT_IN_ALL = List.of("pk_simple_enum", "pk_u_32_two");

    /** A connection that is subscribed to the 95 tables of the official client, all empty. */
    private static Client subscribedToAll() {
        Client client = HOST.connect();
        String[] queries =
                tables(client).map(table -> "SELECT * FROM " + table + ";").toArray(String[]::new);
        assertThat(queries).hasSize(95);
        client.subscribe(queries);
        client.seesNothing();
        return client;
    }

    private static Stream<String> tables(Client client) {
        return client.connection().schema().tables().stream()
                .map(table -> table.name())
                .filter(table -> FAMILIES.matcher(table).matches())
                .filter(table -> !NOT_IN_ALL.contains(table));
    }

    private static void assertAllEmpty(Client client) {
        assertThat(tables(client)
                        .filter(table -> client.connection().table(table).count() > 0))
                .isEmpty();
    }

    /** Inserts through {@code insert_<table>} and sees the row. */
    private static void inserts(Client client, String table, String value) {
        client.call("insert_" + table, value);
        client.sees("insert_" + table + ": insert " + table + " [" + value + "]");
    }

    /** Inserts a row with a unique column and deletes it by that. */
    private static void insertsAndDeletes(Client client, String table, String key) {
        String row = " " + table + " [" + key + "," + BEEF + "]";
        client.call("insert_" + table, key, BEEF);
        client.sees("insert_" + table + ": insert" + row);
        client.call("delete_" + table, key);
        client.sees("delete_" + table + ": delete" + row);
    }

    /** Inserts a row with a primary key, updates it and deletes it. */
    private static void insertsUpdatesAndDeletes(Client client, String table, String key) {
        String before = "[" + key + "," + BEEF + "]";
        String after = "[" + key + "," + BABE + "]";
        client.call("insert_" + table, key, BEEF);
        client.sees("insert_" + table + ": insert " + table + " " + before);
        client.call("update_" + table, key, BABE);
        client.sees("update_" + table + ": update " + table + " " + before + " -> " + after);
        client.call("delete_" + table, key);
        client.sees("delete_" + table + ": delete " + table + " " + after);
    }

    @Nested
    class EveryType {
        private Client client;

        @BeforeEach
        void subscribe() {
            client = subscribedToAll();
        }

        @Test
        void insertPrimitive() {
            for (Column column : Values.PRIMITIVES) {
                inserts(client, "one_" + column.table(), column.value());
            }
        }

        @Test
        void deletePrimitive() {
            for (Column column : Values.KEYS) {
                insertsAndDeletes(client, "unique_" + column.table(), column.value());
            }
            assertAllEmpty(client);
        }

        @Test
        void updatePrimitive() {
            for (Column column : Values.KEYS) {
                insertsUpdatesAndDeletes(client, "pk_" + column.table(), column.value());
            }
            assertAllEmpty(client);
        }

        @Test
        void insertIdentity() {
            inserts(client, "one_identity", Values.NO_IDENTITY);
        }

        @Test
        void insertCallerIdentity() {
            client.call("insert_caller_one_identity");
            client.sees("insert_caller_one_identity: insert one_identity [" + client.identity() + "]");
        }

        @Test
        void deleteIdentity() {
            insertsAndDeletes(client, "unique_identity", client.identity());
            assertAllEmpty(client);
        }

        @Test
        void updateIdentity() {
            insertsUpdatesAndDeletes(client, "pk_identity", client.identity());
            assertAllEmpty(client);
        }

        @Test
        void insertConnectionId() {
            inserts(client, "one_connection_id", client.connectionId());
        }

        @Test
        void insertCallerConnectionId() {
            client.call("insert_caller_one_connection_id");
            client.sees("insert_caller_one_connection_id: insert one_connection_id [" + client.connectionId() + "]");
        }

        @Test
        void deleteConnectionId() {
            insertsAndDeletes(client, "unique_connection_id", client.connectionId());
            assertAllEmpty(client);
        }

        @Test
        void updateConnectionId() {
            insertsUpdatesAndDeletes(client, "pk_connection_id", Values.NO_ID);
            assertAllEmpty(client);
        }

        @Test
        void insertTimestamp() {
            inserts(client, "one_timestamp", Values.TIMESTAMP);
        }

        @Test
        void insertCallTimestamp() {
            var committed = client.call("insert_call_timestamp");
            client.sees("insert_call_timestamp: insert one_timestamp [["
                    + committed.timestamp().microsSinceEpoch() + "]]");
        }

        @Test
        void insertUuid() {
            inserts(client, "one_uuid", Values.NO_ID);
        }

        /** The official client does nothing here. */
        @Test
        void insertCallUuidV4AndV7() {
            client.call("insert_call_uuid_v_4");
            client.call("insert_call_uuid_v_7");
            assertThat(client.look(2)).hasSize(2).allMatch(line -> line.contains(": insert one_uuid [["));
        }

        @Test
        void deleteUuid() {
            insertsAndDeletes(client, "unique_uuid", Values.NO_ID);
            assertAllEmpty(client);
        }

        @Test
        void updateUuid() {
            insertsUpdatesAndDeletes(client, "pk_uuid", Values.NO_ID);
            assertAllEmpty(client);
        }

        @Test
        void insertVec() {
            for (Column column : Values.INTEGERS) {
                if (!column.table().endsWith("u_8")) {
                    inserts(client, "vec_" + column.table(), "[" + column.value() + "," + one(column.value()) + "]");
                }
            }
            inserts(client, "vec_u_8", "\"0001\"");
            inserts(client, "vec_bool", "[false,true]");
            inserts(client, "vec_f_32", "[0.0,1.0]");
            inserts(client, "vec_f_64", "[0.0,1.0]");
            inserts(client, "vec_string", "[\"zero\",\"one\"]");
            inserts(client, "vec_identity", "[" + client.identity() + "]");
            inserts(client, "vec_connection_id", "[" + client.connectionId() + "]");
            inserts(client, "vec_timestamp", "[" + Values.TIMESTAMP + "]");
        }

        private static String one(String zero) {
            return zero.replace('0', '1').replace("1x", "0x");
        }

        @Test
        void insertOptionSome() {
            inserts(client, "option_i_32", Values.some("0"));
            inserts(client, "option_string", Values.some("\"string\""));
            inserts(client, "option_identity", Values.some(client.identity()));
            inserts(client, "option_simple_enum", Values.some(Values.ZERO));
            inserts(client, "option_every_primitive_struct", Values.some(Values.EVERY_PRIMITIVE));
            inserts(client, "option_vec_option_i_32", Values.some("[" + Values.some("0") + "," + Values.NONE + "]"));
        }

        @Test
        void insertOptionNone() {
            for (String kind :
                    List.of("i_32", "string", "identity", "simple_enum", "every_primitive_struct", "vec_option_i_32")) {
                inserts(client, "option_" + kind, Values.NONE);
            }
        }

        @Test
        void insertStruct() {
            inserts(client, "one_unit_struct", Values.UNIT);
            inserts(client, "one_byte_struct", "[0]");
            inserts(client, "one_every_primitive_struct", Values.EVERY_PRIMITIVE);
            inserts(client, "one_every_vec_struct", Values.EVERY_VEC);
            inserts(client, "vec_unit_struct", "[" + Values.UNIT + "]");
            inserts(client, "vec_byte_struct", "[[0]]");
            inserts(client, "vec_every_primitive_struct", "[" + Values.EVERY_PRIMITIVE + "]");
            inserts(client, "vec_every_vec_struct", "[" + Values.EVERY_VEC + "]");
        }

        @Test
        void insertSimpleEnum() {
            inserts(client, "one_simple_enum", Values.ONE);
            inserts(client, "vec_simple_enum", "[" + Values.ZERO + "," + Values.ONE + "," + Values.TWO + "]");
        }

        @Test
        void insertEnumWithPayload() {
            inserts(client, "one_enum_with_payload", "[0,0]");
            inserts(
                    client,
                    "vec_enum_with_payload",
                    Values.product(
                            "[0,0]",
                            "[1,1]",
                            "[2,2]",
                            "[3,3]",
                            "[4,4]",
                            "[5,\"0x5\"]",
                            "[6,0]",
                            "[7,-1]",
                            "[8,-2]",
                            "[9,-3]",
                            "[10,-4]",
                            "[10,-5]",
                            "[12,true]",
                            "[13,0.0]",
                            "[14,100.0]",
                            "[15,\"enum holds string\"]",
                            "[16," + client.identity() + "]",
                            "[20,\"deadbeef\"]",
                            "[22,[\"enum\",\"of\",\"vec\",\"of\",\"strings\"]]",
                            "[23,[" + Values.ZERO + "," + Values.ONE + "," + Values.TWO + "]]"));
        }

        @Test
        void insertDeleteLargeTable() {
            String[] large = {
                "0",
                "1",
                "2",
                "3",
                "4",
                "\"0x5\"",
                "0",
                "-1",
                "-2",
                "-3",
                "-4",
                "\"-0x5\"",
                "false",
                "0.0",
                "1.0",
                "\"string\"",
                Values.ZERO,
                "[12,false]",
                Values.UNIT,
                "[170]",
                Values.EVERY_PRIMITIVE,
                Values.EVERY_VEC
            };
            client.call("insert_large_table", large);
            client.sees("insert_large_table: insert large_table " + Values.product(large));
            client.call("delete_large_table", large);
            client.sees("delete_large_table: delete large_table " + Values.product(large));
        }

        @Test
        void insertPrimitivesAsStrings() {
            client.call("insert_primitives_as_strings", Values.EVERY_PRIMITIVE);
            String texts = "[[\"" + String.join("\",\"", Values.EVERY_PRIMITIVE_TEXTS) + "\"]]";
            client.sees("insert_primitives_as_strings: insert vec_string " + texts);
        }

        @Test
        void onReducer() {
            inserts(client, "one_u_8", "128");
            assertThat(client.rows("one_u_8")).containsExactly("[128]");
        }

        @Test
        void failReducer() {
            client.call("insert_pk_u_8", "128", BEEF);
            ReducerOutcome second = client.tryCall("insert_pk_u_8", "128", BABE);

            assertThat(second).isNotInstanceOf(ReducerOutcome.Committed.class);
            client.sees("insert_pk_u_8: insert pk_u_8 [128," + BEEF + "]");
            assertThat(client.rows("pk_u_8")).containsExactly("[128," + BEEF + "]");
        }

        @Test
        void sortedUuidsInsert() {
            client.call("sorted_uuids_insert");
            assertThat(client.look(1000))
                    .hasSize(1000)
                    .allMatch(line -> line.startsWith("sorted_uuids_insert: insert pk_uuid "));
            client.call("sorted_uuids_insert");
        }
    }

    @Nested
    class Connections {
        @Test
        void reauth() {
            Client first = HOST.connect();
            String token = first.connection().token();
            Client second = HOST.connect(Client.Options.DEFAULT.with(token));

            assertThat(second.connection().token()).isEqualTo(token);
            assertThat(second.identity()).isEqualTo(first.identity());
        }

        @Test
        void reconnectDifferentConnectionId() {
            Client first = HOST.connect();
            assertThat(first.disconnect()).isEqualTo(new DisconnectReason.ClosedByClient());

            assertThat(HOST.connect().connectionId()).isNotEqualTo(first.connectionId());
        }

        @Test
        void callerAlwaysNotified() {
            HOST.connect().call("no_op_succeeds");
        }

        @Test
        void callerAliceReceivesReducerCallbackButNotBob() {
            Client alice = subscribedToAll();
            Client bob = subscribedToAll();
            alice.call("insert_one_u_8", "42");
            alice.call("insert_one_u_16", "24");

            alice.sees("insert_one_u_8: insert one_u_8 [42]", "insert_one_u_16: insert one_u_16 [24]");
            bob.sees("other: insert one_u_8 [42]", "other: insert one_u_16 [24]");
            assertThat(alice.identity()).isNotEqualTo(bob.identity());
        }

        @Test
        void twoDifferentCompressionAlgos() {
            byte[] random = new byte[32_768];
            new Random(7).nextBytes(random);
            String bytes = "\"" + java.util.HexFormat.of().formatHex(random) + "\"";
            List<Client> clients = Stream.of(Compression.BROTLI, Compression.GZIP, Compression.NONE)
                    .map(compression -> HOST.connect(Client.Options.DEFAULT.with(compression)))
                    .toList();
            clients.forEach(client -> client.subscribe("SELECT * FROM vec_u_8"));
            clients.get(2).call("insert_vec_u_8", bytes);

            clients.get(0).sees("other: insert vec_u_8 [" + bytes + "]");
            clients.get(1).sees("other: insert vec_u_8 [" + bytes + "]");
            clients.get(2).sees("insert_vec_u_8: insert vec_u_8 [" + bytes + "]");
        }
    }

    @Nested
    class Subscriptions {
        private Client client;

        @BeforeEach
        void connect() {
            client = HOST.connect();
        }

        @Test
        void subscribeAndCancel() {
            Subscription subscription = client.connection().subscribe(List.of("SELECT * FROM one_u_8;"));
            Client.answer(subscription.unsubscribe());
            assertThat(subscription.isActive()).isFalse();
        }

        @Test
        void subscribeAndUnsubscribe() {
            client.call("insert_one_u_8", "1");
            Subscription subscription = client.subscribe("SELECT * FROM one_u_8;");
            assertThat(subscription.isActive()).isTrue();
            assertThat(client.rows("one_u_8")).containsExactly("[1]");

            Client.answer(subscription.unsubscribe());

            assertThat(subscription.isActive()).isFalse();
            assertThat(client.rows("one_u_8")).isEmpty();
        }

        @Test
        void subscriptionErrorSmokeTest() {
            assertThat(client.refusal("SELEcCT * FROM one_u8;")).isNotEmpty();
        }

        @Test
        void subscribeAllSelectStar() {
            assertThat(client.refusal("SELECT * FROM indexed_table;"))
                    .startsWith("no such table: `indexed_table`. If the table exists, it may be marked private.");
        }

        @Test
        void rowDeduplication() {
            client.subscribe("SELECT * FROM pk_u_32 WHERE pk_u_32.n < 100;");
            client.subscribe("SELECT * FROM pk_u_32 WHERE pk_u_32.n < 200;");
            client.call("insert_pk_u_32", "24", BEEF);
            client.call("insert_pk_u_32", "42", BEEF);
            client.call("delete_pk_u_32", "24");
            client.call("update_pk_u_32", "42", FEEB);

            client.sees(
                    "insert_pk_u_32: insert pk_u_32 [24,48879]",
                    "insert_pk_u_32: insert pk_u_32 [42,48879]",
                    "delete_pk_u_32: delete pk_u_32 [24,48879]",
                    "update_pk_u_32: update pk_u_32 [42,48879] -> [42,65259]");
            assertThat(client.rows("pk_u_32")).containsExactly("[42,65259]");
        }

        @Test
        void rowDeduplicationJoinRAndS() {
            client.subscribe("SELECT * FROM pk_u_32;");
            client.subscribe("SELECT unique_u_32.* FROM unique_u_32 JOIN pk_u_32 ON unique_u_32.n = pk_u_32.n;");
            client.call("insert_pk_u_32", "42", "50");
            client.call("insert_unique_u_32_update_pk_u_32", "42", BEEF, "100");

            client.sees(
                    "insert_pk_u_32: insert pk_u_32 [42,50]",
                    "insert_unique_u_32_update_pk_u_32: insert unique_u_32 [42,48879]",
                    "insert_unique_u_32_update_pk_u_32: update pk_u_32 [42,50] -> [42,100]");
        }

        @Test
        void rowDeduplicationRJoinSAndRJoinT() {
            client.call("insert_unique_u_32", "42", BEEF);
            client.subscribe(
                    "SELECT * FROM pk_u_32;",
                    "SELECT * FROM pk_u_32_two;",
                    "SELECT unique_u_32.* FROM unique_u_32 JOIN pk_u_32 ON unique_u_32.n = pk_u_32.n;",
                    "SELECT unique_u_32.* FROM unique_u_32 JOIN pk_u_32_two ON unique_u_32.n = pk_u_32_two.n;");
            client.call("insert_pk_u_32", "42", BEEF);
            client.call("delete_pk_u_32_insert_pk_u_32_two", "42", BEEF);

            client.sees(
                    "insert_pk_u_32: insert pk_u_32 [42,48879]",
                    "insert_pk_u_32: insert unique_u_32 [42,48879]",
                    "delete_pk_u_32_insert_pk_u_32_two: delete pk_u_32 [42,48879]",
                    "delete_pk_u_32_insert_pk_u_32_two: insert pk_u_32_two [42,48879]");
            assertThat(client.rows("unique_u_32")).containsExactly("[42,48879]");
        }

        @Test
        void testLhsJoinUpdate() {
            updatesOnTheLeft("u.data > 0 AND u.data < 5");
        }

        @Test
        void testLhsJoinUpdateDisjointQueries() {
            updatesOnTheLeft("u.data > 0 AND u.data < 5 AND u.n != 1");
        }

        private void updatesOnTheLeft(String condition) {
            client.subscribe(
                    "SELECT p.* FROM pk_u_32 p WHERE n = 1",
                    "SELECT p.* FROM pk_u_32 p JOIN unique_u_32 u ON p.n = u.n WHERE " + condition);
            client.call("insert_pk_u_32", "1", "0");
            client.call("insert_pk_u_32", "2", "0");
            client.call("insert_unique_u_32", "1", "3");
            client.call("insert_unique_u_32", "2", "4");
            client.sees("insert_pk_u_32: insert pk_u_32 [1,0]", "insert_unique_u_32: insert pk_u_32 [2,0]");

            client.call("update_pk_u_32", "2", "1");
            client.call("update_pk_u_32", "2", "0");
            client.sees(
                    "update_pk_u_32: update pk_u_32 [2,0] -> [2,1]", "update_pk_u_32: update pk_u_32 [2,1] -> [2,0]");
        }

        @Test
        void testIntraQueryBagSemanticsForJoin() {
            client.subscribe(
                    "SELECT * from btree_u32", "SELECT pk_u32.* FROM pk_u32 JOIN btree_u32 ON pk_u32.n = btree_u32.n");
            client.call("insert_into_btree_u_32", "[[0,0]]");
            client.call("insert_into_pk_btree_u_32", "[[0,0]]", "[[0,1]]");
            client.sees(
                    "insert_into_btree_u_32: insert btree_u_32 [0,0]",
                    "insert_into_pk_btree_u_32: insert btree_u_32 [0,1]",
                    "insert_into_pk_btree_u_32: insert pk_u_32 [0,0]");

            client.call("delete_from_btree_u_32", "[[0,0]]");
            client.sees("delete_from_btree_u_32: delete btree_u_32 [0,0]");
            client.call("delete_from_btree_u_32", "[[0,1]]");
            client.sees(
                    "delete_from_btree_u_32: delete btree_u_32 [0,1]", "delete_from_btree_u_32: delete pk_u_32 [0,0]");
        }

        @Test
        void testParameterizedSubscription() {
            Client other = HOST.connect();
            seesItsOwn(client, "1", "2");
            seesItsOwn(other, "3", "4");
            client.seesNothing();
        }

        private static void seesItsOwn(Client who, String first, String second) {
            who.subscribe("SELECT * FROM pk_identity WHERE i = :sender");
            who.call("insert_pk_identity", who.identity(), first);
            who.call("update_pk_identity", who.identity(), second);
            String before = "[" + who.identity() + "," + first + "]";
            who.sees(
                    "insert_pk_identity: insert pk_identity " + before,
                    "update_pk_identity: update pk_identity " + before + " -> [" + who.identity() + "," + second + "]");
        }

        @Test
        void testRlsSubscription() {
            Client other = HOST.connect();
            client.subscribe("SELECT * FROM users");
            other.subscribe("SELECT * FROM users");
            client.call("insert_user", "\"Alice\"", client.identity());
            other.call("insert_user", "\"Bob\"", other.identity());

            client.sees("insert_user: insert users [" + client.identity() + ",\"Alice\"]");
            other.sees("insert_user: insert users [" + other.identity() + ",\"Bob\"]");
            client.seesNothing();
            other.seesNothing();
        }

        @Test
        void pkSimpleEnum() {
            client.subscribe("SELECT * FROM pk_simple_enum");
            client.call("insert_pk_simple_enum", Values.TWO, "42");
            client.call("update_pk_simple_enum", Values.TWO, "24");

            client.sees(
                    "insert_pk_simple_enum: insert pk_simple_enum [[2,[]],42]",
                    "update_pk_simple_enum: update pk_simple_enum [[2,[]],42] -> [[2,[]],24]");
            assertThat(client.tryCall("update_pk_simple_enum", Values.ONE, "24"))
                    .isInstanceOfSatisfying(
                            ReducerOutcome.Refused.class,
                            refused -> assertThat(refused.message()).isEqualTo("row not found"));
        }

        @Test
        void indexedSimpleEnum() {
            client.subscribe("SELECT * FROM indexed_simple_enum");
            client.call("insert_into_indexed_simple_enum", Values.TWO);
            client.call("update_indexed_simple_enum", Values.TWO, Values.ONE);

            client.sees(
                    "insert_into_indexed_simple_enum: insert indexed_simple_enum [[2,[]]]",
                    "update_indexed_simple_enum: delete indexed_simple_enum [[2,[]]]",
                    "update_indexed_simple_enum: insert indexed_simple_enum [[1,[]]]");
        }

        @Test
        void overlappingSubscriptions() {
            client.call("insert_pk_u_8", "1", "0");
            client.subscribe("select * from pk_u_8 where n < 100", "select * from pk_u_8 where n > 0");
            assertThat(client.rows("pk_u_8")).hasSize(1);
            client.call("update_pk_u_8", "1", "1");

            client.sees("subscribed: insert pk_u_8 [1,0]", "update_pk_u_8: update pk_u_8 [1,0] -> [1,1]");
            assertThat(client.rows("pk_u_8")).hasSize(1);
        }
    }
}
