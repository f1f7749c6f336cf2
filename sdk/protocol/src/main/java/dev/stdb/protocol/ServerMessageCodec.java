package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.protocol.ServerMessage.InitialConnection;
import dev.stdb.protocol.ServerMessage.OneOffQueryResult;
import dev.stdb.protocol.ServerMessage.ProcedureResult;
import dev.stdb.protocol.ServerMessage.ProcedureStatus;
import dev.stdb.protocol.ServerMessage.QueryResult;
import dev.stdb.protocol.ServerMessage.ReducerResult;
import dev.stdb.protocol.ServerMessage.SubscribeApplied;
import dev.stdb.protocol.ServerMessage.SubscribeBatchApplied;
import dev.stdb.protocol.ServerMessage.SubscriptionError;
import dev.stdb.protocol.ServerMessage.TransactionUpdate;
import dev.stdb.protocol.ServerMessage.UnsubscribeApplied;

/** {@link ServerMessage} as bytes. */
final class ServerMessageCodec implements Codec<ServerMessage> {
    /** The highest message tag known. */
    static final int LAST_TAG = 8;

    @Override
    public void write(ServerMessage value, BsatnWriter out) {
        switch (value) {
            case InitialConnection(var identity, var connectionId, var token) -> {
                Identity.CODEC.write(identity, out.u8(0));
                ConnectionId.CODEC.write(connectionId, out);
                out.str(token);
            }
            case SubscribeApplied(int id, var set, var rows) -> {
                QuerySetId.CODEC.write(set, out.u8(1).i32(id));
                QueryRows.CODEC.write(rows, out);
            }
            case UnsubscribeApplied(int id, var set, var rows) -> {
                QuerySetId.CODEC.write(set, out.u8(2).i32(id));
                out.option(rows, QueryRows.CODEC);
            }
            case SubscriptionError(var id, var set, var error) -> {
                QuerySetId.CODEC.write(set, out.u8(3).option(id, Wire.U_32));
                out.str(error);
            }
            case TransactionUpdate(var sets) -> out.u8(4).array(sets, QuerySetUpdate.CODEC);
            case OneOffQueryResult(int id, var result) ->
                writeResult(result, out.u8(5).i32(id));
            case ReducerResult(int id, var timestamp, var outcome) -> {
                Timestamp.CODEC.write(timestamp, out.u8(6).i32(id));
                WireReducerOutcome.CODEC.write(outcome, out);
            }
            case ProcedureResult(var status, var timestamp, var duration, int id) -> {
                writeStatus(status, out.u8(7));
                Timestamp.CODEC.write(timestamp, out);
                TimeDuration.CODEC.write(duration, out);
                out.i32(id);
            }
            case SubscribeBatchApplied(int id, var results) ->
                out.u8(8).i32(id).array(results, SubscribeSetResult.CODEC);
        }
    }

    @Override
    public ServerMessage read(BsatnReader in) {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new InitialConnection(Identity.CODEC.read(in), ConnectionId.CODEC.read(in), in.str());
            case 1 -> new SubscribeApplied(Wire.u32(in), QuerySetId.CODEC.read(in), QueryRows.CODEC.read(in));
            case 2 -> new UnsubscribeApplied(Wire.u32(in), QuerySetId.CODEC.read(in), in.option(QueryRows.CODEC));
            case 3 -> new SubscriptionError(in.option(Wire.U_32), QuerySetId.CODEC.read(in), in.str());
            case 4 -> new TransactionUpdate(in.array(QuerySetUpdate.CODEC));
            case 5 -> new OneOffQueryResult(Wire.u32(in), readResult(in));
            case 6 -> new ReducerResult(Wire.u32(in), Timestamp.CODEC.read(in), WireReducerOutcome.CODEC.read(in));
            case 7 ->
                new ProcedureResult(
                        readStatus(in), Timestamp.CODEC.read(in), TimeDuration.CODEC.read(in), Wire.u32(in));
            case 8 -> new SubscribeBatchApplied(Wire.u32(in), in.array(SubscribeSetResult.CODEC));
            default -> throw in.unknownTag("ServerMessage", tag);
        };
    }

    private static void writeResult(QueryResult value, BsatnWriter out) {
        switch (value) {
            case QueryResult.Rows(var rows) -> QueryRows.CODEC.write(rows, out.u8(0));
            case QueryResult.Failed(var error) -> out.u8(1).str(error);
        }
    }

    private static QueryResult readResult(BsatnReader in) {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new QueryResult.Rows(QueryRows.CODEC.read(in));
            case 1 -> new QueryResult.Failed(in.str());
            default -> throw in.unknownTag("result", tag);
        };
    }

    private static void writeStatus(ProcedureStatus value, BsatnWriter out) {
        switch (value) {
            case ProcedureStatus.Returned(var bytes) -> Wire.writeBytes(bytes, out.u8(0));
            case ProcedureStatus.InternalError(var message) -> out.u8(1).str(message);
        }
    }

    private static ProcedureStatus readStatus(BsatnReader in) {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new ProcedureStatus.Returned(Wire.readBytes(in));
            case 1 -> new ProcedureStatus.InternalError(in.str());
            default -> throw in.unknownTag("ProcedureStatus", tag);
        };
    }
}
