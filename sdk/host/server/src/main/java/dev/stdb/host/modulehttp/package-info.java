/** HTTP as modules see it: the messages in BSATN, and the requests that procedures send. */
@NullMarked
package dev.stdb.host.modulehttp;

import org.jspecify.annotations.NullMarked;
