package dev.stdb.host.db;

import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefJson;

/** What {@code GET …/schema} answers. */
final class SchemaAnswers {
    private SchemaAnswers() {}

    static String json(Published published, boolean version10) {
        RawModuleDef definition = published.definition();
        return RawModuleDefJson.write(definition);
    }
}
