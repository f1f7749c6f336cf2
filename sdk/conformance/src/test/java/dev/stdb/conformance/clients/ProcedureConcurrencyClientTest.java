package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.client.ProcedureOutcome;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases of {@code procedure-concurrency-client}. */
class ProcedureConcurrencyClientTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("sdk-test-procedure-concurrency");

    private static Client subscribed() {
        Client client = HOST.connect();
        client.subscribe("SELECT * FROM procedure_concurrency_row;");
        client.seesNothing();
        return client;
    }

    /** The contexts of the next rows, in the order of their numbers. */
    private static List<String> contexts(Client client, int count) {
        return client.look(count).stream()
                .map(line -> line.substring(line.indexOf('[')))
                .sorted()
                .map(row -> row.substring(row.indexOf('"') + 1, row.lastIndexOf('"')))
                .toList();
    }

    private static void assertReturned(CompletionStage<ProcedureOutcome<AlgebraicValue>> call) {
        assertThat(Client.answer(call)).isInstanceOf(ProcedureOutcome.Returned.class);
    }

    @Test
    void procedureReducerInterleaving() {
        Client sleeper = subscribed();
        Client writer = subscribed();
        var sleeping = sleeper.startProcedure("procedure_sleep_between_inserts");
        assertThat(contexts(writer, 1)).containsExactly("procedure_before");
        writer.call("insert_reducer_row");

        assertReturned(sleeping);
        assertThat(contexts(writer, 2)).containsExactly("reducer", "procedure_after");
        assertThat(contexts(sleeper, 3)).containsExactly("procedure_before", "reducer", "procedure_after");
    }

    @Test
    void procedureReducerSameClientInterleaved() {
        Client client = subscribed();
        var sleeping = client.startProcedure("procedure_sleep_between_inserts");
        assertThat(contexts(client, 1)).containsExactly("procedure_before");
        client.call("insert_reducer_row");

        assertReturned(sleeping);
        assertThat(contexts(client, 2)).containsExactly("reducer", "procedure_after");
    }

    @Test
    void procedureConcurrentWithScheduledReducer() {
        Client client = subscribed();
        assertReturned(client.startProcedure("procedure_schedule_reducer_between_inserts"));

        assertThat(contexts(client, 3)).containsExactly("procedure_before", "scheduled_reducer", "procedure_after");
    }

    /** Takes as long as the scheduled procedure sleeps: ten seconds. */
    @Test
    void scheduledProcedureScheduledReducerNotInterleaved() {
        Client client = subscribed();
        client.call("schedule_procedure_then_reducer");

        assertThat(contexts(client, 3))
                .containsExactly("scheduled_procedure_before", "scheduled_procedure_after", "scheduled_reducer");
    }
}
