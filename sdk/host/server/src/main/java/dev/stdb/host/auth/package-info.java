/** Who is calling: signing keys, tokens, and the checks a token has to pass. */
@NullMarked
package dev.stdb.host.auth;

import org.jspecify.annotations.NullMarked;
