/** One database: its writer thread, transactions around calls, schedules, and subscriptions. */
@NullMarked
package dev.stdb.host.db;

import org.jspecify.annotations.NullMarked;
