/**
 * Queries that views return for the server to run, typed by table and column. The generated {@code From} begins them; the text is
 * that of the server's own query builder for Rust.
 */
@NullMarked
package dev.stdb.module.query;

import org.jspecify.annotations.NullMarked;
