package dev.stdb.host.db;

import dev.stdb.schema.raw.Canonical;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefJson;

/** What {@code GET …/schema} answers. */
final class SchemaAnswers {
    private SchemaAnswers() {}

    static String json(Published published, boolean version10) {
        RawModuleDef answer = version10
                ? new RawModuleDef.V10(Canonical.v10(published.schema()))
                : new RawModuleDef.V9(Canonical.v9(published.schema()));
        return RawModuleDefJson.write(answer);
    }
}
