package audit;

import dev.stdb.module.AutoInc;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U64;

/** A module that others mount: notes of what happened. */
public final class Audit {
    private Audit() {}

    @Table(isPublic = true)
    public record AuditNote(@PrimaryKey @AutoInc @U64 long id, String noteText) {}

    @Reducer
    public static void addNote(ReducerContext ctx, String text) {
        add(ctx.db(), text);
    }

    /** For modules that mount this one: their own calls write notes too. */
    public static void add(Db db, String text) {
        db.auditNote().insert(new AuditNote(0, text));
    }
}
