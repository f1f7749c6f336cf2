package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases of {@code event-table-client}. */
class EventTableClientTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("sdk-test-event-table");

    private Client client;

    @BeforeEach
    void subscribe() {
        client = HOST.connect();
        client.subscribe("SELECT * FROM test_event;");
        client.seesNothing();
    }

    @Test
    void eventTable() {
        client.call("emit_test_event", "\"hello\"", "42");

        client.sees("emit_test_event: event test_event [\"hello\",42]");
        assertThat(client.rows("test_event")).isEmpty();
    }

    @Test
    void multipleEvents() {
        client.call("emit_multiple_test_events");

        client.sees(
                "emit_multiple_test_events: event test_event [\"a\",1]",
                "emit_multiple_test_events: event test_event [\"b\",2]",
                "emit_multiple_test_events: event test_event [\"c\",3]");
    }

    @Test
    void eventsDontPersist() {
        client.call("emit_test_event", "\"hello\"", "42");
        client.call("noop");

        client.sees("emit_test_event: event test_event [\"hello\",42]");
        client.seesNothing();
    }
}
