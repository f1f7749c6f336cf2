/** The rows of tables and event tables as immutable collections that cost time by what changed or what is looked at. */
@NullMarked
package dev.stdb.workbench.rows;

import org.jspecify.annotations.NullMarked;
