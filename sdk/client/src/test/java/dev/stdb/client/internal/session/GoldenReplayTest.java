package dev.stdb.client.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.client.internal.cache.Cache;
import dev.stdb.client.internal.cache.TableDelta;
import dev.stdb.golden.Golden;
import dev.stdb.protocol.ClientFrames;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.ProtocolException;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Feeds what a real server sent to a session, and compares the cache wherever the recording says what it has to be. */
class GoldenReplayTest {
    private static final int CACHE_LINES = 207;

    static Stream<String> transcripts() {
        return Stream.of("ws", "ws-2.14")
                .flatMap(folder ->
                        Golden.files(folder).stream().map(file -> file.contains("/") ? file : folder + "/" + file))
                .filter(file -> file.endsWith(".jsonl"));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void theCacheIsWhatTheRecordingSays(String transcript) {
        new Replay(transcript).run();
    }

    @Test
    void everyRecordedCacheWasCompared() {
        assertThat(transcripts()
                        .mapToInt(transcript -> new Replay(transcript).run())
                        .sum())
                .isEqualTo(CACHE_LINES);
    }

    private static final class Replay {
        private final String transcript;
        private final List<JsonNode> lines;
        private final Map<String, Client> clients = new HashMap<>();
        private int compared;

        Replay(String transcript) {
            this.transcript = transcript;
            this.lines = Golden.lines(transcript);
        }

        int run() {
            String protocol = lines.getFirst().path("protocol").asString();
            for (int i = 1; i < lines.size(); i++) {
                JsonNode line = lines.get(i);
                if (line.has("conn")) {
                    step(line, protocol, transcript + ":" + (i + 1));
                }
            }
            return compared;
        }

        private void step(JsonNode line, String protocol, String where) {
            String name = line.path("conn").asString();
            switch (line.path("event").asString("") + line.path("dir").asString("")) {
                case "open" -> {
                    if (line.path("status").asInt() == 101) {
                        clients.put(name, new Client(line.path("protocol").asString(protocol)));
                    }
                }
                case "out" -> {
                    if (line.has("hex")) {
                        client(name).sends(bytes(line), line.has("garbage"));
                    }
                }
                case "in" -> client(name).hears(bytes(line), where);
                case "closed" -> client(name).session.lost();
                case "cache" -> {
                    client(name).compare(line, where);
                    compared++;
                }
                default -> {}
            }
        }

        private Client client(String name) {
            return Objects.requireNonNull(clients.get(name), () -> transcript + " has no connection " + name);
        }

        private static byte[] bytes(JsonNode line) {
            return HexFormat.of().parseHex(line.path("hex").asString());
        }
    }

    private static final class Client implements SessionListener {
        private final Protocol protocol;
        private final Cache cache = new Cache(table -> null);
        private final Session session = new Session(cache, this, message -> {});
        private final Map<Integer, QuerySet> sets = new HashMap<>();
        private final List<String> warnings = new ArrayList<>();
        private final Map<String, Integer> counts = new TreeMap<>();

        Client(String protocol) {
            this.protocol = Protocol.ofSubprotocol(protocol).orElseThrow();
        }

        /** A frame that is wrong on purpose may still hold a message that the server answers. */
        void sends(byte[] frame, boolean garbage) {
            try {
                for (ClientMessage message : ClientFrames.decode(frame, protocol)) {
                    session.send(message, waitsFor(message));
                }
            } catch (ProtocolException wrong) {
                assertThat(garbage).isTrue();
            }
        }

        private Pending waitsFor(ClientMessage message) {
            return switch (message) {
                case ClientMessage.Subscribe set ->
                    new Pending.Subscribing(set(set.querySetId().id()));
                case ClientMessage.SubscribeBatch batch ->
                    new Pending.SubscribingAll(batch.sets().stream()
                            .map(set -> set(set.querySetId().id()))
                            .toList());
                case ClientMessage.Unsubscribe set ->
                    new Pending.Unsubscribing(
                            sets.getOrDefault(set.querySetId().id(), new QuerySet(-1, List.of(), new Deaf())));
                case ClientMessage.OneOffQuery query -> new Pending.Query(new Ignored<>());
                case ClientMessage.CallReducer call ->
                    new Pending.Reducer(new Ignored<>() {
                        @Override
                        public void answer(ReducerReply reply) {
                            track(reply.changes());
                        }
                    });
                case ClientMessage.CallProcedure call -> new Pending.Procedure(new Ignored<>());
            };
        }

        private QuerySet set(int id) {
            QuerySet[] self = new QuerySet[1];
            QuerySet set = new QuerySet(id, List.of(), new Deaf() {
                @Override
                public void applied(int rows, List<TableDelta> changes) {
                    track(changes);
                    sets.put(id, self[0]);
                }

                @Override
                public void failed(String error, List<TableDelta> changes) {
                    track(changes);
                }

                @Override
                public void ended(List<TableDelta> changes) {
                    track(changes);
                }
            });
            self[0] = set;
            sets.putIfAbsent(id, set);
            return set;
        }

        /** The deltas have to lead to the same counts as the cache. */
        private void track(List<TableDelta> changes) {
            for (TableDelta delta : changes) {
                int count = counts.merge(
                        delta.table(), delta.inserted().size() - delta.deleted().size(), Integer::sum);
                assertThat(count).isEqualTo(delta.count());
            }
        }

        void hears(byte[] frame, String where) {
            for (ServerMessage message : ServerFrames.decode(frame, protocol, 64 << 20)) {
                session.receive(message);
            }
            assertThat(warnings).as(where).isEmpty();
        }

        void compare(JsonNode line, String where) {
            Map<String, Integer> sizes = new TreeMap<>();
            line.path("sizes")
                    .properties()
                    .forEach(entry -> sizes.put(entry.getKey(), entry.getValue().asInt()));
            Map<String, Integer> ours = new TreeMap<>();
            cache.names().forEach(name -> ours.put(name, cache.count(name)));
            assertThat(ours).as(where).isEqualTo(sizes);
            line.path("rows")
                    .properties()
                    .forEach(table -> table.getValue()
                            .properties()
                            .forEach(row -> assertThat(cache.countOf(
                                            table.getKey(), HexFormat.of().parseHex(row.getKey())))
                                    .as(where + " " + table.getKey() + " " + row.getKey())
                                    .isEqualTo(row.getValue().asInt())));
        }

        @Override
        public void introduced(ServerMessage.InitialConnection who) {}

        @Override
        public void updated(List<TableDelta> changes) {
            track(changes);
        }

        @Override
        public void warning(String sentence) {
            warnings.add(sentence);
        }
    }

    private static class Ignored<T> implements Reply<T> {
        @Override
        public void answer(T answer) {}

        @Override
        public void lost() {}
    }

    private static class Deaf implements SetListener {
        @Override
        public void applied(int rows, List<TableDelta> changes) {}

        @Override
        public void refused(String error) {}

        @Override
        public void failed(String error, List<TableDelta> changes) {}

        @Override
        public void ended(List<TableDelta> changes) {}

        @Override
        public void lost() {}
    }
}
