/**
 * Module definitions as sent ({@link dev.stdb.schema.raw.RawModuleDef}) in BSATN and JSON, and the
 * {@linkplain dev.stdb.schema.raw.Lift lift} that validates them into a {@link dev.stdb.schema.ModuleSchema}.
 */
@NullMarked
package dev.stdb.schema.raw;

import org.jspecify.annotations.NullMarked;
