package connectdisconnect;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.ClientConnected;
import dev.stdb.module.ClientDisconnected;
import dev.stdb.module.Table;

/** Lifecycle reducers leave a trace. */
public final class ConnectDisconnect {
    private ConnectDisconnect() {}

    @Table(accessor = "connected", isPublic = true)
    public record Connected(Identity identity) {}

    @Table(accessor = "disconnected", isPublic = true)
    public record Disconnected(Identity identity) {}

    @ClientConnected
    public static void identity_connected(ReducerContext ctx) {
        ctx.db().connected().insert(new Connected(ctx.sender()));
    }

    @ClientDisconnected
    public static void identity_disconnected(ReducerContext ctx) {
        ctx.db().disconnected().insert(new Disconnected(ctx.sender()));
    }
}
