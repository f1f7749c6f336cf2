/** Goals for Maven: each a thin shell over what {@code module/build}, {@code host/server} and {@code client} do. */
@NullMarked
package dev.stdb.maven;

import org.jspecify.annotations.NullMarked;
