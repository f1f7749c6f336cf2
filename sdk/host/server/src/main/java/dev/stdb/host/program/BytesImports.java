package dev.stdb.host.program;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The imports that move bytes: sources, sinks, who runs and who asks. Entered by the thread that runs the call. */
final class BytesImports {
    private static final int CONNECTION_ID_BYTES = 16;

    private final Call call;

    BytesImports(Call call) {
        this.call = call;
    }

    void addTo(Map<String, ImportBody> all) {
        ByteChannels channels = call.channels();
        all.put("bytes_sink_write", (m, a) -> channels.write((int) a[0], m, a[1], a[2]));
        all.put("bytes_source_read", (m, a) -> channels.read((int) a[0], m, a[1], a[2]));
        all.put("bytes_source_remaining_length", (m, a) -> {
            m.u32(a[1], channels.remaining((int) a[0]));
            return 0;
        });
        all.put("identity", (m, a) -> {
            var out = new BsatnWriter();
            Identity.CODEC.write(call.surroundings().identity(), out);
            m.write(a[0], out.toByteArray());
            return 0;
        });
        all.put("get_jwt", this::jwt);
        all.put("volatile_nonatomic_schedule_immediate", (m, a) -> {
            call.surroundings().callSoon(m.text(a[0], a[1]), m.bytes(a[2], a[3]));
            return 0;
        });
    }

    private long jwt(GuestMemory memory, long[] args) {
        var id = ConnectionId.CODEC.read(new BsatnReader(memory.bytes(args[0], CONNECTION_ID_BYTES)));
        call.tx();
        byte[] payload = call.surroundings()
                .jwt(id)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        memory.u32(args[1], call.channels().source(payload));
        return 0;
    }
}
