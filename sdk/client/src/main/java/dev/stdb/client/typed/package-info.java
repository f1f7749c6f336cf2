/**
 * What generated client code is made of: tables whose rows are records, the codecs of standard types, and the check that the code fits
 * the database. Nobody else need know it; {@code stdb-tui generate} writes classes that extend and call these.
 */
@NullMarked
package dev.stdb.client.typed;

import org.jspecify.annotations.NullMarked;
