package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/**
 * What a client sends. Request ids are unsigned 32-bit numbers chosen by the client and only echoed.
 *
 * <p>Mirrors {@code ClientMessage} of crates/client-api-messages/src/websocket/v2.rs.
 */
public sealed interface ClientMessage {
    /** Registers queries under an id. */
    record Subscribe(int requestId, QuerySetId querySetId, List<String> queryStrings) implements ClientMessage {
        public Subscribe {
            queryStrings = List.copyOf(queryStrings);
        }
    }

    /**
     * Ends a set.
     *
     * @param sendDroppedRows whether the answer is to carry the rows that the set had
     */
    record Unsubscribe(int requestId, QuerySetId querySetId, boolean sendDroppedRows) implements ClientMessage {}

    /** Asks once. */
    record OneOffQuery(int requestId, String queryString) implements ClientMessage {}

    /**
     * Calls a reducer.
     *
     * @param reducer canonical name
     * @param args BSATN of the parameters as a product
     */
    record CallReducer(int requestId, String reducer, RowBytes args) implements ClientMessage {}

    /**
     * Calls a procedure.
     *
     * @param procedure canonical name
     * @param args BSATN of the parameters as a product
     */
    record CallProcedure(int requestId, String procedure, RowBytes args) implements ClientMessage {}

    /** Registers several sets in one transaction; servers before 2.10.2 close the connection. */
    record SubscribeBatch(int requestId, List<SubscribeSet> sets) implements ClientMessage {
        public SubscribeBatch {
            sets = List.copyOf(sets);
        }
    }

    /** The id that the answer echoes. */
    int requestId();

    /** The highest message tag known. */
    int LAST_TAG = 5;

    Codec<ClientMessage> CODEC = new Codec<>() {
        @Override
        public void write(ClientMessage value, BsatnWriter out) {
            switch (value) {
                case Subscribe(int id, var set, var queries) -> {
                    QuerySetId.CODEC.write(set, out.u8(0).i32(id));
                    out.array(queries, Wire.STR);
                }
                case Unsubscribe(int id, var set, boolean sendDroppedRows) -> {
                    QuerySetId.CODEC.write(set, out.u8(1).i32(id));
                    out.u8(sendDroppedRows ? 1 : 0);
                }
                case OneOffQuery(int id, var query) -> out.u8(2).i32(id).str(query);
                case CallReducer(int id, var name, var args) ->
                    Wire.writeBytes(args, out.u8(3).i32(id).u8(0).str(name));
                case CallProcedure(int id, var name, var args) ->
                    Wire.writeBytes(args, out.u8(4).i32(id).u8(0).str(name));
                case SubscribeBatch(int id, var sets) -> out.u8(5).i32(id).array(sets, SubscribeSet.CODEC);
            }
        }

        @Override
        public ClientMessage read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new Subscribe(Wire.u32(in), QuerySetId.CODEC.read(in), in.array(Wire.STR));
                case 1 -> new Unsubscribe(Wire.u32(in), QuerySetId.CODEC.read(in), Wire.unsubscribeFlags(in));
                case 2 -> new OneOffQuery(Wire.u32(in), in.str());
                case 3 -> {
                    int id = Wire.u32(in);
                    Wire.callFlags(in, "reducer");
                    yield new CallReducer(id, in.str(), Wire.readBytes(in));
                }
                case 4 -> {
                    int id = Wire.u32(in);
                    Wire.callFlags(in, "procedure");
                    yield new CallProcedure(id, in.str(), Wire.readBytes(in));
                }
                case 5 -> new SubscribeBatch(Wire.u32(in), in.array(SubscribeSet.CODEC));
                default -> throw in.unknownTag("ClientMessage", tag);
            };
        }
    };
}
