package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.client.ProcedureOutcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases of {@code procedure-client}. */
class ProcedureClientTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("sdk-test-procedure");

    private Client client;

    @BeforeEach
    void connect() {
        client = HOST.connect();
    }

    private void subscribe() {
        client.subscribe("SELECT * FROM my_table;", "SELECT * FROM proc_inserts_into;", "SELECT * FROM pk_uuid;");
        client.seesNothing();
    }

    @Test
    void procedureReturnValues() {
        assertThat(client.procedure("return_primitive", "1", "2")).isEqualTo("3");
        assertThat(client.procedure("return_struct", "1234", "\"foo\"")).isEqualTo("[1234,\"foo\"]");
        assertThat(client.procedure("return_enum_a", "1234")).isEqualTo("[0,1234]");
        assertThat(client.procedure("return_enum_b", "\"foo\"")).isEqualTo("[1,\"foo\"]");
    }

    @Test
    void procedureObservePanic() {
        assertThat(client.tryProcedure("will_panic")).isInstanceOf(ProcedureOutcome.Crashed.class);
    }

    @Test
    void procedureHttpOk() {
        assertThat(client.procedure("read_my_schema", "\"" + HOST.url() + "//\""))
                .contains("misc_exports", "read_my_schema");
    }

    @Test
    void procedureHttpErr() {
        assertThat(client.procedure("invalid_request")).contains("error", "http://foo.invalid/");
    }

    @Test
    void insertWithTxCommit() {
        subscribe();
        client.procedure("insert_with_tx_commit");

        assertThat(client.rows("my_table")).containsExactly("[[42,\"magic\"]]");
        client.sees("other: insert my_table [[42,\"magic\"]]");
        client.procedure("insert_with_tx_commit");
        client.seesNothing();
    }

    @Test
    void insertWithTxRollback() {
        subscribe();
        client.procedure("insert_with_tx_rollback");

        client.seesNothing();
        assertThat(client.rows("my_table")).isEmpty();
    }

    @Test
    void scheduleProcedure() {
        subscribe();
        client.call("schedule_proc");

        Matcher row = Pattern.compile("other: insert proc_inserts_into \\[\\[(\\d+)\\],\\[(\\d+)\\],42,24\\]")
                .matcher(client.look(1).get(0));
        assertThat(row.matches()).as(row.toString()).isTrue();
        long reducer = Long.parseLong(row.group(1));
        long procedure = Long.parseLong(row.group(2));
        assertThat(procedure - reducer).isGreaterThanOrEqualTo(1_000_000L);
    }

    @Test
    void sortedUuidsInsert() {
        subscribe();
        client.procedure("sorted_uuids_insert");

        assertThat(client.look(1000)).hasSize(1000).allMatch(line -> line.startsWith("other: insert pk_uuid "));
    }
}
