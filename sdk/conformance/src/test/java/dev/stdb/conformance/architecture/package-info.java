/** The layers of the product, held against its classes. */
@NullMarked
package dev.stdb.conformance.architecture;

import org.jspecify.annotations.NullMarked;
