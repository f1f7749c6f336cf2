/** Client code from a module's schema: what is generated, and how it gets into a folder that may hold other files too. */
@NullMarked
package dev.stdb.codegen;

import org.jspecify.annotations.NullMarked;
