package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.client.DisconnectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code connect_disconnect_client}. */
class ConnectDisconnectClientTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("sdk-test-connect-disconnect");

    @Test
    void comingAndGoingLeavesTraces() {
        Client first = HOST.connect();
        first.subscribe("SELECT * FROM connected");
        first.sees("subscribed: insert connected [" + first.identity() + "]");

        assertThat(first.disconnect()).isEqualTo(new DisconnectReason.ClosedByClient());
        assertThat(first.connection().isOpen()).isFalse();

        Client second = HOST.connect();
        second.subscribe("SELECT * FROM disconnected");
        assertThat(second.look(1)) // with the subscription or after it: a goodbye waits two seconds for its answer
                .singleElement()
                .asString()
                .endsWith(": insert disconnected [" + first.identity() + "]");
    }
}
