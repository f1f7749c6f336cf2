package dev.stdb.sql;

import dev.stdb.bsatn.type.AlgebraicType;

/**
 * A column as statements see it.
 *
 * @param position where it stands in the row, from 0
 * @param name the canonical name
 * @param alias the name in the module's source; the same text when there is no other
 * @param type the type without references
 */
public record SqlColumn(int position, String name, String alias, AlgebraicType type) {}
