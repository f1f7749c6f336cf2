/** SpacetimeDB's types as data: {@link dev.stdb.bsatn.type.AlgebraicType} and the typespace its references point into. */
@NullMarked
package dev.stdb.bsatn.type;

import org.jspecify.annotations.NullMarked;
