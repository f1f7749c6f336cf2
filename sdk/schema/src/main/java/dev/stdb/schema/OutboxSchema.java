package dev.stdb.schema;

import dev.stdb.bsatn.special.U256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a table an outbox: each inserted row becomes a reducer call in another database (servers from 2.12.0).
 *
 * @param remoteReducer the reducer called there, dotted if it is in a submodule
 * @param targetColumn position of the column that holds the receiving database's Identity
 * @param argColumns positions of the columns sent as arguments, in parameter order
 * @param onResultReducer source name of the reducer of this module that gets the answer; null: none
 * @param signatureHash hash of the remote reducer's parameters; the server refuses calls that do not match
 */
public record OutboxSchema(
        String remoteReducer,
        int targetColumn,
        List<Integer> argColumns,
        @Nullable String onResultReducer,
        U256 signatureHash) {
    public OutboxSchema {
        argColumns = List.copyOf(argColumns);
    }
}
