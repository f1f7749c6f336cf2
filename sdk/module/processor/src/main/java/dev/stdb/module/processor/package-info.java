/**
 * The annotation processor of server modules: reads the annotated Java, tells every mistake at its place, and generates codecs,
 * table handles, dispatch and the module definition. Start at {@link dev.stdb.module.processor.ModuleProcessor}.
 */
@NullMarked
package dev.stdb.module.processor;

import org.jspecify.annotations.NullMarked;
