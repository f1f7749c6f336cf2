package session;

import dev.stdb.client.DbConnection;
import dev.stdb.client.ProcedureOutcome;
import dev.stdb.client.ReducerOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import mounting.client.RemoteModule;
import mounting.client.bank.Account;
import mounting.client.bank.Kind;

/** Uses a module and one that is mounted in it. Compiled in a test, with the code that is generated there. */
public final class MountedSession {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private MountedSession() {}

    public static List<String> play(String uri, String database) throws Exception {
        RemoteModule module =
                get(RemoteModule.connect(DbConnection.builder().uri(uri).database(database).connectTimeout(PATIENCE)));
        try (DbConnection connection = module.connection()) {
            List<String> seen = new ArrayList<>();
            seen.add(get(module.subscribeToAllTables().applied()).toString().replaceAll("[0-9]+", "n"));
            var bank = module.tables().bank();
            seen.add(get(module.reducers().bank().open("", Kind.CURRENT)) instanceof ReducerOutcome.Refused no ? no.message() : "?");
            get(module.reducers().bank().open("Ann", Kind.LONG_TERM));
            get(module.reducers().deposit("Ann", 50));
            Account ann = bank.account().findByHolderName("Ann").orElseThrow();
            boolean mine = ann.openedBy().equals(connection.identity());
            seen.add(ann.holderName() + " saves " + ann.balance() + " as " + ann.kind() + ", mine: " + mine);
            seen.add("visits " + module.tables().visit().count());
            seen.add("poor: " + module.tables().poor().rows().getFirst().holderName());
            if (get(module.procedures().bank().total(Kind.CURRENT)) instanceof ProcedureOutcome.Returned<Long> total) {
                seen.add("in all " + total.value());
            }
            return seen;
        }
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
