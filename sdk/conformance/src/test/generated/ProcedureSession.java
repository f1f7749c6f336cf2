package session;

import dev.stdb.client.DbConnection;
import dev.stdb.client.ProcedureOutcome;
import dev.stdb.client.typed.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import procedures.client.MyTable;
import procedures.client.RemoteModule;
import procedures.client.ReturnEnum;
import procedures.client.ReturnStruct;

/** Calls procedures and writes down what they return. Compiled in a test, with the code that is generated there. */
public final class ProcedureSession {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ProcedureSession() {}

    public static List<String> play(String uri, String database) throws Exception {
        RemoteModule module =
                get(RemoteModule.connect(DbConnection.builder().uri(uri).database(database).connectTimeout(PATIENCE)));
        try (DbConnection open = module.connection()) {
            List<String> seen = new ArrayList<>(List.of("open: " + open.isOpen()));
            var procedures = module.procedures();
            long sum = returned(procedures.returnPrimitive(4_000_000_000L, 100));
            seen.add("sum " + sum);
            ReturnStruct struct = returned(procedures.returnStruct(42, "foo"));
            seen.add(struct.a() + " " + struct.b());
            seen.add(text(returned(procedures.returnEnumA(7))));
            seen.add(text(returned(procedures.returnEnumB("seven"))));
            get(module.subscribeToAllTables().applied());
            Unit nothing = returned(procedures.insertWithTxCommit());
            MyTable row = module.tables().myTable().rows().getFirst();
            seen.add(nothing + ", and a row " + row.field().b());
            if (get(procedures.willPanic()) instanceof ProcedureOutcome.Crashed<Unit>) {
                seen.add("crashed");
            }
            return seen;
        }
    }

    private static String text(ReturnEnum value) {
        return switch (value) {
            case ReturnEnum.A(long number) -> "A of " + number;
            case ReturnEnum.B(String word) -> "B of " + word;
        };
    }

    private static <T> T returned(CompletionStage<ProcedureOutcome<T>> call) throws Exception {
        return switch (get(call)) {
            case ProcedureOutcome.Returned<T> it -> it.value();
            case ProcedureOutcome.Crashed<T> it -> throw new IllegalStateException(it.text());
        };
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
