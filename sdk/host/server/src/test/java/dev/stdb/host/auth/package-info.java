/** Tokens for tests: good ones, and bad ones of every kind. */
@NullMarked
package dev.stdb.host.auth;

import org.jspecify.annotations.NullMarked;
