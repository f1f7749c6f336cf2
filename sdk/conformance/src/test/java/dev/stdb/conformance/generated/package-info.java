@NullMarked
package dev.stdb.conformance.generated;

import org.jspecify.annotations.NullMarked;
