package dev.stdb.sql;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables for tests: {@code player} (accessor {@code Player}) and the private {@code secret}. */
final class TestCatalog {
    static final Identity ANN = Identity.fromClaims("test", "ann");

    private static final SqlTable PLAYER = table(
            "player",
            true,
            List.of(
                    new SqlColumn(0, "id", "id", Primitive.U64),
                    new SqlColumn(1, "first_name", "firstName", Primitive.STRING),
                    new SqlColumn(2, "level", "level", Primitive.I16),
                    new SqlColumn(3, "ratio", "ratio", Primitive.F64),
                    new SqlColumn(4, "online", "online", Primitive.BOOL),
                    new SqlColumn(5, "identity", "identity", AlgebraicType.identity()),
                    new SqlColumn(6, "at", "at", AlgebraicType.timestamp()),
                    new SqlColumn(7, "raw", "raw", new ArrayType(Primitive.U8)),
                    new SqlColumn(8, "huge", "huge", Primitive.I256),
                    new SqlColumn(9, "uuid", "uuid", AlgebraicType.uuid()),
                    new SqlColumn(10, "maybe", "maybe", AlgebraicType.option(Primitive.U64))));
    private static final SqlTable SECRET = table("secret", false, List.of(new SqlColumn(0, "n", "n", Primitive.U64)));

    static final Catalog PLAYERS = name -> Optional.ofNullable(
            Map.of("player", PLAYER, "Player", PLAYER, "secret", SECRET).get(name));

    private TestCatalog() {}

    private static SqlTable table(String name, boolean isPublic, List<SqlColumn> columns) {
        var indexes = new ArrayList<List<Integer>>();
        indexes.add(List.of(0));
        return new SqlTable(1, name, columns, isPublic, false, false, indexes);
    }
}
