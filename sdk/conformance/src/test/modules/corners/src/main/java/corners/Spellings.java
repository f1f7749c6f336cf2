package corners;

import dev.stdb.module.AutoInc;
import dev.stdb.module.Index;
import dev.stdb.module.IntRange;
import dev.stdb.module.Log;
import dev.stdb.module.Name;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Procedure;
import dev.stdb.module.Query;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.View;
import java.util.List;
import java.util.Optional;

/** Names that are words of SQL or Java, are in other scripts, or are those that generated code has. */
final class Spellings {
    private Spellings() {}

    enum Farbe {
        ÄPFEL,
        緑
    }

    @Table(accessor = "select")
    record Select(@PrimaryKey int from, @Index String where, int table, @Name("class") int kind) {}

    @Table(isPublic = true)
    record Order(@PrimaryKey int group, @Index String order) {}

    @Table(isPublic = true)
    record Größe(@PrimaryKey int größe, String имя, Farbe farbe) {}

    @Table(accessor = "instance", isPublic = true)
    record Instance(@PrimaryKey int instance, @Index int db, @Index int table, @Index int prefix, int row) {}

    @Table(accessor = "db")
    record Db2(@PrimaryKey int out, @Index String in, @Index(accessor = "columns") int count) implements Db2With {}

    @Table(accessor = "prefix")
    record Prefix(@PrimaryKey @AutoInc @U32 long generated, @Index int scan, @Index int i, @Index int it) {}

    @Table(accessor = "from", event = true)
    record From2(int from, int where) {}

    @Table(isPublic = true)
    @Index(accessor = "all", columns = {"lower", "upper", "prefix", "index"})
    record Named(@PrimaryKey int key, int lower, int upper, int prefix, int index) {}

    /** Like the label of a list of strings. */
    record ListOfStringAsString(int x) {}

    @Reducer
    static void words(ReducerContext ctx) {
        ctx.db().select().insert(new Select(1, "", 2, 3));
        ctx.db().order().insert(new Order(1, "desc"));
        ctx.db().größe().insert(new Größe(1, "имя", Farbe.緑));
        ctx.db().item().insert(new Item(5, new corners.other.Item("", Optional.of(Optional.of(Optional.empty())))));
        Log.info(ctx.db().select().where().filter("").toList()
                + " " + ctx.db().order().order().filter("desc").toList()
                + " " + ctx.db().größe().größe().find(1)
                + " " + ctx.db().item().id().find(5));
    }

    @Reducer
    static void instance(ReducerContext ctx, int s0, int args, int id, int in, int out, int db, int micros, int error) {
        ctx.db().instance().insert(new Instance(s0, args, id, in, out));
        ctx.db().db().insert(new Db2(db, "in", micros).withIn("changed").withOut(error));
        ctx.db().prefix().insert(new Prefix(0, 1, 2, 3));
        ctx.db().named().insert(new Named(s0, 2, 3, 4, 5));
        ctx.db().from().insert(new From2(1, 2));
        Log.info(ctx.db().instance().db().filter(args).toList()
                + " " + ctx.db().instance().prefix().filter(in).toList().size()
                + " " + ctx.db().db().in().filter("changed").toList()
                + " " + ctx.db().db().columns().delete(micros)
                + " " + ctx.db().prefix().it().filter(3).toList().size()
                + ctx.db().prefix().i().filter(2).toList().size()
                + ctx.db().prefix().scan().filter(1).toList().size()
                + " " + ctx.db().named().all().filter(2, 3, IntRange.closed(4, 4)).toList());
        ctx.immediately().definition(5);
    }

    @Reducer
    static void definition(int definition) {
        Log.info("definition " + definition);
    }

    @Procedure
    static int procedure(ProcedureContext ctx, int procedure, int sink, int value, int out) {
        return ctx.withTx(tx -> (int) tx.db().instance().count() + procedure + sink + value + out);
    }

    @View
    static List<Instance> view(ViewContext ctx) {
        return ctx.db().instance().table().filter(3).toList();
    }

    @View
    static List<Named> lookup(AnonymousViewContext ctx) {
        return ctx.db().named().all().filter(2, 3, 4, 5).toList();
    }

    @View
    static Query<Named> joined(AnonymousViewContext ctx) {
        return ctx.from()
                .named()
                .leftSemijoin(ctx.from().instance(), (named, instance) -> named.key().eq(instance.instance()));
    }
}
