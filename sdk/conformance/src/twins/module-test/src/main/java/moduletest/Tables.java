package moduletest;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Default;
import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.SpacetimeType;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import dev.stdb.module.Unique;
import java.util.List;
import java.util.Optional;

/** Every way to declare a table, and types in scopes. */
public final class Tables {
    private Tables() {}

    @Table(accessor = "person", isPublic = true)
    public record Person(
            @PrimaryKey @AutoInc @U32 long id,
            String name,
            @Index @U8 int age) {}

    @Table(accessor = "table_to_remove")
    public record RemoveTable(@U32 long id) {}

    @Table(accessor = "test_a")
    public record TestA(
            @Index(accessor = "foo") @U32 long x, @U32 long y, String z) {}

    @SpacetimeType
    public record TestB(String foo) {}

    @SpacetimeType(name = "Namespace.TestC")
    public enum TestC {
        Foo,
        Bar
    }

    @Table(accessor = "test_d", isPublic = true)
    public record TestD(@Default("Foo") Optional<TestC> test_c, Optional<List<TestC>> test_c_nested) {}

    @Table(accessor = "test_e")
    public record TestE(
            @PrimaryKey @AutoInc @U64 long id, @Index String name) {}

    @SpacetimeType
    public record Baz(String field) {}

    @SpacetimeType
    public sealed interface Foobar {
        record Baz(Tables.Baz value) implements Foobar {}

        record Bar() implements Foobar {}

        record Har(@U32 long value) implements Foobar {}
    }

    @Table(accessor = "test_f", isPublic = true)
    public record TestFoobar(Foobar field) {}

    @SpacetimeType(name = "Namespace.TestF")
    public sealed interface TestF {
        record Foo() implements TestF {}

        record Bar() implements TestF {}

        record Baz(String value) implements TestF {}
    }

    @Table(accessor = "private_table")
    public record PrivateTable(String name) {}

    @Table(accessor = "points")
    @Index(
            accessor = "multi_column_index",
            columns = {"x", "y"})
    public record Point(long x, long y) {}

    @Table(accessor = "pk_multi_identity")
    public record PkMultiIdentity(
            @PrimaryKey @U32 long id, @Unique @AutoInc @U32 long other) {}

    @Table(accessor = "repeating_test_arg", scheduled = "repeating_test")
    public record RepeatingTestArg(
            @PrimaryKey @AutoInc @U64 long scheduled_id, ScheduleAt scheduled_at, Timestamp prev_time) {}

    @Table(accessor = "nonrepeating_test_arg", scheduled = "nonrepeating_test")
    public record NonrepeatingTestArg(
            @PrimaryKey @AutoInc @U64 long scheduled_id, ScheduleAt scheduled_at, Timestamp prev_time) {}

    @Table(accessor = "has_special_stuff")
    public record HasSpecialStuff(Identity identity, ConnectionId connection_id) {}

    @Table(accessor = "player", isPublic = true)
    @Table(accessor = "logged_out_player", isPublic = true)
    public record Player(
            @PrimaryKey Identity identity,
            @Unique @AutoInc @U64 long player_id,
            @Unique String name) {}
}
