package dev.stdb.host.program;

import dev.stdb.bsatn.BsatnWriter;
import java.util.Map;

/** The imports of procedures and HTTP handlers. Entered by the thread that runs the call. */
final class ProcedureImports {
    private static final String SLEEP = "procedure_sleep_until";
    private static final String HTTP = "procedure_http_request";

    private final Call call;

    ProcedureImports(Call call) {
        this.call = call;
    }

    void addTo(Map<String, ImportBody> all) {
        all.put(SLEEP, (m, a) -> sleepUntil(a[0]));
        all.put(HTTP, this::http);
        all.put("procedure_start_mut_tx", (m, a) -> {
            call.openTransaction();
            m.u64(a[0], call.surroundings().nowMicros());
            return 0;
        });
        all.put("procedure_commit_mut_tx", (m, a) -> {
            OwnLane lane = call.closeTransaction();
            Call.waiting(() -> {
                lane.commit();
                return 0;
            });
            return 0;
        });
        all.put("procedure_abort_mut_tx", (m, a) -> {
            call.closeTransaction().abort();
            return 0;
        });
    }

    private long sleepUntil(long micros) {
        call.lane(SLEEP);
        Call.waiting(() -> {
            call.surroundings().sleepUntil(micros);
            return 0;
        });
        return call.surroundings().nowMicros();
    }

    private long http(GuestMemory memory, long[] args) {
        OwnLane.Sending request = call.lane(HTTP).http(memory.bytes(args[0], args[1]));
        byte[] body = memory.bytes(args[2], args[3]);
        if (call.isInTransaction()) {
            throw new Errno.Failure(Errno.WOULD_BLOCK_TRANSACTION);
        }
        return switch (Call.waiting(() -> sent(request, body))) {
            case Sent.Answered(var answer) -> {
                memory.u32(args[4], call.channels().source(answer.response()));
                memory.u32(args[4] + 4, call.channels().source(answer.body()));
                yield 0;
            }
            case Sent.Failed(String why) -> {
                byte[] text = new BsatnWriter().str(why).toByteArray();
                memory.u32(args[4], call.channels().source(text));
                yield Errno.HTTP_ERROR;
            }
        };
    }

    private sealed interface Sent {
        record Answered(OwnLane.Answer answer) implements Sent {}

        record Failed(String why) implements Sent {}
    }

    private static Sent sent(OwnLane.Sending request, byte[] body) throws InterruptedException {
        try {
            return new Sent.Answered(request.send(body));
        } catch (OwnLane.FailedRequest e) {
            return new Sent.Failed(e.text());
        }
    }
}
